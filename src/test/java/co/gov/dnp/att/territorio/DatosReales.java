package co.gov.dnp.att.territorio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/** Los archivos publicados por DANE, DNP y ART. No están en el repositorio: sin la carpeta, la prueba se omite a la vista. */
public final class DatosReales {

    public static final String DIVIPOLA = "divipola_oficial_dane_gdxc-w37w.csv";
    public static final String DNP = "dnp_tipologias_2026.xlsx";
    public static final String PDET = "municipios_pdet.xlsx";
    public static final String ESPERADO = "entidades_territoriales.csv";

    private DatosReales() {
    }

    public static Path ruta(String archivo) {
        for (Path carpeta = Path.of("").toAbsolutePath(); carpeta != null; carpeta = carpeta.getParent()) {
            Path datos = carpeta.resolve("shared/datos").resolve(archivo);
            if (Files.exists(datos)) {
                return datos;
            }
        }
        Assumptions.abort("Falta ../shared/datos/" + archivo + ": la prueba con datos reales se omite");
        throw new IllegalStateException();
    }

    public static byte[] leer(String archivo) {
        try {
            return Files.readAllBytes(ruta(archivo));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** El resultado esperado de las importaciones, por código. */
    public static Map<String, CSVRecord> esperado() {
        try {
            Map<String, CSVRecord> filas = new LinkedHashMap<>();
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get()
                    .parse(Files.newBufferedReader(ruta(ESPERADO), StandardCharsets.UTF_8)).forEach(f -> filas.put(f.get("codigo"), f));
            return filas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
