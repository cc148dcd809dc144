package co.gov.dnp.att.plan;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface SocializacionRepository extends Repository<Socializacion, Long> {

    Socializacion save(Socializacion socializacion);

    Optional<Socializacion> findFirstByExpedienteIdOrderByNumeroVersionDesc(Long expedienteId);
}
