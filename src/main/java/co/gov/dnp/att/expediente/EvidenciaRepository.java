package co.gov.dnp.att.expediente;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface EvidenciaRepository extends JpaRepository<Evidencia, Long> {

    List<Evidencia> findByTareaIdOrderById(String tareaId);

    List<Evidencia> findByExpedienteIdOrderById(Long expedienteId);

    boolean existsByTareaIdAndSha256(String tareaId, String sha256);

    /** La condición va en el borrado, y la llave de su uso lo respalda: una evidencia que se acaba de usar no se alcanza a borrar. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query(nativeQuery = true, value = """
            delete from att.evidencia e where e.id = :id and not exists (select from att.evidencia_uso u where u.evidencia_id = e.id)""")
    int borrarSiNoSeUso(Long id);
}
