package co.gov.dnp.att.correo;

import java.time.LocalTime;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Cómo escribe la aplicación. El servidor va en {@code spring.mail.*}; sin {@code spring.mail.host} no hay correo.
 *
 * @param remitente como aparece en «De», con nombre o sin él
 * @param direccionPublica con la que las personas entran, sin barra final: va en los enlaces
 * @param horaResumen hora de Colombia, de un día hábil, desde la que sale el resumen
 * @param dominios los que puede tener la dirección de una persona; vacío admite cualquiera
 * @param intentos cuántas veces se ensaya una carta antes de darla por fallida, de 1 a 20
 */
@ConfigurationProperties("att.correo")
public record AjustesDeCorreo(@DefaultValue("Llegada a Territorio <no-responder@localhost>") String remitente,
        @DefaultValue("http://localhost:8080") String direccionPublica, @DefaultValue("07:00") LocalTime horaResumen,
        @DefaultValue List<String> dominios, @DefaultValue("8") int intentos) {

    public AjustesDeCorreo {
        direccionPublica = direccionPublica.replaceAll("/+$", "");
        if (intentos < 1 || intentos > 20) {
            throw new IllegalArgumentException("att.correo.intentos: escriba un número de 1 a 20.");
        }
    }
}
