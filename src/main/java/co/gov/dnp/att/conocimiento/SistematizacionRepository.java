package co.gov.dnp.att.conocimiento;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

interface SistematizacionRepository extends JpaRepository<Sistematizacion, Long> {

    Optional<Sistematizacion> findByExpedienteId(Long expedienteId);
}
