package co.gov.dnp.att.focalizacion;

import java.math.BigDecimal;

/**
 * Una variable que la unidad activó, con su peso. Retirar una variable es no tenerla en el perfil: las tablas la reciben
 * entonces en su valor neutro («sin dato», falso, NO_APLICA o 0).
 *
 * @param clave       una de {@link Variable}, o la clave de un índice del territorio para las tablas propias
 * @param peso        de 0 a 5; multiplica los puntos de las reglas que preguntan por la variable; 1 las deja como están
 * @param indice      índice del territorio del que sale el valor; solo la brecha puede escogerlo
 * @param umbralAlta  si el índice de la brecha es numérico, corte de la brecha alta
 * @param umbralMedia corte de la brecha media; si es mayor que el de la alta, los valores bajos son los peores
 */
public record VariableDelPerfil(String clave, BigDecimal peso, String indice, BigDecimal umbralAlta, BigDecimal umbralMedia) {

    public static final BigDecimal PESO_MAXIMO = BigDecimal.valueOf(5);
    /** Índice del que sale la brecha si la unidad no escoge otro. */
    public static final String INDICE_BRECHA = "PROPIO_BRECHA";

    public VariableDelPerfil {
        peso = peso == null ? BigDecimal.ONE : peso;
        indice = indice == null || indice.isBlank() ? null : indice.strip();
    }

    public VariableDelPerfil(Variable variable) {
        this(variable.name(), BigDecimal.ONE, null, null, null);
    }

    public VariableDelPerfil(Variable variable, double peso) {
        this(variable.name(), BigDecimal.valueOf(peso), null, null, null);
    }

    public String columna() {
        return Variable.columnaDe(clave);
    }

    public boolean esPropia() {
        return Variable.base(clave).isEmpty();
    }

    public String nombre() {
        return Variable.base(clave).map(Variable::nombre).orElse(clave);
    }

    /** Nivel de brecha de un valor numérico según los umbrales, o nulo si el perfil no los dio. */
    String brechaDe(BigDecimal valor) {
        if (umbralAlta == null || umbralMedia == null) {
            return null;
        }
        boolean bajoEsPeor = umbralAlta.compareTo(umbralMedia) < 0;
        if (bajoEsPeor ? valor.compareTo(umbralAlta) < 0 : valor.compareTo(umbralAlta) >= 0) {
            return "ALTA";
        }
        return (bajoEsPeor ? valor.compareTo(umbralMedia) < 0 : valor.compareTo(umbralMedia) >= 0) ? "MEDIA" : "BAJA";
    }
}
