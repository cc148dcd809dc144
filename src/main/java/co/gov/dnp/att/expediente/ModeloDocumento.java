package co.gov.dnp.att.expediente;

import java.util.List;

/** Lo que una funcionalidad entrega para que se genere uno de los cinco documentos. Toda lista nula se toma como vacía. */
public sealed interface ModeloDocumento
        permits ModeloMatriz, ModeloPlan, ModeloReporte, ModeloAnalisis, ModeloInformeFinal {

    /** Qué documento se genera con estos datos. */
    ClaseDocumento clase();

    /** Copia inmutable, vacía si era nula. */
    static <T> List<T> lista(List<T> filas) {
        return filas == null ? List.of() : List.copyOf(filas);
    }
}
