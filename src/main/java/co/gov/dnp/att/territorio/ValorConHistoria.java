package co.gov.dnp.att.territorio;

import java.time.Instant;

/**
 * Un valor y de qué carga salió.
 *
 * @param nombreIndice nombre del índice
 * @param version      1 el primero que se conoció de ese índice, año y fuente; sube con cada reimportación que lo cambia
 * @param reemplazado  cuándo dejó de valer, o nulo si está vigente
 */
public record ValorConHistoria(String nombreIndice, ValorIndicador valor, int version, Instant fechaCarga, String usuario,
        String archivo, Instant reemplazado) {
}
