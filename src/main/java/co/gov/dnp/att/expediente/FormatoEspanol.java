package co.gov.dnp.att.expediente;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import co.gov.dnp.att.LlegadaTerritorio;

/** Fechas, números y respuestas como se escriben en Colombia; lo que falta se dice con una raya. */
@Component("formatoEspanol")
public class FormatoEspanol {

    private static final Locale COLOMBIA = Locale.forLanguageTag("es-CO");
    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);
    private static final DateTimeFormatter DIA = DateTimeFormatter.ofPattern("d MMM yyyy", COLOMBIA);
    private static final DateTimeFormatter MOMENTO = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", COLOMBIA);
    private static final String NADA = "—";

    public String texto(String valor) {
        return valor == null || valor.isBlank() ? NADA : valor.strip();
    }

    public String fecha(LocalDate dia) {
        return dia == null ? NADA : DIA.format(dia);
    }

    public String momento(Instant instante) {
        return instante == null ? NADA : MOMENTO.format(instante.atZone(ZONA));
    }

    /** «38,2», con un punto en los miles y hasta dos decimales. */
    public String numero(BigDecimal valor) {
        return valor == null ? NADA : formato("#,##0.##").format(valor);
    }

    /** «75,0 %». */
    public String porcentaje(BigDecimal valor) {
        return valor == null ? NADA : formato("#,##0.0").format(valor) + " %";
    }

    public String conUnidad(BigDecimal valor, String unidad) {
        return valor == null || unidad == null || unidad.isBlank() ? numero(valor) : numero(valor) + " " + unidad;
    }

    public String siNo(Boolean valor) {
        return valor == null ? NADA : valor ? "Sí" : "No";
    }

    public String lista(List<String> valores) {
        return valores == null || valores.isEmpty() ? NADA : String.join("; ", valores);
    }

    /** «512 B», «34,5 KB» o «2,1 MB». */
    public String tamano(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double kb = bytes / 1024.0;
        DecimalFormat formato = formato("#,##0.#");
        return kb < 1024 ? formato.format(kb) + " KB" : formato.format(kb / 1024) + " MB";
    }

    /** Escritos a mano: la tabla regional de algunas versiones de Java cambia el separador de miles. */
    private static DecimalFormat formato(String patron) {
        DecimalFormatSymbols simbolos = new DecimalFormatSymbols(COLOMBIA);
        simbolos.setDecimalSeparator(',');
        simbolos.setGroupingSeparator('.');
        DecimalFormat formato = new DecimalFormat(patron, simbolos);
        formato.setRoundingMode(RoundingMode.HALF_UP);
        return formato;
    }
}
