package co.gov.dnp.att.focalizacion;

import co.gov.dnp.att.territorio.TipoEntidad;

/** Escala de intervención (FO-05): declararla evita la oscilación entre niveles que señala el Cuadro No 1. */
public enum Escala {
    REGIONAL("Regional"), DEPARTAMENTAL("Departamental"), LOCAL("Local");

    private final String nombre;

    Escala(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }

    /** La escala a la que pertenece un tipo de entidad. */
    public static Escala de(TipoEntidad tipo) {
        return switch (tipo) {
            case ESQUEMA_ASOCIATIVO -> REGIONAL;
            case DEPARTAMENTO -> DEPARTAMENTAL;
            default -> LOCAL;
        };
    }
}
