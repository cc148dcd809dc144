package co.gov.dnp.att.focalizacion;

/** Un perfil se redacta en borrador, rige cuando la unidad lo activa y se archiva cuando otro lo reemplaza. */
public enum EstadoPerfil {
    BORRADOR("Borrador"), VIGENTE("Vigente"), ARCHIVADO("Archivado");

    private final String nombre;

    EstadoPerfil(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }
}
