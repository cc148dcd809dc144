package co.gov.dnp.att.recorrido;

import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.expediente.TipoEvidencia.COMUNICACION_OFICIAL;
import static co.gov.dnp.att.expediente.TipoEvidencia.LISTADO_ASISTENCIA;
import static co.gov.dnp.att.procedimiento.Formularios.mapa;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.ejecucion.Ejecucion;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.focalizacion.Corrida;
import co.gov.dnp.att.focalizacion.DecisionFinal;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.focalizacion.ResultadoEntidad;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.seguimiento.Acciones;
import co.gov.dnp.att.seguimiento.Cortes;
import co.gov.dnp.att.territorio.DatosReales;
import co.gov.dnp.att.territorio.Territorio;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Un producto de la vigencia, de «Iniciar proceso» a su resultado publicado, en el Tasklist real y con los datos publicados por el
 * DANE y el DNP: cada paso lo hace la persona a quien le toca, con el formulario, la evidencia y los botones que ella ve.
 */
@PruebaIntegral
class RecorridoProcedimientoTest {

    private static final String IDENTIFICAR = "Identificar necesidades, oferta y capacidad";
    private static final String CONCERTAR = "Concertar la selección con los oferentes";
    private static final String PROGRAMAR = "Programar la asistencia técnica";
    private static final String SOCIALIZAR = "Socializar el plan y acordar responsabilidades";
    private static final String PARAMETRIZAR = "Parametrizar los hitos en SETA-WEB";
    private static final String EJECUTAR = "Registrar asesoría o evento masivo";
    private static final String MONITOREAR = "Reportar avance, calidad y percepción del corte";
    private static final String EJECUTAR_ACCION = "Ejecutar la acción y aportar evidencia";
    private static final String VERIFICAR_CIERRE = "Verificar el cumplimiento y cerrar";
    private static final String EVALUAR = "Evaluar contra la definición del plan";
    private static final String CONOCIMIENTO = "Realizar mesas de trabajo y recoger lecciones";
    private static final String SISTEMATIZAR = "Sistematizar y publicar resultados";
    private static final String FORMULARIOS = "asistencia-tecnica-territorial/";

    @LocalServerPort
    int puerto;
    @Autowired
    Procedimiento p;
    @Autowired
    Expedientes expedientes;
    @Autowired
    Focalizacion focalizacion;
    @Autowired
    PlanesDeTrabajo planes;
    @Autowired
    Ejecucion ejecucion;
    @Autowired
    Cortes cortes;
    @Autowired
    Acciones acciones;
    @Autowired
    Territorio territorio;
    @Autowired
    RuntimeService instancias;

    Navegador navegador;
    Unidad unidad;
    ProcessInstance instancia;
    final Map<String, Bandeja> bandejas = new HashMap<>();

    @Test
    @Requisito({"PS-01", "PS-07", "PS-08", "PS-15", "PS-19", "PS-22", "PS-25", "PS-26", "PS-27", "PS-29", "PS-34", "PS-39", "PS-40",
            "PS-41", "PS-44", "PS-47", "PS-49", "FO-06", "FO-07", "SG-25", "GO-10", "GO-17"})
    @DisplayName("Del inicio al resultado publicado en el Tasklist: un rechazo, un ajuste del plan, un evento masivo, un trimestre y una acción PT-ED-05")
    void deIniciarAPublicar() {
        DatosReales.ruta(DatosReales.DIVIPOLA);
        DatosReales.ruta(DatosReales.DNP);
        navegador = Navegador.abrir(puerto, "procedimiento");
        try {
            unidad = p.unidad("RCP", Map.of(1, 2, 2, 1, 3, 0, 4, 0, 5, 0, 6, 0));
            importarDatos();
            registrarDemanda();
            iniciar();
            identificar();
            verFocalizacion();
            concertar();
            programar();
            socializarPidiendoAjuste();
            programarElAjuste();
            socializarConRechazo();
            parametrizar();
            eventoMasivo();
            trimestreConAccion();
            accionHastaSuCierre();
            terminarEjecucion();
            corteFinal();
            evaluar();
            gestionarConocimiento();
            sistematizar();
            resultadoPublicado();
        } catch (RuntimeException | AssertionError falla) {
            throw navegador.contada(falla);
        } finally {
            navegador.close();
        }
    }

