package co.gov.dnp.att.procedimiento;

import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.expediente.TipoEvidencia.COMUNICACION_OFICIAL;
import static co.gov.dnp.att.expediente.TipoEvidencia.LISTADO_ASISTENCIA;
import static co.gov.dnp.att.procedimiento.Formularios.mapa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import co.gov.dnp.att.plataforma.seguridad.AlcanceDeDatos;
import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.ejecucion.Ejecucion;
import co.gov.dnp.att.ejecucion.PlanesAcordados;
import co.gov.dnp.att.ejecucion.Presencia;
import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.Documento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.EstadoExpediente;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.proceso.TareasDelExpediente;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.conocimiento.Publicaciones;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.seguimiento.Acciones;
import co.gov.dnp.att.seguimiento.Cortes;
import co.gov.dnp.att.territorio.EntidadTerritorial;
import co.gov.dnp.att.territorio.Territorio;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** El procedimiento de principio a fin, con motor y base de datos reales y cada quien con sus permisos. */
@PruebaIntegral
class ProcedimientoCompletoTest {

    private static final AlcanceDeDatos ALCANCE_TOTAL = new AlcanceDeDatos(true, java.util.Set.of(), java.util.Set.of());

    @Autowired
    Procedimiento p;
    @Autowired
    Expedientes expedientes;
    @Autowired
    Documentos documentos;
    @Autowired
    PlanesDeTrabajo planes;
    @Autowired
    Ejecucion ejecucion;
    @Autowired
    Presencia presencia;
    @Autowired
    PlanesAcordados acordados;
    @Autowired
    HistoryService historia;
    @Autowired
    TaskService tareas;

    private static Unidad unidad;

    @BeforeEach
    void unidad() {
        if (unidad == null) {
            unidad = p.unidad("PRU");
        }
    }

    private Expediente expediente(ProcessInstance i) {
        return expedientes.porCodigo(i.getBusinessKey());
    }

