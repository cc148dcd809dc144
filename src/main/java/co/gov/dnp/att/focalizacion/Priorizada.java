package co.gov.dnp.att.focalizacion;

import java.util.List;

import co.gov.dnp.att.territorio.TipoEntidad;

/**
 * Entidad incluida en la última corrida de un expediente (SG-26, FO-08).
 *
 * @param enFirme si la corrida está cerrada, es decir, ya se generó la matriz de concertación
 */
public record Priorizada(int vigencia, String dependencia, Long productoId, String producto, String expediente, Long corridaId,
        String codigo, String nombre, String departamento, TipoEntidad tipo, int grupoTerritorial, String prioridad,
        Integer puntaje, List<ModalidadSugerida> modalidades, boolean ajusteManual, boolean enFirme) {
}
