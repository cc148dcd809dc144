package co.gov.dnp.att.plataforma.seguridad;

import static co.gov.dnp.att.plataforma.seguridad.Visitante.MOTOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.procedimiento.Procedimiento;

/** Entrar, salir de todas partes, cambiar la contraseña y los frenos, como los vive una persona al otro lado de la red. */
@PruebaIntegral
class SesionesTest {

    private static final String CLAVE = Procedimiento.CLAVE;
    private static final String OTRA = "Otra-clave-2027";

    private final Organizacion organizacion;
    private final Sesiones sesiones;
    private final String raiz;

    SesionesTest(@Autowired Organizacion organizacion, @Autowired Sesiones sesiones, @Autowired TestRestTemplate web) {
        this.organizacion = organizacion;
        this.sesiones = sesiones;
        this.raiz = web.getRootUri();
    }

    private void persona(String usuario, boolean activa, Rol... roles) {
        organizacion.guardarPersona(new Persona(usuario, "Prueba de sesiones", null, null, Vinculacion.OTRO, activa), Set.of(roles), activa ? CLAVE : null);
    }

    private static boolean dentro(Visitante v) {
        return v.ver("/mi-clave").statusCode() == 200;
    }

    @Test
    @DisplayName("Al entrar cambia el identificador de la sesión: uno puesto de antemano no sirve")
    void fijacionDeSesion() {
        persona("s.fijada", true, Rol.DER);
        Visitante v = new Visitante(raiz);
        v.ver("/expedientes");
        String antes = v.galleta("ATTSESION").orElse(null);
        v.ingresar("s.fijada", CLAVE);
        String despues = v.galleta("ATTSESION").orElseThrow();
        assertThat(despues).isNotEqualTo(antes);
        if (antes != null) {
            Visitante intruso = new Visitante(raiz);
            intruso.poner("ATTSESION", antes);
            assertThat(dentro(intruso)).isFalse();
        }
        Visitante inventa = new Visitante(raiz);
        inventa.poner("ATTSESION", "YWFhYWFhYWEtYWFhYS1hYWFhLWFhYWEtYWFhYWFhYWFhYWFh");
        inventa.ingresar("s.fijada", CLAVE);
        Visitante otro = new Visitante(raiz);
        otro.poner("ATTSESION", "YWFhYWFhYWEtYWFhYS1hYWFhLWFhYWEtYWFhYWFhYWFhYWFh");
        assertThat(dentro(otro)).as("un identificador inventado no se vuelve sesión").isFalse();
    }

    @Test
    @DisplayName("Cerrar todas mis sesiones me saca de todos los equipos, y también de Tasklist")
    void cerrarTodas() {
        persona("s.varias", true, Rol.DER);
        Visitante casa = Visitante.que(raiz, "s.varias", CLAVE);
        Visitante oficina = Visitante.que(raiz, "s.varias", CLAVE);
        assertThat(casa.json("GET", MOTOR + "/task/count", null).statusCode()).isEqualTo(200);
        assertThat(oficina.ver("/mi-clave").body()).contains("Tiene abiertas 2 sesiones");
        HttpResponse<String> r = oficina.enviar("/mi-clave/cerrar-sesiones");
        assertThat(Visitante.destino(r)).endsWith("/ingresar?salio");
        assertThat(dentro(casa)).isFalse();
        assertThat(dentro(oficina)).isFalse();
        assertThat(casa.json("GET", MOTOR + "/task/count", null).statusCode()).isEqualTo(401);
        assertThat(sesiones.cuantas("s.varias")).isZero();
    }

    @Test
    @DisplayName("Salir de una sesión no deja nada útil en la galleta")
    void salir() {
        persona("s.sale", true, Rol.DER);
        Visitante v = Visitante.que(raiz, "s.sale", CLAVE);
        String galleta = v.galleta("ATTSESION").orElseThrow();
        v.enviar("/salir");
        Visitante otro = new Visitante(raiz);
        otro.poner("ATTSESION", galleta);
        assertThat(dentro(otro)).isFalse();
    }

    @Test
    @Requisito("GO-13")
    @DisplayName("Desactivar a una persona, o cambiarle el perfil, la saca al instante de donde esté")
    void desactivarSacaAlInstante() {
        persona("s.saliente", true, Rol.DER);
        Visitante v = Visitante.que(raiz, "s.saliente", CLAVE);
        assertThat(v.ver("/expedientes").statusCode()).isEqualTo(200);
        persona("s.saliente", false, Rol.DER);
        assertThat(v.ver("/expedientes").statusCode()).isEqualTo(302);
        assertThat(v.json("GET", MOTOR + "/task/count", null).statusCode()).isEqualTo(401);
        assertThat(Visitante.destino(v.ingresar("s.saliente", CLAVE))).contains("error");

        persona("s.cambia", true, Rol.DER);
        Visitante c = Visitante.que(raiz, "s.cambia", CLAVE);
        organizacion.guardarPersona(new Persona("s.cambia", "Prueba de sesiones", null, null, Vinculacion.OTRO, true), Set.of(Rol.PUBLICO), null);
        assertThat(dentro(c)).as("con el perfil anterior ya no sigue").isFalse();
        organizacion.guardarPersona(new Persona("s.cambia", "Prueba de sesiones, corregida", null, null, Vinculacion.OTRO, true), Set.of(Rol.PUBLICO), null);
        Visitante otra = Visitante.que(raiz, "s.cambia", CLAVE);
        organizacion.guardarPersona(new Persona("s.cambia", "Prueba de sesiones", null, null, Vinculacion.OTRO, true), Set.of(Rol.PUBLICO), null);
        assertThat(dentro(otra)).as("corregir el nombre no saca a nadie").isTrue();
    }

