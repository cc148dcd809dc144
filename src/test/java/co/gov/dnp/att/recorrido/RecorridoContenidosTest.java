package co.gov.dnp.att.recorrido;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.comunicaciones.DatosPlanDeContenidos;
import co.gov.dnp.att.comunicaciones.Parrillas;
import co.gov.dnp.att.comunicaciones.PlanesDePrueba;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Los contenidos en el navegador: del plan que escribe comunicaciones a la pieza publicada, con la DER y quien lidera el producto. */
@PruebaIntegral
class RecorridoContenidosTest {

    private static final String CLAVE = Procedimiento.CLAVE;
    private static final String PIEZA = "Cómo se formula un indicador";

    @LocalServerPort
    int puerto;
    @Autowired
    Procedimiento p;
    @Autowired
    Organizacion organizacion;
    @Autowired
    Parrillas parrillas;

    @Test
    @Requisito({"CM-02", "CM-03", "CM-04", "CM-05", "CM-06", "CM-07", "CM-08", "CM-09", "CM-10", "CM-13", "CM-14", "CM-17", "CM-22"})
    @DisplayName("Comunicaciones diligencia el plan, la DER lo aprueba, la parrilla se elabora, el líder entrega lo técnico y la pieza se publica")
    void contenidos() {
        Unidad u = p.unidad("RCM");
        persona("lider.rcm", u.dependencia(), Vinculacion.FUNCIONARIO, Rol.LIDER_PRODUCTO);
        persona("comunica.rcm", null, Vinculacion.OTRO, Rol.COMUNICACIONES);
        persona("der.rcm", null, Vinculacion.OTRO, Rol.DER);
        Navegador navegador = Navegador.abrir(puerto, "contenidos");
        try {
            List<String> hallazgos = new ArrayList<>();
            Page comunica = navegador.de("comunica.rcm", CLAVE);
            comunica.navigate(navegador.direccion() + "/");
            comunica.locator(".fichas a").filter(new Locator.FilterOptions().setHasText("Contenidos")).click();
            comunica.locator("#por-empezar a").filter(new Locator.FilterOptions().setHasText("Producto " + u.dependencia())).click();
            assertThat(comunica.locator("#insumos")).containsText("Fortalecer la formulación de planes");
            comunica.getByText("Guardar y enviar a la DER").click();
            assertThat(comunica.locator(".aviso.error")).containsText("Herramientas de difusión: marque al menos una.");
            DatosPlanDeContenidos plan = PlanesDePrueba.completo(Parrillas.semanaActual(), "lider.rcm");
            RecorridoProtocoloTest.diligenciar(comunica, plan.secciones());
            plan.herramientas().forEach(h -> comunica.locator("[name=herramientas][value=" + h + "]").check());
            RecorridoAccesibilidadTest.revisar(comunica, "plan mientras se diligencia", hallazgos);
            comunica.locator("#CONTENIDOS").evaluate("e => e.scrollIntoView()");
            navegador.foto(comunica, "diligenciar");
            navegador.fotoEntera(comunica, "diligenciar-entero");
            comunica.getByText("Guardar y enviar a la DER").click();
            assertThat(comunica.locator(".aviso.bien")).containsText("Se envió la versión 1 del plan a la DER.");

            Page der = navegador.de("der.rcm", CLAVE);
            der.navigate(navegador.direccion() + "/comunicaciones");
            Locator fila = der.locator("tr").filter(new Locator.FilterOptions().setHasText("Producto " + u.dependencia()));
            assertThat(fila).containsText("Le toca a la DER.");
            fila.locator("a").first().click();
            RecorridoAccesibilidadTest.revisar(der, "concepto de la DER", hallazgos);
            assertThat(der.locator("main")).containsText("LinkedIn");
            der.locator("#concepto").evaluate("e => e.scrollIntoView()");
            navegador.foto(der, "concepto");
            navegador.fotoEntera(der, "plan-entero");
            der.getByText("Aprobar el plan").click();
            assertThat(der.locator(".aviso.bien")).containsText("Se aprobó el plan");

            parrillas.elaborarLasDeHoy();
            comunica.navigate(comunica.url().replaceAll("[?#].*", "") + "/parrilla");
            assertThat(comunica.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Reporte de la ejecución del plan"))).containsText("De servicio");
            RecorridoAccesibilidadTest.revisar(comunica, "parrilla", hallazgos);
            navegador.foto(comunica, "parrilla");
            String parrilla = comunica.url();

            Page lider = navegador.de("lider.rcm", CLAVE);
            lider.navigate(navegador.direccion() + "/comunicaciones");
            lider.locator("#por-liderar a").filter(new Locator.FilterOptions().setHasText(PIEZA)).click();
            lider.getByLabel("Lo escribe y aprueba quien lidera el producto").fill("Un indicador tiene fórmula, unidad, línea base y meta.");
            navegador.foto(lider, "insumo");
            lider.getByText("Entregar y aprobar").click();
            assertThat(lider.locator(".aviso.bien")).containsText("Quedó entregado y aprobado el contenido técnico.");
            assertThat(lider.locator("#avanzar")).hasCount(0);
            String pieza = lider.url();

            lider.navigate(parrilla);
            lider.getByText("Registrar un comentario", new Page.GetByTextOptions().setExact(true)).click();
            lider.getByLabel("Por dónde llegó").selectOption("TERRITORIO");
            lider.getByLabel("Comentario", new Page.GetByLabelOptions().setExact(true)).fill("En La Guajira no cargan los videos.");
            lider.getByLabel("Ajuste que produce").selectOption("FORMATO");
            lider.getByLabel("Contenido del plan que se ajusta, si hay ajuste").selectOption(PIEZA);
            lider.getByLabel("Formato nuevo, si cambia el formato").selectOption("PODCAST");
            lider.getByText("Registrar el comentario").click();
            assertThat(lider.locator(".aviso.bien")).containsText("cambió 1 contenido sin publicar");
            assertThat(lider.locator("tr").filter(new Locator.FilterOptions().setHasText(PIEZA)).first()).containsText("Audio o pódcast");
            navegador.fotoEntera(lider, "ajuste");

            comunica.navigate(pieza);
            comunica.getByText("Empezar a producirlo").click();
            comunica.getByText("Terminado: pasa a validación").click();
            comunica.getByLabel("Quién lo vio (cargo y entidad)").fill("Secretaría de planeación de Soacha");
            comunica.getByLabel("Qué dijo").fill("Se entiende y es corto.");
            RecorridoAccesibilidadTest.revisar(comunica, "contenido en validación", hallazgos);
            navegador.foto(comunica, "validacion");
            comunica.getByText("Le sirve", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(comunica.locator("main")).containsText("Falta que el líder esté conforme con el canal y el formato.");
            lider.navigate(pieza);
            assertThat(lider.locator("#acuerdo")).containsText("Se difundirá como audio o pódcast por Portal Territorial de Colombia.");
            lider.getByText("Estoy conforme", new Page.GetByTextOptions().setExact(true)).click();
            comunica.navigate(pieza);
            comunica.getByLabel("Enlace publicado").fill("https://portal.prueba/indicador");
            comunica.getByText("Quedó publicado", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(comunica.locator(".aviso.bien")).containsText("Quedó publicado.");
            assertThat(comunica.locator("dl.datos")).containsText("https://portal.prueba/indicador");
            RecorridoAccesibilidadTest.revisar(comunica, "contenido publicado", hallazgos);
            navegador.fotoEntera(comunica, "publicado");
            comunica.navigate(parrilla);
            assertThat(comunica.locator("main")).containsText("Publicado: 1");
            assertThat(hallazgos).isEmpty();
        } catch (RuntimeException | AssertionError falla) {
            throw navegador.contada(falla);
        } finally {
            navegador.close();
        }
    }

    private void persona(String usuario, String dependencia, Vinculacion vinculacion, Rol rol) {
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + usuario, dependencia, null, vinculacion, true), Set.of(rol), CLAVE);
    }
}
