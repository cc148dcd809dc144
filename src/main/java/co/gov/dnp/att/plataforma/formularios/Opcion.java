package co.gov.dnp.att.plataforma.formularios;

/** Una opción de lista de un formulario, con los nombres que espera el componente de Camunda. */
public record Opcion(String label, String value) {
}
