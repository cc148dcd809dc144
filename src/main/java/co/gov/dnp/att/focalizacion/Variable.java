package co.gov.dnp.att.focalizacion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Variables de la regla base que una unidad puede activar, retirar o ponderar (B.1). Cubren las tres dimensiones de la
 * diferenciación: heterogeneidad institucional, diversidad regional y brechas (FO-03), y los focos de oferta y demanda (FO-04).
 */
public enum Variable {
    MDM("mdm", "Medición del Desempeño Municipal (MDM)", Dimension.HETEROGENEIDAD_INSTITUCIONAL),
    IDF("idf", "Índice de Desempeño Fiscal (IDF)", Dimension.HETEROGENEIDAD_INSTITUCIONAL),
    CATEGORIA("categoria", "Categoría (Ley 617 de 2000)", Dimension.HETEROGENEIDAD_INSTITUCIONAL),
    GRUPO_CAPACIDADES("grupoCapacidades", "Grupo de capacidades iniciales (MDM)", Dimension.HETEROGENEIDAD_INSTITUCIONAL),
    TIPO_ENTIDAD("tipoEntidad", "Tipo de entidad (área no municipalizada, esquema asociativo)", Dimension.DIVERSIDAD_REGIONAL),
    PDET("pdet", "Municipio PDET", Dimension.DIVERSIDAD_REGIONAL),
    BRECHA("brecha", "Brecha confirmada", Dimension.BRECHAS),
    DEMANDA("demandaExpresa", "Demanda expresa de la entidad", Dimension.OFERTA_Y_DEMANDA),
    META("metaEstrategica", "Aporte a meta estratégica", Dimension.OFERTA_Y_DEMANDA),
    ATENCIONES_PREVIAS("atencionesPrevias", "Atenciones previas con el mismo producto (dos vigencias)", Dimension.OFERTA_Y_DEMANDA);

    /** Por qué la variable está en el catálogo. */
    public enum Dimension {
        HETEROGENEIDAD_INSTITUCIONAL("Heterogeneidad institucional"), DIVERSIDAD_REGIONAL("Diversidad regional"),
        BRECHAS("Brechas de capacidad"), OFERTA_Y_DEMANDA("Oferta y demanda");

        private final String nombre;

        Dimension(String nombre) {
            this.nombre = nombre;
        }

        public String nombre() {
            return nombre;
        }
    }

    private final String columna;
    private final String nombre;
    private final Dimension dimension;

    Variable(String columna, String nombre, Dimension dimension) {
        this.columna = columna;
        this.nombre = nombre;
        this.dimension = dimension;
    }

    /** Nombre con que las tablas preguntan por ella. */
    public String columna() {
        return columna;
    }

    public String nombre() {
        return nombre;
    }

    public Dimension dimension() {
        return dimension;
    }

    /** La variable de la regla base con esa clave; vacío si es una variable propia de la unidad. */
    public static Optional<Variable> base(String clave) {
        return Arrays.stream(values()).filter(v -> v.name().equals(clave)).findFirst();
    }

    /** Nombre de columna de cualquier variable: {@code PROPIO_ESTADO_POT} → {@code propioEstadoPot}. */
    public static String columnaDe(String clave) {
        return base(clave).map(Variable::columna).orElseGet(() -> {
            StringBuilder nombre = new StringBuilder();
            for (String parte : clave.toLowerCase(Locale.ROOT).split("_+")) {
                nombre.append(nombre.isEmpty() || parte.isEmpty() ? parte
                        : Character.toUpperCase(parte.charAt(0)) + parte.substring(1));
            }
            return nombre.toString();
        });
    }
}
