package co.gov.dnp.att.plataforma.seguridad;

/** Lo que alguien puede hacer con un objeto (gobernanza, 6.2). La inicial es la letra que usa la matriz. */
public enum Accion {
    CREAR, EDITAR, VALIDAR, LEER, AUDITAR;

    static Accion de(char letra) {
        for (Accion accion : values()) {
            if (accion.name().charAt(0) == letra) {
                return accion;
            }
        }
        throw new IllegalArgumentException("La matriz de permisos no conoce la letra «" + letra + "»");
    }
}
