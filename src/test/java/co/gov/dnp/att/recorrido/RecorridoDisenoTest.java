package co.gov.dnp.att.recorrido;

import static co.gov.dnp.att.procedimiento.Formularios.mapa;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.diseno.Cambio;
import co.gov.dnp.att.diseno.Cambios;
import co.gov.dnp.att.diseno.CambiosDeMuestra;
import co.gov.dnp.att.diseno.Ensayos;
import co.gov.dnp.att.diseno.revision.Archivo;
import co.gov.dnp.att.focalizacion.Perfiles;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Una diseñadora de la DER cambia el procedimiento sin programar, de la propuesta a la migración, y el Grupo de Planeación lo deshace. */
@PruebaIntegral
class RecorridoDisenoTest {

    private static final String DISENADORA = "rdi.disenadora";
    private static final String COORDINA = "rdi.coordina";
    private static final String PLANEACION = "rdi.planeacion";
    private static final String PRINCIPAL = "asistencia-tecnica-territorial.bpmn";
    private static final int VIVAS = 21;
    private static final double PACIENCIA = 150_000;

    @LocalServerPort
    int puerto;
    @Autowired
    Procedimiento p;
    @Autowired
    Organizacion organizacion;
    @Autowired
    Cambios cambios;
    @Autowired
    Ensayos ensayos;
    @Autowired
    Perfiles perfiles;
    @Autowired
    RuntimeService instancias;
    @Autowired
    TaskService tareas;
    @Autowired
    ManagementService trabajos;
    @Autowired
    HistoryService historia;
    @Autowired
    JdbcClient jdbc;

    private final List<String> problemas = new ArrayList<>();
    private final List<ProcessInstance> viejas = new ArrayList<>();
    private Navegador navegador;
    private List<Archivo> originales;
    private Unidad u;
    private Long cambio;
    private Long retiro;
    private ProcessInstance nueva;

    @Test
    @Requisito({"PS-05", "PS-31", "PS-51", "FO-01", "FO-06", "PR-01"})
    @DisplayName("Cambiar un plazo, agregar una tarea con su formulario y cambiar una regla: proponer, ensayar, devolver, aprobar, publicar, migrar y deshacer")
    void deLaPropuestaALaMigracion() {
        u = p.unidad("RDI");
        persona(DISENADORA, Rol.DER_DISENADOR);
        persona(COORDINA, Rol.DER);
        persona(PLANEACION, Rol.GRUPO_PLANEACION);
        originales = cambios.vigentes();
        for (int i = 0; i < VIVAS; i++) {
            viejas.add(p.iniciar(u));
        }
        int plazo = plazoDeIdentificar();
        navegador = Navegador.abrir(puerto, "diseno");
        PlaywrightAssertions.setDefaultAssertionTimeout(PACIENCIA);
        try {
            revisar();
            proponer();
            ensayar();
            devolverUnaVez();
            aprobar();
            laViejaSigueConLoSuyo();
            laNuevaSigueLoNuevo();
            retirarLaTarea();
            migrar();
            deshacer();
            Assertions.assertThat(plazoDeIdentificar()).as("el plazo vuelve al que era").isEqualTo(plazo);
            Assertions.assertThat(problemas).as("accesibilidad").isEmpty();
        } catch (PlaywrightException | AssertionError falla) {
            throw navegador.contada(falla);
        } finally {
            navegador.close();
            // Lo que rige es de toda la suite: pase lo que pase, vuelve a lo de siempre
            for (Long id : Arrays.asList(retiro, cambio)) {
                if (id != null && cambios.de(id).estado() == Cambio.Estado.PUBLICADO) {
                    cambios.deshacer(id, "Fin del recorrido", PLANEACION);
                }
            }
            Assertions.assertThat(cambios.distintosDeLaAplicacion()).isEmpty();
        }
    }

    // ---------------------------------------------------------------- diseñar

    private void revisar() {
        Page d = pagina(DISENADORA, "/diseno");
        mirar(d, "inicio");
        d.locator("#revisar").setInputFiles(archivo(PRINCIPAL, original(PRINCIPAL).replace(" default=\"flujo_hayCompetencia_si\"", "")));
        d.getByRole(AriaRole.BUTTON, boton("Revisar")).click();
        assertThat(d.locator("table")).containsText("no tiene salida por defecto");
        assertThat(d.locator("svg .hallazgo[data-elemento=compuerta_hayCompetencia]")).hasCount(1);
        mirar(d, "revision");
    }

