package co.gov.dnp.att.portafolio;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

interface ProductoAttRepository extends JpaRepository<ProductoAtt, Long> {

    List<ProductoAtt> findByVigenciaAndEstadoOrderByNombre(int vigencia, EstadoProducto estado);

    Optional<ProductoAtt> findByCodigo(String codigo);

    Optional<ProductoAtt> findByNombreIgnoreCaseAndVigencia(String nombre, int vigencia);
}
