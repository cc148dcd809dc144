package co.gov.dnp.att.organizacion;

/** Las cuatro subdirecciones generales del DNP (gobernanza 5.1). */
public enum SubdireccionGeneral {
    SGDDT("Subdirección General de Descentralización y Desarrollo Territorial"),
    SGPDN("Subdirección General de Prospectiva y Desarrollo Nacional"),
    SGISE("Subdirección General de Inversiones, Seguimiento y Evaluación"),
    SGSGR("Subdirección General del Sistema General de Regalías");

    private final String nombre;

    SubdireccionGeneral(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }

    /** Perfil de quien dirige esta subdirección general. */
    public Rol rol() {
        return Rol.valueOf(name());
    }
}
