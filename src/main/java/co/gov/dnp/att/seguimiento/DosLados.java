package co.gov.dnp.att.seguimiento;

import co.gov.dnp.att.ejecucion.EstadoHito;
import co.gov.dnp.att.ejecucion.EstadoHitoEntidad;

/**
 * Un hito en una entidad visto por los dos lados: lo que registró el asesor y lo que declara la entidad.
 *
 * @param entidad nula si la entidad no ha declarado
 */
public record DosLados(EstadoHitoEntidad asesor, Declaracion entidad) {

    /** En qué difieren, en una frase; nulo si coinciden o la entidad no ha declarado. */
    public String diferencia() {
        if (entidad == null) {
            return null;
        }
        boolean segunAsesor = asesor.estado() == EstadoHito.CUMPLIDO;
        boolean segunEntidad = entidad.estado() == EstadoHito.CUMPLIDO;
        if (segunAsesor != segunEntidad) {
            return segunAsesor ? "El asesor lo registró cumplido y la entidad no" : "La entidad lo declara cumplido y el asesor no lo ha registrado";
        }
        if (segunAsesor && !asesor.cumplido().equals(entidad.cumplido())) {
            return "Coinciden en que se cumplió, con fechas distintas";
        }
        return asesor.estado() == entidad.estado() ? null : "Lo ven en momentos distintos";
    }
}
