package co.gov.dnp.att.plataforma.arranque;

import java.util.List;

/** Líneas que una funcionalidad agrega al aviso con que termina el arranque. */
public interface AvisoDeArranque {

    List<String> lineas();
}
