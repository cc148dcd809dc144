package co.gov.dnp.att.expediente;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface EvidenciaRepository extends JpaRepository<Evidencia, Long> {

    List<Evidencia> findByTareaIdOrderById(String tareaId);

    List<Evidencia> findByExpedienteIdOrderById(Long expedienteId);

    boolean existsByTareaIdAndSha256(String tareaId, String sha256);

    /** Sin vaciar el contexto: lo llama un caso de uso con sus agregados a medio cambiar, y los perdería. */
    @Modifying(flushAutomatically = true)
    @Query("update Evidencia e set e.referencia = :referencia where e.tareaId = :tareaId and e.referencia is null")
    int usar(String tareaId, String referencia);

    /** La condición va en el borrado: una evidencia que se acaba de usar no se alcanza a borrar. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from Evidencia e where e.id = :id and e.referencia is null")
    int borrarSiNoSeUso(Long id);
}
