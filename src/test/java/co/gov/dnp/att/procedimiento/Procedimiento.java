package co.gov.dnp.att.procedimiento;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.focalizacion.DefinicionPerfil;
import co.gov.dnp.att.focalizacion.Modo;
import co.gov.dnp.att.focalizacion.Perfiles;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.motor.PuenteDeFormularios;
import co.gov.dnp.att.portafolio.DatosProducto;
import co.gov.dnp.att.portafolio.EstadoProducto;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.TipoProducto;
import co.gov.dnp.att.territorio.TipoEntidad;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Una unidad de prueba que lleva el procedimiento: cada quien hace lo suyo con sus propios permisos, los trabajos se disparan a mano. */
@Component
public class Procedimiento {

    public static final String MEDELLIN = "05001";
    public static final String ABEJORRAL = "05002";
    public static final String SOACHA = "25754";
    public static final String CLAVE = "Clave-de-prueba-2026";

    private final FormService formularios;
    private final TaskService tareas;
    private final RuntimeService instancias;
    private final RepositoryService modelos;
    private final ManagementService trabajos;
    private final IdentityService identidades;
    private final Organizacion organizacion;
    private final Portafolio portafolio;
    private final Perfiles perfiles;
    private final Evidencias evidencias;
    private final PuenteDeFormularios puente;
    private final ObjectMapper json;
    private final Set<String> iniciadas = new java.util.concurrent.ConcurrentSkipListSet<>();
    private final Map<String, Integer> pedidas = new java.util.concurrent.ConcurrentHashMap<>();

    Procedimiento(FormService formularios, TaskService tareas, RuntimeService instancias, RepositoryService modelos,
            ManagementService trabajos, IdentityService identidades, Organizacion organizacion, Portafolio portafolio,
            Perfiles perfiles, Evidencias evidencias, PuenteDeFormularios puente, ObjectMapper json) {
        this.formularios = formularios;
        this.tareas = tareas;
        this.instancias = instancias;
        this.modelos = modelos;
        this.trabajos = trabajos;
        this.identidades = identidades;
        this.organizacion = organizacion;
        this.portafolio = portafolio;
        this.perfiles = perfiles;
        this.evidencias = evidencias;
        this.puente = puente;
        this.json = json;
    }

    /** Dependencia con sus personas, un producto activo y su perfil de focalización vigente. */
    public record Unidad(String dependencia, Long producto, int vigencia, String estrategia, String tema, String meta) {
        public String funcionaria() {
            return "funcionaria." + dependencia.toLowerCase();
        }

        public String colega() {
            return "colega." + dependencia.toLowerCase();
        }

        public String directora() {
            return "directora." + dependencia.toLowerCase();
        }

        public String asesor(int grupo) {
            return "asesor" + grupo + "." + dependencia.toLowerCase();
        }

        public String monitoreo() {
            return "monitoreo." + dependencia.toLowerCase();
        }
    }

    public Unidad unidad(String codigo) {
        return unidad(codigo, Map.of(1, 400, 2, 400, 3, 400, 4, 400, 5, 400, 6, 400));
    }

    /** @param cupos grupo territorial → máximo de entidades */
    public Unidad unidad(String codigo, Map<Integer, Integer> cupos) {
        return unidad(codigo, cupos, Modo.REGLA_BASE, null);
    }

    public Unidad unidad(String codigo, Modo modo, Set<String> seleccionadas) {
        return unidad(codigo, Map.of(1, 400, 2, 400, 3, 400, 4, 400, 5, 400, 6, 400), modo, seleccionadas);
    }

