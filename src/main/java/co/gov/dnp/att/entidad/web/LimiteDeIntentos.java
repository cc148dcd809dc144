package co.gov.dnp.att.entidad.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * Cuántas veces se intenta algo en diez minutos, en esta copia de la aplicación. Una firma de 256 bits no se adivina: esto
 * frena el ruido, no reemplaza a la firma.
 */
@Component
class LimiteDeIntentos {

    private static final Duration VENTANA = Duration.ofMinutes(10);
    private static final int MAXIMO_DE_CLAVES = 10_000;

    private final Map<String, Cuenta> cuentas = new ConcurrentHashMap<>();

    private record Cuenta(Instant hasta, int veces) {
    }

    /** Cuenta un intento más. @return falso si con este se pasó del máximo */
    boolean admite(String clave, int maximo) {
        Instant ahora = Instant.now();
        if (cuentas.size() > MAXIMO_DE_CLAVES) {
            cuentas.values().removeIf(c -> c.hasta().isBefore(ahora));
        }
        return cuentas.merge(clave, new Cuenta(ahora.plus(VENTANA), 1), (antes, nueva) ->
                antes.hasta().isBefore(ahora) ? nueva : new Cuenta(antes.hasta(), antes.veces() + 1)).veces() <= maximo;
    }
}
