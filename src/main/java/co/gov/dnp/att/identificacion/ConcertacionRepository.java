package co.gov.dnp.att.identificacion;

import java.util.Optional;
import java.util.Set;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConcertacionRepository extends Repository<Concertacion, Long> {

    Concertacion save(Concertacion concertacion);

    boolean existsByExpedienteIdAndUsuario(Long expedienteId, String usuario);

    /** Quienes concertaron, en cualquier vuelta. */
    @Query("select distinct c.usuario from Concertacion c where c.expedienteId = ?1")
    Set<String> usuarios(Long expedienteId);

    int countByExpedienteId(Long expedienteId);

    Optional<Concertacion> findFirstByExpedienteIdOrderByVueltaDesc(Long expedienteId);
}
