package co.gov.dnp.att.territorio;

import java.util.List;

import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface EntidadTerritorialRepository extends JpaRepository<EntidadTerritorial, String> {

    List<EntidadTerritorial> findByVigenteTrueOrderByCodigo();

    /** Las mismas, que nadie va a cambiar: no se revisan antes de cada consulta de la transacción. */
    @QueryHints(@QueryHint(name = HibernateHints.HINT_READ_ONLY, value = "true"))
    List<EntidadTerritorial> readByVigenteTrueOrderByCodigo();

    List<EntidadTerritorial> findByTipoOrderByNombre(TipoEntidad tipo);

    @Query(value = "select nextval('att.esquema_asociativo_consecutivo')", nativeQuery = true)
    long siguienteEsquema();
}
