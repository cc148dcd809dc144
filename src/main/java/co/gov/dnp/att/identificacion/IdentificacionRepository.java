package co.gov.dnp.att.identificacion;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface IdentificacionRepository extends Repository<Identificacion, Long> {

    Identificacion save(Identificacion identificacion);

    Optional<Identificacion> findByExpedienteId(Long expedienteId);
}
