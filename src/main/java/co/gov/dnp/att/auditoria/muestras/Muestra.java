package co.gov.dnp.att.auditoria.muestras;

import java.time.Instant;

import co.gov.dnp.att.auditoria.FiltroDeTramites;

/**
 * Con qué se sacó una muestra; con lo mismo sale la misma.
 *
 * @param corte la población son las instancias iniciadas hasta este momento que cumplían el filtro
 * @param poblacion cuántas había
 * @param huella SHA-256 de la población guardada
 */
public record Muestra(FiltroDeTramites filtro, Instant corte, Metodo metodo, Estrato estrato, int tamano, String semilla, int poblacion,
        String huella, String sacadaPor, Instant sacada) {
}