    private Unidad unidad(String pedido, Map<Integer, Integer> cupos, Modo modo, Set<String> seleccionadas) {
        // Una prueba que se repite por haber fallado empieza con una unidad limpia
        int vez = pedidas.merge(pedido, 1, Integer::sum);
        String codigo = vez == 1 ? pedido : pedido + vez;
        int vigencia = java.time.LocalDate.now().getYear();
        Unidad u = new Unidad(codigo, null, vigencia, "EST-" + codigo, "TEMA-" + codigo, "META-" + codigo);
        organizacion.guardarDependencia(codigo, "Dependencia de prueba " + codigo, SubdireccionGeneral.SGDDT, true);
        persona(u.funcionaria(), codigo, null, Vinculacion.FUNCIONARIO);
        persona(u.colega(), codigo, null, Vinculacion.CONTRATISTA);
        persona(u.directora(), codigo, null, Vinculacion.DIRECTIVO);
        persona(u.asesor(1), null, 1, Vinculacion.CONTRATISTA);
        persona(u.asesor(2), null, 2, Vinculacion.CONTRATISTA);
        organizacion.guardarPersona(new Persona(u.monitoreo(), "Prueba " + u.monitoreo(), null, null, Vinculacion.OTRO, true),
                Set.of(Rol.DER_MONITOREO), CLAVE);
        organizacion.fijarCobertura(1, Set.of("05"));
        organizacion.fijarCobertura(2, Set.of("25"));
        portafolio.guardarEstrategia(u.estrategia(), "Estrategia " + codigo, Set.of(codigo), true);
        portafolio.guardarTema(u.tema(), "Tema " + codigo, true);
        portafolio.guardarMeta(u.meta(), "Meta " + codigo, vigencia);
        Long producto = portafolio.guardarProducto(null, new DatosProducto("P-" + codigo, "Producto " + codigo, TipoProducto.SERVICIO,
                codigo, vigencia, EstadoProducto.ACTIVO, u.tema(), "Fortalecer la formulación de planes",
                Set.of(co.gov.dnp.att.portafolio.Escala.values()), Set.of(TipoEntidad.values()), u.estrategia()));
        DefinicionPerfil d = DefinicionPerfil.propuesta();
        perfiles.activar(perfiles.redactar(codigo, producto, vigencia, new DefinicionPerfil(d.escalas(), d.tiposHabilitados(), d.variables(),
                List.of("Planes sin diagnóstico"), List.of("Planes con método"), List.of(u.meta()), null, cupos,
                modo, seleccionadas == null ? null : "Cobertura nacional de la vigencia", true, "PROCESOS_PROCEDIMIENTOS", false, null,
                seleccionadas), u.funcionaria()).getId(), u.funcionaria());
        return new Unidad(codigo, producto, vigencia, u.estrategia(), u.tema(), u.meta());
    }

