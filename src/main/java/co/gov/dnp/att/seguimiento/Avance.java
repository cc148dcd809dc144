package co.gov.dnp.att.seguimiento;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/**
 * Las dos medidas del reporte de avance (PS-39), con la frase que dice cómo se obtuvo cada una.
 *
 * <p>Eficacia = hitos cumplidos en plazo / hitos programados al corte × 100, donde cada hito cuenta una vez por cada entidad
 * que cubre. Si el plan pondera sus hitos, es el promedio del cumplimiento en plazo de cada hito programado al corte,
 * ponderado por su peso. Calidad = promedio, de 1 a 5, de la calidad de los contenidos y la percepción que dieron las
 * entidades con consentimiento.
 */
final class Avance {

    private Avance() {
    }

    /** Un hito ya programado al corte: en cuántas entidades, en cuántas se cumplió a tiempo y su peso (0 a 100) o nulo. */
    record Hito(int entidades, int cumplidosEnPlazo, BigDecimal peso) {
    }

    /** @param porcentaje de 0 a 100 con dos decimales; nulo si no hay hitos programados al corte */
    record Eficacia(int programados, int cumplidos, BigDecimal porcentaje, String calculo) {
    }

    /** Promedios de 1 a 5 con dos decimales; nulos sin respuestas. */
    record Calidad(BigDecimal contenidos, BigDecimal percepcion, BigDecimal promedio, int respuestas, int invitadas,
            String calculo) {
    }

    static Eficacia eficacia(List<Hito> alCorte) {
        int programados = alCorte.stream().mapToInt(Hito::entidades).sum();
        int cumplidos = alCorte.stream().mapToInt(Hito::cumplidosEnPlazo).sum();
        if (programados == 0) {
            return new Eficacia(0, 0, null, "No había hitos programados al corte.");
        }
        BigDecimal pesos = alCorte.stream().map(Hito::peso).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (pesos.signum() == 0 || alCorte.stream().anyMatch(h -> h.peso() == null)) {
            BigDecimal porcentaje = division(BigDecimal.valueOf(cumplidos * 100L), BigDecimal.valueOf(programados));
            return new Eficacia(programados, cumplidos, porcentaje, "Hitos cumplidos en plazo / hitos programados al corte × 100 = "
                    + cumplidos + " / " + programados + " × 100.");
        }
        BigDecimal logrado = alCorte.stream().filter(h -> h.entidades() > 0)
                .map(h -> h.peso().multiply(BigDecimal.valueOf(h.cumplidosEnPlazo()))
                        .divide(BigDecimal.valueOf(h.entidades()), 8, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Eficacia(programados, cumplidos, division(logrado.multiply(BigDecimal.valueOf(100)), pesos),
                "Promedio del cumplimiento en plazo de los " + alCorte.size() + " hitos programados al corte, ponderado por el peso "
                        + "de cada hito en el plan (" + cumplidos + " cumplidos en plazo de " + programados + ").");
    }

    static Calidad calidad(List<DatosReporte.Valoracion> valoraciones, int invitadas) {
        int respuestas = valoraciones.size();
        if (respuestas == 0) {
            return new Calidad(null, null, null, 0, invitadas, "Sin valoraciones (" + invitadas + " entidades con consentimiento).");
        }
        BigDecimal n = BigDecimal.valueOf(respuestas);
        int contenidos = valoraciones.stream().mapToInt(DatosReporte.Valoracion::calidadContenidos).sum();
        int percepcion = valoraciones.stream().mapToInt(DatosReporte.Valoracion::percepcion).sum();
        BigDecimal promedio = division(BigDecimal.valueOf(contenidos + percepcion), n.multiply(BigDecimal.valueOf(2)));
        return new Calidad(division(BigDecimal.valueOf(contenidos), n), division(BigDecimal.valueOf(percepcion), n), promedio,
                respuestas, invitadas, "Promedio, de 1 a 5, de la calidad de los contenidos y la percepción del servicio: "
                        + promedio.toPlainString().replace('.', ',') + ". Respondieron " + respuestas + " de " + invitadas
                        + " entidades con consentimiento.");
    }

    private static BigDecimal division(BigDecimal dividendo, BigDecimal divisor) {
        return dividendo.divide(divisor, 2, RoundingMode.HALF_UP);
    }
}
