package co.gov.dnp.att.territorio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Qué archivo se importa y cómo se llama en la página y en la línea de órdenes. */
public enum ClaseDeCarga {
    DIVIPOLA("divipola", "DIVIPOLA del DANE (CSV, tal como lo publica)"),
    DNP("dnp", "Libro de tipologías del DNP (XLSX, tal como lo publica)"),
    PDET("pdet", "Municipios PDET de la ART (XLSX, tal como lo publica)"),
    INDICE("indice", "Un índice en CSV o XLSX, señalando sus columnas"),
    /** Valores ficticios para conocer la aplicación: no se importan, se generan. */
    DEMOSTRACION("demostracion", "Datos de demostración (ficticios)");

    private final String orden;
    private final String nombre;

    ClaseDeCarga(String orden, String nombre) {
        this.orden = orden;
        this.nombre = nombre;
    }

    /** Palabra que la identifica en {@code --importar=<orden>:<archivo>}. */
    public String orden() {
        return orden;
    }

    public String nombre() {
        return nombre;
    }

    public static List<ClaseDeCarga> importables() {
        return Arrays.stream(values()).filter(c -> c != DEMOSTRACION).toList();
    }

    public static Optional<ClaseDeCarga> deOrden(String orden) {
        return importables().stream().filter(c -> c.orden.equalsIgnoreCase(orden)).findFirst();
    }
}
