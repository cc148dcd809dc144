package co.gov.dnp.att.recorrido;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.fichas.CampoDeFicha;
import co.gov.dnp.att.portafolio.DatosProducto;
import co.gov.dnp.att.portafolio.Escala;
import co.gov.dnp.att.portafolio.EstadoProducto;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProtocolosDePrueba;
import co.gov.dnp.att.fichas.SeccionDeFicha;
import co.gov.dnp.att.portafolio.TipoProducto;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import co.gov.dnp.att.territorio.TipoEntidad;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Las dos separaciones de funciones en el navegador: el protocolo, de la unidad a la DER, y el reporte de avance, de la unidad a quienes lo validan. */
@PruebaIntegral
class RecorridoProtocoloTest {

    private static final String CLAVE = Procedimiento.CLAVE;

    @LocalServerPort
    int puerto;
    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    Organizacion organizacion;
    @Autowired
    Portafolio portafolio;

    @Test
    @Requisito({"GO-17", "LT-18", "LT-20"})
    @DisplayName("Quien lidera diligencia el protocolo, la DER lo devuelve, lo corrige, la DER lo valida y el producto queda activo")
    void protocolo() {
        Unidad u = p.unidad("RPR");
        organizacion.guardarPersona(new Persona("lider.rpr", "Prueba líder de producto", "RPR", null, Vinculacion.FUNCIONARIO, true),
                Set.of(Rol.LIDER_PRODUCTO), CLAVE);
        organizacion.guardarPersona(new Persona("der.rpr", "Prueba coordinación DER", null, null, Vinculacion.OTRO, true), Set.of(Rol.DER), CLAVE);
        Long id = portafolio.guardarProducto(null, new DatosProducto("RPR-NUEVO", "Acompañamiento del recorrido", TipoProducto.SERVICIO, "RPR",
                u.vigencia(), EstadoProducto.DISENO, u.tema(), "Fortalecer el seguimiento de metas", Set.of(Escala.LOCAL), Set.of(TipoEntidad.MUNICIPIO),
                u.estrategia()));
        recorrer("protocolo", navegador -> {
            List<String> hallazgos = new ArrayList<>();
            Page lider = navegador.de("lider.rpr", CLAVE);
            lider.navigate(navegador.direccion() + "/portafolio/productos/" + id);
            activar(lider);
            assertThat(lider.locator(".aviso.error")).containsText("sin protocolo validado por la DER el producto no puede quedar «Activo»");
            lider.navigate(navegador.direccion() + "/portafolio/productos/" + id);
            lider.getByText("Protocolo de ATT de este producto").click();
            lider.getByText("Diligenciar el protocolo").click();
            lider.getByText("Guardar y enviar a validación de la DER").click();
            assertThat(lider.locator(".aviso.error")).containsText("Hitos de trabajo: agregue al menos una fila.");
            diligenciar(lider, ProtocolosDePrueba.completo().secciones());
            lider.locator("#HITOS").evaluate("e => e.scrollIntoView()");
            navegador.foto(lider, "diligenciar");
            navegador.fotoEntera(lider, "diligenciar-entero");
            lider.getByText("Guardar y enviar a validación de la DER").click();
            assertThat(lider.locator(".aviso.bien")).containsText("Se envió la versión 1 a validación de la DER.");

            Page der = navegador.de("der.rpr", CLAVE);
            der.navigate(navegador.direccion() + "/");
            der.getByText("Protocolos", new Page.GetByTextOptions().setExact(true)).first().click();
            Locator fila = der.locator("tr").filter(new Locator.FilterOptions().setHasText("Acompañamiento del recorrido"));
            assertThat(fila).containsText("Le toca a la DER.");
            fila.locator("a").click();
            RecorridoAccesibilidadTest.revisar(der, "concepto de la DER", hallazgos);
            der.getByText("Devolver con observaciones").click();
            assertThat(der.locator(".aviso.error")).containsText("escriba qué debe ajustar la unidad");
            der.getByLabel("Observaciones").fill("Precise el resultado departamental.");
            der.locator("#concepto").evaluate("e => e.scrollIntoView()");
            navegador.foto(der, "concepto");
            der.getByText("Devolver con observaciones").click();
            assertThat(der.locator(".aviso.bien")).containsText("Se devolvió la versión 1");

            lider.navigate(navegador.direccion() + "/avisos");
            assertThat(lider.locator("main")).containsText("Hay que ajustar el protocolo de ATT, versión 1, de RPR-NUEVO. Observaciones: Precise el resultado departamental.");
            RecorridoAccesibilidadTest.revisar(lider, "avisos", hallazgos);
            navegador.foto(lider, "avisos");
            lider.getByText("Abrir su página").first().click();
            lider.getByText("Seguir diligenciando").click();
            assertThat(lider.locator("main")).containsText("Precise el resultado departamental.");
            assertThat(lider.locator("[name='HITOS.1.nombre']")).hasValue("Procesos documentados");
            lider.locator("[name='ESCALAS.1.resultado']").fill("Gobernaciones que siguen las metas de sus municipios");
            lider.getByLabel("Motivo de la versión 2").fill("Se precisó el resultado departamental.");
            lider.getByText("Guardar y enviar a validación de la DER").click();
            assertThat(lider.locator(".aviso.bien")).containsText("Se envió la versión 2");

            der.navigate(navegador.direccion() + "/portafolio/productos/" + id + "/protocolo");
            der.getByText("Validar el protocolo").click();
            assertThat(der.locator(".aviso.bien")).containsText("La versión 2 quedó validada");
            navegador.fotoEntera(der, "validado");

            lider.navigate(navegador.direccion() + "/portafolio/productos/" + id);
            activar(lider);
            assertThat(lider.locator(".aviso.bien")).containsText("Se guardó «Acompañamiento del recorrido».");
            assertThat(portafolio.producto(id).estaActivo()).isTrue();
            assertThat(hallazgos).isEmpty();
        });
    }

