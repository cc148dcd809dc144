package co.gov.dnp.att.territorio.importacion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import co.gov.dnp.att.territorio.EntidadTerritorial;
import co.gov.dnp.att.territorio.Formatos;
import co.gov.dnp.att.territorio.Indice;
import co.gov.dnp.att.territorio.importacion.Propuesta.Serie;
import co.gov.dnp.att.territorio.importacion.Propuesta.ValorPropuesto;

/** Lo común a todos los importadores: reconocer códigos y valores, y reunir los problemas con su fila y su columna. */
final class Lectura {

    private static final Set<String> SIN_DATO = Set.of("", "n.d.", "nd", "n.a.", "na", "n/d", "n/a", "#n/a", "sin informacion", "sin dato", "-", "—");
    private static final Pattern NUMERO = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern CON_MILES = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d+)?");

    final String archivo;
    final Map<String, EntidadTerritorial> entidades;
    final List<ValorPropuesto> valores = new ArrayList<>();
    final List<String> advertencias = new ArrayList<>();
    final List<Problema> problemas = new ArrayList<>();
    private final Map<String, Integer> vistos = new HashMap<>();

    /** @param entidades las vigentes, por código */
    Lectura(String archivo, Map<String, EntidadTerritorial> entidades) {
        this.archivo = archivo;
        this.entidades = entidades;
    }

    void problema(Hoja hoja, Integer fila, String columna, String que, String remedio) {
        problemas.add(new Problema(archivo, hoja == null ? null : hoja.nombre(), fila, columna, que, remedio));
    }

    static boolean sinDato(Object celda) {
        return celda == null || celda instanceof String texto && SIN_DATO.contains(Formatos.plano(texto));
    }

    /**
     * El código de la celda, con los ceros iniciales que la hoja de cálculo haya quitado.
     *
     * @param largo 2 o 5 dígitos; 0 si admite ambos o un esquema asociativo
     * @return vacío, con el problema anotado, si no es un código, no existe o está repetido
     */
    Optional<String> codigo(Hoja hoja, Hoja.Fila fila, int columna, String encabezado, int largo) {
        String donde = columna(columna, encabezado);
        String texto = fila.texto(columna).strip();
        if (texto.isEmpty()) {
            problema(hoja, fila.numero(), donde, "falta el código de la entidad.", "Escríbalo o borre la fila completa.");
            return Optional.empty();
        }
        String codigo = texto;
        if (texto.matches("\\d+")) {
            int esperado = largo > 0 ? largo : texto.length() <= 2 ? 2 : 5;
            if (texto.length() == esperado - 1) {
                codigo = "0" + texto;
            }
        }
        boolean valido = largo > 0 ? codigo.matches("\\d{" + largo + "}") : codigo.matches("\\d{2}|\\d{5}|EA-\\d{3,6}");
        if (!valido) {
            problema(hoja, fila.numero(), donde, "«" + recortado(texto) + "» no es un código DANE" + (largo > 0 ? " de " + largo + " dígitos." : "."),
                    "Use el código del DANE con sus ceros iniciales.");
            return Optional.empty();
        }
        if (!entidades.containsKey(codigo)) {
            problema(hoja, fila.numero(), donde, "el código " + codigo + " no está en la DIVIPOLA vigente.",
                    "Corríjalo o importe antes la DIVIPOLA actualizada.");
            return Optional.empty();
        }
        return sinRepetir(hoja, fila, donde, codigo);
    }

    /** Anota el código y rechaza el que ya apareció en la misma hoja. */
    Optional<String> sinRepetir(Hoja hoja, Hoja.Fila fila, String donde, String codigo) {
        Integer antes = vistos.putIfAbsent(hoja.nombre() + "|" + codigo, fila.numero());
        if (antes != null) {
            problema(hoja, fila.numero(), donde, "el código " + codigo + " está repetido; ya aparece en la fila " + antes + ".",
                    "Deje una sola fila por entidad.");
            return Optional.empty();
        }
        return Optional.of(codigo);
    }

    /** Interpreta la celda según el índice y agrega el valor; sin dato no agrega nada y lo inválido queda anotado. */
    void valor(Hoja hoja, Hoja.Fila fila, int columna, String encabezado, String entidad, Indice indice, Serie serie, boolean comaDecimal) {
        Object celda = fila.celda(columna);
        if (sinDato(celda)) {
            return;
        }
        String donde = columna(columna, encabezado);
        switch (indice.getTipoValor()) {
            case NUMERO -> numero(hoja, fila, donde, celda, comaDecimal).ifPresent(numero -> {
                if (fuera(numero, indice.getMinimo(), indice.getMaximo())) {
                    problema(hoja, fila.numero(), donde, Hoja.textoDe(numero) + " está fuera del rango de " + indice.getNombre() + " ("
                            + rango(indice) + ").", "Revise el dato con la fuente.");
                } else {
                    valores.add(new ValorPropuesto(entidad, serie, numero, null));
                }
            });
            case SI_NO -> {
                Boolean si = siNo(Hoja.textoDe(celda));
                if (si == null) {
                    problema(hoja, fila.numero(), donde, "«" + recortado(Hoja.textoDe(celda)) + "» no es un sí o un no.", "Use 1 o 0, o Sí o No.");
                } else {
                    valores.add(new ValorPropuesto(entidad, serie, si ? BigDecimal.ONE : BigDecimal.ZERO, si ? "SI" : "NO"));
                }
            }
            case TEXTO -> {
                String texto = Hoja.textoDe(celda);
                List<String> admitidos = indice.getValoresAdmitidos();
                Optional<String> admitido = admitidos.stream().filter(a -> Formatos.plano(a).equals(Formatos.plano(texto))).findFirst();
                if (!admitidos.isEmpty() && admitido.isEmpty()) {
                    problema(hoja, fila.numero(), donde, "«" + recortado(texto) + "» no es un valor de " + indice.getNombre() + ".",
                            "Use uno de estos: " + String.join(", ", admitidos) + ".");
                } else if (texto.length() > 400) {
                    problema(hoja, fila.numero(), donde, "el texto tiene más de 400 caracteres.", "Resúmalo.");
                } else {
                    valores.add(new ValorPropuesto(entidad, serie, null, admitido.orElse(texto)));
                }
            }
        }
    }

    /** El número de la celda; si es texto, con coma o punto decimal según se indique. */
    Optional<BigDecimal> numero(Hoja hoja, Hoja.Fila fila, String donde, Object celda, boolean comaDecimal) {
        if (celda instanceof BigDecimal numero) {
            return Optional.of(numero);
        }
        String texto = celda == null ? "" : celda.toString().strip();
        String canonico = texto;
        if (comaDecimal) {
            canonico = CON_MILES.matcher(texto).matches() ? texto.replace(".", "").replace(',', '.')
                    : texto.indexOf('.') >= 0 ? "punto" : texto.replace(',', '.');
        }
        // El largo evita exponentes que ocupen toda la memoria al escribirlos
        if (canonico.length() > 40 || !NUMERO.matcher(canonico).matches() || canonico.matches(".*[eE][+-]?\\d{3,}")) {
            problema(hoja, fila.numero(), donde, texto.isEmpty() ? "falta el número." : "«" + recortado(texto) + "» no es un número.",
                    comaDecimal ? "Escríbalo con coma decimal, por ejemplo 38,2." : "Escríbalo con punto decimal, por ejemplo 38.2.");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(canonico));
    }

    static String columna(int posicion, String encabezado) {
        return Hoja.letra(posicion) + (encabezado == null || encabezado.isEmpty() ? "" : " (" + recortado(encabezado.replace('\n', ' ')) + ")");
    }

    static String recortado(String texto) {
        return texto.length() <= 60 ? texto : texto.substring(0, 59) + "…";
    }

    private static boolean fuera(BigDecimal numero, BigDecimal minimo, BigDecimal maximo) {
        return minimo != null && numero.compareTo(minimo) < 0 || maximo != null && numero.compareTo(maximo) > 0;
    }

    private static String rango(Indice indice) {
        if (indice.getMaximo() == null) {
            return "desde " + indice.getMinimo().toPlainString();
        }
        return indice.getMinimo() == null ? "hasta " + indice.getMaximo().toPlainString()
                : indice.getMinimo().toPlainString() + " a " + indice.getMaximo().toPlainString();
    }

    private static Boolean siNo(String texto) {
        return switch (Formatos.plano(texto)) {
            case "1", "si", "s", "verdadero", "true", "x" -> Boolean.TRUE;
            case "0", "no", "n", "falso", "false" -> Boolean.FALSE;
            default -> null;
        };
    }
}
