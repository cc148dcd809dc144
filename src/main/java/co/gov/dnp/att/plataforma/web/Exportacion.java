package co.gov.dnp.att.plataforma.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Tablas para abrir en hoja de cálculo. El CSV lleva UTF-8 con marca, punto y coma y coma decimal, como lo abre una hoja de
 * cálculo en Colombia; un texto que la hoja tomaría por fórmula sale precedido de apóstrofo.
 */
public final class Exportacion {

    public static final String TIPO_CSV = "text/csv;charset=UTF-8";
    public static final String TIPO_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final ZoneId ZONA = ZoneId.of("America/Bogota");
    private static final DateTimeFormatter FECHA_HORA = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    // Con estos comienza una fórmula en alguna hoja de cálculo; los últimos son sus formas anchas
    private static final String INICIOS_DE_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Exportacion() {
    }

    /** Escribe la tabla como CSV y no cierra la salida. Los valores pueden ser texto, números, fechas, booleanos o nulos. */
    public static void csv(OutputStream salida, List<String> encabezados, Iterable<? extends List<?>> filas) throws IOException {
        Writer escritor = new OutputStreamWriter(salida, StandardCharsets.UTF_8);
        escritor.write('\uFEFF');
        CSVPrinter tabla = new CSVPrinter(escritor, CSVFormat.DEFAULT.builder().setDelimiter(';').get());
        tabla.printRecord(encabezados.stream().map(Exportacion::inofensivo).toList());
        for (List<?> fila : filas) {
            List<String> textos = new ArrayList<>(fila.size());
            for (Object valor : fila) {
                textos.add(texto(valor));
            }
            tabla.printRecord(textos);
        }
        escritor.flush();
    }

    /** Escribe la tabla como libro de una hoja llamada «Datos» y no cierra la salida. */
    public static void xlsx(OutputStream salida, List<String> encabezados, Iterable<? extends List<?>> filas) throws IOException {
        xlsx(salida, "Datos", encabezados, filas);
    }

    /** Escribe la tabla como libro de una hoja: encabezado fijo y en negrilla; los números, como números. */
    public static void xlsx(OutputStream salida, String nombreHoja, List<String> encabezados, Iterable<? extends List<?>> filas)
            throws IOException {
        Workbook libro = new Workbook(salida, "Llegada a Territorio", "1.0");
        Worksheet hoja = libro.newWorksheet(nombreHoja);
        for (int c = 0; c < encabezados.size(); c++) {
            hoja.value(0, c, encabezados.get(c));
            hoja.style(0, c).bold().set();
        }
        hoja.freezePane(0, 1);
        int f = 1;
        for (List<?> fila : filas) {
            for (int c = 0; c < fila.size(); c++) {
                celda(hoja, f, c, fila.get(c));
            }
            f++;
        }
        libro.finish();
    }

    private static void celda(Worksheet hoja, int f, int c, Object valor) {
        if (valor instanceof Number numero) {
            hoja.value(f, c, numero);
        } else if (valor instanceof LocalDate fecha) {
            hoja.value(f, c, fecha);
            hoja.style(f, c).format("yyyy-mm-dd").set();
        } else if (valor != null) {
            // Una celda de texto no se evalúa nunca: aquí no hace falta el apóstrofo
            hoja.value(f, c, crudo(valor));
        }
    }

    private static String texto(Object valor) {
        if (valor == null) {
            return "";
        }
        if (valor instanceof Number) {
            return crudo(valor);
        }
        return inofensivo(crudo(valor));
    }

    private static String crudo(Object valor) {
        if (valor instanceof BigDecimal || valor instanceof Double || valor instanceof Float) {
            return new BigDecimal(valor.toString()).toPlainString().replace('.', ',');
        }
        if (valor instanceof Boolean si) {
            return si ? "Sí" : "No";
        }
        if (valor instanceof Instant instante) {
            return FECHA_HORA.format(instante.atZone(ZONA));
        }
        if (valor instanceof LocalDateTime momento) {
            return FECHA_HORA.format(momento);
        }
        return valor.toString();
    }

    private static String inofensivo(String texto) {
        String visible = texto.stripLeading();
        boolean formula = !texto.isEmpty() && INICIOS_DE_FORMULA.indexOf(texto.charAt(0)) >= 0
                || !visible.isEmpty() && INICIOS_DE_FORMULA.indexOf(visible.charAt(0)) >= 0;
        return formula ? "'" + texto : texto;
    }
}
