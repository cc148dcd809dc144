package co.gov.dnp.att.territorio;

/** Tipo de entidad territorial o destinataria (glosario §7). */
public enum TipoEntidad {
    DEPARTAMENTO("Departamento"),
    MUNICIPIO("Municipio"),
    DISTRITO("Distrito"),
    /** Incluye la isla de San Andrés (88001), que tampoco tiene alcaldía ni indicadores municipales. */
    AREA_NO_MUNICIPALIZADA("Área no municipalizada"),
    /** No tiene categoría ni índices propios. */
    ESQUEMA_ASOCIATIVO("Esquema asociativo");

    private final String nombre;

    TipoEntidad(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }

    /** Los distritos son municipios con régimen especial: comparten indicadores. */
    public boolean esMunicipal() {
        return this == MUNICIPIO || this == DISTRITO;
    }
}
