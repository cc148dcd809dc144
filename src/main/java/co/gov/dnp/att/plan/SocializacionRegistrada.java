package co.gov.dnp.att.plan;

import java.util.List;

/** Noticia: se socializó una versión del plan; trae los consentimientos que se declararon en ella. */
public record SocializacionRegistrada(Long expedienteId, List<ConsentimientoDeclarado> consentimientos, String usuario) {
}
