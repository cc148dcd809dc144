package co.gov.dnp.att.correo;

/** De qué se avisa por correo, y cómo mientras la persona no decida otra cosa. */
public enum ClaseDeCorreo {
    ASIGNADA("Tarea asignada", "Alguien le asignó una tarea a usted.", ModoDeCorreo.INMEDIATO),
    DISPONIBLE("Tarea disponible", "Llegó una tarea que usted o su equipo puede reclamar, o algo que espera su concepto o le toca hacer.", ModoDeCorreo.RESUMEN),
    DEVUELTA("Tarea devuelta", "Una tarea, o algo que usted envió a validación, volvió para corregirse; la carta trae el motivo.", ModoDeCorreo.INMEDIATO),
    FAVORABLE("Concepto favorable", "Algo que usted envió a validación tuvo concepto favorable.", ModoDeCorreo.RESUMEN),
    POR_VENCER("Por vencer", "A una tarea suya o de su equipo le quedan pocos días hábiles.", ModoDeCorreo.RESUMEN),
    VENCIDA("Vencida", "Una tarea suya o de su equipo pasó su término.", ModoDeCorreo.INMEDIATO),
    ESCALADA("Escalada", "Algo se atrasó y usted responde por el procedimiento.", ModoDeCorreo.INMEDIATO);

    private final String etiqueta;
    private final String descripcion;
    private final ModoDeCorreo inicial;

    ClaseDeCorreo(String etiqueta, String descripcion, ModoDeCorreo inicial) {
        this.etiqueta = etiqueta;
        this.descripcion = descripcion;
        this.inicial = inicial;
    }

    public String etiqueta() {
        return etiqueta;
    }

    public String descripcion() {
        return descripcion;
    }

    /** Lo que rige para quien no ha elegido. */
    public ModoDeCorreo inicial() {
        return inicial;
    }
}
