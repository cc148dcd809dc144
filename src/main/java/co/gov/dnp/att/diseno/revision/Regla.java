package co.gov.dnp.att.diseno.revision;

/** Lo que el revisor exige. */
public enum Regla {
    SEGURIDAD("Seguridad"), LECTURA("Archivo legible"), EJECUTABLE("Ejecutable"), IDENTIFICADORES("Identificadores"), NOMBRES("Nombres"),
    DOCUMENTACION("Documentación"), FORMULARIO("Formularios"), CONTRATO("Contrato con la aplicación"), GRUPOS("Grupos candidatos"),
    PLAZOS("Plazos"), COMPUERTAS("Compuertas"), REFERENCIAS("Referencias"), TABLAS("Tablas de decisión"), ANOTACIONES("Anotaciones"),
    DIBUJO("Dibujo");

    private final String nombre;

    Regla(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }
}
