package co.gov.dnp.att.recorrido;

import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.expediente.TipoEvidencia.COMUNICACION_OFICIAL;
import static co.gov.dnp.att.expediente.TipoEvidencia.LISTADO_ASISTENCIA;
import static co.gov.dnp.att.procedimiento.Formularios.mapa;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.plataforma.formularios.Borrador;
import co.gov.dnp.att.plataforma.formularios.Borradores;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Las trampas de los formularios de Tasklist en Colombia, cada una con su cura: en Chromium, en Bogotá y en español. Donde la cura
 * es un guion, la misma acción se repite sin él y debe salir mal: así se sabe que la prueba la vería faltar.
 */
@PruebaIntegral
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RecorridoTrampasTest.FotoDeLaFalla.class)
class RecorridoTrampasTest {

    private static final double DEMORA = 8_500;
    private static final String PROGRAMAR = "Programar la asistencia técnica";
    private static final String FORMULARIO = "asistencia-tecnica-territorial/programar";
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final DateTimeFormatter DIA = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter COMO_SE_MUESTRA = DateTimeFormatter.ofPattern("d/M/yyyy");
    private static final LocalDate PRIMER_HITO = LocalDate.now().plusDays(30);

    @LocalServerPort
    int puerto;
    @Autowired
    Procedimiento p;
    @Autowired
    TaskService tareas;
    @Autowired
    Borradores borradores;

    Navegador navegador;
    Unidad unidad;
    String tarea;
    Bandeja bandeja;
    Page anteriorSinGuion;

