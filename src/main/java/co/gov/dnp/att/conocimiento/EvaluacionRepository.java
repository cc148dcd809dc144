package co.gov.dnp.att.conocimiento;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

interface EvaluacionRepository extends JpaRepository<Evaluacion, Long> {

    Optional<Evaluacion> findByExpedienteId(Long expedienteId);
}
