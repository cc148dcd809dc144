package co.gov.dnp.att.diseno.proceso;

import java.util.Date;

import co.gov.dnp.att.diseno.Cambios;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Lo que el modelo del cambio pregunta por su nombre: {@code ${cambios.fechaDePublicacion(cambioId)}}. */
@Component("cambios")
public class CambiosDelModelo {

    private final Cambios cambios;

    CambiosDelModelo(@Lazy Cambios cambios) {
        this.cambios = cambios;
    }

    public Date fechaDePublicacion(Long cambioId) {
        return cambios.fechaDePublicacion(cambioId);
    }
}