    private static void activar(Page lider) {
        lider.locator("[name=estado]").selectOption("ACTIVO");
        lider.getByText("Guardar producto o servicio").click();
    }

    /** Escribe cada campo de una ficha y agrega las filas que falten. */
    static void diligenciar(Page pagina, Map<? extends SeccionDeFicha, List<Map<String, String>>> secciones) {
        secciones.forEach((s, filas) -> {
            for (int i = 0; i < filas.size(); i++) {
                String base = s.name() + "." + i + ".";
                if (pagina.locator("[name^='" + base + "']").count() == 0) {
                    pagina.locator("button[name=agregar][value=" + s.name() + "]").click();
                    assertThat(pagina.locator(".aviso.bien")).containsText("Se guardó el borrador.");
                }
                escribir(pagina, s, base, filas.get(i));
            }
        });
    }

    private static void escribir(Page pagina, SeccionDeFicha s, String base, Map<String, String> fila) {
        for (CampoDeFicha c : s.campos()) {
            String valor = fila.get(c.clave());
            Locator campo = pagina.locator("[name='" + base + c.clave() + "']");
            if (valor != null && (c.clase() == CampoDeFicha.Clase.LISTA || c.clase() == CampoDeFicha.Clase.CATALOGO)) {
                campo.selectOption(valor);
            } else if (valor != null) {
                campo.fill(valor);
            }
        }
    }

    @Test
    @Requisito("GO-17")
    @DisplayName("La jefatura devuelve el reporte, la unidad lo corrige, la jefatura lo presenta y la DER valida sus datos")
    void reporte() {
        Unidad u = p.unidad("RVR");
        ProcessInstance i = r.hastaEjecutar(u, "*", Procedimiento.MEDELLIN, Procedimiento.SOACHA);
        p.vencer(i, Elemento.CORTE_TRIMESTRAL);
        p.completar(u.colega(), p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR), Formularios.reporte(Procedimiento.MEDELLIN, false, null));
        recorrer("reporte", navegador -> {
            List<String> hallazgos = new ArrayList<>();
            Page directora = navegador.de(u.directora(), CLAVE);
            directora.getByText("Reportes por presentar y validar").click();
            Locator fila = directora.locator("tr").filter(new Locator.FilterOptions().setHasText(i.getBusinessKey()));
            assertThat(fila).containsText("Le toca a usted.");
            navegador.foto(directora, "lista");
            fila.locator("a").click();
            directora.getByText("Devolver a la unidad").click();
            directora.getByLabel("Motivo de la devolución").fill("Falta explicar el hito de Soacha.");
            RecorridoAccesibilidadTest.revisar(directora, "decidir sobre el reporte", hallazgos);
            navegador.foto(directora, "devolver");
            directora.getByText("Devolver el reporte").click();
            assertThat(directora.locator(".aviso.bien")).containsText("Se devolvió el reporte a la unidad.");

            Page colega = navegador.de(u.colega(), CLAVE);
            colega.navigate(navegador.direccion() + "/expedientes/" + i.getBusinessKey() + "/seguimiento/1");
            assertThat(colega.locator("#validacion")).containsText("Falta explicar el hito de Soacha.");
            colega.getByLabel("Qué se corrigió y cómo responde a la devolución").fill("Se explicó el hito de Soacha.");
            colega.getByLabel("Observaciones del reporte").fill("El hito de Soacha se movió por orden público.");
            colega.locator("#validacion").evaluate("e => e.scrollIntoView()");
            navegador.foto(colega, "corregir");
            colega.getByText("Guardar la versión corregida").click();
            assertThat(colega.locator("#validacion")).containsText("Reporte, versión 2 (PDF)");

            directora.reload();
            directora.getByText("Presentar el reporte").click();
            assertThat(directora.locator("#validacion")).containsText("Presentado");
            Page monitoreo = navegador.de(u.monitoreo(), CLAVE);
            monitoreo.navigate(navegador.direccion() + "/seguimiento/reportes");
            monitoreo.locator("tr").filter(new Locator.FilterOptions().setHasText(i.getBusinessKey())).locator("a").click();
            monitoreo.getByText("Validar la calidad de los datos").click();
            assertThat(monitoreo.locator("#validacion")).containsText("Versión 2: datos validados");
            navegador.fotoEntera(monitoreo, "validado");
            assertThat(hallazgos).isEmpty();
        });
    }

    private void recorrer(String nombre, Consumer<Navegador> pasos) {
        Navegador navegador = Navegador.abrir(puerto, nombre);
        try {
            pasos.accept(navegador);
        } catch (RuntimeException | AssertionError falla) {
            throw navegador.contada(falla);
        } finally {
            navegador.close();
        }
    }
}
