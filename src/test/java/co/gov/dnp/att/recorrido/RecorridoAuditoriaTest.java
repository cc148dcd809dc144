package co.gov.dnp.att.recorrido;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.auditoria.CasoAuditado;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Una auditora del Grupo de Planeación responde doce preguntas sobre una instancia terminada, sin ayuda técnica y sin salir de sus páginas. */
@PruebaIntegral
class RecorridoAuditoriaTest {

    private static final String AUDITORA = "auditora.recorrido";

    @LocalServerPort
    int puerto;
    @Autowired
    Procedimiento p;
    @Autowired
    CasoAuditado caso;
    @Autowired
    Organizacion organizacion;

    private Page pagina;
    private Navegador navegador;
    private String instancia;
    private int respondidas;
    private final List<String> sinResponder = new ArrayList<>();

    @Test
    @Requisito({"PS-50", "FO-06", "PR-15", "GO-17"})
    @DisplayName("Sobre una instancia terminada, la auditora encuentra en la página la respuesta a doce preguntas y se lleva el expediente")
    void docePreguntas() {
        Unidad u = p.unidad("RAU");
        ProcessInstance i = caso.terminado(u);
        organizacion.guardarPersona(new Persona(AUDITORA, "Prueba " + AUDITORA, null, null, Vinculacion.FUNCIONARIO, true), Set.of(Rol.GRUPO_PLANEACION),
                Procedimiento.CLAVE);
        navegador = Navegador.abrir(puerto, "auditoria");
        try {
            pagina = navegador.de(AUDITORA, Procedimiento.CLAVE);
            encontrar(i);
            preguntas(u, i);
            Assertions.assertThat(sinResponder).isEmpty();
            Assertions.assertThat(respondidas).isEqualTo(12);
            pagina.navigate(instancia);
            explorar();
            llevarsela(i);
            idaYVueltaACockpit(p.iniciar(u));
        } catch (PlaywrightException | AssertionError falla) {
            throw navegador.contada(falla);
        } finally {
            navegador.close();
        }
    }

