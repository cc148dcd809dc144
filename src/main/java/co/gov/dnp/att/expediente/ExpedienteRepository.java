package co.gov.dnp.att.expediente;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ExpedienteRepository extends JpaRepository<Expediente, Long> {

    Optional<Expediente> findByCodigo(String codigo);

    @Query(value = """
            select e.* from att.expediente e join att.expediente_entidad x on x.expediente_id = e.id
             where x.codigo = :entidad order by e.id desc""", nativeQuery = true)
    List<Expediente> deEntidad(String entidad);

    /** El expediente, reservado hasta el final de la transacción: numera sus documentos sin repetir versiones. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Expediente e where e.id = :id")
    Optional<Expediente> reservar(Long id);
}