    /** El equipo de monitoreo de la DER trae los archivos tal como los publican el DANE y el DNP. */
    void importarDatos() {
        Page pagina = navegador.de(unidad.monitoreo(), Procedimiento.CLAVE);
        Map.of("DIVIPOLA", DatosReales.DIVIPOLA, "DNP", DatosReales.DNP).entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(a -> {
            pagina.navigate(navegador.direccion() + "/importaciones");
            pagina.locator("#clase").selectOption(a.getKey());
            pagina.locator("#archivo").setInputFiles(DatosReales.ruta(a.getValue()));
            pagina.locator("form.tarjeta button.principal").click();
            assertThat(pagina.locator("h1")).hasText("Qué cambiaría");
            navegador.foto(pagina, "previa-" + a.getKey().toLowerCase());
            pagina.locator("main button.principal").click();
            assertThat(pagina.locator(".aviso.bien")).containsText(a.getValue());
        });
        navegador.foto(pagina, "importado");
    }

    void registrarDemanda() {
        Page pagina = navegador.de(unidad.funcionaria(), Procedimiento.CLAVE);
        pagina.navigate(navegador.direccion() + "/portafolio/demanda");
        pagina.locator("details summary").click();
        pagina.locator("[name=entidad]").fill("Soacha (Cundinamarca) · " + Procedimiento.SOACHA);
        pagina.locator("[name=producto]").selectOption(unidad.producto().toString());
        pagina.locator("[name=solicitud]").fill("Acompañamiento para el diagnóstico de su plan.");
        pagina.locator("details button.principal").click();
        assertThat(pagina.locator(".aviso.bien")).isVisible();
    }

    void iniciar() {
        Bandeja b = bandeja(unidad.funcionaria());
        b.iniciar("Asistencia técnica a entidades territoriales",
                Formularios.iniciar(unidad.producto(), unidad.vigencia(), unidad.directora()), () -> foto(b, "iniciar"));
        instancia = p.adoptar(laInstancia());
        assertThat(instancia.getBusinessKey()).matches("ATT-\\d{4}-" + unidad.dependencia() + "-\\d{4}");
    }

    void identificar() {
        Bandeja b = bandeja(unidad.funcionaria());
        b.tomar(IDENTIFICAR);
        foto(b, "identificar");
        Map<String, Object> datos = Formularios.identificar(unidad.producto(), unidad.dependencia(), unidad.estrategia(), unidad.tema(), unidad.meta());
        datos.put("fuentesNecesidad", List.of("INDICES_DESEMPENO", "PORTAFOLIO", "PLANEACION_ESTRATEGICA", "NORMATIVIDAD"));
        datos.put("indicesUsados", List.of(mapa("indice", "MDM", "entidad", Procedimiento.SOACHA)));
        datos.put("capacidadOperativa", List.of(mapa("equipo", "Equipo de Antioquia", "grupoTerritorial", "1", "personas", 2, "cupo", 2),
                mapa("equipo", "Equipo de Cundinamarca", "grupoTerritorial", "2", "personas", 1, "cupo", 1)));
        FormularioEnPantalla f = b.formulario(FORMULARIOS + "identificar").llenar(datos);
        assertThat(f.tabla("tablaDemanda")).containsText("Acompañamiento para el diagnóstico de su plan.");
        assertThat(f.tabla("tablaIndices")).containsText("Soacha (Cundinamarca)");
        fotos(b, "identificar-lleno");
        b.completar();
        p.trabajos();
    }

