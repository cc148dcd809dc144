package co.gov.dnp.att.seguimiento;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

interface CorteRepository extends JpaRepository<Corte, Long> {

    Optional<Corte> findFirstByExpedienteIdOrderByNumeroDesc(Long expedienteId);

    List<Corte> findByExpedienteIdOrderByNumero(Long expedienteId);
}