    private void proponer() {
        Page d = pagina(DISENADORA, "/diseno");
        d.locator("#titulo").fill("La jefatura avala el inicio");
        d.locator("#motivo").fill("La jefatura no se entera de lo que se inicia en su dependencia.");
        d.locator("#norma").fill("Cuadro No 5, actividad 1");
        d.locator("#archivos").setInputFiles(paquete(""));
        d.getByRole(AriaRole.BUTTON, boton("Guardar el borrador")).click();
        assertThat(d.locator("h1")).containsText("La jefatura avala el inicio");
        cambio = Long.valueOf(d.url().replaceAll(".*/diseno/(\\d+).*", "$1"));
        for (String frase : List.of("se agrega la tarea “Avalar el inicio” después de “Vigencia y producto definidos”",
                "el plazo de la tarea “Identificar necesidades, oferta y capacidad” pasa a ser de 12 días hábiles",
                "en el formulario “att_identificar”, se agrega el campo “Radicado de la solicitud”", "cambia “Puntaje” de [45..70) a [50..70)")) {
            assertThat(d.locator("ul.diferencias")).containsText(frase);
        }
        assertThat(d.locator("svg .agregado[data-elemento=tarea_avalarInicio]")).hasCount(1);
        assertThat(d.locator("svg .cambiado[data-elemento=tarea_identificar]")).hasCount(2);
        assertThat(fila(d, "Radicado de la solicitud")).hasClass("agregado");
        assertThat(d.locator("tr.cambiado ins").getByText("[50..70)")).isVisible();
        mirar(d, "cambio");
        foto(d, d.locator("figure.plano", new Page.LocatorOptions().setHas(d.locator("[data-elemento=tarea_avalarInicio]"))).last(), "paso-nuevo");
        foto(d, d.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Tabla Prioridad de la entidad")), "regla");
        assertThat(d.locator("main")).containsText("El campo «Radicado de la solicitud» es nuevo");
    }

    private void ensayar() {
        Page d = pagina(DISENADORA, "/diseno/" + cambio);
        d.getByRole(AriaRole.BUTTON, boton("Recorrer los caminos")).click();
        assertThat(fila(d, "Avalar el inicio")).containsText("jefatura-DER");
        assertThat(d.locator(".vencido")).hasCount(0);
        d.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("¿Se requiere ajustar el plan de trabajo\\? Sí"))).click();
        assertThat(d.locator("svg .recorrido[data-elemento=tarea_programar]")).hasCount(1);
        Assertions.assertThat(d.locator("tbody tr", new Page.LocatorOptions().setHasText("Programar la asistencia técnica")).count()).isEqualTo(2);
        mirar(d, "caminos");
        tablas(d);
        assertThat(d.locator(".cuadricula li")).not().hasCount(0);
        assertThat(d.locator("main")).containsText("entidades: entran");
        mirar(d, "tablas");
        pagina(DISENADORA, "/diseno/" + cambio).getByRole(AriaRole.BUTTON, boton("Repetir instancias terminadas")).click();
        assertThat(d.locator("h1")).containsText("Repetición de instancias terminadas");
        mirar(d, "repeticion");
        pagina(DISENADORA, "/diseno/" + cambio).getByRole(AriaRole.BUTTON, boton("Enviar a aprobación")).click();
        assertThat(d.locator(".aviso.bien")).containsText("en trámite");
    }

    private void tablas(Page d) {
        d.navigate(navegador.direccion() + "/diseno/" + cambio);
        d.locator("#perfil").selectOption(perfiles.vigente(u.dependencia(), u.producto(), u.vigencia()).orElseThrow().getId().toString());
        d.getByRole(AriaRole.BUTTON, boton("Probar las tablas en todas las entidades")).click();
        assertThat(d.locator("h1")).containsText("Tablas sobre todas las entidades");
    }

    // ---------------------------------------------------------------- decidir

    private void devolverUnaVez() {
        adjuntarYConcertar();
        Bandeja b = bandeja(PLANEACION);
        b.tomar("Decidir sobre el cambio");
        b.formulario("cambio-procedimiento/decidir-cambio").llenar(mapa("resultado", "DEVUELTO", "motivos", "Diga en la instrucción en cuántos días se avala."));
        navegador.foto(b.pagina(), "decidir");
        b.completar();
        Page d = pagina(DISENADORA, "/diseno/" + cambio);
        assertThat(d.locator("main")).containsText("Devuelto para corregir");
        assertThat(d.locator("main")).containsText("Diga en la instrucción en cuántos días se avala.");
        d.locator("#nuevos").setInputFiles(paquete("avala, en cuatro días hábiles,"));
        d.getByRole(AriaRole.BUTTON, boton("Reemplazar")).click();
        assertThat(d.locator("main")).containsText("Falta, con los archivos actuales");
        d.getByRole(AriaRole.BUTTON, boton("Recorrer los caminos")).click();
        tablas(d);
    }

    private void aprobar() {
        adjuntarYConcertar();
        Bandeja b = bandeja(PLANEACION);
        b.tomar("Decidir sobre el cambio");
        b.formulario("cambio-procedimiento/decidir-cambio").llenar(mapa("resultado", "APROBADO", "motivos", "Se concertó y se ensayó.", "fechaPublicacion", LocalDate.now().toString()));
        b.completar();
        publicar(cambio);
        Page pl = pagina(PLANEACION, "/diseno/" + cambio);
        assertThat(pl.locator("main dl").first()).containsText("Publicado");
        mirar(pl, "publicado");
        Assertions.assertThat(plazoDeIdentificar()).isEqualTo(12);
        String instancia = cambios.de(cambio).instancia();
        pl.navigate(navegador.direccion() + "/auditoria/" + instancia);
        assertThat(pl.locator("h1")).hasText("CAMBIO-" + cambio);
        assertThat(pl.locator("main")).containsText("Decidir sobre el cambio");
        assertThat(pl.locator("main")).containsText("Publicar el cambio");
        navegador.foto(pl, "auditoria");
    }

    private void adjuntarYConcertar() {
        Bandeja b = bandeja(DISENADORA);
        b.tomar("Ensayar el cambio y adjuntar el ensayo");
        b.formulario("cambio-procedimiento/ensayar-cambio").llenar(mapa("conclusion", "Cada tarea le llega a quien debe."));
        b.completar();
        b = bandeja(COORDINA);
        b.tomar("Concertar el cambio con las unidades");
        b.formulario("cambio-procedimiento/concertar-cambio").llenar(mapa("unidades", List.of(mapa("dependencia", "RDI", "fecha", LocalDate.now().toString(), "deAcuerdo", "SI"))));
        b.completar();
    }

    /** Llega la fecha y corre el paso automático. */
    private void publicar(Long id) {
        for (int i = 0; i < 2; i++) {
            trabajos.executeJob(trabajos.createJobQuery().processInstanceId(cambios.de(id).instancia()).singleResult().getId());
        }
        Assertions.assertThat(cambios.de(id).estado()).isEqualTo(Cambio.Estado.PUBLICADO);
    }

    // ---------------------------------------------------------------- lo viejo y lo nuevo

    private void laViejaSigueConLoSuyo() {
        ProcessInstance vieja = viejas.remove(0);
        Task identificar = p.tarea(vieja, Elemento.IDENTIFICAR);
        Bandeja b = bandeja(u.funcionaria());
        b.ir(identificar.getId());
        assertThat(b.pagina().locator(".fjs-container:visible").last()).containsText("Estrategia de llegada");
        assertThat(b.pagina().locator(".fjs-container:visible").last()).not().containsText("Radicado de la solicitud");
        Map<String, Object> datos = Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta());
        datos.put("necesidades", List.of(mapa("descripcion", "Reparar la vía terciaria.", "entidades", List.of("*"), "tema", u.tema(),
                "datosSoporte", "Oficio", "origen", "DEMANDA", "competenciaDnp", "NO", "motivoSinCompetencia", "La vía es del municipio.")));
        datos.put("productosIdentificados", List.of());
        p.completar(u.funcionaria(), identificar, datos);
        Assertions.assertThat(p.termino(vieja)).isTrue();
        Assertions.assertThat(historia.createHistoricProcessInstanceQuery().processInstanceId(vieja.getId()).singleResult().getProcessDefinitionId())
                .as("terminó con su versión").isEqualTo(vieja.getProcessDefinitionId());
    }

    private void laNuevaSigueLoNuevo() {
        ProcessInstance otra = p.iniciar(u);
        Assertions.assertThat(otra.getProcessDefinitionId()).isNotEqualTo(viejas.get(0).getProcessDefinitionId());
        Bandeja b = bandeja(u.directora());
        b.ir(p.tarea(otra, "tarea_avalarInicio").getId());
        b.reclamar();
        b.formularioPropio(CambiosDeMuestra.FORMULARIO).llenar(mapa("avala", "SI", "concepto", "Adelante."));
        navegador.foto(b.pagina(), "tarea-nueva");
        b.completar();
        Bandeja f = bandeja(u.funcionaria());
        f.ir(p.tarea(otra, Elemento.IDENTIFICAR).getId());
        assertThat(f.pagina().locator(".fjs-container:visible").last()).containsText("Radicado de la solicitud");
        navegador.foto(f.pagina(), "campo-nuevo");
        Assertions.assertThat(p.variable(otra, "avala")).isEqualTo(true);
        nueva = p.iniciar(u);
    }

    // ---------------------------------------------------------------- migrar y deshacer

    /** Un segundo cambio, ya sin mirar cada página, retira la tarea: quien esté en ella no tiene adónde pasar. */
    private void retirarLaTarea() {
        retiro = cambios.redactar("Se retira el aval", "Demora el inicio.", "Cuadro No 5, actividad 1", List.of(new Cambios.Subido(PRINCIPAL, original(PRINCIPAL))), DISENADORA);
        ensayos.recorrer(retiro, DISENADORA);
        cambios.enviar(retiro, DISENADORA);
        enviar(DISENADORA, mapa("conclusion", "Todo llega al fin."));
        enviar(COORDINA, mapa("unidades", List.of(mapa("dependencia", "RDI", "fecha", LocalDate.now().toString(), "deAcuerdo", "SI"))));
        enviar(PLANEACION, mapa("resultado", "APROBADO", "motivos", "Conviene.", "fechaPublicacion", LocalDate.now().toString()));
        publicar(retiro);
    }

    private void enviar(String usuario, Map<String, Object> datos) {
        p.soloEnviar(usuario, tareas.createTaskQuery().processInstanceId(cambios.de(retiro).instancia()).singleResult(), datos);
    }

    private void migrar() {
        Page pl = pagina(PLANEACION, "/diseno/" + retiro + "/migracion");
        pl.locator("#dependencia").selectOption("RDI");
        pl.getByRole(AriaRole.BUTTON, boton("Filtrar")).click();
        assertThat(pl.locator("tbody tr", new Page.LocatorOptions().setHasText("Sin ensayar"))).hasCount(VIVAS + 1);
        pl.getByRole(AriaRole.BUTTON, boton("Ensayar las 20")).click();
        assertThat(pl.locator(".aviso.bien")).containsText("Se ensayaron 20 y todo se deshizo: 20 pueden migrar; 0 no.");
        assertThat(pl.locator("tbody tr", new Page.LocatorOptions().setHasText("Puede migrar"))).hasCount(20);
        mirar(pl, "migracion");
        pl.getByRole(AriaRole.BUTTON, boton("Migrar las 20")).click();
        assertThat(pl.locator(".aviso.bien")).containsText("20 migradas; 0 siguen con su versión.");
        pl.getByLabel("Escoger " + nueva.getBusinessKey()).check();
        pl.getByRole(AriaRole.BUTTON, boton("Migrar las escogidas")).click();
        assertThat(pl.locator(".aviso.bien")).containsText("0 migradas; 1 siguen con su versión.");
        assertThat(pl.locator("table[aria-label='Resultado por instancia'] tr", new Page.LocatorOptions().setHasText(nueva.getBusinessKey())))
                .containsText("Está en «Avalar el inicio», que no tiene pareja en la versión nueva: debe terminar con la suya.");
        mirar(pl, "migradas");
        Assertions.assertThat(viejas).hasSize(20).allSatisfy(v -> {
            Assertions.assertThat(definicion(v)).isNotEqualTo(v.getProcessDefinitionId());
            Assertions.assertThat(p.abiertas(v)).singleElement().extracting(Task::getTaskDefinitionKey).isEqualTo(Elemento.IDENTIFICAR);
        });
        Assertions.assertThat(definicion(nueva)).isEqualTo(nueva.getProcessDefinitionId());
        pl.navigate(navegador.direccion() + "/auditoria/" + viejas.get(0).getId());
        assertThat(pl.locator("main")).containsText("pasó de la versión");
    }

    private void deshacer() {
        for (Long id : List.of(retiro, cambio)) {
            Page pl = pagina(PLANEACION, "/diseno/" + id);
            pl.locator("#porque").fill("Fin de la vigencia de prueba.");
            pl.getByRole(AriaRole.BUTTON, boton("Volver a la versión anterior")).click();
            assertThat(pl.locator(".aviso.bien")).containsText("La versión anterior vuelve a regir");
            assertThat(pl.locator("main dl").first()).containsText("Deshecho");
        }
        Assertions.assertThat(p.abiertas(p.iniciar(u))).singleElement().extracting(Task::getTaskDefinitionKey).isEqualTo(Elemento.IDENTIFICAR);
        mirar(pagina(PLANEACION, "/diseno"), "deshechos");
    }

    // ---------------------------------------------------------------- ayudas

    private FilePayload[] paquete(String instruccion) {
        String modelo = CambiosDeMuestra.conPlazo(CambiosDeMuestra.conTarea(original(PRINCIPAL)));
        return new FilePayload[] {archivo(PRINCIPAL, instruccion.isEmpty() ? modelo : modelo.replace("La jefatura avala que", "La jefatura " + instruccion + " que")),
                archivo("avalar-inicio.form", CambiosDeMuestra.FORMULARIO), archivo("identificar.form", CambiosDeMuestra.conCampo(original("identificar.form"))),
                archivo("focalizacion.dmn", CambiosDeMuestra.conRegla(original("focalizacion.dmn")))};
    }

    private String original(String nombre) {
        return originales.stream().filter(a -> a.nombre().equals(nombre)).findFirst().orElseThrow().contenido();
    }

    private static FilePayload archivo(String nombre, String contenido) {
        return new FilePayload(nombre, "application/octet-stream", contenido.getBytes(StandardCharsets.UTF_8));
    }

    private static Page.GetByRoleOptions boton(String nombre) {
        return new Page.GetByRoleOptions().setName(nombre).setExact(true);
    }

    private static Locator fila(Page pagina, String texto) {
        return pagina.locator("main tbody tr", new Page.LocatorOptions().setHasText(texto)).first();
    }

    private Page pagina(String usuario, String ruta) {
        Page pagina = quien(usuario);
        pagina.navigate(navegador.direccion() + ruta);
        return pagina;
    }

    /** Un ensayo mueve el motor entero: en una máquina ocupada tarda más que cualquier página. */
    private Page quien(String usuario) {
        Page pagina = navegador.de(usuario, Procedimiento.CLAVE);
        pagina.setDefaultTimeout(PACIENCIA);
        pagina.setDefaultNavigationTimeout(PACIENCIA);
        return pagina;
    }

    private Bandeja bandeja(String usuario) {
        return new Bandeja(navegador, quien(usuario));
    }

    /** La página entera, en computador y en teléfono, y lo que axe diga de ella. */
    private void mirar(Page pagina, String nombre) {
        navegador.foto(pagina, nombre);
        navegador.fotoEntera(pagina, nombre + "-entera");
        pagina.setViewportSize(390, 844);
        navegador.foto(pagina, nombre + "-telefono");
        RecorridoAccesibilidadTest.revisar(pagina, pagina.url(), problemas);
    }

    private void foto(Page pagina, Locator lugar, String nombre) {
        lugar.evaluate("e => e.scrollIntoView()");
        navegador.foto(pagina, nombre);
    }

    private String definicion(ProcessInstance i) {
        return instancias.createProcessInstanceQuery().processInstanceId(i.getId()).singleResult().getProcessDefinitionId();
    }

    private int plazoDeIdentificar() {
        return jdbc.sql("select dias_habiles from att.plazo where clave = 'tarea_identificar'").query(Integer.class).single();
    }

    private void persona(String usuario, Rol rol) {
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + usuario, null, null, Vinculacion.OTRO, true), Set.of(rol), Procedimiento.CLAVE);
    }
}
