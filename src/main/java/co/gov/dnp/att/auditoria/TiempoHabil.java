package co.gov.dnp.att.auditoria;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.NavigableSet;

import co.gov.dnp.att.LlegadaTerritorio;

/** Cuánto duró algo para quien trabaja: en días hábiles o, si no llegó a uno, en horas y minutos. */
record TiempoHabil(NavigableSet<LocalDate> habiles) {

    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);
    private static final Locale COLOMBIA = Locale.forLanguageTag("es-CO");
    private static final DateTimeFormatter DIA = DateTimeFormatter.ofPattern("d 'de' MMMM 'de' yyyy", COLOMBIA);
    private static final DateTimeFormatter MOMENTO = DateTimeFormatter.ofPattern("d 'de' MMMM 'de' yyyy 'a las' H:mm", COLOMBIA);

    /** Días hábiles después del primero y hasta el último, inclusive; 0 si todo pasó el mismo día. */
    int dias(Instant desde, Instant hasta) {
        LocalDate a = desde.atZone(ZONA).toLocalDate();
        LocalDate b = hasta.atZone(ZONA).toLocalDate();
        return b.isAfter(a) ? habiles.subSet(a, false, b, true).size() : 0;
    }

    String entre(Instant desde, Instant hasta) {
        int dias = dias(desde, hasta);
        if (dias > 0) {
            return dias == 1 ? "1 día hábil" : dias + " días hábiles";
        }
        long minutos = Math.max(0, Duration.between(desde, hasta).toMinutes());
        if (minutos >= 24 * 60) {
            return "menos de un día hábil";
        }
        return minutos == 0 ? "menos de un minuto" : minutos < 60 ? minutos + " min" : minutos / 60 + " h" + (minutos % 60 == 0 ? "" : " " + minutos % 60 + " min");
    }

    static String dia(Instant momento) {
        return DIA.format(momento.atZone(ZONA));
    }

    static String dia(LocalDate dia) {
        return DIA.format(dia);
    }

    static String momento(Instant momento) {
        return MOMENTO.format(momento.atZone(ZONA));
    }
}
