package co.gov.dnp.att.identificacion;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface ConcertacionRepository extends Repository<Concertacion, Long> {

    Concertacion save(Concertacion concertacion);

    boolean existsByExpedienteIdAndUsuario(Long expedienteId, String usuario);

    int countByExpedienteId(Long expedienteId);

    Optional<Concertacion> findFirstByExpedienteIdOrderByVueltaDesc(Long expedienteId);
}
