package co.gov.dnp.att.recorrido;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.portafolio.DatosPrediseno;
import co.gov.dnp.att.portafolio.PredisenosDePrueba;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** La ficha de prediseño en el navegador: del producto nuevo al protocolo que se abre, pasando por la DER. */
@PruebaIntegral
class RecorridoPredisenoTest {

    private static final String CLAVE = Procedimiento.CLAVE;
    private static final String PRODUCTO = "Seguimiento a metas del recorrido";

    @LocalServerPort
    int puerto;
    @Autowired
    Procedimiento p;
    @Autowired
    Organizacion organizacion;

    @Test
    @Requisito({"LT-02", "LT-03", "LT-04", "LT-05", "LT-06", "LT-07", "LT-09"})
    @DisplayName("Quien lidera agrega el producto, diligencia la ficha, la DER la devuelve y la pasa a diseño, la unidad responde y el protocolo se abre")
    void prediseno() {
        Unidad u = p.unidad("RPD");
        organizacion.guardarPersona(new Persona("lider.rpd", "Prueba líder de producto", "RPD", null, Vinculacion.FUNCIONARIO, true), Set.of(Rol.LIDER_PRODUCTO), CLAVE);
        organizacion.guardarPersona(new Persona("der.rpd", "Prueba coordinación DER", null, null, Vinculacion.OTRO, true), Set.of(Rol.DER), CLAVE);
        Navegador navegador = Navegador.abrir(puerto, "prediseno");
        try {
            List<String> hallazgos = new ArrayList<>();
            Page lider = navegador.de("lider.rpd", CLAVE);
            lider.navigate(navegador.direccion() + "/");
            lider.getByText("Fichas de prediseño", new Page.GetByTextOptions().setExact(true)).first().click();
            lider.getByText("agréguelo primero con su nombre").click();
            lider.locator("[name=codigo]").fill("RPD-NUEVO");
            lider.locator("[name=nombre]").fill(PRODUCTO);
            lider.locator("[name=vigencia]").fill(String.valueOf(u.vigencia()));
            lider.locator("[name=estado]").selectOption("PREDISENO");
            lider.locator("[name=tema]").selectOption(u.tema());
            lider.locator("[name=estrategia]").selectOption(u.estrategia());
            lider.locator("[name=objetivo]").fill("Que la entidad siga las metas de su plan");
            lider.getByText("Guardar producto o servicio").click();
            assertThat(lider.locator(".aviso.bien")).containsText("Se guardó «" + PRODUCTO + "».");

            lider.navigate(navegador.direccion() + "/portafolio/predisenos");
            RecorridoAccesibilidadTest.revisar(lider, "lista con fichas por empezar", hallazgos);
            navegador.foto(lider, "lista");
            lider.locator("#por-empezar a").filter(new Locator.FilterOptions().setHasText(PRODUCTO)).click();
            DatosPrediseno completa = PredisenosDePrueba.completa(u.meta());
            RecorridoProtocoloTest.diligenciar(lider, completa.secciones());
            lider.locator("[name='PROBLEMA.0.verificacion']").selectOption("NO");
            enviar(lider);
            assertThat(lider.locator(".aviso.error")).containsText("La ausencia de una solución no es un problema y así no se envía a la DER.");
            assertThat(lider.locator(".aviso.error")).containsText("Momentos del ciclo de valor público: marque al menos uno.");
            navegador.foto(lider, "falta-corregir");
            lider.locator("[name='PROBLEMA.0.verificacion']").selectOption("SI");
            completa.lineas().forEach(l -> lider.locator("[name=lineas][value=" + l + "]").check());
            completa.momentos().forEach(m -> lider.locator("[name=momentos][value=" + m + "]").check());
            lider.locator("[name=meta]").selectOption(u.meta());
            lider.locator("#CADENA").evaluate("e => e.scrollIntoView()");
            navegador.foto(lider, "cadena");
            navegador.fotoEntera(lider, "diligenciar-entero");
            lider.locator("#PROBLEMA").evaluate("e => e.scrollIntoView()");
            navegador.foto(lider, "problema");
            enviar(lider);
            assertThat(lider.locator(".aviso.bien")).containsText("Se envió la versión 1 a la DER.");

            Page der = navegador.de("der.rpd", CLAVE);
            der.navigate(navegador.direccion() + "/portafolio/predisenos");
            Locator fila = der.locator("tr").filter(new Locator.FilterOptions().setHasText(PRODUCTO));
            assertThat(fila).containsText("Le toca a la DER.");
            fila.locator("a").click();
            der.getByText("Devolver para ajustar").click();
            assertThat(der.locator(".aviso.error")).containsText("Retroalimentación: escriba qué observa la DER");
            der.getByLabel("Retroalimentación (obligatoria)").fill("Precise el impacto esperado.");
            RecorridoAccesibilidadTest.revisar(der, "retroalimentación de la DER", hallazgos);
            der.locator("#concepto").evaluate("e => e.scrollIntoView()");
            navegador.foto(der, "retroalimentacion");
            der.getByText("Devolver para ajustar").click();
            assertThat(der.locator(".aviso.bien")).containsText("Se devolvió la ficha a la unidad");

            String ficha = der.url();
            lider.navigate(ficha);
            lider.getByText("Ajustar la ficha").click();
            assertThat(lider.locator("main")).containsText("Precise el impacto esperado.");
            lider.locator("[name='CADENA.1.impacto']").fill("Cambio en las variables de desarrollo que el plan priorizó");
            lider.getByLabel("Respuesta a la retroalimentación").fill("Se precisó el impacto.");
            navegador.foto(lider, "ajustar");
            enviar(lider);
            assertThat(lider.locator(".aviso.bien")).containsText("Se envió la versión 2 a la DER.");

            der.navigate(ficha);
            der.getByLabel("Retroalimentación (obligatoria)").fill("Clara: lleve el indicador de impacto al protocolo.");
            der.getByText("Pasa a diseño", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(der.locator(".aviso.bien")).containsText("pasa a diseño cuando la unidad responda");

            lider.navigate(ficha);
            RecorridoAccesibilidadTest.revisar(lider, "respuesta de la unidad", hallazgos);
            navegador.foto(lider, "responder");
            lider.getByLabel("Respuesta (con ella el producto pasa a diseño)").fill("Irá en los indicadores del protocolo.");
            lider.getByText("Responder y pasar a diseño").click();
            assertThat(lider.locator(".aviso.bien").first()).containsText("su protocolo ya se puede diligenciar");
            navegador.fotoEntera(lider, "en-diseno");
            lider.navigate(ficha.replace("/prediseno", "/protocolo"));
            lider.getByText("Diligenciar el protocolo").click();
            lider.locator("[name='HITOS.0.nombre']").fill("Primer hito");
            lider.getByText("Guardar el borrador", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(lider.locator(".aviso.bien")).containsText("Se guardó el borrador.");
            assertThat(hallazgos).isEmpty();
        } catch (RuntimeException | AssertionError falla) {
            throw navegador.contada(falla);
        } finally {
            navegador.close();
        }
    }

    private static void enviar(Page lider) {
        lider.getByText("Guardar y enviar a la DER").click();
    }
}
