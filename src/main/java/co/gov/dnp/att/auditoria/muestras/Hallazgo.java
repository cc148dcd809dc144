package co.gov.dnp.att.auditoria.muestras;

import java.time.Instant;
import java.time.LocalDate;

import co.gov.dnp.att.seguimiento.EstadoAccion;

/**
 * Lo que una auditoría encontró en una instancia, ligado a un elemento del modelo y a una evidencia.
 *
 * @param elemento identificador en el modelo; {@code elementoNombre}, como aparece en el diagrama de su versión
 * @param evidencia nombre del archivo; nulo si no lo sustenta ninguno
 * @param regla R1 a R14, o el número del registro; nula si no es por una de ellas
 * @param accion código de la acción PT-ED-05; nulo si no se ha enviado, como todo lo que sigue
 */
public record Hallazgo(Long id, int numero, Long papelId, String instancia, String expediente, String elemento, String elementoNombre, Long evidenciaId,
        String evidencia, String evidenciaSha256, String regla, String descripcion, String criterio, String registradoPor, Instant registrado,
        String accion, EstadoAccion estadoAccion, String responsable, LocalDate compromiso, String ejecutadaPor, String verificadaPor,
        Instant cerrada, String instanciaAccion) {

    /** El criterio, precedido de la regla o el registro a que se refiere. */
    public String criterioCompleto() {
        return regla == null ? criterio : (regla.startsWith("R") ? "Regla " : "Registro ") + regla + ". " + criterio;
    }

    /** En qué va, en palabras. */
    public String estado(LocalDate hoy) {
        if (accion == null) {
            return "Sin enviar";
        }
        return estadoAccion != EstadoAccion.CERRADA && compromiso.isBefore(hoy) ? estadoAccion.etiqueta() + ", vencida" : estadoAccion.etiqueta();
    }
}
