package co.gov.dnp.att.ejecucion;

import java.util.List;

import org.springframework.data.repository.Repository;

interface AsesoriaRepository extends Repository<Asesoria, Long> {

    /** Con sus atenciones: de ellas sale lo que le falta al frente. */
    Asesoria saveAndFlush(Asesoria asesoria);

    List<Asesoria> findByExpedienteIdOrderById(Long expedienteId);

    boolean existsByRegistroSetaIgnoreCase(String registroSeta);
}
