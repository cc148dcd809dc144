package co.gov.dnp.att.comunicaciones;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Cada cuánto se difunde un contenido desde su primer día. */
public enum Frecuencia {
    UNICA("Una sola vez"), SEMANAL("Cada semana"), QUINCENAL("Cada dos semanas"), MENSUAL("Cada mes");

    private final String etiqueta;

    Frecuencia(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }

    /**
     * Qué día de esa semana le toca; vacío si ninguno. Lo mensual repite el día del mes, o el último si el mes es más corto.
     *
     * @param desde el primer día en que se difunde
     * @param lunes el primero de la semana
     */
    public Optional<LocalDate> en(LocalDate desde, LocalDate lunes) {
        return lunes.datesUntil(lunes.plusWeeks(1)).filter(dia -> !dia.isBefore(desde) && toca(desde, dia)).findFirst();
    }

    private boolean toca(LocalDate desde, LocalDate dia) {
        return switch (this) {
            case UNICA -> dia.equals(desde);
            case SEMANAL -> ChronoUnit.DAYS.between(desde, dia) % 7 == 0;
            case QUINCENAL -> ChronoUnit.DAYS.between(desde, dia) % 14 == 0;
            case MENSUAL -> dia.getDayOfMonth() == Math.min(desde.getDayOfMonth(), dia.lengthOfMonth());
        };
    }
}
