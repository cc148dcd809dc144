package co.gov.dnp.att.recorrido;

import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.expediente.TipoEvidencia.COMUNICACION_OFICIAL;
import static co.gov.dnp.att.expediente.TipoEvidencia.LISTADO_ASISTENCIA;
import static co.gov.dnp.att.procedimiento.Procedimiento.MEDELLIN;
import static co.gov.dnp.att.procedimiento.Procedimiento.SOACHA;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import co.gov.dnp.att.seguimiento.Cortes;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Una alcaldía en su teléfono, de abrir el enlace a leer sus resultados; y lo que de ella ve la unidad en su escritorio. */
@PruebaIntegral
class RecorridoEntidadTest {

    private static final String SOCIALIZAR = "Socializar el plan y acordar responsabilidades";
    private static final String MONITOREAR = "Reportar avance, calidad y percepción del corte";

    @LocalServerPort
    int puerto;
    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    Organizacion organizacion;
    @Autowired
    Cortes cortes;
    @Autowired
    Documentos documentos;

    Navegador navegador;
    Unidad u;
    ProcessInstance i;
    String enlace;
    Page telefono;

    @Test
    @Requisito({"PS-24", "PS-32", "PS-33", "PS-36", "PS-37", "PS-38", "PS-48"})
    @DisplayName("La alcaldía en su teléfono: enlace, plan, aceptación, consentimiento, encuesta, avance y resultado")
    void delEnlaceAlResultado() {
        navegador = Navegador.abrir(puerto, "entidad");
        try {
            u = p.unidad("RENT");
            i = r.hastaSocializar(u, SOACHA);
            emitirElEnlace();
            abrirElEnlace();
            aceptarElPlan();
            consentir();
            laUnidadVeLaAceptacionYAcuerda();
            responderLaEncuesta();
            laUnidadVeLaEncuestaYReporta();
            declararElAvance();
            laUnidadVeLosDosLados();
            terminar();
            verElResultado();
            entrarConCuenta();
            anularElEnlace();
        } catch (RuntimeException | AssertionError falla) {
            throw navegador.contada(falla);
        } finally {
            navegador.close();
        }
    }

    void emitirElEnlace() {
        Page pagina = navegador.de(u.funcionaria(), Procedimiento.CLAVE);
        pagina.navigate(navegador.direccion() + "/expedientes/" + i.getBusinessKey());
        pagina.getByText("Participación de las entidades").click();
        pagina.locator("#l-entidad").selectOption(SOACHA);
        pagina.locator("#l-correo").fill("planeacion@ejemplo.gov.co");
        navegador.foto(pagina, "crear-enlace");
        pagina.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Crear enlaces")).click();
        assertThat(pagina.locator(".aviso.bien")).containsText("El enlace está listo");
        assertThat(pagina.locator("button.copiar")).isVisible();
        enlace = pagina.locator("input.direccion").inputValue();
        assertThat(enlace).startsWith(navegador.direccion() + "/entidad/e/");
        pagina.locator("#enlaces").scrollIntoViewIfNeeded();
        navegador.foto(pagina, "enlace-listo");
    }

    void abrirElEnlace() {
        telefono = navegador.anonima("alcaldia");
        telefono.setViewportSize(390, 844);
        telefono.navigate(enlace);
        assertThat(telefono.locator("h1")).hasText("Soacha (Cundinamarca)");
        assertThat(telefono.locator("nav")).hasCount(0);
        assertThat(telefono.locator(".pasos li")).hasCount(5);
        fotos("inicio");
    }

    /** Solo con el teclado: del inicio al plan, la casilla, los dos campos y el botón. */
    void aceptarElPlan() {
        telefono.keyboard().press("Tab");
        assertThat(telefono.locator(":focus")).hasText("Ir al contenido");
        for (int n = 0; n < 10 && !telefono.locator(":focus").textContent().contains("Su plan de trabajo"); n++) {
            telefono.keyboard().press("Tab");
        }
        telefono.keyboard().press("Enter");
        assertThat(telefono.locator("h1")).hasText("Su plan de trabajo");
        assertThat(telefono.locator("main")).containsText("Delegar un equipo");
        assertThat(telefono.locator(".linea li")).hasCount(2);
        fotos("plan");
        telefono.getByLabel("Acepto el plan y las responsabilidades").focus();
        telefono.keyboard().press("Space");
        telefono.keyboard().press("Tab");
        telefono.keyboard().type("Ana Prueba");
        telefono.keyboard().press("Tab");
        telefono.keyboard().type("Secretaria de Planeación");
        telefono.keyboard().press("Tab");
        telefono.keyboard().press("Enter");
        assertThat(telefono.locator(".aviso.bien").first()).containsText("Su entidad aceptó el plan");
        fotos("plan-aceptado");
    }

