package co.gov.dnp.att.territorio;

/** Formas de asociación de entidades territoriales (glosario §7). */
public enum SubtipoEsquemaAsociativo {
    REGION_ADMINISTRATIVA_Y_DE_PLANIFICACION("Región administrativa y de planificación"),
    REGION_DE_PLANEACION_Y_GESTION("Región de planeación y gestión"),
    AREA_METROPOLITANA("Área metropolitana"),
    PROVINCIA_ADMINISTRATIVA_Y_DE_PLANIFICACION("Provincia administrativa y de planificación"),
    ASOCIACION_DE_DEPARTAMENTOS("Asociación de departamentos"),
    ASOCIACION_DE_DISTRITOS_ESPECIALES("Asociación de distritos especiales"),
    ASOCIACION_DE_MUNICIPIOS("Asociación de municipios");

    private final String nombre;

    SubtipoEsquemaAsociativo(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }
}
