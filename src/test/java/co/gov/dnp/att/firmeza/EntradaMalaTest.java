package co.gov.dnp.att.firmeza;

import static co.gov.dnp.att.procedimiento.Formularios.mapa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.gov.dnp.att.Ficha;
import javax.sql.DataSource;

import co.gov.dnp.att.Duenno;
import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.Muestras;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.web.Exportacion;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.seguimiento.Cortes;
import co.gov.dnp.att.territorio.ClaseDeCarga;
import co.gov.dnp.att.territorio.TipoValor;
import co.gov.dnp.att.territorio.importacion.Importaciones;
import co.gov.dnp.att.territorio.importacion.Mapeo;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Miles de entradas malas, con semilla. Cada una se responde con una frase o con un 4xx; ninguna deja ver una traza ni escribe a
 * medias: lo rechazado se repite fuera de transacción y las tablas quedan como estaban. Lo que se acepta se deshace.
 */
@PruebaIntegral
class EntradaMalaTest {

    private static final Pattern TRAZA = Pattern.compile("\\tat |\\bat (co\\.gov|org|java|jakarta)\\.|[a-z]\\.[A-Z]\\w+(Exception|Error)\\b|PSQLException|ENGINE-\\d{5}|SQL \\[");
    private static final int MAXIMO_DE_MUESTRA = 150;
    private static final int POR_TAREA = 60;
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(:[^/]*)?}");
    /** Lo que leen de un mapa las pocas direcciones que reciben campos sin declararlos. */
    private static final List<String> CAMPOS_SUELTOS = List.of("columnaCodigo", "columnaValor", "vigencia", "nombre", "indice", "tipo", "minimo", "maximo", "decimal", "direccion",
            "ASIGNADA", "VENCIDA");

    @Autowired
    WebApplicationContext contexto;
    @Autowired
    Procedimiento procedimiento;
    @Autowired
    FormService formularios;
    @Autowired
    IdentityService identidades;
    @Autowired
    TaskService tareas;
    @Autowired
    RepositoryService modelos;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    DataSource base;
    @Autowired
    Importaciones importaciones;
    @Autowired
    Evidencias evidencias;
    @Autowired
    Expedientes expedientes;
    @Autowired
    Cortes cortes;
    @Autowired
    Documentos documentos;
    @Autowired
    PlanesDeTrabajo planes;
    @Autowired
    PlatformTransactionManager transacciones;
    @LocalServerPort
    int puerto;

    private JdbcClient duenno;
    private TransactionTemplate deshecha;
    private final Map<String, Integer> fallas = new TreeMap<>();
    private final List<String> muestras = new ArrayList<>();
    private final Map<Integer, Integer> respuestas = new TreeMap<>();
    private final Set<String> cerradas = new TreeSet<>();
    private long semilla;

    /**
     * Cada fila que se inserta, cambia o borra se anota en la misma transacción: lo rechazado no puede dejar ninguna anotación. Quedan
     * fuera las sesiones, los contadores del motor y lo que rehacen las tareas programadas a partir de otras tablas.
     */
    @BeforeEach
    void preparar() throws SQLException {
        duenno = Duenno.de(base);
        deshecha = new TransactionTemplate(transacciones);
        duenno.sql("drop schema if exists entrada_mala cascade").update();
        duenno.sql("create schema entrada_mala").update();
        duenno.sql("create table entrada_mala.escrito (tabla text)").update();
        duenno.sql("""
                create function entrada_mala.anotar() returns trigger language plpgsql security definer as $$
                begin insert into entrada_mala.escrito values (tg_table_name); return null; end $$""").update();
        duenno.sql("grant usage on schema entrada_mala to public").update();
        duenno.sql("""
                select table_schema || '.' || table_name from information_schema.tables where table_type = 'BASE TABLE'
                and (table_schema = 'att' and table_name !~ '^(sesion|tramite|medida|vuelta|dia_habil|observado|observacion|repeticion)'
                or table_name ~ '^act_' and table_name !~ 'meter_log|act_ge_property')""").query(String.class).list()
                .forEach(t -> duenno.sql("create trigger entrada_mala after insert or update or delete on " + t + " for each row execute function entrada_mala.anotar()").update());
    }

    @AfterEach
    void recoger() {
        duenno.sql("drop schema entrada_mala cascade").update();
    }

    /** Las tablas en que algo quedó escrito desde la última vez que se preguntó; vacío si en ninguna. */
    private String escrito() {
        return duenno.sql("with nuevas as (delete from entrada_mala.escrito returning tabla) select coalesce(string_agg(distinct tabla, ', '), '') from nuevas")
                .query(String.class).single();
    }

    private void noEscribio(String que, String con) {
        String donde = escrito();
        // Una contraseña equivocada se cuenta, para cerrarle la puerta a quien las prueba
        if (!donde.isEmpty() && !(que.equals("POST /mi-clave") && donde.equals("act_id_user"))) {
            falla(que + " dejó algo escrito en " + donde, con);
        }
    }

    private Maldad semilla(long numero) {
        semilla = numero;
        return new Maldad(numero);
    }

    private void falla(String que, String detalle) {
        // De cada clase de falla, unas pocas muestras
        if (fallas.merge(que, 1, Integer::sum) <= 3 && muestras.size() < MAXIMO_DE_MUESTRA) {
            muestras.add(que + " ← " + (detalle.length() > 500 ? detalle.substring(0, 500) : detalle));
        }
    }

    private void bien(String que, int casos, int minimo) throws java.io.IOException {
        // Así, y no como texto, porque una muestra puede no tener escritura posible en UTF-8
        Files.write(Path.of("target/entrada-mala-" + que.replace(' ', '-') + ".txt"), (String.join("\n", muestras) + "\n\n"
                + fallas.entrySet().stream().map(f -> f.getValue() + " × " + f.getKey()).collect(Collectors.joining("\n"))).getBytes(StandardCharsets.UTF_8));
        System.out.printf("Entrada mala: %s, %d casos, semilla %d%n", que, casos, semilla);
        assertThat(fallas).as("semilla " + semilla + "\n" + String.join("\n", muestras)).isEmpty();
        assertThat(casos).isGreaterThanOrEqualTo(minimo);
    }

    @Test
    @DisplayName("Cada parámetro de cada dirección propia")
    @Requisito("SI-14")
    void parametros() throws Exception {
        parametros(4, 5, 20261122, 3_000);
    }

    @Test
    @Tag("firmeza")
    @DisplayName("Cada parámetro de cada dirección propia, muchas más veces")
    void parametrosMuchasVeces() throws Exception {
        parametros(12, 14, 20261123, 9_000);
    }

    /**
     * @param todoMalo cuántas veces con todo malo en cada dirección
     * @param deCada   cuántas con un solo parámetro malo y los demás buenos
     */
    private void parametros(int todoMalo, int deCada, long semilla, int minimo) throws Exception {
        Unidad u = procedimiento.unidad("MALA");
        ProcessInstance i = procedimiento.iniciar(u);
        String codigo = i.getBusinessKey();
        List<String> buenos = List.of(codigo, "05001", "05", "1", u.producto().toString(), "MALA", "EST-MALA", "2026", "MDM", "csv", "xlsx", u.funcionaria(), i.getId(),
                procedimiento.tarea(i, Elemento.IDENTIFICAR).getId());
        MockMvc web = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
        // Un perfil a la vez: algunos no van juntos, y con todos casi nada se alcanza
        List<List<GrantedAuthority>> perfiles = Stream.concat(Arrays.stream(Rol.values()).map(Rol::grupo), Stream.of("camunda-admin", "grupo-territorial-1"))
                .map(rol -> AuthorityUtils.createAuthorityList(switch (rol) {
                    case "funcionario", "contratista", "lider-producto", "facilitador-tecnico", "coordinador-grupo", "enlace-planeacion" -> new String[] {rol, "unidad-MALA"};
                    case "jefe-dependencia" -> new String[] {rol, "jefatura-MALA"};
                    case "entidad-territorial" -> new String[] {rol, "entidad-05001"};
                    default -> new String[] {rol};
                })).toList();
        Maldad maldad = semilla(semilla);
        int casos = 0;
        for (var entrada : new TreeMap<>(contexto.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().toString() + e.getValue(), e -> e))).values()) {
            RequestMappingInfo direccion = entrada.getKey();
            if (!entrada.getValue().getBeanType().getName().startsWith("co.gov.dnp.att")) {
                continue;
            }
            RequestMethod metodo = direccion.getMethodsCondition().getMethods().stream().findFirst().orElse(RequestMethod.GET);
            List<String> parametros = new ArrayList<>();
            List<String> archivos = new ArrayList<>();
            nombres(entrada.getValue().getMethodParameters(), parametros, archivos);
            for (String ruta : new TreeSet<>(direccion.getPatternValues())) {
                casos += direccion(web, metodo, ruta, parametros, archivos, maldad, buenos, perfiles, u.funcionaria(), todoMalo, deCada);
            }
        }
        System.out.println("Entrada mala: respuestas " + respuestas + "; direcciones que nadie alcanza: " + cerradas);
        assertThat(respuestas.getOrDefault(403, 0)).as("casos que no pasan de la puerta").isLessThan(casos / 4);
        bien("parámetros HTTP", casos, minimo);
    }

    /** Cada vez, alguien a quien su perfil sí deja llegar. */
    private int direccion(MockMvc web, RequestMethod metodo, String ruta, List<String> parametros, List<String> archivos, Maldad maldad, List<String> buenos,
            List<List<GrantedAuthority>> perfiles, String quien, int vecesTodoMalo, int deCada) {
        List<String> variables = VARIABLE.matcher(ruta).results().map(m -> m.group(1)).toList();
        List<String> blancos = Stream.of(variables, parametros, archivos).flatMap(List::stream).toList();
        int veces = vecesTodoMalo + deCada * blancos.size();
        Map<String, String> codigoEnRuta = new LinkedHashMap<>();
        variables.forEach(v -> codigoEnRuta.put(v, v.equals("tareaId") ? buenos.get(buenos.size() - 1) : buenos.get(0)));
        List<List<GrantedAuthority>> dejados = perfiles.stream().filter(p -> deshecha.execute(t -> {
            t.setRollbackOnly();
            return respuesta(web, metodo, ruta, codigoEnRuta, Map.of(), archivos, "x.csv", new byte[0], p, quien, null, "");
        }) != 403).toList();
        if (dejados.isEmpty()) {
            cerradas.add(metodo + " " + ruta);
        }
        for (int caso = 0; caso < veces; caso++) {
            Map<String, String> enRuta = new LinkedHashMap<>();
            Map<String, List<String>> enviados = new LinkedHashMap<>();
            boolean todoMalo = caso < vecesTodoMalo;
            String blanco = todoMalo ? null : blancos.get((caso - vecesTodoMalo) / deCada);
            for (String v : variables) {
                String valor = todoMalo || v.equals(blanco) ? maldad.texto() : maldad.uno(buenos);
                // Una variable vacía o hecha de puntos sería otra dirección
                enRuta.put(v, valor.isBlank() || valor.matches("[./\\\\]+") ? "x" + valor : valor);
            }
            for (String p : parametros) {
                if (todoMalo ? maldad.azar().nextInt(3) > 0 : p.equals(blanco) || maldad.azar().nextBoolean()) {
                    enviados.put(p, !todoMalo && !p.equals(blanco) ? List.of(maldad.uno(buenos))
                            : maldad.azar().nextInt(6) == 0 ? List.of(maldad.texto(), maldad.texto()) : List.of(maldad.texto()));
                }
            }
            List<List<GrantedAuthority>> quienes = dejados.isEmpty() ? perfiles : dejados;
            uno(web, metodo, ruta, enRuta, enviados, archivos, maldad, quienes.get(maldad.azar().nextInt(quienes.size())), quien);
        }
        return veces;
    }

    private void uno(MockMvc web, RequestMethod metodo, String ruta, Map<String, String> enRuta, Map<String, List<String>> enviados, List<String> archivos,
            Maldad maldad, java.util.Collection<GrantedAuthority> todos, String quien) {
        byte[] contenido = maldad.texto().getBytes(StandardCharsets.UTF_8);
        String nombre = maldad.texto();
        String que = metodo + " " + ruta;
        String con = enRuta + " " + enviados.toString().replace("\u0000", "\\0");
        int estado = deshecha.execute(t -> {
            t.setRollbackOnly();
            return respuesta(web, metodo, ruta, enRuta, enviados, archivos, nombre, contenido, todos, quien, null, con);
        });
        respuestas.merge(estado, 1, Integer::sum);
        if (estado < 400) {
            return;
        }
        // Lo rechazado se repite como de verdad, sin transacción por fuera: no puede haber escrito nada
        escrito();
        estado = respuesta(web, metodo, ruta, enRuta, enviados, archivos, nombre, contenido, todos, quien, que, con);
        if (estado >= 400) {
            noEscribio(que, con);
        }
    }

    private int respuesta(MockMvc web, RequestMethod metodo, String ruta, Map<String, String> enRuta, Map<String, List<String>> enviados, List<String> archivos, String nombre,
            byte[] contenido, java.util.Collection<GrantedAuthority> todos, String quien, String que, String con) {
        MockHttpServletRequestBuilder peticion;
        if (archivos.isEmpty()) {
            peticion = request(org.springframework.http.HttpMethod.valueOf(metodo.name()), ruta, enRuta.values().toArray());
            if (metodo == RequestMethod.PUT) {
                peticion.contentType("application/json").content(contenido);
            }
        } else {
            var partes = multipart(ruta, enRuta.values().toArray());
            archivos.forEach(a -> partes.file(new MockMultipartFile(a, nombre, "application/octet-stream", contenido)));
            peticion = partes;
        }
        enviados.forEach((p, v) -> peticion.param(p, v.toArray(String[]::new)));
        try {
            MockHttpServletResponse r = web.perform(peticion.with(Ficha.csrf()).with(user(quien).authorities(todos))).andReturn().getResponse();
            String cuerpo = r.getContentType() != null && r.getContentType().matches("(text/html|application/json).*") ? r.getContentAsString() : "";
            if (que != null && r.getStatus() >= 500) {
                falla(que + " → " + r.getStatus(), con);
            }
            if (que != null && TRAZA.matcher(cuerpo).find()) {
                falla(que + " muestra una traza", con);
            }
            return r.getStatus();
        } catch (Exception sinAtender) {
            if (que != null) {
                Throwable causa = sinAtender;
                while (causa.getCause() != null) {
                    causa = causa.getCause();
                }
                falla(que + " → " + causa.getClass().getSimpleName(), causa.getMessage() + " con " + con);
            }
            return 500;
        }
    }

    private void nombres(MethodParameter[] metodo, List<String> parametros, List<String> archivos) {
        for (MethodParameter p : metodo) {
            p.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            RequestParam enviado = p.getParameterAnnotation(RequestParam.class);
            String nombre = enviado == null || enviado.value().isEmpty() ? p.getParameterName() : enviado.value();
            Class<?> tipo = p.getParameterType();
            if (p.hasParameterAnnotation(PathVariable.class)) {
                continue;
            }
            if (MultipartFile.class.isAssignableFrom(tipo)) {
                archivos.add(nombre);
            } else if (Map.class.isAssignableFrom(tipo) && enviado != null) {
                parametros.addAll(CAMPOS_SUELTOS);
                parametros.addAll(jdbc.sql("select clave from att.plazo order by clave").query(String.class).list());
            } else if (BeanUtils.isSimpleProperty(tipo) || enviado != null) {
                parametros.add(nombre);
            } else if (tipo.isRecord() && tipo.getName().startsWith("co.gov.dnp.att")) {
                Arrays.stream(tipo.getRecordComponents()).forEach(c -> parametros.add(c.getName()));
            } else if (tipo.getName().startsWith("co.gov.dnp.att")) {
                Arrays.stream(BeanUtils.getPropertyDescriptors(tipo)).filter(d -> d.getWriteMethod() != null).forEach(d -> parametros.add(d.getName()));
            }
        }
    }

    @Test
    @DisplayName("Cada formulario de tarea, dañado de sesenta maneras, en su tarea real")
    @Requisito("PS-27")
    void formularios() throws Exception {
        Unidad u = procedimiento.unidad("MALF");
        Maldad maldad = semilla(4);
        int casos = 0;
        Map<String, Object> inicio = Formularios.iniciar(u.producto(), u.vigencia(), u.directora());
        String definicion = modelos.createProcessDefinitionQuery().processDefinitionKey("asistencia_tecnica_territorial").latestVersion().singleResult().getId();
        for (int n = 0; n < POR_TAREA; n++, casos++) {
            Map<String, Object> malo = maldad.danar(inicio);
            enviar("iniciar", malo, u.funcionaria(), () -> formularios.submitStartForm(definicion, variables(malo)));
        }
        ProcessInstance i = procedimiento.iniciar(u);
        casos += tarea(i, maldad, u.funcionaria(), Elemento.IDENTIFICAR, Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        Map<String, Object> seleccion = Formularios.concertar(u.dependencia());
        seleccion.put("ajustes", new ArrayList<>(List.of(mapa("entidad", Procedimiento.MEDELLIN, "decision", "INCLUIDA", "justificacion", "La entidad pidió la asistencia por escrito."))));
        seleccion.put("justificacionFocalizacion", "Solicitudes expresas de las alcaldías.");
        casos += tarea(i, maldad, u.funcionaria(), Elemento.CONCERTAR, seleccion);
        Map<String, Object> plan = Formularios.programar(u.asesor(1));
        plan.put("hitos", List.of(mapa("orden", 1, "nombre", "Diagnóstico acordado", "descripcion", "Diagnóstico", "fechaProgramada", LocalDate.now().toString(),
                "entidades", List.of(Procedimiento.MEDELLIN), "responsable", u.asesor(1), "evidenciaExigida", "ACTA", "peso", 100)));
        casos += tarea(i, maldad, u.funcionaria(), Elemento.PROGRAMAR, plan);
        casos += tarea(i, maldad, u.colega(), Elemento.SOCIALIZAR, Formularios.socializar(false, Procedimiento.MEDELLIN, Procedimiento.MEDELLIN),
                TipoEvidencia.COMUNICACION_OFICIAL, TipoEvidencia.LISTADO_ASISTENCIA, TipoEvidencia.ACTA);
        Long expediente = expedientes.porCodigo(i.getBusinessKey()).getId();
        casos += tarea(i, maldad, u.monitoreo(), Elemento.PARAMETRIZAR, Formularios.parametrizar(planes.hitos(expediente).stream()
                .map(h -> mapa("hitoId", h.id(), "nombre", h.nombre(), "codigoSeta", i.getBusinessKey() + "-H" + h.orden())).toList()));
        casos += tarea(i, maldad, u.asesor(1), Elemento.EJECUTAR, Formularios.registro(planes.hitos(expediente).get(0).id(), "ASESORIA", List.of(Procedimiento.MEDELLIN),
                u.asesor(1), i.getBusinessKey() + "-R1", true), TipoEvidencia.ACTA);
        casos += tarea(i, maldad, u.colega(), MonitoreoSeguimiento.Elemento.MONITOREAR, Formularios.reporte(Procedimiento.MEDELLIN, true, u.colega()));
        casos += tarea(i, maldad, u.colega(), co.gov.dnp.att.procedimiento.AccionPtEd05.Elemento.EJECUTAR_ACCION, mapa("descripcionCumplimiento",
                "Se convocó con dos semanas de anticipación.", "fechaCumplimiento", LocalDate.now().toString()), TipoEvidencia.ACTA);
        casos += tarea(i, maldad, u.directora(), co.gov.dnp.att.procedimiento.AccionPtEd05.Elemento.VERIFICAR_CIERRE, mapa("cumplida", "SI", "concepto", "El acta lo demuestra."));
        casos += tarea(i, maldad, u.colega(), Elemento.EVALUAR, Formularios.evaluar(cortes.deExpediente(expediente).stream().map(c -> c.getId().toString()).toList(),
                List.of(Procedimiento.MEDELLIN), u.meta()));
        casos += tarea(i, maldad, u.colega(), Elemento.GESTIONAR_CONOCIMIENTO, Formularios.conocimiento(documentos.deExpediente(expediente).stream()
                .map(d -> d.getId().toString()).toList(), u.tema(), Procedimiento.MEDELLIN), TipoEvidencia.COMUNICACION_OFICIAL, TipoEvidencia.LISTADO_ASISTENCIA, TipoEvidencia.ACTA);
        casos += tarea(i, maldad, u.colega(), Elemento.SISTEMATIZAR, Formularios.sistematizar());
        bien("formularios", casos, 13 * POR_TAREA);
    }

    private int tarea(ProcessInstance i, Maldad maldad, String quien, String elemento, Map<String, Object> bueno, TipoEvidencia... tipos) {
        Task tarea = procedimiento.tarea(i, elemento);
        como(quien, () -> tareas.claim(tarea.getId(), quien));
        procedimiento.evidencias(quien, tarea, tipos);
        for (int n = 0; n < POR_TAREA; n++) {
            Map<String, Object> malo = maldad.danar(bueno);
            enviar(elemento, malo, quien, () -> formularios.submitTaskForm(tarea.getId(), variables(malo)));
        }
        procedimiento.completar(quien, tarea, bueno);
        return POR_TAREA;
    }

    private void enviar(String elemento, Map<String, Object> malo, String quien, Runnable envio) {
        String con = String.valueOf(malo).replace("\u0000", "\\0");
        if (intento(quien, envio) == null) {
            return;
        }
        escrito();
        Throwable negado;
        try {
            como(quien, envio);
            falla(elemento + " aceptó fuera de transacción lo que adentro rechazó", con);
            return;
        } catch (RuntimeException e) {
            negado = e;
        }
        Throwable rechazo = negado;
        while (rechazo != null && !(rechazo instanceof Rechazo)) {
            rechazo = rechazo.getCause();
        }
        if (rechazo == null) {
            Throwable causa = negado;
            while (causa.getCause() != null) {
                causa = causa.getCause();
            }
            falla(elemento + " → " + causa.getClass().getSimpleName(), causa.getMessage() + " con " + con);
        } else if (((Rechazo) rechazo).problemas().stream().anyMatch(f -> f.isBlank() || TRAZA.matcher(f).find())) {
            falla(elemento + " rechaza sin frase", rechazo.getMessage() + " con " + con);
        }
        noEscribio(elemento + " ", con);
    }

    private RuntimeException intento(String quien, Runnable envio) {
        try {
            deshecha.executeWithoutResult(t -> {
                t.setRollbackOnly();
                como(quien, envio);
            });
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private void como(String quien, Runnable accion) {
        identidades.setAuthentication(quien, identidades.createGroupQuery().groupMember(quien).list().stream().map(Group::getId).toList());
        try {
            accion.run();
        } finally {
            identidades.clearAuthentication();
        }
    }

    private static VariableMap variables(Map<String, Object> formulario) {
        VariableMap v = Variables.createVariables();
        formulario.forEach((nombre, valor) -> {
            try {
                v.put(nombre, valor instanceof List || valor instanceof Map ? SpinValues.jsonValue(Persona.JSON.writeValueAsString(valor)).create() : valor);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        });
        return v;
    }

    @Test
    @DisplayName("Importadores: archivos cortados, mezclados, con cualquier cosa en cualquier celda")
    void importadores() throws Exception {
        Maldad maldad = semilla(6);
        String csv = "Código;Avance\n05001;1,5\n25754;2\n05002;3\n";
        ByteArrayOutputStream libro = new ByteArrayOutputStream();
        Exportacion.xlsx(libro, List.of("Código", "Avance"), List.of(List.of("05001", 1.5), List.of("25754", 2), List.of("05002", "tres")));
        String divipola = String.join("\n", Files.readAllLines(Path.of("src/main/resources/territorio/divipola.csv")).subList(0, 30));
        int casos = 0;
        for (int n = 0; n < 500; n++, casos++) {
            ClaseDeCarga clase = ClaseDeCarga.importables().get(maldad.azar().nextInt(ClaseDeCarga.importables().size()));
            byte[] contenido = switch (maldad.azar().nextInt(4)) {
                case 0 -> maldad.danar(csv).getBytes(StandardCharsets.UTF_8);
                case 1 -> maldad.danar(libro.toByteArray());
                case 2 -> maldad.danar(divipola).getBytes(StandardCharsets.UTF_8);
                default -> maldad.danar(csv.getBytes(StandardCharsets.UTF_8));
            };
            String nombre = maldad.azar().nextBoolean() ? "datos.csv" : maldad.texto();
            Mapeo mapeo = maldad.azar().nextInt(4) == 0
                    ? new Mapeo(maldad.texto(), maldad.texto(), maldad.azar().nextInt(), maldad.texto(), maldad.texto(), TipoValor.NUMERO, null, null, true)
                    : new Mapeo("Código", "Avance", 2025, "Prueba", "Avance de prueba", TipoValor.NUMERO, null, null, true);
            RuntimeException negado = intento("x", () -> importaciones.importar(clase, nombre, contenido, mapeo, "prueba"));
            if (negado == null) {
                continue;
            }
            escrito();
            try {
                importaciones.importar(clase, nombre, contenido, mapeo, "prueba");
                falla("importar " + clase + " aceptó fuera de transacción", nombre);
            } catch (Rechazo frase) {
                if (frase.problemas().isEmpty() || frase.problemas().stream().anyMatch(f -> f.isBlank() || TRAZA.matcher(f).find())) {
                    falla("importar " + clase + " rechaza sin frase", frase.getMessage());
                }
            } catch (RuntimeException e) {
                falla("importar " + clase + " → " + e.getClass().getSimpleName(), e.getMessage() + " con " + mapeo + " " + new String(contenido, StandardCharsets.UTF_8).replace("\u0000", "\\0"));
            }
            noEscribio("importar " + clase + " ", nombre);
        }
        bien("importadores", casos, 500);
    }

    @Test
    @DisplayName("Evidencias: cualquier contenido con cualquier nombre")
    void cargas() throws Exception {
        Unidad u = procedimiento.unidad("MALE");
        ProcessInstance i = procedimiento.iniciar(u);
        Long expediente = expedientes.porCodigo(i.getBusinessKey()).getId();
        Task tarea = procedimiento.tarea(i, Elemento.IDENTIFICAR);
        Maldad maldad = semilla(8);
        List<Map.Entry<String, byte[]>> buenas = new ArrayList<>(Muestras.todas().entrySet());
        int casos = 0;
        for (int n = 0; n < 400; n++, casos++) {
            var buena = buenas.get(maldad.azar().nextInt(buenas.size()));
            byte[] contenido = maldad.azar().nextInt(4) == 0 ? buena.getValue() : maldad.danar(buena.getValue());
            String nombre = maldad.azar().nextInt(3) == 0 ? maldad.texto() : maldad.azar().nextBoolean() ? buena.getKey() : maldad.texto() + buena.getKey();
            Runnable carga = () -> evidencias.cargar(expediente, tarea.getId(), tarea.getName(), TipoEvidencia.ACTA, nombre, new ByteArrayInputStream(contenido), u.funcionaria());
            if (intento(u.funcionaria(), carga) == null) {
                continue;
            }
            escrito();
            try {
                como(u.funcionaria(), carga);
                falla("cargar aceptó fuera de transacción", nombre);
            } catch (Rechazo frase) {
                if (frase.getMessage().isBlank() || TRAZA.matcher(frase.getMessage()).find()) {
                    falla("cargar rechaza sin frase", frase.getMessage());
                }
            } catch (RuntimeException e) {
                falla("cargar → " + e.getClass().getSimpleName(), e.getMessage() + " con " + nombre);
            }
            noEscribio("cargar ", nombre);
        }
        bien("evidencias", casos, 400);
    }

    @Test
    @DisplayName("Modelos dañados y direcciones del motor: por la red, como quien administra")
    void modelosYMotor() throws Exception {
        Persona admin = new Persona("http://localhost:" + puerto, "admin-prueba", "Clave-de-prueba-2026");
        admin.entrar();
        Maldad maldad = semilla(10);
        int casos = 0;
        List<String> archivos = List.of("processes/accion-apcm.bpmn", "processes/monitoreo-seguimiento.bpmn", "forms/accion-apcm/ejecutar-accion.form");
        for (int n = 0; n < 250; n++, casos++) {
            String archivo = archivos.get(maldad.azar().nextInt(archivos.size()));
            String malo = n % 25 == 0 ? "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions>&e;</definitions>" : maldad.danar(Files.readString(Path.of(archivo)));
            escrito();
            String borde = "----malo";
            HttpResponse<String> r = admin.crudo(HttpRequest.newBuilder(URI.create("http://localhost:" + puerto + "/camunda/api/engine/engine/default/deployment/create"))
                    .header("X-XSRF-TOKEN", admin.galleta("XSRF-TOKEN")).header("Content-Type", "multipart/form-data; boundary=" + borde)
                    .POST(HttpRequest.BodyPublishers.ofString("--" + borde + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nmalo\r\n--" + borde
                            + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + Path.of(archivo).getFileName() + "\"\r\n\r\n" + malo.replace(borde, "") + "\r\n--" + borde + "--\r\n")));
            if (r.statusCode() == 200) {
                modelos.deleteDeployment(Persona.JSON.readTree(r.body()).path("id").asText(), true);
            } else noEscribio("desplegar ", malo.substring(0, Math.min(200, malo.length())));
            revisar("desplegar " + archivo, r, malo);
        }
        List<String> rutas = List.of("/task", "/process-instance", "/history/process-instance", "/process-definition", "/task/%s", "/task/%s/form-variables", "/process-definition/%s/xml",
                "/deployment/%s/resources", "/user/%s/profile", "/filter/%s", "/history/task", "/job", "/incident", "/process-instance/%s/variables", "/task/%s/comment");
        List<String> nombres = List.of("firstResult", "maxResults", "sortBy", "sortOrder", "processInstanceBusinessKeyLike", "createdBefore", "assigneeExpression", "processVariables", "withoutTenantId",
                "nameLike", "active", "candidateGroup", "dueAfter", "id");
        for (int n = 0; n < 450; n++, casos++) {
            String ruta = rutas.get(maldad.azar().nextInt(rutas.size()));
            String cola = nombres.get(maldad.azar().nextInt(nombres.size())) + "=" + codificado(maldad.texto()) + "&" + nombres.get(maldad.azar().nextInt(nombres.size())) + "=" + codificado(maldad.texto());
            String camino = ruta.contains("%s") ? ruta.replace("%s", codificado("x" + maldad.texto())) : ruta;
            revisar("motor " + ruta, admin.crudo(HttpRequest.newBuilder(URI.create("http://localhost:" + puerto + "/camunda/api/engine/engine/default" + camino + "?" + cola))
                    .header("Accept", "application/json")), cola);
        }
        bien("modelos y motor", casos, 700);
    }

    private static String codificado(String texto) {
        String recortado = texto.length() > 1_500 ? texto.substring(0, 1_500) : texto;
        return URLEncoder.encode(recortado, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Un 4xx, o una frase nuestra; nunca una traza. */
    private void revisar(String que, HttpResponse<String> r, String con) {
        if (r.statusCode() >= 500 && !r.body().contains("El sistema no pudo completar la operación") && !r.body().contains("Otra persona cambió")) {
            falla(que + " → " + r.statusCode(), r.body() + " con " + con);
        }
        if (r.statusCode() >= 400 && Pattern.compile("\\n\\tat |^\\tat |PSQLException").matcher(r.body()).find()) {
            falla(que + " muestra una traza", r.body() + " con " + con);
        }
    }
}
