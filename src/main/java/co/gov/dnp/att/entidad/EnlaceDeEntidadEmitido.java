package co.gov.dnp.att.entidad;

import java.time.Instant;

/**
 * Noticia: se emitió un enlace para una entidad territorial.
 *
 * @param expediente código del expediente
 * @param entidad    código de la entidad territorial
 * @param correo     a dónde enviarlo; nulo si se entrega por otro medio
 * @param direccion  la dirección completa; quien la tiene entra, así que no se escribe en registros
 */
public record EnlaceDeEntidadEmitido(Long enlaceId, String expediente, String producto, String entidad, String nombreEntidad,
        String correo, String direccion, Instant vence, String emitidoPor) {

    @Override
    public String toString() {
        return "EnlaceDeEntidadEmitido[" + enlaceId + ", " + expediente + ", " + entidad + "]";
    }
}