    private void persona(String usuario, String dependencia, Integer grupo, Vinculacion vinculacion) {
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + usuario, dependencia, grupo, vinculacion, true), Set.of(), CLAVE);
    }

    public ProcessInstance iniciar(Unidad u) {
        String definicion = modelos.createProcessDefinitionQuery().processDefinitionKey(AsistenciaTecnicaTerritorial.CLAVE).latestVersion()
                .singleResult().getId();
        ProcessInstance i = como(u.funcionaria(), () -> formularios.submitStartForm(definicion,
                variables(Formularios.iniciar(u.producto(), u.vigencia(), u.directora()))));
        iniciadas.add(i.getBusinessKey());
        return i;
    }

    /** La tarea abierta de esa clase en la instancia o en las que ella llamó. */
    public Task tarea(ProcessInstance instancia, String elemento) {
        return tareas.createTaskQuery().taskDefinitionKey(elemento).processInstanceBusinessKeyLike(instancia.getBusinessKey() + "%")
                .orderByTaskCreateTime().asc().list().stream().findFirst()
                .orElseThrow(() -> new AssertionError("No hay tarea «" + elemento + "» en " + instancia.getBusinessKey() + "; hay "
                        + tareas.createTaskQuery().processInstanceBusinessKeyLike(instancia.getBusinessKey() + "%").list().stream()
                                .map(Task::getTaskDefinitionKey).toList()));
    }

    public List<Task> abiertas(ProcessInstance instancia) {
        return tareas.createTaskQuery().processInstanceBusinessKeyLike(instancia.getBusinessKey() + "%").list();
    }

    public void completar(String usuario, Task tarea, Map<String, Object> formulario, TipoEvidencia... tipos) {
        soloEnviar(usuario, tarea, formulario, tipos);
        trabajos();
    }

    /** Envía el formulario y deja pendientes los pasos automáticos que siguen. */
    public void soloEnviar(String usuario, Task tarea, Map<String, Object> formulario, TipoEvidencia... tipos) {
        como(usuario, () -> {
            tareas.claim(tarea.getId(), usuario);
            return null;
        });
        evidencias(usuario, tarea, tipos);
        enviar(usuario, tarea, formulario);
    }

    /** Envía el formulario de una tarea que ya tomó. */
    public void enviar(String usuario, Task tarea, Map<String, Object> formulario) {
        como(usuario, () -> {
            entregar(tarea, formulario);
            return null;
        });
    }

    /** Lo mismo, a nombre de quien ya actúa. */
    public void entregar(Task tarea, Map<String, Object> formulario) {
        formularios.submitTaskForm(tarea.getId(), variables(formulario));
    }

    public void evidencias(String usuario, Task tarea, TipoEvidencia... tipos) {
        Long expediente = (Long) instancias.getVariable(tarea.getExecutionId(), "expedienteId");
        for (TipoEvidencia tipo : tipos) {
            byte[] pdf = ("%PDF-1.4\n%" + tipo + " " + tarea.getId() + System.nanoTime() + "\n%%EOF").getBytes();
            evidencias.cargar(expediente, tarea.getId(), tarea.getName(), tipo, tipo.name().toLowerCase() + ".pdf",
                    new ByteArrayInputStream(pdf), usuario);
        }
    }

    public Map<String, Object> abrir(String usuario, Task tarea) {
        return puente.preparar(tarea.getId(), usuario);
    }

    public Object variable(ProcessInstance instancia, String nombre) {
        return instancias.getVariable(instancia.getId(), nombre);
    }

    /** Ejecuta las continuaciones asíncronas pendientes de lo que esta unidad inició, no los temporizadores. */
    public void trabajos() {
        for (List<Job> lista; !(lista = propios(trabajos.createJobQuery().messages().withRetriesLeft().list())).isEmpty();) {
            lista.forEach(j -> trabajos.executeJob(j.getId()));
        }
    }

    /** Cuenta como propia una instancia que alguien inició en el navegador. */
    public ProcessInstance adoptar(ProcessInstance instancia) {
        iniciadas.add(instancia.getBusinessKey());
        return instancia;
    }

    private List<Job> propios(List<Job> lista) {
        return lista.stream().filter(j -> {
            ProcessInstance i = instancias.createProcessInstanceQuery().processInstanceId(j.getProcessInstanceId()).singleResult();
            return i != null && i.getBusinessKey() != null && iniciadas.stream().anyMatch(i.getBusinessKey()::startsWith);
        }).toList();
    }

    /** Dispara el temporizador de un elemento de la instancia o de las que ella llamó. */
    public void vencer(ProcessInstance instancia, String elemento) {
        Set<String> suyas = new java.util.HashSet<>();
        instancias.createProcessInstanceQuery().list().stream()
                .filter(i -> i.getBusinessKey() != null && i.getBusinessKey().startsWith(instancia.getBusinessKey()))
                .forEach(i -> suyas.add(i.getId()));
        Job temporizador = trabajos.createJobQuery().timers().activityId(elemento).list().stream()
                .filter(j -> suyas.contains(j.getProcessInstanceId())).findFirst()
                .orElseThrow(() -> new AssertionError("No hay temporizador en «" + elemento + "»"));
        trabajos.executeJob(temporizador.getId());
        trabajos();
    }

    public boolean termino(ProcessInstance instancia) {
        return instancias.createProcessInstanceQuery().processInstanceId(instancia.getId()).count() == 0;
    }

    public <T> T como(String usuario, java.util.function.Supplier<T> accion) {
        identidades.setAuthentication(usuario, identidades.createGroupQuery().groupMember(usuario).list().stream().map(Group::getId).toList());
        try {
            return accion.get();
        } finally {
            identidades.clearAuthentication();
        }
    }

    private VariableMap variables(Map<String, Object> formulario) {
        VariableMap v = Variables.createVariables();
        formulario.forEach((nombre, valor) -> v.put(nombre, valor instanceof List || valor instanceof Map
                ? SpinValues.jsonValue(texto(valor)).create() : valor));
        return v;
    }

    private String texto(Object valor) {
        try {
            return json.writeValueAsString(valor);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
