package co.gov.dnp.att.territorio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** El catálogo que trae el producto es, fila por fila, el que publica el DANE. */
class CatalogoDivipolaTest {

    private static final Locale COLOMBIA = Locale.forLanguageTag("es-CO");

    @Test
    @DisplayName("Trae 33 departamentos y 1.122 unidades sin repetir")
    void cuentas() {
        Map<TipoEntidad, Long> porTipo = CatalogoDivipola.filas().stream()
                .collect(Collectors.groupingBy(CatalogoDivipola.Fila::tipo, Collectors.counting()));
        assertThat(porTipo).containsEntry(TipoEntidad.DEPARTAMENTO, 33L).containsEntry(TipoEntidad.DISTRITO, 12L)
                .containsEntry(TipoEntidad.MUNICIPIO, 1091L).containsEntry(TipoEntidad.AREA_NO_MUNICIPALIZADA, 19L);
        assertThat(CatalogoDivipola.filas()).extracting(CatalogoDivipola.Fila::codigo).doesNotHaveDuplicates().hasSize(1155);
        assertThat(CatalogoDivipola.filas()).filteredOn(CatalogoDivipola.Fila::isla).extracting(CatalogoDivipola.Fila::codigo).containsExactly("88001");
    }

    @Test
    @DisplayName("Código, nombre, tipo y departamento son los del archivo oficial")
    void igualAlDelDane() throws Exception {
        Map<String, String> oficial = new TreeMap<>();
        String texto = new String(DatosReales.leer(DatosReales.DIVIPOLA), StandardCharsets.UTF_8);
        for (CSVRecord fila : CSVFormat.DEFAULT.builder().setSkipHeaderRecord(true).setHeader().get().parse(new StringReader(texto))) {
            oficial.put(fila.get(0), fila.get(1) + "|Departamento");
            oficial.put(fila.get(2), fila.get(3) + "|" + fila.get(4));
        }
        Map<String, String> nuestro = new TreeMap<>();
        CatalogoDivipola.filas().forEach(f -> nuestro.put(f.codigo(), f.nombre().toUpperCase(COLOMBIA) + "|" + tipoDane(f)));
        assertThat(nuestro).isEqualTo(oficial);
    }

    @Test
    @DisplayName("Los nombres se presentan con sus mayúsculas y tildes")
    void nombresPresentables() {
        Map<String, String> esperado = DatosReales.esperado().values().stream()
                .collect(Collectors.toMap(f -> f.get("codigo"), f -> f.get("nombre_presentacion")));
        assertThat(CatalogoDivipola.filas().stream().collect(Collectors.toMap(CatalogoDivipola.Fila::codigo, CatalogoDivipola.Fila::nombre)))
                .isEqualTo(esperado);
    }

    private static String tipoDane(CatalogoDivipola.Fila fila) {
        return fila.isla() ? "Isla" : switch (fila.tipo()) {
            case DEPARTAMENTO -> "Departamento";
            case AREA_NO_MUNICIPALIZADA -> "Área no municipalizada";
            default -> "Municipio";
        };
    }
}
