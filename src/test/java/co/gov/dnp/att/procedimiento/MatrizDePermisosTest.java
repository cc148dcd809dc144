package co.gov.dnp.att.procedimiento;

import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.expediente.TipoEvidencia.COMUNICACION_OFICIAL;
import static co.gov.dnp.att.expediente.TipoEvidencia.LISTADO_ASISTENCIA;
import static co.gov.dnp.att.expediente.TipoEvidencia.OTRO;
import static co.gov.dnp.att.plataforma.seguridad.Accion.AUDITAR;
import static co.gov.dnp.att.plataforma.seguridad.Accion.CREAR;
import static co.gov.dnp.att.plataforma.seguridad.Accion.EDITAR;
import static co.gov.dnp.att.plataforma.seguridad.Accion.LEER;
import static co.gov.dnp.att.plataforma.seguridad.Accion.VALIDAR;
import static co.gov.dnp.att.plataforma.seguridad.Objeto.*;
import static co.gov.dnp.att.plataforma.seguridad.Visitante.MOTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.comunicaciones.DatosPlanDeContenidos;
import co.gov.dnp.att.comunicaciones.PlanesDeContenidos;
import co.gov.dnp.att.diseno.Cambios;
import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Matriz;
import co.gov.dnp.att.plataforma.seguridad.Matriz.Celda;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Visitante;
import co.gov.dnp.att.portafolio.DatosProducto;
import co.gov.dnp.att.portafolio.DatosPrediseno;
import co.gov.dnp.att.portafolio.DatosProtocolo;
import co.gov.dnp.att.portafolio.Escala;
import co.gov.dnp.att.portafolio.EstadoProducto;
import co.gov.dnp.att.portafolio.FichasDePrediseno;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.Protocolos;
import co.gov.dnp.att.portafolio.TipoProducto;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.territorio.TipoEntidad;

/**
 * La matriz de gobernanza 6.2, celda por celda y por la red: cada perfil entra con su usuario e intenta cada acción sobre un
 * objeto de su dependencia. Deja la matriz vista en {@code target/matriz-permisos.html}.
 */