    private void encontrar(ProcessInstance i) {
        pagina.navigate(navegador.direccion() + "/auditoria?dependencia=RAU&proceso=asistencia_tecnica_territorial");
        navegador.foto(pagina, "encontrar");
        pagina.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(i.getBusinessKey()).setExact(true)).click();
        assertThat(pagina.locator("h1")).hasText(i.getBusinessKey());
        instancia = pagina.url();
        navegador.foto(pagina, "reconstruir");
        pagina.locator("#modelo").evaluate("m => m.scrollIntoView()");
        navegador.foto(pagina, "modelo");
    }

    private void preguntas(Unidad u, ProcessInstance i) {
        pregunta("¿Con qué versión del procedimiento se hizo?", () -> {
            assertThat(pagina.locator("#titulo-dibujo")).hasText(Pattern.compile("El modelo, versión \\d+"));
        });
        pregunta("¿Quién decidió ajustar el plan y por qué?", () -> {
            pagina.locator("#modelo a[aria-label^='¿Se requiere ajustar']").click();
            Locator ajuste = hecho("siguió por «Sí»");
            assertThat(ajuste).containsText("porque requiereAjuste era «sí»; lo respondió Prueba " + u.colega());
            ajuste.getByText("Lo que lo explica").click();
            assertThat(ajuste).containsText("Dar más plazo");
            navegador.foto(pagina, "compuerta");
        });
        pregunta("¿Qué cambió entre las dos versiones del plan?", () -> {
            pagina.locator("#modelo a[aria-label^='2. Programar']").click();
            Locator version = hecho("versión 2 del plan; motivo: Las alcaldías pidieron más plazo");
            version.getByText(Pattern.compile("Cambiaron \\d+ valores")).click();
            assertThat(version.locator("tr", new Locator.LocatorOptions().setHasText("Hitos de trabajo 2 · Fecha programada")).locator("td")).hasCount(2);
            navegador.foto(pagina, "cambios");
        });
        pregunta("¿Qué regla incluyó a Soacha?", () -> {
            clase("DECISION");
            pagina.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Qué regla decidió sobre Soacha (Cundinamarca)")).first().click();
            assertThat(pagina.locator("tr.acerto").first()).containsText("✔ acertó");
            assertThat(pagina.locator(".tarjeta")).containsText("La unidad la dejó incluida: La entidad pidió la asistencia por escrito");
            navegador.foto(pagina, "regla");
        });
        pregunta("¿Quién retiró el consentimiento, y dónde consta?", () -> {
            clase("CONSENTIMIENTO");
            assertThat(hecho("Medellín (Antioquia) retiró su consentimiento")).containsText("respondió Ana Gómez (Secretaria de Planeación)");
            assertThat(hecho("Medellín (Antioquia) retiró su consentimiento")).containsText("soporte: Oficio 2026-77; lo registró Prueba " + u.colega());
        });
        pregunta("¿Qué trimestre fue tardío y qué hizo el responsable?", () -> {
            clase("BITACORA");
            assertThat(hecho("El corte 1").filter(new Locator.FilterOptions().setHasText("sin reporte de avance")).first()).isVisible();
            assertThat(hecho("Atraso del corte 1").first()).containsText("Se pidió el reporte al equipo");
        });
        pregunta("¿A quién se delegó el reporte de ese trimestre?", () -> {
            clase("TAREA");
            assertThat(hecho("delegó «Reportar avance")).containsText("Prueba " + u.funcionaria() + " delegó «Reportar avance, calidad y percepción del corte» en Prueba "
                    + u.colega());
        });
        pregunta("¿Qué evidencia soporta la ejecución en Medellín, y sigue intacta?", () -> {
            clase("EVIDENCIA");
            Locator acta = hecho("Prueba " + u.asesor(1) + " cargó «acta.pdf»").first();
            assertThat(acta).containsText("soporta:");
            assertThat(acta.locator("code").first()).hasText(Pattern.compile("[0-9a-f]{64}"));
            acta.getByText("Vista previa").click();
            assertThat(acta.locator("iframe")).isVisible();
            navegador.foto(pagina, "evidencia");
        });
        pregunta("¿Intervino algún operador por fuera del procedimiento?", () -> {
            clase("OPERADOR");
            assertThat(hecho(CasoAuditado.OPERADORA + ", como operador, suspendió la instancia")).isVisible();
            Locator correccion = hecho("cambió variables a mano");
            correccion.getByText("Cambió 1 valor").click();
            assertThat(correccion.locator("tbody tr")).containsText("Producto corregido en Cockpit");
        });
        pregunta("¿Cuánto esperó y cuánto se trabajó cada tarea?", () -> {
            pagina.locator("#tareas summary").click();
            Locator espera = pagina.locator("#tareas tbody tr", new Page.LocatorOptions().setHasText("Parametrizar los hitos en SETA-WEB"));
            assertThat(espera).containsText("menos de un minuto");
            assertThat(espera).containsText("en término");
            pagina.locator("#tareas").scrollIntoViewIfNeeded();
            navegador.foto(pagina, "tareas");
        });
        pregunta("¿Dónde estaba el trámite cuando apenas se había focalizado?", () -> {
            int puesto = Integer.parseInt(pagina.locator("#linea li", new Page.LocatorOptions().setHasText("llegó la tarea «Concertar")).getAttribute("value"));
            pagina.locator("#hasta").evaluate("(barra, n) => { barra.value = n; barra.dispatchEvent(new Event('input')); }", puesto);
            assertThat(pagina.locator("#dibujo .actual[data-elemento=tarea_concertar]")).isVisible();
            assertThat(pagina.locator(".reconstruccion .recorrido[data-elemento=tarea_programar]")).hasCount(0);
            assertThat(pagina.locator("#momento")).containsText("llegó la tarea «Concertar la selección con los oferentes» a Equipo de RAU");
            pagina.locator("#modelo").evaluate("m => m.scrollIntoView()");
            navegador.foto(pagina, "repetir");
        });
        pregunta("¿Quién ejecutó la acción PT-ED-05 y quién la cerró?", () -> {
            pagina.locator(".familia a", new Page.LocatorOptions().setHasText("Acción preventiva")).click();
            assertThat(hecho("completó «Ejecutar la acción")).containsText("Prueba " + u.colega() + " completó");
            assertThat(hecho("completó «Verificar el cumplimiento y cerrar»")).containsText("Prueba " + u.directora() + " completó");
            navegador.foto(pagina, "accion");
        });
    }

    /** El mismo modelo en el visor de bpmn.io: marcado igual que el dibujo, se entra en una actividad y un clic deja solo los hechos de ese elemento. */
    private void explorar() {
        Assertions.assertThat(getClass().getResource("/static/bpmn-js/bpmn-navigated-viewer.production.min.js"))
                .as("El paquete trae el visor de modelos: para construirlo hace falta Node 20").isNotNull();
        List<String> quejas = new ArrayList<>();
        pagina.onConsoleMessage(m -> {
            if ("error".equals(m.type())) {
                quejas.add(m.text());
            }
        });
        pagina.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Explorar el modelo")).click();
        Locator visor = pagina.locator("#lienzo-visor");
        assertThat(visor.locator(".djs-shape.recorrido[data-element-id=actividad_programar]")).isVisible();
        assertThat(visor.locator(".insignia-visor").first()).containsText("×");
        assertThat(pagina.locator("#modelo")).isHidden();
        visor.scrollIntoViewIfNeeded();
        navegador.foto(pagina, "visor");
        visor.locator(".djs-overlays[data-container-id=actividad_programar] .bjs-drilldown").click();
        assertThat(visor.locator(".djs-shape.recorrido[data-element-id=tarea_programar]")).isVisible();
        navegador.foto(pagina, "visor-dentro");
        visor.locator(".djs-shape[data-element-id=tarea_programar]").click();
        assertThat(pagina.locator("#linea .aviso")).containsText("Solo los hechos de «Programar la asistencia técnica»");
        Assertions.assertThat(quejas).isEmpty();
    }

    private void llevarsela(ProcessInstance i) {
        Download descarga = pagina.waitForDownload(() -> pagina.getByText("Descargar el expediente de auditoría").click());
        Assertions.assertThat(descarga.suggestedFilename()).isEqualTo("auditoria-" + i.getBusinessKey() + ".zip");
        Path zip = descarga.path();
        Assertions.assertThat(zip).isNotEmptyFile();
    }

    private void idaYVueltaACockpit(ProcessInstance viva) {
        pagina.navigate(navegador.direccion() + "/auditoria/" + viva.getId());
        pagina.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ver en Cockpit")).click();
        Locator vuelta = pagina.getByTitle("Reconstruir esta instancia en Auditoría");
        assertThat(vuelta).isVisible();
        navegador.foto(pagina, "cockpit");
        vuelta.click();
        assertThat(pagina.locator("h1")).hasText(viva.getBusinessKey());
    }

    private Locator hecho(String texto) {
        return pagina.locator(".hechos > li", new Page.LocatorOptions().setHasText(texto));
    }

    private void clase(String clase) {
        pagina.locator("#clase").selectOption(clase);
        pagina.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filtrar")).click();
        assertThat(pagina.locator("#clase")).hasValue(clase);
    }

    /** Cada pregunta empieza en la página de la instancia; una sin respuesta no impide hacer las demás. */
    private void pregunta(String texto, Runnable buscar) {
        pagina.navigate(instancia);
        try {
            buscar.run();
            respondidas++;
        } catch (PlaywrightException | AssertionError sinRespuesta) {
            navegador.foto(pagina, "SIN-RESPUESTA");
            sinResponder.add(texto + " " + sinRespuesta.getMessage());
        }
    }
}
