package co.gov.dnp.att.portafolio;

/** Vida del producto o servicio, de la idea a su sistematización (lógica de trabajo 3.5). Solo el activo puede iniciar el procedimiento. */
public enum EstadoProducto {
    IDEA("Idea"), PREDISENO("Prediseño"), EN_RETROALIMENTACION("En retroalimentación"), DISENO("Diseño"),
    PROTOCOLO_EN_REVISION("Protocolo en revisión"), PROTOCOLO_VALIDADO("Protocolo validado"), PARAMETRIZADO("Parametrizado"),
    EN_PORTAFOLIO("En portafolio"), ACTIVO("Activo"), EN_CIERRE("En cierre"), SISTEMATIZADO("Sistematizado"),
    ARCHIVADO("Archivado"), SUSPENDIDO("Suspendido");

    private final String nombre;

    EstadoProducto(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }

    /** Si todavía no ha llegado a diseño. */
    public boolean antesDeDiseno() {
        return ordinal() < DISENO.ordinal();
    }

    /** Si solo se llega a él con la ficha de prediseño retroalimentada por la DER y respondida por la unidad (LT-09). */
    boolean exigePrediseno() {
        return !antesDeDiseno() && ordinal() <= SISTEMATIZADO.ordinal();
    }

    /** Si solo se llega a él con el protocolo validado por la DER (LT-20). */
    boolean exigeProtocolo() {
        return ordinal() >= PROTOCOLO_VALIDADO.ordinal() && ordinal() <= ACTIVO.ordinal();
    }
}
