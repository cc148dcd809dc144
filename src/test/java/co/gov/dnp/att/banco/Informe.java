package co.gov.dnp.att.banco;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** Lo que los bancos imprimen y dejan en {@code target/rendimiento.md}, y cómo resumen lo medido. */
final class Informe {

    private static final Path INFORME = Path.of("target/rendimiento.md");

    private Informe() {
    }

    static double mediana(List<Double> valores) {
        double[] v = valores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return v.length % 2 == 1 ? v[v.length / 2] : (v[v.length / 2 - 1] + v[v.length / 2]) / 2;
    }

    /** Milisegundos en ese cuantil. */
    static double ms(List<Long> nanos, double cuantil) {
        long[] v = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return v.length == 0 ? Double.NaN : v[(int) Math.min(v.length - 1, Math.floor(v.length * cuantil))] / 1e6;
    }

    static synchronized void informe(String formato, Object... valores) {
        String linea = String.format(Locale.forLanguageTag("es-CO"), formato, valores);
        System.out.println(linea);
        try {
            if (!Files.exists(INFORME)) {
                Files.writeString(INFORME, "Máquina: " + Runtime.getRuntime().availableProcessors() + " procesadores, Java " + System.getProperty("java.version") + ", carga media al empezar "
                        + String.format("%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()) + ", " + LocalDateTime.now().withNano(0) + (Boolean.getBoolean("banco.rapido") ? ", VUELTA RÁPIDA" : "") + "\n\n");
            }
            Files.writeString(INFORME, "- " + linea + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
