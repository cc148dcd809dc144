package co.gov.dnp.att.organizacion;

/**
 * Cómo se vincula una persona con el DNP. Quien ejecuta las actividades es funcionario o contratista; el directivo
 * responde por el procedimiento y no figura como ejecutor (PS-03; Cuadro No 5, numeral 3).
 */
public enum Vinculacion {
    FUNCIONARIO("Funcionario"), CONTRATISTA("Contratista"), DIRECTIVO("Directivo"), OTRO("Otra");

    private final String nombre;

    Vinculacion(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }

    public boolean ejecuta() {
        return this == FUNCIONARIO || this == CONTRATISTA;
    }
}
