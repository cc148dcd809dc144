package co.gov.dnp.att.fichas;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import co.gov.dnp.att.plataforma.formularios.Opcion;

/**
 * Un campo de una ficha que se diligencia por secciones (lógica de trabajo 4.1, 4.3 y 8.5). En el borrador todo es texto, tal como se escribió; se revisa al enviar.
 *
 * @param opciones solo en {@link Clase#LISTA}
 */
public record CampoDeFicha(String clave, String etiqueta, Clase clase, boolean obligatorio, List<Opcion> opciones) {

    /** Qué se escribe en el campo. */
    public enum Clase {
        /** Hasta 200 caracteres. */
        TEXTO,
        /** Hasta 4.000 caracteres. */
        LARGO,
        /** De 0 a 999.999.999. */
        ENTERO,
        /** Desde 0, con coma o punto decimal. */
        DECIMAL,
        /** AAAA-MM-DD. */
        FECHA, LISTA,
        /** Un código de los que la página ofrece bajo la clave del campo; que exista lo revisa quien recibe la ficha. */
        CATALOGO
    }

    public static CampoDeFicha de(String clave, String etiqueta, Clase clase) {
        return new CampoDeFicha(clave, etiqueta, clase, true, List.of());
    }

    public static CampoDeFicha catalogo(String clave, String etiqueta) {
        return de(clave, etiqueta, Clase.CATALOGO);
    }

    public static CampoDeFicha siNo(String clave, String etiqueta) {
        return new CampoDeFicha(clave, etiqueta, Clase.LISTA, true, List.of(new Opcion("Sí", "SI"), new Opcion("No", "NO")));
    }

    public static <E extends Enum<E>> CampoDeFicha lista(String clave, String etiqueta, E[] valores, Function<E, String> nombre) {
        return new CampoDeFicha(clave, etiqueta, Clase.LISTA, true,
                Arrays.stream(valores).map(v -> new Opcion(nombre.apply(v), v.name())).toList());
    }

    public static CampoDeFicha lista(String clave, String etiqueta, String... valoresYNombres) {
        java.util.ArrayList<Opcion> opciones = new java.util.ArrayList<>();
        for (int i = 0; i < valoresYNombres.length; i += 2) {
            opciones.add(new Opcion(valoresYNombres[i + 1], valoresYNombres[i]));
        }
        return new CampoDeFicha(clave, etiqueta, Clase.LISTA, true, List.copyOf(opciones));
    }

    public CampoDeFicha opcional() {
        return new CampoDeFicha(clave, etiqueta, clase, false, opciones);
    }

    /** Caracteres que caben. */
    public int maximo() {
        return clase == Clase.LARGO ? 4000 : 200;
    }

    /** Qué le falta o le sobra a ese valor, como final de una frase; vacío si sirve. */
    Optional<String> reparo(String valor) {
        if (valor == null || valor.isBlank()) {
            return obligatorio ? Optional.of("falta. Escríbalo antes de enviar.") : Optional.empty();
        }
        return switch (clase) {
            case TEXTO, LARGO, CATALOGO -> valor.length() > maximo() ? Optional.of("escriba máximo " + maximo() + " caracteres.") : Optional.empty();
            case ENTERO -> valor.matches("\\d{1,9}") ? Optional.empty() : Optional.of("escriba un número entero, sin puntos ni comas.");
            case DECIMAL -> decimal(valor) != null ? Optional.empty() : Optional.of("escriba un número desde 0; la coma separa los decimales.");
            case FECHA -> fecha(valor) != null ? Optional.empty() : Optional.of("escriba una fecha que exista.");
            case LISTA -> opciones.stream().anyMatch(o -> o.value().equals(valor)) ? Optional.empty() : Optional.of("elija una opción de la lista.");
        };
    }

    /** El valor como se lee: el nombre de la opción o la fecha en español. */
    public String legible(String valor) {
        if (valor == null || valor.isBlank()) {
            return "—";
        }
        if (clase == Clase.FECHA && fecha(valor) != null) {
            return fecha(valor).format(java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy"));
        }
        return opciones.stream().filter(o -> o.value().equals(valor)).map(Opcion::label).findFirst().orElse(valor);
    }

    /** Como {@link #legible(String)}, con los nombres de los catálogos: clave del campo → código → nombre. */
    public String legible(String valor, Map<String, Map<String, String>> catalogos) {
        return clase == Clase.CATALOGO && catalogos != null && catalogos.containsKey(clave) && valor != null ? catalogos.get(clave).getOrDefault(valor, valor) : legible(valor);
    }

    public static BigDecimal decimal(String valor) {
        String limpio = valor == null ? "" : valor.strip().contains(",") ? valor.strip().replace(".", "").replace(',', '.') : valor.strip();
        return limpio.matches("\\d{1,15}(\\.\\d{1,4})?") ? new BigDecimal(limpio) : null;
    }

    public static LocalDate fecha(String valor) {
        try {
            return valor == null || valor.isBlank() ? null : LocalDate.parse(valor.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
