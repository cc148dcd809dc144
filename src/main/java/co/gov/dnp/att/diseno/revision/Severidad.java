package co.gov.dnp.att.diseno.revision;

/** Qué tanto pesa un hallazgo. */
public enum Severidad {
    /** Con esto no se puede proponer. */
    GRAVE("Impide proponer"),
    /** Se puede proponer; quien decide lo ve. */
    AVISO("Aviso");

    private final String nombre;

    Severidad(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }
}
