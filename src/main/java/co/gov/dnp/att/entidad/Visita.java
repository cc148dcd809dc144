package co.gov.dnp.att.entidad;

import co.gov.dnp.att.expediente.Expediente;

/**
 * Una entidad mirando una intervención en que participa.
 *
 * @param entidad     código de la entidad territorial
 * @param nombre      su nombre completo
 * @param autor       a nombre de quién queda lo que responda: su cuenta, o el enlace
 * @param soporte     de dónde sale la respuesta, en una frase
 * @param base        dirección de su página, sin el sitio
 * @param soloLectura por qué no puede responder; nulo si puede
 */
public record Visita(Expediente expediente, String entidad, String nombre, String autor, String soporte, String base,
        String soloLectura) {

    public boolean responde() {
        return soloLectura == null;
    }

    public Long expedienteId() {
        return expediente.getId();
    }
}
