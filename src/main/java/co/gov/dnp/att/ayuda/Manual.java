package co.gov.dnp.att.ayuda;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Una versión de un documento técnico.
 *
 * @param ambito código de la dependencia o de la subdirección general que lo emite
 * @param vigenteDesde primer día en que rige
 * @param tamano en bytes
 * @param rige si es la versión vigente hoy
 */
public record Manual(Long id, ClaseDeManual clase, String ambito, int version, String titulo, LocalDate vigenteDesde, String nombre,
        String tipoContenido, long tamano, String sha256, String cargadoPor, Instant fecha, boolean rige) {

    /** «Manual específico de DER», «Especificación de SGDDT». */
    public String quees() {
        return clase.etiqueta() + " de " + ambito;
    }
}
