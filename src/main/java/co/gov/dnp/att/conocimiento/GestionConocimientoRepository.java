package co.gov.dnp.att.conocimiento;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

interface GestionConocimientoRepository extends JpaRepository<GestionConocimiento, Long> {

    Optional<GestionConocimiento> findByExpedienteId(Long expedienteId);
}