@PruebaIntegral
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrizDePermisosTest {

    private static final String DEPENDENCIA = "MTZ";
    private static final Matriz MATRIZ = Matriz.deGobernanza();
    /** Comparten columna con {@code sgddt}, que es la subdirección de esta dependencia: se prueban en el alcance. */
    private static final Set<String> OTRAS_SUBDIRECCIONES = Set.of("sgpdn", "sgise", "sgsgr");
    private static final String ENTIDAD = "entidad-territorial";
    private static final String VACIO = "{\"variables\":{}}";

    private final Procedimiento p;
    private final Recorrido r;
    private final Organizacion organizacion;
    private final Documentos documentos;
    private final Focalizacion focalizacion;
    private final Portafolio portafolio;
    private final Protocolos protocolos;
    private final FichasDePrediseno fichas;
    private final PlanesDeContenidos planes;
    private final Cambios cambios;
    private final JdbcClient jdbc;
    private final String raiz;

    private final Map<String, Visitante> visitantes = new LinkedHashMap<>();
    private final Map<String, Map<Objeto, Map<Accion, String>>> visto = new LinkedHashMap<>();
    /** Lo que no tiene petición propia, con su motivo. */
    private final Map<Objeto, Map<Accion, String>> sinPeticion = new TreeMap<>();
    private final Map<Objeto, Map<Accion, Intento>> intentos = new TreeMap<>();

    private Expediente expediente;
    private Long corrida;
    private Long cambio;
    private Map<String, String> tareas;

    MatrizDePermisosTest(@Autowired Procedimiento p, @Autowired Recorrido r, @Autowired Organizacion organizacion,
            @Autowired Documentos documentos, @Autowired Focalizacion focalizacion, @Autowired Portafolio portafolio, @Autowired Protocolos protocolos, @Autowired FichasDePrediseno fichas, @Autowired PlanesDeContenidos planes, @Autowired Cambios cambios, @Autowired JdbcClient jdbc, @Autowired TestRestTemplate web) {
        this.p = p;
        this.r = r;
        this.organizacion = organizacion;
        this.documentos = documentos;
        this.focalizacion = focalizacion;
        this.portafolio = portafolio;
        this.protocolos = protocolos;
        this.fichas = fichas;
        this.planes = planes;
        this.cambios = cambios;
        this.jdbc = jdbc;
        this.raiz = web.getRootUri();
    }

    /** Una petición y cómo se reconoce que se permitió. Lo que envía nunca llega a cambiar algo: le faltan los datos. */
    private record Intento(java.util.function.BiFunction<String, Visitante, HttpResponse<String>> peticion,
            Predicate<HttpResponse<String>> permitido) {
    }

    @BeforeAll
    void preparar() {
        Procedimiento.Unidad u = p.unidad(DEPENDENCIA);
        cambio = cambios.redactar("Cambio de la matriz", "Probar los permisos.", "Gobernanza 6.2", List.of(new Cambios.Subido("accion-apcm.bpmn",
                cambios.vigentes().stream().filter(a -> a.nombre().equals("accion-apcm.bpmn")).findFirst().orElseThrow().contenido() + "\n")), "mtz.propone");
        tareas = new LinkedHashMap<>();
        ProcessInstance uno = p.iniciar(u);
        abierta(uno, Elemento.IDENTIFICAR);
        ProcessInstance dos = hasta(u, 1);
        abierta(dos, Elemento.CONCERTAR);
        ProcessInstance tres = hasta(u, 2);
        abierta(tres, Elemento.PROGRAMAR);
        ProcessInstance cuatro = hasta(u, 4);
        abierta(cuatro, Elemento.PARAMETRIZAR);

        ProcessInstance principal = r.hastaEjecutar(u, "*", Procedimiento.MEDELLIN, Procedimiento.SOACHA);
        tareas.put(Elemento.EJECUTAR, r.frente(principal, u, 1).getId());
        p.vencer(principal, Elemento.CORTE_TRIMESTRAL);
        Map<String, Object> reporte = Formularios.reporte(Procedimiento.MEDELLIN, true, u.funcionaria());
        Object accion = ((List<?>) reporte.get("acciones")).get(0);
        reporte.put("acciones", List.of(accion, accion));
        p.completar(u.colega(), p.tarea(principal, MonitoreoSeguimiento.Elemento.MONITOREAR), reporte);
        p.completar(u.funcionaria(), p.tarea(principal, AccionPtEd05.Elemento.EJECUTAR_ACCION),
                Formularios.mapa("descripcionCumplimiento", "Se convocó.", "fechaCumplimiento", LocalDate.now().toString()), OTRO);
        abierta(principal, AccionPtEd05.Elemento.EJECUTAR_ACCION);
        abierta(principal, AccionPtEd05.Elemento.VERIFICAR_CIERRE);
        p.vencer(principal, Elemento.CORTE_TRIMESTRAL);
        p.vencer(principal, MonitoreoSeguimiento.Elemento.TRIMESTRE_SIN_REPORTE);
        abierta(principal, MonitoreoSeguimiento.Elemento.MONITOREAR);
        abierta(principal, MonitoreoSeguimiento.Elemento.ATENDER_ATRASO);
        expediente = r.expediente(principal);
        corrida = focalizacion.corrida(expediente.getId()).id();

        MATRIZ.roles().stream().filter(rol -> !OTRAS_SUBDIRECCIONES.contains(rol)).forEach(rol -> visitantes.put(rol, entra(rol)));
        definirIntentos(principal, u);
    }

    private void abierta(ProcessInstance instancia, String elemento) {
        tareas.put(elemento, p.tarea(instancia, elemento).getId());
    }

    /** Completa las primeras {@code actividades} tareas. */
    private ProcessInstance hasta(Procedimiento.Unidad u, int actividades) {
        ProcessInstance i = p.iniciar(u);
        p.completar(u.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        if (actividades > 1) {
            Map<String, Object> seleccion = Formularios.concertar(u.dependencia());
            seleccion.put("ajustes", List.of(Formularios.mapa("entidad", Procedimiento.MEDELLIN, "decision", "INCLUIDA", "justificacion",
                    "La entidad pidió la asistencia por escrito.")));
            seleccion.put("justificacionFocalizacion", "Solicitudes expresas de las alcaldías.");
            p.completar(u.funcionaria(), p.tarea(i, Elemento.CONCERTAR), seleccion);
        }
        if (actividades > 2) {
            p.completar(u.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), Formularios.programar(u.asesor(1)));
            p.completar(u.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(false, Procedimiento.MEDELLIN, "*"),
                    COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        }
        return i;
    }

    private Visitante entra(String rol) {
        if (rol.equals("camunda-admin")) {
            return Visitante.que(raiz, "admin-prueba", Procedimiento.CLAVE);
        }
        if (rol.equals(ENTIDAD)) {
            organizacion.guardarCuentaDeEntidad("mtz." + rol, "Prueba " + rol, Procedimiento.SOACHA, true, Procedimiento.CLAVE);
            return Visitante.que(raiz, "mtz." + rol, Procedimiento.CLAVE);
        }
        Vinculacion vinculacion = switch (rol) {
            case "funcionario" -> Vinculacion.FUNCIONARIO;
            case "contratista" -> Vinculacion.CONTRATISTA;
            case "jefe-dependencia", "sgddt", "sgpdn" -> Vinculacion.DIRECTIVO;
            default -> Vinculacion.OTRO;
        };
        boolean deTodas = rol.startsWith("sg") || Set.of("publico", "grupo-territorial").contains(rol);
        Set<Rol> roles = Arrays.stream(Rol.values()).filter(x -> x.grupo().equals(rol)).filter(Rol.asignables()::contains).collect(Collectors.toSet());
        String usuario = "mtz." + rol;
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + rol, deTodas ? null : DEPENDENCIA, rol.equals("grupo-territorial") ? 1 : null,
                vinculacion, true), roles, Procedimiento.CLAVE);
        return Visitante.que(raiz, usuario, Procedimiento.CLAVE);
    }

    // --- Qué se pide para cada celda

    private void definirIntentos(ProcessInstance principal, Procedimiento.Unidad u) {
        String suyo = "/expedientes/" + expediente.getCodigo();
        pagina(ESTRATEGIA, LEER, "/portafolio/catalogos");
        envio(ESTRATEGIA, "/portafolio/catalogos/estrategias", CREAR, EDITAR);
        envio(ESTRATEGIA, "/portafolio/catalogos/estrategias/concepto", VALIDAR);
        pagina(ESTRATEGIA, AUDITAR, "/portafolio/catalogos/estrategias/historial");
        String conFicha = "/portafolio/productos/" + ficha(u.producto()) + "/prediseno";
        String sinFicha = "/portafolio/productos/" + otroProducto(u) + "/prediseno";
        intento(FICHA_PREDISENO, LEER, (rol, v) -> v.ver(conFicha), contiene("Ficha de prediseño</h1>"));
        envio(FICHA_PREDISENO, sinFicha + "/editar?cambio=-1", CREAR);
        envio(FICHA_PREDISENO, conFicha + "/editar?cambio=-1", EDITAR);
        envio(FICHA_PREDISENO, conFicha + "/pasar", VALIDAR);
        pagina(FICHA_PREDISENO, AUDITAR, conFicha + "/historial");
        String conPlan = "/comunicaciones/planes/" + planDeContenidos(u.producto());
        intento(CONTENIDOS, LEER, (rol, v) -> v.ver(conPlan), contiene("Plan de producción de contenidos</h1>"));
        envio(CONTENIDOS, sinFicha.replace("/portafolio/productos/", "/comunicaciones/planes/").replace("/prediseno", "/editar?cambio=-1"), CREAR);
        envio(CONTENIDOS, conPlan + "/editar?cambio=-1", EDITAR);
        envio(CONTENIDOS, conPlan + "/aprobar", VALIDAR);
        // Sin protocolo lo abre quien lidera el producto; abierto, escribe también la unidad. Nada se guarda: el cambio no es el del borrador
        String conProtocolo = "/portafolio/productos/" + protocolo(u.producto()) + "/protocolo";
        String sinProtocolo = sinFicha.replace("/prediseno", "/protocolo");
        intento(PROTOCOLO, LEER, (rol, v) -> v.ver(conProtocolo), contiene("Protocolo de ATT</h1>"));
        envio(PROTOCOLO, sinProtocolo + "/editar?cambio=-1", CREAR);
        envio(PROTOCOLO, conProtocolo + "/editar?cambio=-1", EDITAR);
        envio(PROTOCOLO, conProtocolo + "/validar", VALIDAR);
        pagina(PROTOCOLO, AUDITAR, conProtocolo + "/historial");
        intento(HITOS_SETA, LEER, (rol, v) -> v.ver("/planes"), contiene(expediente.getCodigo()));
        tarea(HITOS_SETA, Elemento.PARAMETRIZAR, CREAR, EDITAR);

        intento(INSTANCIA, CREAR, (rol, v) -> v.json("POST", MOTOR + "/process-definition/key/" + AsistenciaTecnicaTerritorial.CLAVE + "/submit-form", VACIO),
                MatrizDePermisosTest::atendida);
        // Un grupo territorial ejecuta en terreno; los demás, desde la identificación
        intento(INSTANCIA, EDITAR, (rol, v) -> enviarTarea(v, rol.equals("grupo-territorial") ? Elemento.EJECUTAR : Elemento.IDENTIFICAR),
                MatrizDePermisosTest::atendida);
        tarea(INSTANCIA, MonitoreoSeguimiento.Elemento.ATENDER_ATRASO, VALIDAR);
        pagina(INSTANCIA, LEER, suyo);
        auditoria(INSTANCIA, principal);

        documento(MATRIZ_CONCERTACION, ClaseDocumento.MATRIZ_CONCERTACION);
        tarea(MATRIZ_CONCERTACION, Elemento.CONCERTAR, CREAR, EDITAR);
        envio(MATRIZ_CONCERTACION, suyo + "/matriz/concepto", VALIDAR);
        auditoria(MATRIZ_CONCERTACION, principal);
        documento(PLAN_DE_TRABAJO, ClaseDocumento.PLAN_DE_TRABAJO);
        tarea(PLAN_DE_TRABAJO, Elemento.PROGRAMAR, CREAR, EDITAR);
        auditoria(PLAN_DE_TRABAJO, principal);
        auditoria(HITOS_SETA, principal);

        pagina(CONSENTIMIENTO, LEER, suyo + "/consentimientos");
        envio(CONSENTIMIENTO, suyo + "/consentimientos", CREAR, EDITAR);
        auditoria(CONSENTIMIENTO, principal);
        documento(REPORTE_DE_AVANCE, ClaseDocumento.REPORTE_DE_AVANCE);
        // El enlace de planeación no ejecuta tareas: corrige el reporte devuelto
        intento(REPORTE_DE_AVANCE, EDITAR, (rol, v) -> rol.equals("enlace-planeacion") ? v.enviar(suyo + "/seguimiento/1/corregir")
                : enviarTarea(v, MonitoreoSeguimiento.Elemento.MONITOREAR), MatrizDePermisosTest::atendida);
        envio(REPORTE_DE_AVANCE, suyo + "/seguimiento/1/avalar", VALIDAR);
        ninguna(REPORTE_DE_AVANCE, CREAR, "lo abre el motor en cada corte: nadie lo crea a mano");
        auditoria(REPORTE_DE_AVANCE, principal);
        intento(ACCIONES_APCM, LEER, (rol, v) -> v.ver(suyo + "/seguimiento"), contiene("-AC-1"));
        tarea(ACCIONES_APCM, AccionPtEd05.Elemento.EJECUTAR_ACCION, EDITAR);
        ninguna(ACCIONES_APCM, CREAR, "nace dentro del reporte de avance: es la petición de editarlo");
        tarea(ACCIONES_APCM, AccionPtEd05.Elemento.VERIFICAR_CIERRE, VALIDAR);
        auditoria(ACCIONES_APCM, principal);

        intento(INDICADORES_METAS, LEER, (rol, v) -> v.ver("/portafolio/catalogos"), contiene("Metas estratégicas</h2>"));
        envio(INDICADORES_METAS, "/portafolio/catalogos/metas", CREAR, EDITAR);
        envio(INDICADORES_METAS, "/portafolio/catalogos/metas/concepto", VALIDAR);
        pagina(INDICADORES_METAS, AUDITAR, "/portafolio/catalogos/metas/historial");
        intento(MODELOS, LEER, (rol, v) -> v.json("GET", MOTOR + "/decision-definition?latestVersion=true", null), contiene("\"key\""));
        // Sin archivo, sin motivo: a quien puede, el taller de diseño le dice qué falta
        intento(MODELOS, CREAR, (rol, v) -> v.cargar("/diseno", "archivos", "", new byte[0], "titulo", "Cambio de la matriz", "motivo", "x", "norma", "x"),
                MatrizDePermisosTest::atendida);
        intento(MODELOS, EDITAR, (rol, v) -> v.cargar("/diseno/" + cambio + "/archivos", "archivos", "", new byte[0]), MatrizDePermisosTest::atendida);
        envio(MODELOS, "/diseno/" + cambio + "/deshacer?motivo=", VALIDAR);
        intento(MODELOS, AUDITAR, (rol, v) -> v.json("GET", MOTOR + "/history/process-instance?processInstanceId=" + principal.getId(), null), contiene("\"id\""));

        intento(USUARIOS_ROLES, LEER, (rol, v) -> v.ver("/organizacion"), contiene("t-personas"));
        envio(USUARIOS_ROLES, "/organizacion/personas", CREAR, EDITAR);
        pagina(DEPENDENCIAS, LEER, "/organizacion");
        envio(DEPENDENCIAS, "/organizacion/dependencias", CREAR, EDITAR);
        pagina(PRODUCTOS, LEER, "/portafolio");
        // Con la dependencia de la prueba: el alcance también cuenta
        intento(PRODUCTOS, EDITAR, (rol, v) -> v.enviar("/portafolio/productos", "dependencia", DEPENDENCIA),
                x -> atendida(x) && !x.body().contains("usted lidera productos de otra"));
        copiar(PRODUCTOS, EDITAR, CREAR);
        pagina(DEMANDA, LEER, "/portafolio/demanda");
        envio(DEMANDA, "/portafolio/demanda", CREAR);
        intento(TEMAS, LEER, (rol, v) -> v.ver("/portafolio/catalogos"), contiene("<h2>Temas</h2>"));
        envio(TEMAS, "/portafolio/catalogos/temas", CREAR, EDITAR);
        pagina(TERRITORIO, LEER, "/territorio/05001");
        pagina(TERRITORIO, EDITAR, "/importaciones");
        envio(TERRITORIO, "/territorio/esquemas", CREAR);
        pagina(CALENDARIO, LEER, "/calendario");
        envio(CALENDARIO, "/calendario/ajustes", CREAR, EDITAR);
        pagina(PERFIL_FOCALIZACION, LEER, "/focalizacion/perfiles");
        envio(PERFIL_FOCALIZACION, "/focalizacion/perfiles?dependencia=" + DEPENDENCIA, CREAR, EDITAR);
        pagina(FOCALIZACION, LEER, "/focalizacion/corridas/" + corrida);
        envio(FOCALIZACION, "/focalizacion/corridas/" + corrida + "/ajustes?entidad=05001&decision=INCLUIDA", EDITAR);
        pagina(PRIORIZADAS, LEER, "/priorizadas");
        pagina(PRESENCIA, LEER, "/presencia");
        pagina(LECCIONES, LEER, "/lecciones");
        aplicacion(TASKLIST, "tasklist");
        aplicacion(COCKPIT, "cockpit");
        aplicacion(ADMIN, "admin");

        // La entidad territorial hace lo suyo en su propia página
        String deLaEntidad = "/entidad/" + Procedimiento.SOACHA + "/" + expediente.getCodigo();
        intento(PLAN_DE_TRABAJO, VALIDAR, (rol, v) -> v.enviar(deLaEntidad + "/plan/aceptar", "version", "1"), MatrizDePermisosTest::atendida);
        laEntidad(INSTANCIA, LEER, v -> v.ver(deLaEntidad));
        laEntidad(PLAN_DE_TRABAJO, LEER, v -> v.ver(deLaEntidad + "/plan"));
        laEntidad(CONSENTIMIENTO, LEER, v -> v.ver(deLaEntidad + "/consentimiento"));
        laEntidad(CONSENTIMIENTO, CREAR, v -> v.enviar(deLaEntidad + "/consentimiento"));
        laEntidad(CONSENTIMIENTO, EDITAR, v -> v.enviar(deLaEntidad + "/consentimiento"));
        laEntidad(REPORTE_DE_AVANCE, LEER, v -> v.ver(deLaEntidad + "/avance"));
    }

    private Long protocolo(Long producto) {
        protocolos.guardar(producto, DatosProtocolo.vacio(), 0, "quien.lidera.mtz");
        return producto;
    }

    private Long ficha(Long producto) {
        fichas.guardar(producto, DatosPrediseno.vacio(), 0, "quien.lidera.mtz");
        return producto;
    }

    private Long planDeContenidos(Long producto) {
        planes.guardar(producto, DatosPlanDeContenidos.vacio(), 0, false, "quien.comunica.mtz");
        return producto;
    }

    private Long otroProducto(Procedimiento.Unidad u) {
        return portafolio.guardarProducto(null, new DatosProducto("P-MTZ-2", "Producto MTZ sin protocolo", TipoProducto.SERVICIO, DEPENDENCIA,
                u.vigencia(), EstadoProducto.DISENO, u.tema(), "Fortalecer la formulación de planes", Set.of(Escala.LOCAL),
                Set.of(TipoEntidad.MUNICIPIO), u.estrategia()));
    }

    private void laEntidad(Objeto objeto, Accion accion, java.util.function.Function<Visitante, HttpResponse<String>> suya) {
        Intento deLosDemas = intentos.get(objeto).get(accion);
        intento(objeto, accion, (rol, v) -> rol.equals(ENTIDAD) ? suya.apply(v) : deLosDemas.peticion().apply(rol, v), deLosDemas.permitido());
    }

    private void intento(Objeto objeto, Accion accion, java.util.function.BiFunction<String, Visitante, HttpResponse<String>> peticion,
            Predicate<HttpResponse<String>> permitido) {
        intentos.computeIfAbsent(objeto, o -> new TreeMap<>()).put(accion, new Intento(peticion, permitido));
    }

    private void pagina(Objeto objeto, Accion accion, String ruta) {
        intento(objeto, accion, (rol, v) -> v.ver(ruta), x -> x.statusCode() == 200);
    }

    private void envio(Objeto objeto, String ruta, Accion... acciones) {
        Arrays.stream(acciones).forEach(a -> intento(objeto, a, (rol, v) -> v.enviar(ruta), MatrizDePermisosTest::atendida));
    }

    private void tarea(Objeto objeto, String elemento, Accion... acciones) {
        Arrays.stream(acciones).forEach(a -> intento(objeto, a, (rol, v) -> enviarTarea(v, elemento), MatrizDePermisosTest::atendida));
    }

    /** Envía el formulario en blanco: a quien puede, el dominio le dice qué falta; a quien no, el motor le niega la tarea. */
    private HttpResponse<String> enviarTarea(Visitante v, String elemento) {
        return v.json("POST", MOTOR + "/task/" + tareas.get(elemento) + "/submit-form", VACIO);
    }

    private void documento(Objeto objeto, ClaseDocumento clase) {
        Long id = documentos.ultimo(expediente.getId(), clase).orElseThrow().getId();
        pagina(objeto, LEER, "/expedientes/" + expediente.getCodigo() + "/documentos/" + id);
    }

    private void auditoria(Objeto objeto, ProcessInstance principal) {
        intento(objeto, AUDITAR, (rol, v) -> v.json("GET", MOTOR + "/history/variable-instance?processInstanceId=" + principal.getId(), null),
                contiene("\"expedienteId\""));
    }

    private void aplicacion(Objeto objeto, String nombre) {
        intento(objeto, LEER, (rol, v) -> {
            v.ver("/camunda/app/welcome/default/");
            return v.json("GET", "/camunda/api/admin/auth/user/default", null);
        }, contiene("\"" + nombre + "\""));
    }

    private void copiar(Objeto objeto, Accion de, Accion a) {
        intentos.get(objeto).put(a, intentos.get(objeto).get(de));
    }

    private void ninguna(Objeto objeto, Accion accion, String porQue) {
        sinPeticion.computeIfAbsent(objeto, o -> new TreeMap<>()).put(accion, porQue);
    }

    /** Ni se negó ni falló: o se hizo, o el dominio dijo qué falta. */
    private static boolean atendida(HttpResponse<String> x) {
        return x.statusCode() == 200 || x.statusCode() == 302 && !Visitante.destino(x).contains("/ingresar") || x.statusCode() == 400;
    }

    private static Predicate<HttpResponse<String>> contiene(String texto) {
        return x -> x.statusCode() == 200 && x.body().contains(texto);
    }

    // --- La prueba

    @TestFactory
    @Requisito({"GO-13", "GO-17"})
    @DisplayName("Cada celda de la matriz, por la red, con el usuario de cada perfil")
    Stream<DynamicNode> cadaCelda() {
        return Arrays.stream(Objeto.values()).map(objeto -> dynamicContainer(MATRIZ.nombre(objeto), celdas(objeto)));
    }

    private Stream<DynamicTest> celdas(Objeto objeto) {
        if (!MATRIZ.existe(objeto)) {
            return Stream.of(dynamicTest("aún no existe en el producto", () -> Assumptions.abort("«" + MATRIZ.nombre(objeto) + "» aún no existe en el producto")));
        }
        List<DynamicTest> pruebas = new ArrayList<>();
        for (Accion accion : Accion.values()) {
            Intento intento = intentos.getOrDefault(objeto, Map.of()).get(accion);
            List<String> pendientes = visitantes.keySet().stream().filter(rol -> MATRIZ.celda(objeto, rol).pendientes().contains(accion)).toList();
            if (!pendientes.isEmpty()) {
                pruebas.add(dynamicTest(accion + " — " + String.join(", ", pendientes) + ": aún no existe",
                        () -> Assumptions.abort(accion + " «" + MATRIZ.nombre(objeto) + "» aún no existe para " + pendientes)));
            }
            String motivo = sinPeticion.getOrDefault(objeto, Map.of()).get(accion);
            if (motivo != null) {
                pruebas.add(dynamicTest(accion + ": " + motivo, () -> Assumptions.abort(motivo)));
                continue;
            }
            visitantes.keySet().stream().filter(rol -> !pendientes.contains(rol)).forEach(rol -> {
                boolean debe = MATRIZ.permite(rol, objeto, accion);
                if (intento != null) {
                    pruebas.add(dynamicTest(rol + (debe ? " puede " : " no puede ") + accion, () -> comprobar(rol, objeto, accion, intento, debe)));
                } else if (debe && !rol.equals("camunda-admin")) {
                    pruebas.add(dynamicTest(rol + " puede " + accion, () -> {
                        throw new AssertionError("La matriz lo concede y esta prueba no sabe pedirlo: agregue su petición");
                    }));
                }
            });
        }
        return pruebas.stream();
    }

    private void comprobar(String rol, Objeto objeto, Accion accion, Intento intento, boolean debe) {
        HttpResponse<String> respuesta = intento.peticion().apply(rol, visitantes.get(rol));
        boolean pudo = intento.permitido().test(respuesta);
        visto.computeIfAbsent(rol, x -> new TreeMap<>()).computeIfAbsent(objeto, x -> new TreeMap<>())
                .put(accion, pudo != debe ? "falla" : pudo ? "sí" : "no");
        assertThat(respuesta.statusCode()).as("no falla por dentro: %s", respuesta.body()).isLessThan(500);
        assertThat(pudo).as("%s %s %s → %s %s", rol, accion, objeto, respuesta.statusCode(),
                respuesta.body().substring(0, Math.min(300, respuesta.body().length()))).isEqualTo(debe);
    }

    @Test
    @Requisito({"GO-17", "PS-51"})
    @DisplayName("Nadie despliega un modelo por la interfaz del motor, tampoco quien los diseña o los aprueba; solo quien administra la plataforma")
    void nadieDespliegaPorElMotor() {
        visitantes.forEach((rol, v) -> {
            // Trae la ficha del motor: sin ella se niega por otra razón
            v.ver("/camunda/app/welcome/default/");
            HttpResponse<String> respuesta = v.cargar(MOTOR + "/deployment/create", "data", "vacio.txt", new byte[0], "deployment-name", "");
            assertThat(atendida(respuesta)).as("%s → %s", rol, respuesta.statusCode()).isEqualTo(rol.equals("camunda-admin"));
        });
    }

    @Test
    @Requisito("GO-13")
    @DisplayName("Nadie ve lo de otra dependencia, otra subdirección general u otro territorio")
    void nadieVeFueraDeSuAlcance() {
        organizacion.guardarDependencia("MTZ-OTRA", "Otra dependencia", SubdireccionGeneral.SGPDN, true);
        persona("mtz.otra.funcionaria", "MTZ-OTRA", null, Vinculacion.FUNCIONARIO);
        persona("mtz.otra.jefa", "MTZ-OTRA", null, Vinculacion.DIRECTIVO);
        persona("mtz.otra.enlace", "MTZ-OTRA", null, Vinculacion.OTRO, Rol.ENLACE_PLANEACION);
        persona("mtz.otra.sg", null, null, Vinculacion.DIRECTIVO, Rol.SGPDN);
        persona("mtz.otro.territorio", null, 5, Vinculacion.OTRO);
        Long plan = documentos.ultimo(expediente.getId(), ClaseDocumento.PLAN_DE_TRABAJO).orElseThrow().getId();
        String suyo = "/expedientes/" + expediente.getCodigo();
        for (String usuario : List.of("mtz.otra.funcionaria", "mtz.otra.jefa", "mtz.otra.enlace", "mtz.otra.sg", "mtz.otro.territorio")) {
            Visitante v = Visitante.que(raiz, usuario, Procedimiento.CLAVE);
            for (String ruta : List.of(suyo, suyo + "/todo", suyo + "/documentos/" + plan, suyo + "/seguimiento", suyo + "/seguimiento/1",
                    suyo + "/consentimientos", "/focalizacion/corridas/" + corrida, "/focalizacion/corridas/" + corrida + "/exportar.csv",
                    "/focalizacion/corridas/" + corrida + "/entidades/05001")) {
                assertThat(v.ver(ruta).statusCode()).as(usuario + " " + ruta).isEqualTo(403);
            }
            for (String ruta : List.of("/expedientes", "/planes", "/presencia")) {
                assertThat(v.ver(ruta)).as(usuario + " " + ruta).satisfies(x -> assertThat(x.statusCode()).isEqualTo(200))
                        .satisfies(x -> assertThat(x.body()).doesNotContain(expediente.getCodigo()));
            }
            assertThat(enviarTarea(v, Elemento.IDENTIFICAR).statusCode()).as(usuario).isEqualTo(403);
        }
    }

    @Test
    @Requisito("GO-17")
    @DisplayName("Con dos perfiles incompatibles no se audita, aunque alguien los haya dado por fuera de la organización")
    void quienEditaUnModeloNoAudita() {
        persona("mtz.juez.y.parte", null, null, Vinculacion.OTRO, Rol.DER_DISENADOR);
        jdbc.sql("insert into act_id_membership (user_id_, group_id_) values ('mtz.juez.y.parte', 'control-interno')").update();
        Visitante v = Visitante.que(raiz, "mtz.juez.y.parte", Procedimiento.CLAVE);
        assertThat(intentos.get(INSTANCIA).get(AUDITAR).permitido().test(intentos.get(INSTANCIA).get(AUDITAR).peticion().apply("", v))).isFalse();
        assertThat(v.ver("/organizacion").body()).doesNotContain("t-personas");
    }

    private void persona(String usuario, String dependencia, Integer grupo, Vinculacion vinculacion, Rol... roles) {
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + usuario, dependencia, grupo, vinculacion, true), Set.of(roles), Procedimiento.CLAVE);
    }

    @AfterAll
    void escribirLaMatrizVista() throws Exception {
        StringBuilder html = new StringBuilder("""
                <!DOCTYPE html><html lang="es-CO"><meta charset="utf-8"><title>Matriz de permisos comprobada</title>
                <style>body{font:14px sans-serif;margin:2rem}table{border-collapse:collapse}th,td{border:1px solid #ccc;padding:.2rem .4rem;text-align:center}
                th:first-child{text-align:left}thead th{writing-mode:vertical-rl}.si{background:#d6f0dd}.falla{background:#f6c7c7}.falta{color:#777}</style>
                <h1>Matriz de permisos comprobada</h1>
                <p>Cada letra se pidió por la red con un usuario de ese perfil: C crear, E editar, V validar, L leer, A auditar.
                Verde: puede y debía. Punto: no puede nada y no debía. Rojo: no coincide. Entre paréntesis: gobernanza lo concede y el producto aún no lo ofrece.</p>
                <table><thead><tr><th>Objeto</th>""");
        visitantes.keySet().forEach(rol -> html.append("<th scope=\"col\">").append(rol).append("</th>"));
        html.append("</tr></thead>");
        for (Objeto objeto : Objeto.values()) {
            html.append("<tr><th scope=\"row\">").append(MATRIZ.nombre(objeto)).append("</th>");
            for (String rol : visitantes.keySet()) {
                Celda celda = MATRIZ.celda(objeto, rol);
                if (!MATRIZ.existe(objeto)) {
                    html.append("<td class=\"falta\">").append(celda.acciones().isEmpty() ? "" : "(" + letras(celda.acciones()) + ")").append("</td>");
                    continue;
                }
                Map<Accion, String> suyo = visto.getOrDefault(rol, Map.of()).getOrDefault(objeto, Map.of());
                String vistas = letras(suyo.entrySet().stream().filter(e -> !"no".equals(e.getValue())).map(Map.Entry::getKey).toList());
                String pendientes = letras(celda.pendientes());
                html.append("<td class=\"").append(suyo.containsValue("falla") ? "falla" : vistas.isEmpty() ? "" : "si").append("\">")
                        .append(vistas.isEmpty() ? "·" : vistas).append(pendientes.isEmpty() ? "" : " <span class=\"falta\">(" + pendientes + ")</span>").append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</table><h2>Sin petición propia</h2><ul>");
        sinPeticion.forEach((objeto, motivos) -> motivos.forEach((accion, motivo) -> html.append("<li>").append(accion).append(" «")
                .append(MATRIZ.nombre(objeto)).append("»: ").append(motivo).append("</li>")));
        html.append("</ul></html>");
        Files.writeString(Path.of("target", "matriz-permisos.html"), html);
    }

    private static String letras(java.util.Collection<Accion> acciones) {
        return acciones.stream().map(a -> a.name().substring(0, 1)).collect(Collectors.joining(" "));
    }
}
