package co.gov.dnp.att.territorio;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** El catálogo que trae el producto: se carga al arrancar y no toca lo que ya existe ni lo que el DANE haya actualizado. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class CatalogoDivipola implements ApplicationRunner {

    private final JdbcTemplate base;

    CatalogoDivipola(JdbcTemplate base) {
        this.base = base;
    }

    /** Fila del catálogo; {@code isla} distingue a San Andrés dentro de las áreas no municipalizadas. */
    public record Fila(String codigo, String nombre, TipoEntidad tipo, boolean isla) {
    }

    @Override
    @Transactional
    public void run(ApplicationArguments argumentos) {
        // Los departamentos van primero en el archivo: los municipios los referencian
        base.batchUpdate("""
                insert into att.entidad_territorial (codigo, nombre, tipo, codigo_departamento) values (?, ?, ?, ?)
                on conflict (codigo) do nothing""", filas(), 500, (sentencia, fila) -> {
            sentencia.setString(1, fila.codigo());
            sentencia.setString(2, fila.nombre());
            sentencia.setString(3, fila.tipo().name());
            sentencia.setString(4, fila.codigo().substring(0, 2));
        });
    }

    /** Los 33 departamentos y las 1.122 unidades que trae el producto. */
    public static List<Fila> filas() {
        try (Reader lector = new InputStreamReader(new ClassPathResource("territorio/divipola.csv").getInputStream(), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(lector).stream()
                    .map(r -> new Fila(r.get("codigo"), r.get("nombre"), tipo(r.get("tipo")), "ISLA".equals(r.get("tipo")))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No se pudo leer el catálogo DIVIPOLA del producto", e);
        }
    }

    private static TipoEntidad tipo(String tipo) {
        return "ISLA".equals(tipo) ? TipoEntidad.AREA_NO_MUNICIPALIZADA : TipoEntidad.valueOf(tipo);
    }
}
