package co.gov.dnp.att.territorio.importacion;

import java.math.BigDecimal;

import co.gov.dnp.att.territorio.TipoValor;

/**
 * Qué significa cada columna de un archivo cualquiera.
 *
 * @param columnaCodigo «hoja:columna», ambas desde 0; o el encabezado de la columna
 * @param columnaValor  lo mismo, para el valor
 * @param vigencia      año al que se refiere el dato
 * @param fuente        quién lo produce, hasta 200 caracteres
 * @param indice        clave de un índice del catálogo (MDM, GRUPO_CAPACIDADES, PROPIO_…) o nombre de uno propio
 * @param tipo          solo cuando el índice es nuevo
 * @param minimo        solo cuando es nuevo y numérico; nulo es sin límite
 * @param maximo        solo cuando es nuevo y numérico; nulo es sin límite
 * @param comaDecimal   si los números escritos como texto llevan coma decimal
 */
public record Mapeo(String columnaCodigo, String columnaValor, Integer vigencia, String fuente, String indice, TipoValor tipo,
        BigDecimal minimo, BigDecimal maximo, boolean comaDecimal) {
}
