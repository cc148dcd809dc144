package co.gov.dnp.att.territorio;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface EntidadTerritorialRepository extends JpaRepository<EntidadTerritorial, String> {

    List<EntidadTerritorial> findByVigenteTrueOrderByCodigo();

    List<EntidadTerritorial> findByTipoOrderByNombre(TipoEntidad tipo);

    @Query(value = "select nextval('att.esquema_asociativo_consecutivo')", nativeQuery = true)
    long siguienteEsquema();
}