    void consentir() {
        ir("Su consentimiento");
        telefono.getByLabel("Sí, acepto").check();
        quien();
        fotos("consentimiento");
        telefono.getByText("Enviar mi respuesta").click();
        assertThat(telefono.locator(".aviso.bien").first()).containsText("su entidad aceptó el seguimiento");
        fotos("consentimiento-dado");
    }

    void laUnidadVeLaAceptacionYAcuerda() {
        Bandeja b = new Bandeja(navegador, navegador.de(u.colega(), Procedimiento.CLAVE));
        b.tomar(SOCIALIZAR);
        Locator tabla = b.formulario("asistencia-tecnica-territorial/socializar").tabla("tablaRespuestas");
        assertThat(tabla).containsText("Soacha (Cundinamarca)");
        assertThat(tabla).containsText("Aceptó el plan");
        tabla.scrollIntoViewIfNeeded();
        navegador.foto(b.pagina(), "socializar-con-la-respuesta");
        r.socializado(i, u, SOACHA, SOACHA);
    }

    void responderLaEncuesta() {
        p.vencer(i, Elemento.CORTE_TRIMESTRAL);
        ir("Encuesta: ¿cómo le ha parecido?");
        telefono.locator("[name=calidad][value='4']").check();
        telefono.locator("[name=percepcion][value='5']").check();
        telefono.getByLabel("¿Qué mejoraría?").fill("Que las sesiones sean más cortas.");
        quien();
        fotos("encuesta");
        telefono.getByText("Enviar mi respuesta").click();
        assertThat(telefono.locator(".aviso.bien").first()).containsText("su respuesta quedó guardada");
        assertThat(telefono.getByText("Corregir mi respuesta")).isVisible();
        assertThat(telefono.locator("[name=calidad][value='4']")).isChecked();
        fotos("encuesta-respondida");
    }

