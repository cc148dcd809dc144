package co.gov.dnp.att.plataforma.seguridad;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Lo que la API del motor ofrece a quien tiene una tarea y el procedimiento no: cambiar variables, terminarla con un error, nacer a
 * mitad de camino o leer la historia de las variables. Las autorizaciones del motor no lo distinguen de atender la tarea.
 */
final class CaminosLaterales {

    private static final String API = "^/camunda/api/engine/.*/";
    private static final String FIN = "([/?].*)?$";
    /** Largo de {@code {"variables":{}}}: devolver una tarea delegada no lleva nada. */
    private static final int SIN_VARIABLES = 16;

    /** La historia con los valores de las variables: es auditar (gobernanza, 6.2). */
    static final RequestMatcher HISTORIA_DE_VARIABLES = new RegexRequestMatcher(API + "history/(variable-instance|detail)" + FIN, null);

    static final RequestMatcher SOLO_QUIEN_ADMINISTRA = new OrRequestMatcher(
            escribir(HttpMethod.POST, "(variables|localVariables)"), escribir(HttpMethod.PUT, "(variables|localVariables)"),
            escribir(HttpMethod.DELETE, "(variables|localVariables)"),
            escribir(HttpMethod.POST, "task/[^/]+/(bpmnError|bpmnEscalation)"),
            escribir(HttpMethod.POST, "process-definition/.+/start"),
            new AndRequestMatcher(escribir(HttpMethod.POST, "task/[^/]+/resolve"),
                    peticion -> peticion.getContentLength() < 0 || peticion.getContentLength() > SIN_VARIABLES));

    private CaminosLaterales() {
    }

    /** Los perfiles que auditan instancias, según la matriz. */
    static String[] auditan() {
        return Matriz.deGobernanza().roles(Objeto.INSTANCIA, Accion.AUDITAR).toArray(String[]::new);
    }

    private static RequestMatcher escribir(HttpMethod verbo, String ruta) {
        return new RegexRequestMatcher(API + ruta + FIN, verbo.name());
    }
}