    private ProcessInstance hastaConcertar() {
        ProcessInstance i = p.iniciar(unidad);
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(unidad.producto(), unidad.dependencia(),
                unidad.estrategia(), unidad.tema(), unidad.meta()));
        return i;
    }

    private static Map<String, Object> incluir(String... codigos) {
        Map<String, Object> datos = Formularios.concertar(unidad.dependencia());
        datos.put("ajustes", java.util.Arrays.stream(codigos).map(c -> mapa("entidad", c, "decision", "INCLUIDA",
                "justificacion", "La entidad pidió la asistencia por escrito.")).toList());
        datos.put("justificacionFocalizacion", "Solicitudes expresas de las alcaldías.");
        return datos;
    }

    private ProcessInstance hastaEjecutar(String... entidades) {
        ProcessInstance i = hastaConcertar();
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), incluir(entidades));
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), Formularios.programar(unidad.asesor(1)));
        p.completar(unidad.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(false, entidades[0], entidades[0]),
                COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        Task parametrizar = p.tarea(i, Elemento.PARAMETRIZAR);
        p.completar(unidad.monitoreo(), parametrizar, Formularios.parametrizar(hitos(i)));
        return i;
    }

    private List<Map<String, Object>> hitos(ProcessInstance i) {
        return planes.hitos(expediente(i).getId()).stream()
                .map(h -> mapa("hitoId", h.id(), "nombre", h.nombre(), "codigoSeta", i.getBusinessKey() + "-H" + h.orden())).toList();
    }

    @Test
    @Requisito({"PS-03", "PS-04"})
    @DisplayName("La instancia registra responsable y ejecutor; funcionarios y contratistas de la unidad pueden reclamar, el directivo no es ejecutor")
    void responsableYEjecutor() {
        ProcessInstance i = p.iniciar(unidad);
        Expediente e = expediente(i);
        assertThat(e.getResponsableProcedimiento()).isEqualTo(unidad.directora());
        assertThat(e.getIniciadoPor()).isEqualTo(unidad.funcionaria());
        assertThat(i.getBusinessKey()).matches("ATT-\\d{4}-PRU-\\d{4}");
        Task t = p.tarea(i, Elemento.IDENTIFICAR);
        assertThat(t.getAssignee()).isNull();
        assertThat(t.getDueDate()).isNotNull();
        assertThat(tareas.getIdentityLinksForTask(t.getId())).extracting(IdentityLink::getGroupId).containsExactly("unidad-PRU");
        assertThat(tareas.createTaskQuery().taskId(t.getId()).taskCandidateUser(unidad.colega()).count()).isEqualTo(1);
        assertThat(tareas.createTaskQuery().taskId(t.getId()).taskCandidateUser(unidad.directora()).count()).isZero();
    }

    @Test
    @Requisito("PS-06")
    @DisplayName("Si ninguna necesidad es competencia del DNP la instancia termina «sin competencia», con su motivo")
    void sinCompetencia() {
        ProcessInstance i = p.iniciar(unidad);
        Map<String, Object> datos = Formularios.identificar(unidad.producto(), unidad.dependencia(), unidad.estrategia(), unidad.tema(), unidad.meta());
        datos.put("necesidades", List.of(mapa("descripcion", "Reparar la vía terciaria.", "entidades", List.of("*"), "tema", unidad.tema(),
                "datosSoporte", "Oficio", "origen", "DEMANDA", "competenciaDnp", "NO", "motivoSinCompetencia", "La vía es del municipio.")));
        datos.put("productosIdentificados", List.of());
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), datos);
        assertThat(p.termino(i)).isTrue();
        Expediente e = expediente(i);
        assertThat(e.getEstado()).isEqualTo(EstadoExpediente.SIN_COMPETENCIA);
        assertThat(e.getMotivoCierre()).contains("La vía es del municipio.");
        assertThat(historia.createHistoricActivityInstanceQuery().processInstanceId(i.getId())
                .activityId(Elemento.FIN_SIN_COMPETENCIA).count()).isEqualTo(1);
    }

    @Test
    @Requisito({"PS-06", "PS-09"})
    @DisplayName("Un producto sin meta o de una necesidad fuera de competencia se rechaza con una frase que dice la fila, y la tarea queda")
    void productoSinMeta() {
        ProcessInstance i = p.iniciar(unidad);
        Map<String, Object> datos = Formularios.identificar(unidad.producto(), unidad.dependencia(), unidad.estrategia(), unidad.tema(), unidad.meta());
        datos.put("productosIdentificados", List.of(mapa("producto", unidad.producto().toString(), "necesidad", 1,
                "dependenciaOferente", unidad.dependencia())));
        assertThatThrownBy(() -> p.completar(unidad.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), datos))
                .hasMessageContaining("Producto 1").hasMessageContaining("meta");
        assertThat(p.tarea(i, Elemento.IDENTIFICAR)).isNotNull();
        assertThat(p.variable(i, "necesidades")).as("lo enviado no se vuelve variable").isNull();
    }

    @Test
    @Requisito({"PS-10", "PS-11", "PS-15", "FO-07", "FO-08"})
    @DisplayName("Concertar: sin acuerdo de los oferentes no sigue; con ajustes justificados genera la matriz versionada que ve la actividad 2")
    void concertar() throws java.io.IOException {
        ProcessInstance i = hastaConcertar();
        Map<String, Object> sinAcuerdo = incluir(Procedimiento.MEDELLIN);
        sinAcuerdo.put("acuerdosOferentes", List.of(mapa("dependencia", unidad.dependencia(), "acuerdo", "NO",
                "fecha", java.time.LocalDate.now().toString())));
        assertThatThrownBy(() -> p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), sinAcuerdo)).hasMessageContaining("Acuerdos");
        Map<String, Object> sinJustificar = incluir(Procedimiento.MEDELLIN);
        sinJustificar.put("ajustes", List.of(mapa("entidad", Procedimiento.MEDELLIN, "decision", "INCLUIDA")));
        assertThatThrownBy(() -> p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), sinJustificar)).hasMessageContaining("justificación");

        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), incluir(Procedimiento.MEDELLIN));
        Documento matriz = documentos.ultimo(expediente(i).getId(), ClaseDocumento.MATRIZ_CONCERTACION).orElseThrow();
        assertThat(matriz.getVersion()).isEqualTo(1);
        assertThat(texto(matriz)).contains("Ley 152 de 1994, art. 31", "Medellín (Antioquia)", "Meta PRU");
        assertThat(p.variable(i, "entidades")).isEqualTo("Medellín (Antioquia)");
        assertThat(p.abrir(unidad.funcionaria(), p.tarea(i, Elemento.PROGRAMAR)).get("opcionesEntidades").toString()).contains("Medellín");
    }

    @Test
    @Requisito("PS-13")
    @DisplayName("Si la selección supera el cupo se advierte con la cifra y solo sigue si se confirma y se justifica")
    void sobrecupo() {
        ProcessInstance i = p.iniciar(unidad);
        Map<String, Object> datos = Formularios.identificar(unidad.producto(), unidad.dependencia(), unidad.estrategia(), unidad.tema(), unidad.meta());
        datos.put("capacidadOperativa", List.of(mapa("equipo", "Equipo 1", "grupoTerritorial", "1", "personas", 1, "cupo", 1)));
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), datos);
        Map<String, Object> dos = incluir(Procedimiento.MEDELLIN, Procedimiento.ABEJORRAL);
        dos.put("confirmaSobrecupo", "NO");
        assertThatThrownBy(() -> p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), dos))
                .hasMessageContaining("cupo de 1").hasMessageContaining("confirme el sobrecupo");
        dos.put("confirmaSobrecupo", "SI");
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), dos);
        assertThat(p.tarea(i, Elemento.PROGRAMAR)).isNotNull();
    }

    @Test
    @Requisito("FO-06")
    @DisplayName("La unidad puede volver a focalizar: hay una corrida nueva y la anterior se conserva")
    void volverAFocalizar(@Autowired co.gov.dnp.att.focalizacion.Focalizacion focalizacion) {
        ProcessInstance i = hastaConcertar();
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), mapa("volverAFocalizar", "SI"));
        assertThat(focalizacion.corridas(expediente(i).getId())).hasSize(2);
        assertThat(p.tarea(i, Elemento.CONCERTAR)).isNotNull();
    }

    @Test
    @Requisito({"PS-16", "PS-17", "PS-18", "PS-20", "PS-21"})
    @DisplayName("El plan se rechaza sin hitos, sin modalidades, sin evaluación definida, o con entrenamiento requerido y sin programar")
    void planIncompleto() {
        ProcessInstance i = hastaConcertar();
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), incluir(Procedimiento.MEDELLIN));
        for (String campo : List.of("hitos", "modalidades", "evaluacionPrevista", "objetivos", "resultadosEsperados", "ecosistema", "cadenaValor")) {
            Map<String, Object> plan = Formularios.programar(unidad.asesor(1));
            plan.remove(campo);
            assertThatThrownBy(() -> p.completar(unidad.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), plan)).as(campo)
                    .isInstanceOf(org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException.class);
        }
        Map<String, Object> plan = Formularios.programar(unidad.asesor(1));
        plan.put("requiereEntrenamiento", "SI");
        assertThatThrownBy(() -> p.completar(unidad.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), plan)).hasMessageContaining("entrenamiento");
        assertThat(planes.ultima(expediente(i).getId())).isEmpty();
    }

    @Test
    @Requisito({"PS-22", "PS-26", "PS-27"})
    @DisplayName("Tres ajustes vuelven siempre a programar y dejan cuatro versiones, cada una con su motivo y su documento")
    void ajustes() {
        ProcessInstance i = hastaConcertar();
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), incluir(Procedimiento.MEDELLIN));
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), Formularios.programar(unidad.asesor(1)));
        for (int vuelta = 1; vuelta <= 3; vuelta++) {
            p.completar(unidad.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(true, Procedimiento.MEDELLIN, Procedimiento.MEDELLIN),
                    COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
            assertThat(p.abiertas(i)).extracting(Task::getTaskDefinitionKey).containsExactly(Elemento.PROGRAMAR);
            Map<String, Object> previo = p.abrir(unidad.funcionaria(), p.tarea(i, Elemento.PROGRAMAR));
            assertThat(previo.get("contexto").toString()).contains("Dar más plazo");
            assertThat(previo.get("hitos").toString()).contains("Diagnóstico acordado");
            Map<String, Object> plan = Formularios.programar(unidad.asesor(1));
            assertThatThrownBy(() -> p.completar(unidad.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), plan)).hasMessageContaining("Motivo del ajuste");
            plan.put("motivoAjuste", "Ajuste número " + vuelta);
            p.completar(unidad.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), plan);
        }
        Long id = expediente(i).getId();
        assertThat(planes.versiones(id)).extracting(v -> v.numero()).containsExactly(1, 2, 3, 4);
        assertThat(planes.versiones(id)).extracting(v -> v.motivo()).containsExactly(null, "Ajuste número 1", "Ajuste número 2", "Ajuste número 3");
        assertThat(documentos.deExpediente(id).stream().filter(d -> d.getClase() == ClaseDocumento.PLAN_DE_TRABAJO).map(d -> d.getVersion()))
                .containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(p.variable(i, "versionPlan")).isEqualTo(4);
    }

    @Test
    @Requisito({"PS-23", "PS-24", "PS-25"})
    @DisplayName("Socializar exige forma del contacto, responsabilidades aceptadas y los tres registros")
    void socializarIncompleta() {
        ProcessInstance i = hastaConcertar();
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), incluir(Procedimiento.MEDELLIN));
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), Formularios.programar(unidad.asesor(1)));
        Task t = p.tarea(i, Elemento.SOCIALIZAR);
        Map<String, Object> datos = Formularios.socializar(false, Procedimiento.MEDELLIN, "*");
        assertThatThrownBy(() -> p.completar(unidad.colega(), t, datos, COMUNICACION_OFICIAL, ACTA)).hasMessageContaining("Listado de asistencia");
        Map<String, Object> sinForma = Formularios.socializar(false, Procedimiento.MEDELLIN, "*");
        sinForma.put("contactos", List.of(mapa("fechaContacto", "2026-01-10T09:00", "entidades", List.of("*"), "lugarMedio", "Sala", "equipoTerritorial", "1")));
        assertThatThrownBy(() -> p.completar(unidad.colega(), t, sinForma)).hasMessageContaining("Contacto 1").hasMessageContaining("forma del contacto");
        Map<String, Object> sinAceptar = Formularios.socializar(false, Procedimiento.MEDELLIN, "*");
        sinAceptar.put("responsabilidadesAcordadas", List.of(mapa("parte", "DNP", "responsabilidad", "Asesorar", "persona", "x", "aceptada", "NO")));
        assertThatThrownBy(() -> p.completar(unidad.colega(), t, sinAceptar)).hasMessageContaining("no fue aceptada");
        p.completar(unidad.colega(), t, datos, LISTADO_ASISTENCIA);
        assertThat(p.abiertas(i)).extracting(Task::getTaskDefinitionKey).containsExactly(Elemento.PARAMETRIZAR);
    }

    @Test
    @Requisito({"PS-19", "LT-21", "LT-22"})
    @DisplayName("Con la parametrización pendiente no hay ejecución; solo el equipo de monitoreo de la DER parametriza y los hitos ya vienen escritos")
    void parametrizacion(@Autowired IdentityService identidades) {
        ProcessInstance i = hastaConcertar();
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.CONCERTAR), incluir(Procedimiento.MEDELLIN));
        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), Formularios.programar(unidad.asesor(1)));
        p.completar(unidad.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(false, Procedimiento.MEDELLIN, "*"),
                COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        assertThat(p.abiertas(i)).extracting(Task::getTaskDefinitionKey).containsExactly(Elemento.PARAMETRIZAR);
        Task t = p.tarea(i, Elemento.PARAMETRIZAR);
        assertThatThrownBy(() -> p.completar(unidad.funcionaria(), t, Formularios.parametrizar(hitos(i))))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
        assertThat(p.abrir(unidad.monitoreo(), t).get("hitosSeta").toString()).contains("Diagnóstico acordado", "Plan formulado");
        assertThatThrownBy(() -> p.completar(unidad.monitoreo(), t, Formularios.parametrizar(hitos(i).subList(0, 1))))
                .hasMessageContaining("falta el código en SETA-WEB de «Plan formulado»");
        p.completar(unidad.monitoreo(), t, Formularios.parametrizar(hitos(i)));
        assertThat(p.abiertas(i)).extracting(Task::getTaskDefinitionKey).containsExactly(Elemento.EJECUTAR);
    }

    @Test
    @Requisito({"PS-28", "PS-29", "PS-30", "SG-24", "SG-25", "SG-27", "SG-39", "GO-10", "PR-11", "LT-27"})
    @DisplayName("La ejecución llega al grupo territorial de cada entidad; sin evidencia se rechaza y un evento masivo suma avance a cada entidad")
    void ejecutar() {
        ProcessInstance i = hastaEjecutar(Procedimiento.MEDELLIN, Procedimiento.ABEJORRAL, Procedimiento.SOACHA);
        Long id = expediente(i).getId();
        List<Task> frentes = p.abiertas(i);
        assertThat(frentes).hasSize(2).allSatisfy(t -> assertThat(t.getTaskDefinitionKey()).isEqualTo(Elemento.EJECUTAR));
        Task antioquia = frentes.stream().filter(t -> tareas.createTaskQuery().taskId(t.getId()).taskCandidateUser(unidad.asesor(1)).count() == 1)
                .findFirst().orElseThrow();
        Task cundinamarca = frentes.stream().filter(t -> !t.getId().equals(antioquia.getId())).findFirst().orElseThrow();
        assertThat(tareas.createTaskQuery().taskId(cundinamarca.getId()).taskCandidateUser(unidad.asesor(1)).count()).isZero();
        assertThat(tareas.createTaskQuery().taskId(cundinamarca.getId()).taskCandidateUser(unidad.asesor(2)).count()).isEqualTo(1);

        Long hito = planes.hitos(id).get(0).id();
        Map<String, Object> masivo = Formularios.registro(hito, "EVENTO_MASIVO", List.of("grupo:1"), unidad.asesor(1), i.getBusinessKey() + "-S1", false);
        assertThatThrownBy(() -> p.completar(unidad.asesor(1), antioquia, masivo)).hasMessageContaining("Evidencias: falta «Acta de reunión»");
        p.completar(unidad.asesor(1), antioquia, masivo, ACTA);
        assertThat(ejecucion.avance(id, java.time.LocalDate.now()).get(0).cumplidos()).isEqualTo(2);
        assertThat(ejecucion.entidadesAtendidas(id)).containsExactly(Procedimiento.MEDELLIN, Procedimiento.ABEJORRAL);
        assertThat(ejecucion.asesorias(id)).singleElement().satisfies(a -> {
            assertThat(a.asesor()).isEqualTo(unidad.asesor(1));
            assertThat(a.dependencia()).isEqualTo(unidad.dependencia());
            assertThat(a.registroSeta()).endsWith("-S1");
        });
        assertThat(presencia.buscar("medell", java.time.LocalDate.now(), java.time.LocalDate.now(), ALCANCE_TOTAL))
                .anySatisfy(f -> assertThat(f.asesor() + f.expediente()).contains(unidad.asesor(1), i.getBusinessKey()));
        assertThat(presencia.buscar(i.getBusinessKey() + "-s1", null, null, ALCANCE_TOTAL)).as("se busca por su registro en SETA-WEB").hasSize(2);
        assertThat(acordados.deLaVigencia(unidad.vigencia(), ALCANCE_TOTAL)).filteredOn(a -> a.expediente().equals(i.getBusinessKey())).singleElement()
                .satisfies(a -> assertThat(a.avance()).as("peso 40 cumplido en dos de tres entidades").isEqualByComparingTo("26.7"));
        assertThat(p.abiertas(i)).as("el frente sigue abierto hasta que su gente diga que terminó").hasSize(2);
        Map<String, Object> masivoDeUna = Formularios.registro(hito, "EVENTO_MASIVO", List.of(Procedimiento.SOACHA), unidad.asesor(2), "x", false);
        assertThatThrownBy(() -> p.completar(unidad.asesor(2), cundinamarca, masivoDeUna)).hasMessageContaining("dos o más");
    }

    @Test
    @Requisito("PS-27")
    @DisplayName("Completar sin pasar por el formulario se niega: nada queda a medias")
    void soloPorElFormulario() {
        ProcessInstance i = p.iniciar(unidad);
        Task t = p.tarea(i, Elemento.IDENTIFICAR);
        assertThatThrownBy(() -> tareas.complete(t.getId(), Map.of("hayCompetencia", true))).hasMessageContaining("se completa desde su formulario");
        assertThat(p.tarea(i, Elemento.IDENTIFICAR).getId()).isEqualTo(t.getId());
    }

    private Long hito(ProcessInstance i, int orden) {
        return planes.hitos(expediente(i).getId()).get(orden - 1).id();
    }

    private void registrar(ProcessInstance i, int hito, String entidad, int grupo, boolean terminado) {
        Task t = p.abiertas(i).stream().filter(x -> x.getTaskDefinitionKey().equals(Elemento.EJECUTAR))
                .filter(x -> tareas.createTaskQuery().taskId(x.getId()).taskCandidateUser(unidad.asesor(grupo)).count() == 1)
                .findFirst().orElseThrow();
        p.completar(unidad.asesor(grupo), t, Formularios.registro(hito(i, hito), "ASESORIA", List.of(entidad), unidad.asesor(grupo),
                i.getBusinessKey() + "-" + entidad + "-" + hito, terminado), ACTA, LISTADO_ASISTENCIA);
    }

    @Test
    @Requisito({"PS-01", "PS-32", "PS-33", "PS-34", "PS-38", "PS-39", "PS-40", "PS-41", "PS-42", "PS-44", "PS-45", "PS-46", "PS-47", "PS-49"})
    @DisplayName("De identificar a sistematizar: un trimestre con acción PT-ED-05 que reaparece, corte final, evaluación, conocimiento y publicación")
    void deIdentificarASistematizar(@Autowired Acciones acciones, @Autowired Cortes cortes, @Autowired Publicaciones publicaciones) {
        ProcessInstance i = hastaEjecutar(Procedimiento.MEDELLIN, Procedimiento.SOACHA);
        Long id = expediente(i).getId();
        registrar(i, 1, Procedimiento.MEDELLIN, 1, false);

        // el trimestre abre el corte sin cancelar la ejecución
        p.vencer(i, Elemento.CORTE_TRIMESTRAL);
        assertThat(p.abiertas(i)).extracting(Task::getTaskDefinitionKey)
                .containsExactlyInAnyOrder(Elemento.EJECUTAR, Elemento.EJECUTAR, MonitoreoSeguimiento.Elemento.MONITOREAR);
        Task monitorear = p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR);
        assertThatThrownBy(() -> p.completar(unidad.funcionaria(), monitorear, Formularios.reporte(Procedimiento.SOACHA, false, null)))
                .as("Soacha no consintió el seguimiento").hasMessageContaining("Soacha");
        p.completar(unidad.funcionaria(), monitorear, Formularios.reporte(Procedimiento.MEDELLIN, true, unidad.colega()));
        assertThat(documentos.ultimo(id, ClaseDocumento.REPORTE_DE_AVANCE)).isPresent();
        Task accion = p.tarea(i, AccionPtEd05.Elemento.EJECUTAR_ACCION);

        registrar(i, 1, Procedimiento.SOACHA, 2, true);
        registrar(i, 2, Procedimiento.MEDELLIN, 1, true);

        // corte final: la acción abierta reaparece
        Task corteFinal = p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR);
        assertThat(p.abrir(unidad.funcionaria(), corteFinal).get("tablaAcciones").toString()).contains("Convocar con dos semanas");
        p.completar(unidad.funcionaria(), corteFinal, Formularios.reporte(Procedimiento.MEDELLIN, false, null));
        assertThat(cortes.deExpediente(id)).hasSize(2);

        Task evaluar = p.tarea(i, Elemento.EVALUAR);
        Map<String, Object> abierta = p.abrir(unidad.funcionaria(), evaluar);
        assertThat(abierta.get("contexto").toString()).contains("Adopción del método");
        List<String> reportes = valores(abierta.get("opcionesReportes"));
        p.completar(unidad.funcionaria(), evaluar, Formularios.evaluar(reportes, List.of(Procedimiento.MEDELLIN, Procedimiento.SOACHA), unidad.meta()));
        assertThat(documentos.ultimo(id, ClaseDocumento.INFORME_DE_ANALISIS)).isPresent();

        Task conocimiento = p.tarea(i, Elemento.GESTIONAR_CONOCIMIENTO);
        Map<String, Object> sinMesa = Formularios.conocimiento(valores(p.abrir(unidad.colega(), conocimiento).get("opcionesDocumentos")), unidad.tema(), Procedimiento.MEDELLIN);
        sinMesa.put("mesas", ((List<?>) sinMesa.get("mesas")).subList(0, 1));
        assertThatThrownBy(() -> p.completar(unidad.colega(), conocimiento, sinMesa, COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA))
                .hasMessageContaining("mesa");
        p.completar(unidad.colega(), conocimiento, Formularios.conocimiento(valores(p.abrir(unidad.colega(), conocimiento).get("opcionesDocumentos")),
                unidad.tema(), Procedimiento.MEDELLIN));

        Task sistematizar = p.tarea(i, Elemento.SISTEMATIZAR);
        assertThat(p.abrir(unidad.funcionaria(), sistematizar).get("tablaExpediente").toString())
                .contains("Matriz de concertación", "Plan de trabajo", "Reporte de avance", "Acta de reunión");
        assertThatThrownBy(() -> p.completar(unidad.funcionaria(), sistematizar, Formularios.sistematizar()))
                .as("con una acción abierta no se cierra").hasMessageContaining("PT-ED-05 sin cerrar");

        // la acción: recordatorio, vencimiento, devolución y cierre por otra persona
        p.vencer(i, AccionPtEd05.Elemento.RECORDATORIO);
        p.vencer(i, AccionPtEd05.Elemento.VENCIMIENTO);
        Map<String, Object> cumplimiento = mapa("descripcionCumplimiento", "Se convocó con dos semanas.", "fechaCumplimiento", java.time.LocalDate.now().toString());
        p.completar(unidad.colega(), accion, cumplimiento, ACTA);
        p.completar(unidad.directora(), p.tarea(i, AccionPtEd05.Elemento.VERIFICAR_CIERRE), mapa("cumplida", "NO", "concepto", "Falta el soporte de una entidad."));
        Task devuelta = p.tarea(i, AccionPtEd05.Elemento.EJECUTAR_ACCION);
        assertThat(p.abrir(unidad.colega(), devuelta).get("contexto").toString()).contains("Falta el soporte");
        p.completar(unidad.colega(), devuelta, cumplimiento, LISTADO_ASISTENCIA);
        p.completar(unidad.directora(), p.tarea(i, AccionPtEd05.Elemento.VERIFICAR_CIERRE), mapa("cumplida", "SI", "concepto", "Cumplida."));
        assertThat(acciones.sinCerrar(id)).isEmpty();

        p.completar(unidad.funcionaria(), p.tarea(i, Elemento.SISTEMATIZAR), Formularios.sistematizar());
        assertThat(p.termino(i)).isTrue();
        assertThat(expediente(i).getEstado()).isEqualTo(EstadoExpediente.CERRADO);
        assertThat(documentos.ultimo(id, ClaseDocumento.INFORME_FINAL)).isPresent();
        assertThat(publicaciones.publica(i.getBusinessKey())).isPresent();

        assertThat(p.abiertas(i)).isEmpty();
    }

    @Test
    @Requisito({"PS-28", "PR-14"})
    @DisplayName("Un producto para las 1.122 unidades del país es una sola instancia con una tarea por frente, no mil")
    void todoElPais(@Autowired Territorio territorio) {
        java.util.Set<String> todas = territorio.todas().stream().map(EntidadTerritorial::getCodigo).filter(c -> c.matches("\\d{5}"))
                .collect(java.util.stream.Collectors.toSet());
        assertThat(todas).hasSize(1122);
        Unidad nacional = p.unidad("NAL", co.gov.dnp.att.focalizacion.Modo.SELECCION_MANUAL, todas);
        ProcessInstance i = p.iniciar(nacional);
        p.completar(nacional.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(nacional.producto(), nacional.dependencia(),
                nacional.estrategia(), nacional.tema(), nacional.meta()));
        p.completar(nacional.funcionaria(), p.tarea(i, Elemento.CONCERTAR), Formularios.concertar(nacional.dependencia()));
        p.completar(nacional.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), Formularios.programar(nacional.asesor(1)));
        p.completar(nacional.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(false, Procedimiento.MEDELLIN, "*"),
                COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        long inicio = System.nanoTime();
        p.completar(nacional.monitoreo(), p.tarea(i, Elemento.PARAMETRIZAR), Formularios.parametrizar(hitos(i)));
        long segundos = (System.nanoTime() - inicio) / 1_000_000_000;
        assertThat(segundos).as("abrir la ejecución de 1.122 entidades").isLessThan(10);
        assertThat(p.abiertas(i)).hasSizeBetween(1, 7);
        Task antioquia = p.abiertas(i).stream().filter(t -> tareas.createTaskQuery().taskId(t.getId()).taskCandidateUser(nacional.asesor(1)).count() == 1)
                .findFirst().orElseThrow();
        p.completar(nacional.asesor(1), antioquia, Formularios.registro(planes.hitos(expediente(i).getId()).get(0).id(), "EVENTO_MASIVO", List.of("grupo:1"),
                nacional.asesor(1), i.getBusinessKey() + "-M", false), ACTA);
        assertThat(ejecucion.avance(expediente(i).getId(), java.time.LocalDate.now()).get(0))
                .satisfies(a -> assertThat(a.entidades()).isEqualTo(1122)).satisfies(a -> assertThat(a.cumplidos()).isEqualTo(125));
    }

    @Test
    @Requisito("PS-35")
    @DisplayName("Un trimestre que vence sin reporte alerta y llega como tarea al responsable del procedimiento, sin cancelar el reporte")
    void trimestreSinReporte(@Autowired co.gov.dnp.att.seguimiento.Avisos avisos) {
        ProcessInstance i = hastaEjecutar(Procedimiento.MEDELLIN);
        p.vencer(i, Elemento.CORTE_TRIMESTRAL);
        p.vencer(i, MonitoreoSeguimiento.Elemento.TRIMESTRE_SIN_REPORTE);
        Task atraso = p.tarea(i, MonitoreoSeguimiento.Elemento.ATENDER_ATRASO);
        assertThat(tareas.createTaskQuery().taskId(atraso.getId()).taskCandidateUser(unidad.directora()).count()).isEqualTo(1);
        assertThat(avisos.de(unidad.directora()).toString()).contains(i.getBusinessKey());
        p.completar(unidad.directora(), atraso, mapa("medida", "Se refuerza el equipo.", "fechaCompromiso", java.time.LocalDate.now().plusDays(10).toString()));
        p.completar(unidad.funcionaria(), p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR), Formularios.reporte(Procedimiento.MEDELLIN, false, null));
        assertThat(p.abiertas(i)).extracting(Task::getTaskDefinitionKey).containsExactly(Elemento.EJECUTAR);
    }

    @Test
    @DisplayName("Si un paso automático falla queda un incidente, lo escrito no se pierde y al reintentarlo el procedimiento sigue")
    void pasoAutomaticoQueFalla(@Autowired org.springframework.jdbc.core.simple.JdbcClient jdbc, @Autowired ManagementService motor,
            @Autowired TareasDelExpediente dondeVa) {
        ProcessInstance i = p.iniciar(unidad);
        Task t = p.tarea(i, Elemento.IDENTIFICAR);
        // el perfil deja de regir justo después de enviar el formulario
        p.soloEnviar(unidad.funcionaria(), t, Formularios.identificar(unidad.producto(), unidad.dependencia(), unidad.estrategia(), unidad.tema(), unidad.meta()));
        Long perfil = jdbc.sql("update att.perfil_focalizacion set estado = 'ARCHIVADO' where dependencia = ? and estado = 'VIGENTE' returning id")
                .param(unidad.dependencia()).query(Long.class).single();
        Job trabajo = motor.createJobQuery().processInstanceId(i.getId()).activityId(Elemento.FOCALIZAR).singleResult();
        for (int intento = 0; intento < 3; intento++) {
            assertThatThrownBy(() -> motor.executeJob(trabajo.getId())).hasMessageContaining("perfil de focalización");
        }
        assertThat(dondeVa.detenido(i.getBusinessKey())).isTrue();
        jdbc.sql("update att.perfil_focalizacion set estado = 'VIGENTE' where id = ?").param(perfil).update();
        motor.setJobRetries(trabajo.getId(), 1);
        p.trabajos();
        assertThat(dondeVa.detenido(i.getBusinessKey())).isFalse();
        assertThat(p.tarea(i, Elemento.CONCERTAR)).isNotNull();
    }

    @AfterAll
    static void todoSeRecorrio(@Autowired CoberturaDeModelos cobertura) {
        for (String archivo : List.of("asistencia-tecnica-territorial", "monitoreo-seguimiento", "accion-apcm")) {
            BpmnModelInstance modelo = Bpmn.readModelFromFile(new java.io.File("processes/" + archivo + ".bpmn"));
            String proceso = modelo.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class).iterator().next().getId();
            List<String> elementos = java.util.stream.Stream.concat(
                    modelo.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId),
                    modelo.getModelElementsByType(SequenceFlow.class).stream().map(SequenceFlow::getId)).toList();
            assertThat(cobertura.sinRecorrer(proceso, elementos)).as("Sin recorrer en %s", archivo).isEmpty();
        }
    }

    private String texto(Documento documento) throws java.io.IOException {
        try (org.apache.pdfbox.pdmodel.PDDocument pdf = org.apache.pdfbox.Loader.loadPDF(
                documentos.contenido(documento.getExpedienteId(), documento.getId()).contenido())) {
            return new org.apache.pdfbox.text.PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    private static List<String> valores(Object opciones) {
        return ((List<?>) opciones).stream().map(o -> ((co.gov.dnp.att.plataforma.formularios.Opcion) o).value()).toList();
    }
}