    void laUnidadVeLaEncuestaYReporta() {
        Bandeja b = new Bandeja(navegador, navegador.de(u.colega(), Procedimiento.CLAVE));
        b.tomar(MONITOREAR);
        FormularioEnPantalla formulario = b.formulario("monitoreo-seguimiento/monitorear");
        Locator tabla = formulario.tabla("tablaEncuestas");
        assertThat(tabla).containsText("Que las sesiones sean más cortas.");
        tabla.scrollIntoViewIfNeeded();
        navegador.foto(b.pagina(), "monitorear-con-la-encuesta");
        p.completar(u.colega(), p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR), Formularios.reporte(null, false, null));
        assertThat(cortes.deExpediente(expediente().getId()).get(0).getCalidad()).isEqualByComparingTo("4.5");
    }

    void declararElAvance() {
        r.cumplir(i, u, 2, 1, SOACHA, false);
        ir("Cómo va el trabajo");
        Locator primero = telefono.locator("article.dos-lados").first();
        assertThat(primero).containsText("Cumplido el");
        primero.locator("summary").click();
        primero.getByLabel("En marcha").check();
        primero.getByLabel("Observación").fill("Falta firmar el acta.");
        primero.getByLabel("Su nombre").fill("Ana Prueba");
        primero.getByLabel("Su cargo").fill("Secretaria de Planeación");
        fotos("avance");
        primero.getByText("Guardar").click();
        assertThat(telefono.locator("article.dos-lados").first()).containsText("El asesor lo registró cumplido y la entidad no");
        fotos("avance-declarado");
    }

    void laUnidadVeLosDosLados() {
        Page pagina = navegador.de(u.funcionaria(), Procedimiento.CLAVE);
        pagina.navigate(navegador.direccion() + "/expedientes/" + i.getBusinessKey() + "/seguimiento");
        assertThat(pagina.locator(".difiere")).containsText("El asesor lo registró cumplido y la entidad no");
        assertThat(pagina.locator("main")).containsText("Falta firmar el acta.");
        navegador.foto(pagina, "dos-lados");
    }

    /** Lo que falta hasta publicar lo hacen las personas del DNP en sus tareas. */
    void terminar() {
        r.cumplir(i, u, 2, 2, SOACHA, true);
        p.completar(u.colega(), p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR), Formularios.reporte(SOACHA, false, null));
        Long id = expediente().getId();
        p.completar(u.colega(), p.tarea(i, Elemento.EVALUAR), Formularios.evaluar(cortes.deExpediente(id).stream().map(c -> c.getId().toString()).toList(),
                List.of(SOACHA), u.meta()));
        p.completar(u.colega(), p.tarea(i, Elemento.GESTIONAR_CONOCIMIENTO), Formularios.conocimiento(documentos.deExpediente(id).stream()
                .map(d -> d.getId().toString()).toList(), u.tema(), SOACHA), COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        Map<String, Object> datos = Formularios.sistematizar();
        datos.put("accesos", List.of("ENTIDADES_PARTICIPANTES"));
        p.completar(u.colega(), p.tarea(i, Elemento.SISTEMATIZAR), datos);
    }

    void verElResultado() {
        ir("Resultados");
        assertThat(telefono.locator("main")).containsText("Planes formulados con método");
        assertThat(telefono.locator("main")).containsText("llegó a 65 porcentaje");
        fotos("resultado");
        assertThat(telefono.waitForDownload(() -> telefono.getByText("Descargar el informe final (PDF)").click()).suggestedFilename()).endsWith(".pdf");
    }

    void entrarConCuenta() {
        organizacion.guardarCuentaDeEntidad("alcaldia.rent", "Alcaldía de prueba", SOACHA, true, Procedimiento.CLAVE);
        Page pagina = navegador.de("alcaldia.rent", Procedimiento.CLAVE);
        assertThat(pagina.locator("header nav")).not().containsText("Expedientes");
        pagina.locator("main").getByText("Mis intervenciones").click();
        assertThat(pagina.locator("h1")).hasText("Soacha (Cundinamarca)");
        navegador.foto(pagina, "cuenta-intervenciones");
        pagina.locator(".pasos a", new Page.LocatorOptions().setHasText(i.getBusinessKey())).click();
        assertThat(pagina.locator(".pasos li")).hasCount(5);
        pagina.navigate(navegador.direccion() + "/entidad/" + MEDELLIN + "/" + i.getBusinessKey());
        assertThat(pagina.locator("h1")).hasText("Esta página no existe");
    }

    void anularElEnlace() {
        Page pagina = navegador.de(u.funcionaria(), Procedimiento.CLAVE);
        pagina.navigate(navegador.direccion() + "/expedientes/" + i.getBusinessKey() + "/entidades");
        pagina.getByText("Anular").click();
        assertThat(pagina.locator(".aviso.bien")).containsText("quedó anulado");
        telefono.navigate(enlace);
        assertThat(telefono.locator("h1")).hasText("Este enlace ya no sirve");
        assertThat(telefono.locator("main")).not().containsText("Soacha");
        fotos("enlace-anulado");
    }

    private Expediente expediente() {
        return r.expediente(i);
    }

    private void ir(String paso) {
        telefono.navigate(enlace);
        telefono.locator(".pasos a", new Page.LocatorOptions().setHasText(paso)).click();
    }

    private void quien() {
        telefono.getByLabel("Su nombre").fill("Ana Prueba");
        telefono.getByLabel("Su cargo").fill("Secretaria de Planeación");
    }

    /** En escritorio y en teléfono; en el teléfono nada se sale de la pantalla ni tiene hallazgos graves de accesibilidad. */
    private void fotos(String nombre) {
        telefono.setViewportSize(1366, 768);
        navegador.foto(telefono, nombre);
        telefono.setViewportSize(390, 844);
        assertThat(telefono.evaluate("document.documentElement.scrollWidth")).as(nombre + ": ancho en el teléfono").isEqualTo(390);
        assertThat(new AxeBuilder(telefono).analyze().getViolations().stream()
                .filter(regla -> Set.of("serious", "critical").contains(regla.getImpact())).map(Rule::getId))
                .as(nombre + ": hallazgos graves de accesibilidad").isEmpty();
        navegador.fotoEntera(telefono, nombre + "-telefono");
    }
}