    /** Un plan que volvió de la socialización: formulario largo, con fechas, números y listas ya llenos, y un motivo por escribir. */
    @BeforeAll
    void unPlanDevuelto() {
        navegador = Navegador.abrir(puerto, "trampas");
        unidad = p.unidad("TRA");
        ProcessInstance i = p.iniciar(unidad);
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(unidad.producto(), unidad.dependencia(),
                unidad.estrategia(), unidad.tema(), unidad.meta()));
        Map<String, Object> seleccion = Formularios.concertar(unidad.dependencia());
        seleccion.put("ajustes", List.of(mapa("entidad", Procedimiento.SOACHA, "decision", "INCLUIDA", "justificacion", "La pidió por escrito."),
                mapa("entidad", Procedimiento.MEDELLIN, "decision", "INCLUIDA", "justificacion", "La pidió por escrito.")));
        seleccion.put("justificacionFocalizacion", "Solicitudes expresas de las alcaldías.");
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), seleccion);
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), Formularios.programar(unidad.asesor(1)));
        p.completar(unidad.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(true, Procedimiento.SOACHA, "*"),
                COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        tarea = p.tarea(i, Elemento.PROGRAMAR).getId();
        tareas.setAssignee(tarea, unidad.funcionaria());
        bandeja = new Bandeja(navegador, navegador.de(unidad.funcionaria(), Procedimiento.CLAVE));
    }

    @AfterAll
    void cerrar() {
        if (navegador != null) {
            navegador.close();
        }
    }

    @BeforeEach
    void sinBorrador() {
        cerrarLoAbierto();
    }

    /** Toda bandeja abierta sigue guardando lo que se le escribió, también al salir de la página: se cierran antes de borrar el borrador. */
    private void cerrarLoAbierto() {
        bandeja.pagina().navigate("about:blank");
        if (anteriorSinGuion != null) {
            anteriorSinGuion.navigate("about:blank");
        }
        bandeja.pagina().waitForTimeout(500);
        borradores.terminar(tarea);
    }

    @Test
    @Order(1)
    @Requisito("PS-04")
    @DisplayName("Los filtros en su orden y con su conteo, sin lápiz; la tarjeta dice producto, entidades, vigencia y término sin abrirla")
    void filtrosYTarjeta() {
        LocalDate ayer = LocalDate.now(BOGOTA).minusDays(1);
        vence(null);
        bandeja.lista("Devueltas");
        Page pagina = bandeja.pagina();
        assertThat(cuenta(pagina, "Devueltas")).hasText("1");
        assertThat(cuenta(pagina, "Mis tareas")).hasText("1");
        assertThat(cuenta(pagina, "De mi dependencia")).hasText("0");
        assertThat(cuenta(pagina, "Vencidas")).hasText("0");
        assertThat(nombresDeFiltros(pagina)).containsExactly("Mis tareas", "De mi dependencia", "Vencidas", "Vencen en 5 días hábiles", "Devueltas");
        assertThat(pagina.locator(".task-filter .glyphicon-pencil")).hasCount(0);

        vence(ayer);
        bandeja.lista("Vencidas");
        assertThat(cuenta(pagina, "Vencidas")).hasText("1");
        Locator tarjeta = pagina.locator("li.task").first().locator(".lt-tarjeta");
        assertThat(tarjeta).isVisible();
        assertThat(tarjeta).containsText("Producto TRA");
        // Con los índices reales ya importados la regla suma otras entidades, y la tarjeta las cuenta
        assertThat(tarjeta).containsText(Pattern.compile("Medellín \\(Antioquia\\), Soacha \\(Cundinamarca\\)|\\d+ entidades"));
        assertThat(tarjeta).containsText(String.valueOf(unidad.vigencia()));
        assertThat(tarjeta).containsText("Devuelta");
        Locator termino = tarjeta.locator(".lt-vencida");
        assertThat(termino).containsText("Venció el");
        assertThat(termino).containsText(DIA.format(ayer));
        assertThat(termino.locator("dd")).hasCSS("color", "rgb(168, 5, 33)");
        navegador.foto(pagina, "filtros-y-tarjeta");
        vence(LocalDate.now(BOGOTA).plusDays(1));
        bandeja.lista("Vencen en 5 días hábiles");
        assertThat(cuenta(pagina, "Vencen en 5 días hábiles")).hasText("1");
        assertThat(pagina.locator(".lt-tarjeta .lt-vencida")).hasCount(0);

        Bandeja monitoreo = new Bandeja(navegador, navegador.de(unidad.monitoreo(), Procedimiento.CLAVE));
        monitoreo.lista("Por parametrizar");
        assertThat(nombresDeFiltros(monitoreo.pagina())).containsSubsequence("Vencen en 5 días hábiles", "Por parametrizar", "Devueltas");

        // Sin el guion solo el filtro elegido dice cuántas tiene
        Bandeja sinConteos = sinGuion("filtros");
        sinConteos.lista("Mis tareas");
        assertThat(sinConteos.pagina().locator("li.task").first()).isVisible();
        assertThat(cuenta(sinConteos.pagina(), "Devueltas")).isHidden();

        // Sin el guion la tarea se tiene que abrir para saber de qué es
        Bandeja sinTarjeta = sinGuion("tarjeta");
        sinTarjeta.lista("Mis tareas");
        assertThat(sinTarjeta.pagina().locator("li.task").first()).isVisible();
        sinTarjeta.pagina().waitForTimeout(2000);
        assertThat(sinTarjeta.pagina().locator(".lt-tarjeta")).hasCount(0);
        assertThat(sinTarjeta.pagina().locator("li.task").first()).not().containsText("Producto TRA");
    }

    @Test
    @Order(2)
    @DisplayName("Las fechas no se corren en UTC-5: la que viene puesta, la escrita con TAB y la elegida en el calendario")
    void fechas() {
        FormularioEnPantalla f = abrir(bandeja);
        Locator primera = f.nodo("hitos_fechaProgramada_0-date");
        assertThat(primera).hasValue(COMO_SE_MUESTRA.format(PRIMER_HITO));
        bandeja.pagina().waitForTimeout(2500);
        assertThat(primera).hasValue(COMO_SE_MUESTRA.format(PRIMER_HITO));

        FormularioEnPantalla.escribir(primera, "24/12/2030", "24/12/2030");
        esperar(b -> b.at("/hitos/0/fechaProgramada").asText().equals("2030-12-24"));

        Locator segunda = f.nodo("hitos_fechaProgramada_1-date");
        segunda.click();
        bandeja.pagina().locator(".flatpickr-calendar.open .flatpickr-day:not(.prevMonthDay):not(.nextMonthDay)")
                .getByText("15", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(segunda).hasValue(Pattern.compile("^15/\\d{1,2}/\\d{4}$"));
        esperar(b -> b.at("/hitos/1/fechaProgramada").asText().endsWith("-15"));

        Bandeja sinCura = sinGuion("fecha-local");
        FormularioEnPantalla otro = abrir(sinCura);
        sinCura.pagina().waitForTimeout(2500);
        assertThat(otro.nodo("evaluacionPrevista_momento-date")).not().hasValue(COMO_SE_MUESTRA.format(LocalDate.now().plusDays(60)));
    }

    @Test
    @Order(3)
    @DisplayName("En una lista se agregan y quitan filas sin perder valores ni bloquear «Completar»; la coma es decimal")
    void listasYNumeros() {
        FormularioEnPantalla f = abrir(bandeja);
        Page pagina = bandeja.pagina();
        agregarResultado(pagina);
        escribir(f, "resultadosEsperados_capacidad_1", "Método");
        escribir(f, "resultadosEsperados_indicador_1", "Segundo indicador");
        escribir(f, "resultadosEsperados_lineaBase_1", "20,5");
        escribir(f, "resultadosEsperados_meta_1", "80,25");
        escribir(f, "resultadosEsperados_unidad_1", "porcentaje");
        escribir(f, "resultadosEsperados_fuenteVerificacion_1", "Actas");
        assertThat(f.nodo("resultadosEsperados_lineaBase_1").locator("xpath=ancestor::div[contains(@class,'fjs-form-field-number')][1]"))
                .containsText("Se lee: 20,5");
        assertThat(completar(pagina)).isEnabled();
        JsonNode b = esperar(x -> x.at("/resultadosEsperados/1/fuenteVerificacion").asText().equals("Actas"));
        assertThat(b.at("/resultadosEsperados/1/lineaBase").decimalValue()).isEqualByComparingTo("20.5");
        assertThat(b.at("/resultadosEsperados/1/meta").decimalValue()).isEqualByComparingTo("80.25");

        pegar(bandeja, f, "resultadosEsperados_meta_1", "1.234,50");
        esperar(x -> x.at("/resultadosEsperados/1/meta").asDouble() == 1234.5);

        // Lo que hace un guion no cuenta como escrito por la persona: al volver siguen las dos
        assertThat(filasTrasVolverYQuitar(bandeja)).hasCount(1);
        bandeja.pestana("Trámite");
        bandeja.pestana("Formulario");
        f = bandeja.formulario(FORMULARIO);
        assertThat(f.nodo("resultadosEsperados_indicador_1")).hasValue("Segundo indicador");
        assertThat(f.nodo("resultadosEsperados_indicador_0")).hasValue("Planes formulados con método");
        pagina.locator("[role=group][aria-labelledby$='-resultadosEsperados'] .fjs-repeat-row-remove").first().click();
        assertThat(f.nodo("resultadosEsperados_indicador_0")).hasValue("Segundo indicador");
        assertThat(f.nodo("resultadosEsperados_indicador_1")).hasCount(0);
        assertThat(completar(pagina)).isEnabled();
        esperar(x -> x.at("/resultadosEsperados").size() == 1);
        navegador.foto(pagina, "lista");

        // Sin el guion, lo pegado de una hoja de cálculo no se entiende y nada dice cómo quedó leído
        Bandeja sinNumeros = sinGuion("numero-decimal");
        FormularioEnPantalla crudo = abrir(sinNumeros);
        pegar(sinNumeros, crudo, "resultadosEsperados_meta_0", "1.234,50");
        sinNumeros.pagina().waitForTimeout(1000);
        org.assertj.core.api.Assertions.assertThat(crudo.nodo("resultadosEsperados_meta_0").inputValue()).isNotIn("1234.5", "1234.50", "1234,50");
        assertThat(sinNumeros.pagina().locator(".lt-lectura")).hasCount(0);

        Bandeja sinCura = sinGuion("lista-dinamica");
        FormularioEnPantalla otro = abrir(sinCura);
        escribir(otro, "resultadosEsperados_unidad_0", "puntos");
        assertThat(completar(sinCura.pagina())).isDisabled();
        // Los números de la fila quitada la vuelven a crear, vacía
        agregarResultado(sinCura.pagina());
        escribir(otro, "resultadosEsperados_meta_1", "80,25");
        esperar(x -> x.at("/resultadosEsperados/1/meta").asDouble() == 80.25);
        assertThat(filasTrasVolverYQuitar(sinCura)).hasCount(2);
    }

    @Test
    @Order(4)
    @DisplayName("Lo no enviado se recupera al cambiar de pestaña y en otro computador, no queda en el navegador y nadie más lo ve")
    void loNoEnviado() {
        String escrito = "Las alcaldías pidieron más plazo para el segundo hito.";
        FormularioEnPantalla f = abrir(bandeja);
        Page pagina = bandeja.pagina();
        escribir(f, "motivoAjuste", escrito);
        bandeja.pestana("Evidencias");
        bandeja.pestana("Formulario");
        f = bandeja.formulario(FORMULARIO);
        assertThat(f.nodo("motivoAjuste")).hasValue(escrito);
        assertThat(pagina.locator(".lt-borrador")).containsText(Pattern.compile("Se recuperó lo que llevaba escrito el \\d{2}/\\d{2}/\\d{4}"));
        assertThat(pagina.locator("[cam-tasklist-form-camunda] .fjs-form-field-error")).hasCount(0);
        assertThat((String) pagina.evaluate("() => JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})"))
                .doesNotContain("camunda-form").doesNotContain("pidieron");
        navegador.foto(pagina, "borrador");

        Bandeja otroComputador = new Bandeja(navegador, entrar(navegador.anonima("otro-computador"), unidad.funcionaria()));
        assertThat(abrir(otroComputador).nodo("motivoAjuste")).hasValue(escrito);

        Page colega = navegador.de(unidad.colega(), Procedimiento.CLAVE);
        Bandeja deLaColega = new Bandeja(navegador, colega);
        colega.navigate(navegador.direccion() + "/camunda/app/tasklist/default/#/?task=" + tarea);
        assertThat(deLaColega.formulario(FORMULARIO).nodo("motivoAjuste")).hasValue("");
        assertThat(colega.locator("body")).not().containsText("pidieron");
        assertThat(colega.locator(".lt-borrador")).hasCount(0);

        Locator descartar = otroComputador.pagina().locator(".lt-borrador button");
        descartar.click();
        assertThat(descartar).containsText("¿Seguro?");
        descartar.click();
        assertThat(otroComputador.pagina().locator(".lt-borrador")).hasCount(0);
        assertThat(otroComputador.formulario(FORMULARIO).nodo("motivoAjuste")).hasValue("");

        Bandeja sinCura = sinGuion("borrador");
        escribir(abrir(sinCura), "motivoAjuste", "Esto se pierde");
        sinCura.pestana("Evidencias");
        sinCura.pestana("Formulario");
        assertThat(sinCura.formulario(FORMULARIO).nodo("motivoAjuste")).hasValue("");
    }

    @Test
    @Order(5)
    @Requisito("SI-16")
    @DisplayName("El trámite muestra dónde está, a quién le corresponde y el diagrama; el comentario y la fecha de seguimiento quedan en español")
    void tramiteComentarioYSeguimiento() {
        abrir(bandeja);
        Page pagina = bandeja.pagina();
        bandeja.pestana("Trámite");
        assertThat(pagina.locator(".lt-ahora")).containsText("Está en «" + PROGRAMAR + "», le corresponde a Prueba " + unidad.funcionaria());
        assertThat(pagina.locator(".lt-diagrama .actual[data-elemento=actividad_programar]")).isVisible();
        assertThat(pagina.locator(".lt-pestana .sr-only").first()).containsText("En curso: 2. Programar la asistencia técnica territorial.");
        navegador.foto(pagina, "tramite");

        pagina.getByText("Agregar comentario").first().click();
        pagina.locator(".modal-body textarea").fill("Falta la respuesta de Soacha: «en camino».");
        pagina.locator(".modal-footer .btn-primary").click();
        assertThat(pagina.locator(".modal-body")).hasCount(0);
        assertThat(tareas.getTaskComments(tarea)).singleElement()
                .satisfies(c -> assertThat(c.getFullMessage()).isEqualTo("Falta la respuesta de Soacha: «en camino»."));
        bandeja.pestana("Historial");
        assertThat(pagina.locator(".tab-content")).containsText("Falta la respuesta de Soacha");

        pagina.getByText("Fijar fecha de seguimiento").click();
        assertThat(pagina.locator(".uib-daypicker").first()).containsText(Pattern.compile("lu\\s*ma\\s*mi"));
        pagina.locator(".uib-daypicker:visible .uib-day button:has(span:not(.text-muted))")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*15\\s*$"))).first().click();
        pagina.locator(".glyphicon-ok:visible").first().click();
        pagina.waitForCondition(() -> seguimiento() != null);
        assertThat(LocalDate.ofInstant(seguimiento().toInstant(), BOGOTA)).isEqualTo(LocalDate.now(BOGOTA).withDayOfMonth(15));
        assertThat(pagina.locator("[cam-tasklist-task-meta] .followup-date, .task-details .followup-date").first())
                .hasText(Pattern.compile("^\\s*" + DIA.format(LocalDate.now(BOGOTA).withDayOfMonth(15)) + "\\s*$"));
        navegador.foto(pagina, "seguimiento");
        assertThat(pagina.locator(".task-details .due-date")).hasText(Pattern.compile("Vence el \\d{2}/\\d{2}/\\d{4}"));
        assertThat(pagina.locator(".task-details .due-date[cam-widget-inline-field], .task-details .reset-due-date")).hasCount(0);

        Bandeja sinCura = sinGuion("fechas");
        abrir(sinCura);
        sinCura.pagina().locator(".reset-follow-up-date").click();
        assertThat(sinCura.pagina().locator("body")).containsText("La tarea no se guardó");
        assertThat(seguimiento()).isNotNull();
    }

    @Test
    @Order(6)
    @DisplayName("Cuando el servidor no acepta lo enviado, lo dice en español y no se pierde nada, ni al salir y volver")
    void unRechazoNoPierdeLoEscrito() {
        FormularioEnPantalla f = abrir(bandeja);
        escribir(f, "motivoAjuste", "Más plazo para las alcaldías.");
        escribir(f, "hitos_peso_0", "99,5");
        String frases = String.join(" ", bandeja.completarYSerRechazada());
        assertThat(frases).containsIgnoringCase("peso");
        assertThat(f.nodo("motivoAjuste")).hasValue("Más plazo para las alcaldías.");
        navegador.foto(bandeja.pagina(), "rechazo");

        // Sin el guion, la frase pasa por una esquina y no queda junto a lo que hay que corregir
        Bandeja sinErrores = sinGuion("errores");
        FormularioEnPantalla mudo = abrir(sinErrores);
        escribir(mudo, "motivoAjuste", "Más plazo para las alcaldías.");
        escribir(mudo, "hitos_peso_0", "99,5");
        sinErrores.pagina().waitForResponse(r -> r.url().contains("/submit-form") && r.status() == 400, () -> completar(sinErrores.pagina()).click());
        sinErrores.pagina().waitForTimeout(1000);
        assertThat(sinErrores.pagina().locator(".lt-errores")).hasCount(0);
        navegador.foto(sinErrores.pagina(), "rechazo-sin-cura");
        sinErrores.pagina().navigate("about:blank");
        sinErrores.pagina().waitForTimeout(500);
        borradores.terminar(tarea);

        f = abrir(bandeja);
        escribir(f, "motivoAjuste", "Más plazo para las alcaldías.");
        escribir(f, "hitos_peso_0", "99,5");
        bandeja.completarYSerRechazada();
        bandeja.pestana("Trámite");
        bandeja.pestana("Formulario");
        f = bandeja.formulario(FORMULARIO);
        assertThat(f.nodo("motivoAjuste")).hasValue("Más plazo para las alcaldías.");
        escribir(f, "hitos_peso_0", "40");
        bandeja.completar();
        assertThat(borradores.de(tarea, unidad.funcionaria())).isEmpty();
    }

    @Test
    @Order(7)
    @DisplayName("Con una red lenta la bandeja abre tarde pero abre; sin la cura se queda girando para siempre")
    void redLenta() {
        Page lenta = sinGuion("ninguno").pagina();
        demorar(lenta);
        lenta.navigate(navegador.direccion() + "/camunda/app/tasklist/default/");
        assertThat(lenta.locator(".task-filter h4 a").first()).isVisible();

        Page sinCura = sinGuion("idioma").pagina();
        demorar(sinCura);
        sinCura.navigate(navegador.direccion() + "/camunda/app/tasklist/default/");
        sinCura.waitForTimeout(DEMORA + 4_000);
        assertThat(sinCura.locator(".app-splash .spinner")).isVisible();
        sinCura.navigate("about:blank");
    }

    @Test
    @Order(8)
    @DisplayName("Si una pieza de la bandeja no llega, la persona lee que tarda y con un clic la carga de nuevo")
    void piezaPerdida() {
        Page pagina = sinGuion("ninguno").pagina();
        pagina.route(Pattern.compile(".*/scripts/ayuda\\.js.*"), Route::abort);
        pagina.navigate(navegador.direccion() + "/camunda/app/tasklist/default/");
        assertThat(pagina.locator(".lt-demora")).containsText("está tardando en abrir");
        navegador.foto(pagina, "pieza-perdida");
        pagina.unrouteAll();
        pagina.getByText("Cargar de nuevo").click();
        assertThat(pagina.locator(".task-filter h4 a").first()).isVisible();
        assertThat(pagina.locator(".lt-demora")).hasCount(0);
    }

    /** Uno de los archivos con que arranca la bandeja llega más tarde de lo que espera su cargador (siete segundos). */
    private static void demorar(Page pagina) {
        pagina.route(Pattern.compile(".*/lib/globalize\\.js.*"), ruta -> {
            try {
                Thread.sleep((long) DEMORA);
            } catch (InterruptedException corte) {
                Thread.currentThread().interrupt();
            }
            ruta.resume();
        });
    }

    private FormularioEnPantalla abrir(Bandeja b) {
        b.lista("Mis tareas");
        b.abrir(PROGRAMAR);
        FormularioEnPantalla f = b.formulario(FORMULARIO);
        assertThat(f.nodo("hitos_nombre_1")).isVisible();
        // Lo que está igual desde el principio no es un borrador: se deja que el formulario termine de dibujarse
        b.pagina().waitForTimeout(400);
        return f;
    }

    /** La misma persona en un navegador al que no le llega ese guion de la bandeja. */
    private Bandeja sinGuion(String guion) {
        cerrarLoAbierto();
        Page pagina = navegador.anonima("sin-" + guion);
        anteriorSinGuion = pagina;
        pagina.route(Pattern.compile(".*/scripts/" + guion + "\\.js.*"), (Route ruta) -> ruta.fulfill(
                new Route.FulfillOptions().setContentType("text/javascript").setBody("export default []; export const prepararIdioma = async () => {};")));
        return new Bandeja(navegador, entrar(pagina, unidad.funcionaria()));
    }

    private Page entrar(Page pagina, String usuario) {
        pagina.navigate(navegador.direccion() + "/ingresar");
        pagina.getByLabel("Usuario").fill(usuario);
        pagina.getByLabel("Contraseña").fill(Procedimiento.CLAVE);
        pagina.locator("main button[type=submit]").click();
        pagina.waitForURL(u -> !u.contains("/ingresar"));
        return pagina;
    }

    private Date seguimiento() {
        return tareas.createTaskQuery().taskId(tarea).singleResult().getFollowUpDate();
    }

    private void vence(LocalDate dia) {
        Task t = tareas.createTaskQuery().taskId(tarea).singleResult();
        t.setDueDate(dia == null ? Date.from(Instant.now().plus(60, ChronoUnit.DAYS)) : Date.from(dia.atTime(17, 0).atZone(BOGOTA).toInstant()));
        tareas.saveTask(t);
    }

    /** Lo que el servidor tiene guardado, cuando cumpla; se guarda solo cada pocos segundos. */
    private JsonNode esperar(Predicate<JsonNode> cumple) {
        bandeja.pagina().waitForCondition(() -> borradores.de(tarea, unidad.funcionaria()).map(Borrador::contenido).filter(cumple).isPresent());
        return borradores.de(tarea, unidad.funcionaria()).orElseThrow().contenido();
    }

    private static void agregarResultado(Page pagina) {
        pagina.locator("[role=group][aria-labelledby$='-resultadosEsperados'] .fjs-repeat-render-add").click();
        assertThat(pagina.locator("[role=group][aria-labelledby$='-resultadosEsperados'] .fjs-repeat-row-container")).hasCount(2);
    }

    /** Vuelve al formulario y quita la primera fila apenas aparece, antes de que la lista se asiente. */
    private static Locator filasTrasVolverYQuitar(Bandeja b) {
        b.pestana("Trámite");
        Locator volver = b.pagina().locator(".task-details .nav-tabs a").getByText("Formulario", new Locator.GetByTextOptions().setExact(true));
        volver.evaluate("""
                async pestana => {
                  const espera = ms => new Promise(r => setTimeout(r, ms));
                  const filas = () => document.querySelectorAll("[role=group][aria-labelledby$='-resultadosEsperados'] .fjs-repeat-row-container");
                  pestana.click();
                  while (filas().length < 2) {
                    await espera(5);
                  }
                  filas()[0].querySelector('.fjs-repeat-row-remove').click();
                  await espera(1500);
                }""");
        return b.pagina().locator("[role=group][aria-labelledby$='-resultadosEsperados'] .fjs-repeat-row-container");
    }

    private static void escribir(FormularioEnPantalla f, String id, String texto) {
        boolean decimal = texto.matches("\\d+,\\d+");
        FormularioEnPantalla.escribir(f.nodo(id), texto, decimal ? texto.replace(',', '.') : texto);
    }

    /** Copia ese texto de otro campo con el teclado, como se trae de una hoja de cálculo, y lo pega en este. */
    private static void pegar(Bandeja b, FormularioEnPantalla f, String id, String texto) {
        Locator prestado = f.nodo("motivoAjuste");
        String antes = prestado.inputValue();
        prestado.fill(texto);
        prestado.press("Control+a");
        prestado.press("Control+c");
        prestado.fill(antes);
        f.nodo(id).click();
        b.pagina().keyboard().press("Control+a");
        b.pagina().keyboard().press("Control+v");
        b.pagina().keyboard().press("Tab");
    }

    private static Locator completar(Page pagina) {
        return pagina.locator(".form-actions .btn-primary");
    }

    private static Locator cuenta(Page pagina, String filtro) {
        return pagina.locator(".task-filter").filter(new Locator.FilterOptions().setHasText(filtro)).locator(".counter");
    }

    private static List<String> nombresDeFiltros(Page pagina) {
        return pagina.locator(".task-filter h4 a").allInnerTexts().stream().map(t -> t.replaceAll("\\s*\\(?\\d+\\)?\\s*$", "").strip()).toList();
    }

    /** Lo que se veía cuando algo falló. */
    static final class FotoDeLaFalla implements TestExecutionExceptionHandler {

        @Override
        public void handleTestExecutionException(ExtensionContext contexto, Throwable falla) throws Throwable {
            RecorridoTrampasTest prueba = (RecorridoTrampasTest) contexto.getRequiredTestInstance();
            if (prueba.navegador != null) {
                throw prueba.navegador.contada(falla);
            }
            throw falla;
        }
    }
}
