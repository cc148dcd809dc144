package co.gov.dnp.att.diseno.revision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lo que un modelo pregunta entre <code>${…}</code>. Solo se aceptan variables, comparaciones y las funciones que la aplicación ofrece: cualquier
 * otra cosa podría ejecutar código en el servidor.
 */
final class Expresion {

    /** La expresión no se acepta; el mensaje dice por qué. */
    static final class NoSeAcepta extends Exception {
        NoSeAcepta(String frase) {
            super(frase);
        }
    }

    /** Una función pedida: {@code plazos.para('tarea_programar')}. */
    record Llamada(String objeto, String funcion, List<String> textos) {
    }

    private static final Pattern FICHA = Pattern.compile("\\s*(?:('[^']*'|\"[^\"]*\")|(\\d+(?:\\.\\d+)?)|([A-Za-z_]\\w*)|(&&|\\|\\||==|!=|<=|>=|[!<>().,]))");
    private static final Set<String> PALABRAS = Set.of("true", "false", "null");
    private static final Set<String> ENTRE = Set.of("&&", "||", "==", "!=", "<", ">", "<=", ">=", "and", "or", "eq", "ne", "lt", "gt", "le", "ge");
    private static final Set<String> ANTES = Set.of("!", "not", "empty");
    private static final Map<String, Set<String>> DEL_MOTOR = Map.of("execution", Set.of("processBusinessKey"));

    private final List<String> fichas = new ArrayList<>();
    private final Map<String, Set<String>> funciones;
    private final Set<String> variables = new LinkedHashSet<>();
    private final List<Llamada> llamadas = new ArrayList<>();
    private int i;

    private Expresion(Map<String, Set<String>> funciones) {
        this.funciones = funciones;
    }

    /** @param texto atributo o contenido completo; puede traer texto alrededor: {@code unidad-${dependencia}} */
    static Expresion leer(String texto, Map<String, Set<String>> funciones) throws NoSeAcepta {
        Expresion e = new Expresion(funciones);
        int desde = 0;
        while (true) {
            int a = texto.indexOf("${", desde);
            int b = texto.indexOf("#{", desde);
            int inicio = a < 0 ? b : b < 0 ? a : Math.min(a, b);
            if (inicio < 0) {
                return e;
            }
            int fin = texto.indexOf('}', inicio);
            if (fin < 0) {
                throw new NoSeAcepta("falta cerrar una llave");
            }
            e.una(texto.substring(inicio + 2, fin));
            desde = fin + 1;
        }
    }

    Set<String> variables() {
        return variables;
    }

    List<Llamada> llamadas() {
        return llamadas;
    }

    private void una(String dentro) throws NoSeAcepta {
        fichas.clear();
        i = 0;
        Matcher m = FICHA.matcher(dentro);
        int pos = 0;
        while (pos < dentro.length()) {
            if (!m.find(pos) || m.start() != pos) {
                if (dentro.substring(pos).isBlank()) {
                    break;
                }
                throw new NoSeAcepta("«" + dentro.substring(pos).strip() + "» no es una variable, una comparación ni una función permitida");
            }
            fichas.add(m.group().strip());
            pos = m.end();
        }
        if (fichas.isEmpty()) {
            throw new NoSeAcepta("está vacía");
        }
        suma(0);
        if (i < fichas.size()) {
            throw new NoSeAcepta("sobra «" + String.join("", fichas.subList(i, fichas.size())) + "»");
        }
    }

    private void suma(int nivel) throws NoSeAcepta {
        if (nivel > 20) {
            throw new NoSeAcepta("anida demasiados paréntesis");
        }
        termino(nivel);
        while (i < fichas.size() && ENTRE.contains(fichas.get(i))) {
            i++;
            termino(nivel);
        }
    }

    private void termino(int nivel) throws NoSeAcepta {
        while (i < fichas.size() && ANTES.contains(fichas.get(i))) {
            i++;
        }
        String f = siguiente();
        if (f.equals("(")) {
            suma(nivel + 1);
            exigir(")");
        } else if (f.startsWith("'") || f.startsWith("\"") || Character.isDigit(f.charAt(0)) || PALABRAS.contains(f)) {
            return;
        } else if (Character.isLetter(f.charAt(0)) || f.charAt(0) == '_') {
            nombre(f);
        } else {
            throw new NoSeAcepta("no se esperaba «" + f + "»");
        }
    }

    private void nombre(String objeto) throws NoSeAcepta {
        if (i < fichas.size() && fichas.get(i).equals("(")) {
            throw new NoSeAcepta("la función «" + objeto + "» no está entre las permitidas");
        }
        if (i >= fichas.size() || !fichas.get(i).equals(".")) {
            if (funciones.containsKey(objeto) || DEL_MOTOR.containsKey(objeto)) {
                throw new NoSeAcepta("«" + objeto + "» solo sirve seguido de una de sus funciones");
            }
            variables.add(objeto);
            return;
        }
        i++;
        String miembro = siguiente();
        boolean propiedad = DEL_MOTOR.getOrDefault(objeto, Set.of()).contains(miembro);
        boolean funcion = funciones.getOrDefault(objeto, Set.of()).contains(miembro);
        if (!propiedad && !funcion) {
            throw new NoSeAcepta("«" + objeto + "." + miembro + "» no está entre las funciones permitidas");
        }
        if (funcion) {
            exigir("(");
            List<String> textos = new ArrayList<>();
            while (i < fichas.size() && !fichas.get(i).equals(")")) {
                String argumento = siguiente();
                if (argumento.startsWith("'") || argumento.startsWith("\"")) {
                    textos.add(argumento.substring(1, argumento.length() - 1));
                } else if (argumento.matches("[A-Za-z_]\\w*")) {
                    variables.add(argumento);
                } else {
                    throw new NoSeAcepta("a «" + objeto + "." + miembro + "» se le dan solo variables o textos");
                }
                if (i < fichas.size() && fichas.get(i).equals(",")) {
                    i++;
                } else {
                    break;
                }
            }
            exigir(")");
            llamadas.add(new Llamada(objeto, miembro, textos));
        }
        if (i < fichas.size() && fichas.get(i).equals(".")) {
            throw new NoSeAcepta("después de «" + objeto + "." + miembro + "» no se puede pedir nada más");
        }
    }

    private String siguiente() throws NoSeAcepta {
        if (i >= fichas.size()) {
            throw new NoSeAcepta("está incompleta");
        }
        return fichas.get(i++);
    }

    private void exigir(String ficha) throws NoSeAcepta {
        if (!siguiente().equals(ficha)) {
            throw new NoSeAcepta("falta «" + ficha + "»");
        }
    }
}