    void verFocalizacion() {
        Corrida corrida = focalizacion.corrida(expediente().getId());
        Page pagina = navegador.de(unidad.funcionaria(), Procedimiento.CLAVE);
        pagina.navigate(navegador.direccion() + "/focalizacion/corridas/" + corrida.id());
        assertThat(pagina.locator("h1")).containsText(instancia.getBusinessKey());
        navegador.foto(pagina, "corrida");
        ResultadoEntidad primera = incluidas().get(0);
        pagina.locator("#texto").fill(primera.codigo());
        pagina.locator("form.filtros button").click();
        pagina.locator("table a").getByText(primera.nombre(), new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(pagina.locator("main .tarjeta").first()).containsText("MDM");
        assertThat(pagina.locator("main")).not().containsText("Dato ficticio");
        navegador.fotoEntera(pagina, "explicacion");
    }

    /** La regla priorizó dos municipios de Antioquia; la unidad agrega a quien lo pidió, dentro de su cupo y con justificación. */
    void concertar() {
        assertThat(incluidas()).hasSize(2).allSatisfy(r -> assertThat(r.grupoTerritorial()).isEqualTo(1));
        Bandeja b = bandeja(unidad.funcionaria());
        b.tomar(CONCERTAR);
        Map<String, Object> datos = Formularios.concertar(unidad.dependencia());
        datos.remove("confirmaSobrecupo");
        datos.remove("justificacionSobrecupo");
        datos.put("ajustes", List.of(mapa("entidad", Procedimiento.SOACHA, "decision", "INCLUIDA", "justificacion", "La pidió por escrito.")));
        datos.put("justificacionFocalizacion", "Se atiende la solicitud expresa de la alcaldía dentro del cupo.");
        b.formulario(FORMULARIOS + "concertar").llenar(datos);
        fotos(b, "concertar");
        b.completar();
        p.trabajos();
        assertThat(incluidas()).hasSize(3).extracting(ResultadoEntidad::codigo).contains(Procedimiento.SOACHA);
    }

    void programar() {
        Bandeja b = bandeja(unidad.funcionaria());
        b.tomar(PROGRAMAR);
        b.formulario(FORMULARIOS + "programar").llenar(Formularios.programar(unidad.asesor(1)));
        fotos(b, "programar");
        b.completar();
        p.trabajos();
    }

    void socializarPidiendoAjuste() {
        Bandeja b = bandeja(unidad.colega());
        b.tomar(SOCIALIZAR);
        b.evidencias(COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        foto(b, "evidencias");
        b.pestana("Formulario");
        b.formulario(FORMULARIOS + "socializar").llenar(socializacion(true));
        fotos(b, "socializar-ajuste");
        b.completar();
        p.trabajos();
    }

    /** Las responsabilidades vienen del plan: solo falta decir si se aceptan. */
    private static Map<String, Object> socializacion(boolean ajuste) {
        Map<String, Object> datos = Formularios.socializar(ajuste, Procedimiento.SOACHA, "*");
        datos.put("responsabilidadesAcordadas", List.of(mapa("aceptada", "SI"), mapa("aceptada", "SI")));
        return datos;
    }

    void programarElAjuste() {
        Bandeja b = bandeja(unidad.funcionaria());
        b.tomar(PROGRAMAR);
        assertThat(b.pagina().locator(".fjs-container")).containsText("Dar más plazo");
        FormularioEnPantalla f = b.formulario(FORMULARIOS + "programar");
        assertThat(f.nodo("hitos_nombre_1")).hasValue("Plan formulado");
        f.llenar(mapa("motivoAjuste", "Las alcaldías pidieron más plazo para el segundo hito."));
        foto(b, "programar-ajuste");
        b.completar();
        p.trabajos();
        assertThat(planes.versiones(expediente().getId())).hasSize(2);
    }

    /** Sin evidencias el servidor se niega, lo dice en español y no borra nada; con ellas, lo mismo escrito se acepta. */
    void socializarConRechazo() {
        Bandeja b = bandeja(unidad.colega());
        b.tomar(SOCIALIZAR);
        FormularioEnPantalla f = b.formulario(FORMULARIOS + "socializar").llenar(socializacion(false));
        List<String> frases = b.completarYSerRechazada();
        assertThat(String.join(" ", frases)).contains("Evidencias").contains("Listado de asistencia").contains("Acta de reunión");
        foto(b, "rechazo");
        assertThat(f.nodo("contactos_lugarMedio_0")).hasValue("Videollamada");
        b.evidencias(COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        b.pestana("Formulario");
        assertThat(b.pagina().locator(".lt-borrador")).containsText("Se recuperó lo que llevaba escrito");
        f = b.formulario(FORMULARIOS + "socializar");
        assertThat(f.nodo("contactos_lugarMedio_0")).hasValue("Videollamada");
        assertThat(f.nodo("consentimientos_soporte_0")).hasValue("Acta 1");
        b.completar();
        p.trabajos();
    }

    void parametrizar() {
        Bandeja b = bandeja(unidad.monitoreo());
        b.tomar(PARAMETRIZAR);
        b.formulario(FORMULARIOS + "parametrizar").llenar(Formularios.parametrizar(List.of(
                mapa("codigoSeta", instancia.getBusinessKey() + "-H1"), mapa("codigoSeta", instancia.getBusinessKey() + "-H2"))));
        foto(b, "parametrizar");
        b.completar();
        p.trabajos();
        assertThat(p.abiertas(instancia)).hasSize(2).allSatisfy(t -> assertThat(t.getTaskDefinitionKey()).isEqualTo(Elemento.EJECUTAR));
    }

    void eventoMasivo() {
        registrar(1, 0, "EVENTO_MASIVO", List.of("grupo:1"), false);
        assertThat(ejecucion.entidadesAtendidas(expediente().getId())).hasSize(2);
    }

    /** Vence el trimestre mientras se ejecuta: se reporta con quien consintió y el hallazgo abre una acción. */
    void trimestreConAccion() {
        p.vencer(instancia, Elemento.CORTE_TRIMESTRAL);
        Bandeja b = bandeja(unidad.funcionaria());
        b.tomar(MONITOREAR);
        FormularioEnPantalla f = b.formulario("monitoreo-seguimiento/monitorear");
        assertThat(f.tabla("tablaHitos")).containsText("Diagnóstico acordado");
        f.llenar(Formularios.reporte(Procedimiento.SOACHA, true, unidad.colega()));
        fotos(b, "trimestre");
        b.completar();
        p.trabajos();
        assertThat(acciones.deExpediente(expediente().getId())).hasSize(1);
    }

    /** La ejecuta su responsable y la verifica otra persona. */
    void accionHastaSuCierre() {
        Bandeja colega = bandeja(unidad.colega());
        colega.tomar(EJECUTAR_ACCION);
        colega.evidencias(ACTA);
        colega.pestana("Formulario");
        colega.formulario("accion-apcm/ejecutar-accion").llenar(mapa("descripcionCumplimiento", "Se convocó con dos semanas de anticipación.",
                "fechaCumplimiento", java.time.LocalDate.now().toString()));
        foto(colega, "accion");
        colega.completar();
        p.trabajos();
        Bandeja directora = bandeja(unidad.directora());
        directora.tomar(VERIFICAR_CIERRE);
        assertThat(directora.pagina().locator(".fjs-container")).containsText("Se convocó con dos semanas de anticipación.");
        directora.formulario("accion-apcm/verificar-cierre").llenar(mapa("cumplida", "SI", "concepto", "El acta lo demuestra."));
        foto(directora, "verificar");
        directora.completar();
        p.trabajos();
    }

    void terminarEjecucion() {
        registrar(1, 1, "EVENTO_MASIVO", List.of("grupo:1"), true);
        registrar(2, 0, "ASESORIA", List.of(Procedimiento.SOACHA), true);
    }

    void corteFinal() {
        Bandeja b = bandeja(unidad.colega());
        b.tomar(MONITOREAR);
        b.formulario("monitoreo-seguimiento/monitorear").llenar(Formularios.reporte(Procedimiento.SOACHA, false, null));
        foto(b, "corte-final");
        b.completar();
        p.trabajos();
        assertThat(cortes.deExpediente(expediente().getId())).hasSize(2);
    }

    void evaluar() {
        Bandeja b = bandeja(unidad.funcionaria());
        b.tomar(EVALUAR);
        FormularioEnPantalla f = b.formulario(FORMULARIOS + "evaluar");
        Map<String, Object> datos = Formularios.evaluar(f.valores("opcionesReportes"), List.of(Procedimiento.SOACHA), unidad.meta());
        datos.put("resultadosIndicador", List.of(mapa("valorAlcanzado", 65), mapa("valorAlcanzado", 82), mapa("valorAlcanzado", 90)));
        f.llenar(datos);
        fotos(b, "evaluar");
        b.completar();
        p.trabajos();
    }

    void gestionarConocimiento() {
        Bandeja b = bandeja(unidad.colega());
        b.tomar(CONOCIMIENTO);
        b.evidencias(COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        b.pestana("Formulario");
        FormularioEnPantalla f = b.formulario(FORMULARIOS + "gestionar-conocimiento");
        f.llenar(Formularios.conocimiento(f.valores("opcionesDocumentos"), unidad.tema(), Procedimiento.SOACHA));
        fotos(b, "conocimiento");
        b.completar();
        p.trabajos();
    }

    void sistematizar() {
        Bandeja b = bandeja(unidad.funcionaria());
        b.tomar(SISTEMATIZAR);
        FormularioEnPantalla f = b.formulario(FORMULARIOS + "sistematizar").llenar(Formularios.sistematizar());
        assertThat(f.tabla("tablaExpediente")).containsText("Matriz de concertación");
        fotos(b, "sistematizar");
        b.completar();
        p.trabajos();
        assertThat(p.termino(instancia)).isTrue();
    }

    void resultadoPublicado() {
        Page funcionaria = navegador.de(unidad.funcionaria(), Procedimiento.CLAVE);
        funcionaria.navigate(navegador.direccion() + "/resultados/" + instancia.getBusinessKey());
        assertThat(funcionaria.locator("main")).containsText("Se formularon los planes.");
        navegador.fotoEntera(funcionaria, "resultado");
        funcionaria.navigate(navegador.direccion() + "/expedientes/" + instancia.getBusinessKey());
        navegador.fotoEntera(funcionaria, "expediente");
        Page cualquiera = navegador.anonima("ciudadania");
        cualquiera.navigate(navegador.direccion() + "/publico/resultados/" + instancia.getBusinessKey());
        assertThat(cualquiera.locator("main")).containsText("Soacha (Cundinamarca)");
        navegador.fotoEntera(cualquiera, "resultado-publico");
    }

    private void registrar(int grupo, int hito, String tipo, List<String> entidades, boolean terminado) {
        Bandeja b = bandeja(unidad.asesor(grupo));
        b.tomar(EJECUTAR);
        b.evidencias(ACTA, LISTADO_ASISTENCIA);
        b.pestana("Formulario");
        Long id = planes.hitos(expediente().getId()).get(hito).id();
        b.formulario(FORMULARIOS + "ejecutar").llenar(Formularios.registro(id, tipo, entidades, unidad.asesor(grupo),
                instancia.getBusinessKey() + "-" + grupo + "-" + hito, terminado));
        fotos(b, "ejecutar-grupo" + grupo + "-hito" + (hito + 1));
        b.completar();
        p.trabajos();
    }

    private List<ResultadoEntidad> incluidas() {
        Corrida corrida = focalizacion.corrida(expediente().getId());
        return focalizacion.resultados(corrida.id()).stream().filter(r -> r.decisionFinal() == DecisionFinal.INCLUIDA).toList();
    }

    private Expediente expediente() {
        return expedientes.porCodigo(instancia.getBusinessKey());
    }

    ProcessInstance laInstancia() {
        return instancias.createProcessInstanceQuery().processDefinitionKey(AsistenciaTecnicaTerritorial.CLAVE)
                .variableValueEquals("dependencia", unidad.dependencia()).singleResult();
    }

    private Bandeja bandeja(String usuario) {
        return bandejas.computeIfAbsent(usuario, u -> new Bandeja(navegador, navegador.de(u, Procedimiento.CLAVE)));
    }

    private void foto(Bandeja b, String nombre) {
        navegador.foto(b.pagina(), nombre);
    }

    /** El formulario de arriba abajo, pantalla por pantalla. */
    private void fotos(Bandeja b, String nombre) {
        b.recorrer(() -> navegador.foto(b.pagina(), nombre));
    }
}
