package co.gov.dnp.att;

import jakarta.servlet.http.Cookie;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * La ficha contra peticiones cruzadas tal como la envía un navegador. La de la biblioteca de pruebas cambia el filtro del
 * contexto, que es uno solo para toda la suite, y deja sin cookie a los recorridos que entran por la red.
 */
public final class Ficha {

    private static final String VALOR = "ficha-de-prueba";

    private Ficha() {
    }

    public static RequestPostProcessor csrf() {
        return peticion -> {
            peticion.setCookies(new Cookie("ATT-XSRF", VALOR));
            peticion.addHeader("X-ATT-XSRF", VALOR);
            return peticion;
        };
    }
}
