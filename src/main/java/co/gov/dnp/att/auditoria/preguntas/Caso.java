package co.gov.dnp.att.auditoria.preguntas;

/**
 * Una instancia en que la pregunta cabe.
 *
 * @param texto lo observado, en una frase
 * @param grupo para lo repetido, qué contenido es (su huella); nulo en las demás
 * @param enlace dónde se ve, además de la instancia; puede ser nulo
 */
public record Caso(String instancia, String codigo, String dependencia, int medida, String texto, String grupo, String enlace) {
}
