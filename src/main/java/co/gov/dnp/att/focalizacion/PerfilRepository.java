package co.gov.dnp.att.focalizacion;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

interface PerfilRepository extends JpaRepository<PerfilDeFocalizacion, Long> {

    Optional<PerfilDeFocalizacion> findByDependenciaAndProductoIdAndVigenciaAndEstado(String dependencia, Long productoId,
            int vigencia, EstadoPerfil estado);

    List<PerfilDeFocalizacion> findByDependenciaAndProductoIdAndVigenciaOrderByVersionDesc(String dependencia, Long productoId,
            int vigencia);

    List<PerfilDeFocalizacion> findAllByOrderByVigenciaDescDependenciaAscProductoAscVersionDesc();
}
