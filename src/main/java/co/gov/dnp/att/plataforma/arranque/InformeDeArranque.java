package co.gov.dnp.att.plataforma.arranque;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Cuando el arranque se niega, deja una sola frase en español en la salida de errores, sin traza; el proceso termina con código 1. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InformeDeArranque implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable falla) {
        for (Throwable causa = falla; causa != null; causa = causa.getCause()) {
            String frase = causa instanceof ArranqueNegado ? causa.getMessage()
                    : causa instanceof PortInUseException puerto
                            ? "el puerto " + puerto.getPort() + " ya está en uso: cierre lo que lo ocupa o indique otro con la variable PORT."
                            : null;
            if (frase != null) {
                System.err.println("Llegada a Territorio no inició: " + frase);
                return true;
            }
        }
        return false;
    }
}