    @Test
    @DisplayName("Quien administra los usuarios cierra las sesiones de otra persona; los demás no")
    void unAdministradorCierra() {
        persona("s.perdio.equipo", true, Rol.DER);
        persona("s.otsi", true, Rol.OTSI);
        Visitante v = Visitante.que(raiz, "s.perdio.equipo", CLAVE);
        Visitante curioso = Visitante.que(raiz, "s.perdio.equipo", CLAVE);
        assertThat(curioso.enviar("/organizacion/personas/s.otsi/cerrar-sesiones").statusCode()).isEqualTo(403);
        Visitante otsi = Visitante.que(raiz, "s.otsi", CLAVE);
        assertThat(otsi.ver("/organizacion?persona=s.perdio.equipo").body()).contains("Cerrar todas las sesiones de Prueba de sesiones");
        otsi.enviar("/organizacion/personas/s.perdio.equipo/cerrar-sesiones");
        assertThat(otsi.ver("/organizacion").body()).contains("Se cerraron 2 sesiones de s.perdio.equipo");
        assertThat(dentro(v)).isFalse();
        assertThat(dentro(otsi)).isTrue();
    }

    @Test
    @DisplayName("Cada quien cambia su contraseña: la política se dice en español y la anterior deja de servir en todas partes")
    void miClave() {
        persona("s.clave", true, Rol.DER);
        Visitante v = Visitante.que(raiz, "s.clave", CLAVE);
        Visitante olvidada = Visitante.que(raiz, "s.clave", CLAVE);
        v.ver("/mi-clave");
        String[][] malas = {{"no-es-esta", OTRA, OTRA, "Contraseña actual: no es la suya"}, {CLAVE, OTRA, "distinta", "Repita la contraseña"},
                {CLAVE, CLAVE, CLAVE, "debe ser distinta"}, {CLAVE, "corta", "corta", "use al menos 10 caracteres"},
                {CLAVE, "sinmayusculas-1", "sinmayusculas-1", "use al menos 10 caracteres"}, {CLAVE, "Xs.clave-2026", "Xs.clave-2026", "sin el nombre ni el usuario"}};
        for (String[] m : malas) {
            HttpResponse<String> r = v.enviar("/mi-clave", "actual", m[0], "nueva", m[1], "repetida", m[2]);
            assertThat(r.statusCode()).as(m[3]).isEqualTo(400);
            assertThat(r.body()).contains(m[3]).doesNotContain(OTRA);
            esperarElFreno(m[0]);
        }
        HttpResponse<String> r = v.enviar("/mi-clave", "actual", CLAVE, "nueva", OTRA, "repetida", OTRA);
        assertThat(Visitante.destino(r)).endsWith("/ingresar?cambio");
        assertThat(dentro(v)).isFalse();
        assertThat(dentro(olvidada)).isFalse();
        assertThat(Visitante.destino(new Visitante(raiz).ingresar("s.clave", CLAVE))).contains("error");
    }

    /** Tras un fallo el motor hace esperar tres segundos a ese usuario. */
    private static void esperarElFreno(String intentada) {
        if (intentada.equals("no-es-esta")) {
            try {
                Thread.sleep(3_500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    @DisplayName("El motor frena a quien insiste con un usuario; la dirección, a quien prueba con muchos")
    void frenos() {
        persona("s.frenada", true, Rol.DER);
        Visitante v = new Visitante(raiz);
        assertThat(Visitante.destino(v.ingresar("s.frenada", "una"))).endsWith("?error");
        assertThat(Visitante.destino(v.ingresar("s.frenada", CLAVE))).as("ni con la buena, hasta que pase la espera").endsWith("?error");
        assertThat(v.ver("/ingresar?error").body()).contains("espere un minuto");
        esperarElFreno("no-es-esta");
        assertThat(Visitante.destino(v.ingresar("s.frenada", CLAVE))).doesNotContain("ingresar");

        // Desde una dirección de documentación, que el proxy interno anota
        Visitante muchos = new Visitante(raiz).con("X-Forwarded-For", "203.0.113.77");
        for (int i = 0; i < 50; i++) {
            assertThat(Visitante.destino(muchos.ingresar("no.existe." + i, "x"))).endsWith("?error");
        }
        persona("s.buena", true, Rol.DER);
        assertThat(Visitante.destino(muchos.ingresar("s.buena", CLAVE))).as("esa dirección espera").endsWith("?direccion");
        assertThat(muchos.ver("/ingresar?direccion").body()).contains("desde su red");
        assertThat(Visitante.destino(new Visitante(raiz).con("X-Forwarded-For", "203.0.113.78").ingresar("s.buena", CLAVE))).as("otra no").doesNotContain("ingresar");
        // Quien antepone direcciones inventadas sigue siendo quien es: vale la última, que es la que puso el proxy
        Visitante finge = new Visitante(raiz).con("X-Forwarded-For", "198.51.100.1, 203.0.113.77");
        assertThat(Visitante.destino(finge.ingresar("s.buena", CLAVE))).endsWith("?direccion");
    }
}
