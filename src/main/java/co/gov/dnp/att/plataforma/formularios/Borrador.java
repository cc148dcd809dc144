package co.gov.dnp.att.plataforma.formularios;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Lo que una persona lleva escrito en una tarea y todavía no envía.
 *
 * @param contenido objeto JSON: clave de campo → valor, como los entrega el formulario
 */
public record Borrador(Instant guardado, JsonNode contenido) {
}
