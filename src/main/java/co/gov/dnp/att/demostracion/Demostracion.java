package co.gov.dnp.att.demostracion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.comunicaciones.DatosPlanDeContenidos;
import co.gov.dnp.att.comunicaciones.Parrillas;
import co.gov.dnp.att.comunicaciones.PlanesDeContenidos;
import co.gov.dnp.att.focalizacion.DefinicionPerfil;
import co.gov.dnp.att.focalizacion.Modo;
import co.gov.dnp.att.focalizacion.Perfiles;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.arranque.AjustesDeArranque;
import co.gov.dnp.att.plataforma.arranque.AvisoDeArranque;
import co.gov.dnp.att.portafolio.DatosPrediseno;
import co.gov.dnp.att.portafolio.DatosProducto;
import co.gov.dnp.att.portafolio.DatosProtocolo;
import co.gov.dnp.att.portafolio.EnvioPrediseno.Concepto;
import co.gov.dnp.att.portafolio.Escala;
import co.gov.dnp.att.portafolio.EstadoProducto;
import co.gov.dnp.att.portafolio.FichasDePrediseno;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.Protocolos;
import co.gov.dnp.att.portafolio.SeccionPrediseno;
import co.gov.dnp.att.portafolio.TipoProducto;
import co.gov.dnp.att.territorio.IndicadoresDemostracion;
import co.gov.dnp.att.territorio.TipoEntidad;

/**
 * Llena una base vacía con la demostración, una sola vez y toda o nada (SG-36): usuarios en cada grupo de gobernanza 6.1, dos
 * dependencias, seis grupos territoriales, estrategias, metas, productos listos para iniciar y en prediseño, un plan de contenidos, demanda e indicadores ficticios.
 * Todo lo inventado dice «Demo» en su nombre.
 */
@Component
@ConditionalOnProperty(AjustesDeArranque.DEMOSTRACION_ACTIVA)
class Demostracion implements AvisoDeArranque {

    private static final Logger LOG = LoggerFactory.getLogger(Demostracion.class);

    /** Reparto de demostración de los 33 departamentos; la política no asigna territorio a los grupos (gobernanza 5.3). */
    private static final Map<Integer, List<String>> COBERTURA = Map.of(
            1, List.of("08", "13", "20", "23", "44", "47", "70", "88"), 2, List.of("05", "17", "27", "63", "66"),
            3, List.of("11", "15", "25"), 4, List.of("54", "68", "81"), 5, List.of("19", "41", "52", "73", "76"),
            6, List.of("18", "50", "85", "86", "91", "94", "95", "97", "99"));

    private static final Map<String, String> SOLICITAN = Map.of("25754", "apoyo para hacer seguimiento al plan de desarrollo",
            "44001", "orientación para priorizar inversiones", "27001", "acompañamiento al equipo de planeación",
            "86001", "revisión del banco de proyectos", "52835", "fortalecimiento del equipo técnico",
            "05", "articulación de la asistencia a sus municipios", "54001", "apoyo en rendición de cuentas");

    private final Organizacion organizacion;
    private final Portafolio portafolio;
    private final Protocolos protocolos;
    private final FichasDePrediseno fichas;
    private final PlanesDeContenidos planes;
    private final Parrillas parrillas;
    private final Perfiles perfiles;
    private final IndicadoresDemostracion indicadores;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final String administrador;

    Demostracion(Organizacion organizacion, Portafolio portafolio, Protocolos protocolos, FichasDePrediseno fichas, PlanesDeContenidos planes, Parrillas parrillas, Perfiles perfiles,
            IndicadoresDemostracion indicadores, JdbcClient jdbc, ObjectMapper json, @Value("${camunda.bpm.admin-user.id:}") String administrador) {
        this.organizacion = organizacion;
        this.portafolio = portafolio;
        this.protocolos = protocolos;
        this.fichas = fichas;
        this.planes = planes;
        this.parrillas = parrillas;
        this.perfiles = perfiles;
        this.indicadores = indicadores;
        this.jdbc = jdbc;
        this.json = json;
        this.administrador = administrador;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(100)
    @Transactional
    public void cargar() {
        if (cargada() || !organizacion.personas().isEmpty() || !organizacion.dependencias().isEmpty()) {
            return;
        }
        LOG.info("Se cargan los datos de demostración");
        organizacion();
        indicadores.cargar();
        int vigencia = LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA)).getYear();
        oferta(vigencia);
        oferta(vigencia + 1);
        predisenos(vigencia);
        contenidos(vigencia);
        jdbc.sql("insert into att.demostracion default values").update();
    }

    @Override
    public List<String> lineas() {
        if (!cargada()) {
            return List.of();
        }
        List<String> lineas = new ArrayList<>(List.of("", "Datos de demostración (ficticios). Usuarios:"));
        organizacion.personas().stream().filter(p -> p.activa() && p.usuario().startsWith("demo."))
                .forEach(p -> lineas.add(String.format("  %-26s %s", p.usuario(), p.nombre())));
        lineas.add("Contraseña de todos: " + AjustesDeArranque.CLAVE_DEMOSTRACION);
        return lineas;
    }

    private boolean cargada() {
        return jdbc.sql("select count(*) from att.demostracion").query(Integer.class).single() > 0;
    }

    private void organizacion() {
        organizacion.guardarDependencia("DER", "Dirección de Estrategia Regional", SubdireccionGeneral.SGDDT, true);
        organizacion.guardarDependencia("DPIIP", "Dirección de Proyectos e Información para la Inversión Pública", SubdireccionGeneral.SGISE, true);
        COBERTURA.forEach((grupo, departamentos) -> {
            organizacion.guardarGrupo(grupo, "Grupo territorial " + grupo, "Sede de demostración " + grupo);
            organizacion.fijarCobertura(grupo, departamentos);
            persona("asesora.grupo" + grupo, "Asesora del grupo territorial " + grupo, null, grupo, Vinculacion.CONTRATISTA);
        });
        persona("funcionaria.der", "Funcionaria DER", "DER", null, Vinculacion.FUNCIONARIO);
        persona("contratista.der", "Contratista DER", "DER", null, Vinculacion.CONTRATISTA);
        persona("directora.der", "Directora DER", "DER", null, Vinculacion.DIRECTIVO);
        persona("coordinadora.der", "Coordinadora de grupo DER", "DER", null, Vinculacion.DIRECTIVO, Rol.COORDINADOR_GRUPO);
        persona("lider.producto.der", "Líder de producto DER", "DER", null, Vinculacion.FUNCIONARIO, Rol.LIDER_PRODUCTO);
        persona("lider.estrategia.der", "Líder de estrategia DER", "DER", null, Vinculacion.FUNCIONARIO, Rol.LIDER_ESTRATEGIA);
        persona("enlace.der", "Enlace de planeación DER", "DER", null, Vinculacion.FUNCIONARIO, Rol.ENLACE_PLANEACION);
        // Quien valida, parametriza o diseña no ejecuta: por eso no entra en la unidad
        persona("coordinacion.der", "Coordinación de la llegada DER", "DER", null, Vinculacion.OTRO, Rol.DER);
        persona("monitoreo.der", "Equipo de monitoreo DER", "DER", null, Vinculacion.OTRO, Rol.DER_MONITOREO);
        persona("disenadora.der", "Diseñadora de procesos DER", "DER", null, Vinculacion.OTRO, Rol.DER_DISENADOR);
        persona("funcionario.dpiip", "Funcionario DPIIP", "DPIIP", null, Vinculacion.FUNCIONARIO);
        persona("contratista.dpiip", "Contratista DPIIP", "DPIIP", null, Vinculacion.CONTRATISTA);
        persona("director.dpiip", "Director DPIIP", "DPIIP", null, Vinculacion.DIRECTIVO);
        persona("lider.producto.dpiip", "Líder de producto DPIIP", "DPIIP", null, Vinculacion.FUNCIONARIO, Rol.LIDER_PRODUCTO);
        persona("direccion.general", "Dirección General", null, null, Vinculacion.DIRECTIVO, Rol.DIRECCION_GENERAL);
        for (SubdireccionGeneral sg : SubdireccionGeneral.values()) {
            persona("subdireccion." + sg.name().toLowerCase(), "Subdirección General " + sg, null, null, Vinculacion.DIRECTIVO, sg.rol());
        }
        persona("facilitadora", "Facilitadora técnica", null, null, Vinculacion.CONTRATISTA, Rol.FACILITADOR_TECNICO);
        persona("planeacion", "Grupo de Planeación", null, null, Vinculacion.OTRO, Rol.GRUPO_PLANEACION);
        persona("control.interno", "Oficina de Control Interno", null, null, Vinculacion.OTRO, Rol.CONTROL_INTERNO);
        persona("otsi", "OTSI", null, null, Vinculacion.OTRO, Rol.OTSI);
        persona("comunicaciones", "Oficina Asesora de Comunicaciones", null, null, Vinculacion.OTRO, Rol.COMUNICACIONES);
        persona("contenidos", "Equipo de contenidos", null, null, Vinculacion.OTRO, Rol.EQUIPO_CONTENIDOS);
        organizacion.guardarCuentaDeEntidad("demo.entidad", "Demo · Entidad territorial", "25754", true, AjustesDeArranque.CLAVE_DEMOSTRACION);
        persona("ciudadania", "Ciudadanía", null, null, Vinculacion.OTRO, Rol.PUBLICO);
        // Ya la creó el motor al arrancar, con la misma contraseña
        if (administrador.equals(AjustesDeArranque.ADMINISTRADOR_DEMOSTRACION)) {
            organizacion.guardarPersona(new Persona(administrador, "Demo · Administración de la plataforma",
                    null, null, Vinculacion.OTRO, true), Set.of(), null);
        }
    }

    private void persona(String usuario, String nombre, String dependencia, Integer grupo, Vinculacion vinculacion, Rol... roles) {
        organizacion.guardarPersona(new Persona("demo." + usuario, "Demo · " + nombre, dependencia, grupo, vinculacion, true), Set.of(roles),
                AjustesDeArranque.CLAVE_DEMOSTRACION);
    }

    private void oferta(int vigencia) {
        portafolio.guardarEstrategia("DEMO-CAPACIDADES", "Demo · Fortalecimiento de capacidades territoriales", Set.of("DER"), true);
        portafolio.guardarEstrategia("DEMO-INVERSION", "Demo · Inversión pública territorial", Set.of("DER", "DPIIP"), true);
        String planes = "DEMO-PLANES-" + vigencia;
        String inversion = "DEMO-PROYECTOS-" + vigencia;
        portafolio.guardarMeta(planes, "Demo · Entidades con metas de plan de desarrollo verificables", vigencia);
        portafolio.guardarMeta(inversion, "Demo · Entidades con proyectos de inversión bien formulados", vigencia);
        Long plan = producto("DEMO-PDT-" + vigencia, "Demo · Acompañamiento a planes de desarrollo territorial", TipoProducto.SERVICIO, "DER", vigencia,
                "PLANEACION_TERRITORIAL", "Que la entidad formule, siga y evalúe su plan de desarrollo con metas verificables.", "DEMO-CAPACIDADES", false, planes);
        producto("DEMO-KIT-" + vigencia, "Demo · Caja de herramientas de planeación", TipoProducto.BIEN, "DER", vigencia, "GERENCIA_PUBLICA",
                "Que el equipo de la entidad use instrumentos comunes para planear y hacer seguimiento.", "DEMO-CAPACIDADES", true, planes);
        Long proyectos = producto("DEMO-PIP-" + vigencia, "Demo · Asistencia en formulación de proyectos de inversión", TipoProducto.SERVICIO, "DPIIP", vigencia,
                "INVERSION_PUBLICA", "Que la entidad formule proyectos de inversión que cumplan los requisitos.", "DEMO-INVERSION", true, inversion);
        LocalDate hoy = LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
        SOLICITAN.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(s -> portafolio.registrarDemanda(s.getKey(),
                s.getValue().contains("proyectos") || s.getValue().contains("inversiones") ? proyectos : plan, null,
                "Solicitud de demostración: " + s.getValue() + ".", hoy.minusDays(30)));
    }

    private Long producto(String codigo, String nombre, TipoProducto tipo, String dependencia, int vigencia, String tema, String objetivo,
            String estrategia, boolean departamentos, String meta) {
        Set<TipoEntidad> tipos = departamentos ? Set.of(TipoEntidad.MUNICIPIO, TipoEntidad.DISTRITO, TipoEntidad.DEPARTAMENTO)
                : Set.of(TipoEntidad.MUNICIPIO, TipoEntidad.DISTRITO);
        Set<Escala> escalas = departamentos ? Set.of(Escala.LOCAL, Escala.DEPARTAMENTAL) : Set.of(Escala.LOCAL);
        Long id = portafolio.guardarProducto(null, new DatosProducto(codigo, nombre, tipo, dependencia, vigencia, EstadoProducto.ACTIVO, tema,
                objetivo, escalas, tipos, estrategia));
        Map<Integer, Integer> cupos = new LinkedHashMap<>();
        organizacion.gruposTerritoriales().forEach(g -> cupos.put(g.getNumero(), 10));
        DefinicionPerfil base = DefinicionPerfil.propuesta();
        String lider = "demo.lider.producto." + dependencia.toLowerCase();
        protocolos.guardar(id, leer("protocolo.json", vigencia, DatosProtocolo.class), 0, lider);
        protocolos.enviar(id, null, lider);
        protocolos.validar(id, 1, "Protocolo de demostración.", "demo.coordinacion.der");
        perfiles.activar(perfiles.redactar(dependencia, id, vigencia, new DefinicionPerfil(escalas, tipos, base.variables(),
                List.of("Demo · Equipos de planeación con procesos y procedimientos débiles"), List.of("Demo · Procesos de planeación documentados y en uso"),
                List.of(meta), null, cupos, Modo.REGLA_BASE, null, true, base.componenteCapacidad(), false, null, null), lider).getId(), lider);
        return id;
    }

    /** Dos productos nuevos: uno con la ficha en borrador y otro que la DER devolvió una vez y después pasó a diseño. */
    private void predisenos(int vigencia) {
        String lider = "demo.lider.producto.der";
        String der = "demo.coordinacion.der";
        DatosPrediseno completa = leer("prediseno.json", vigencia, DatosPrediseno.class);
        fichas.guardar(enPrediseno("DEMO-CATASTRO-" + vigencia, "Demo · Uso de la información territorial para planear", "SISTEMAS_INFORMACION",
                "Que la entidad decida con la información territorial que ya tiene.", vigencia), new DatosPrediseno(Map.of(SeccionPrediseno.PROBLEMA,
                        completa.filas(SeccionPrediseno.PROBLEMA)), completa.lineas(), Set.of(), null), 0, lider);
        Long seguimiento = enPrediseno("DEMO-SEGUIMIENTO-" + vigencia, "Demo · Seguimiento a metas de planes de desarrollo", "PLANEACION_TERRITORIAL",
                "Que la entidad siga las metas de su plan y rinda cuentas de ellas.", vigencia);
        Map<SeccionPrediseno, List<Map<String, String>>> primera = new EnumMap<>(completa.secciones());
        primera.put(SeccionPrediseno.SUSTENTO, List.of(Map.of("antecedentes", "Demo · Hubo un acompañamiento ficticio a doce municipios.",
                "justificacion", "Sin seguimiento la entidad no corrige a tiempo ni puede mostrar lo que logró.")));
        fichas.guardar(seguimiento, new DatosPrediseno(primera, completa.lineas(), completa.momentos(), completa.meta()), 0, lider);
        fichas.enviar(seguimiento, null, lider);
        fichas.retroalimentar(seguimiento, 1, Concepto.AJUSTAR, "Diga en los antecedentes qué dejó el acompañamiento anterior.", der);
        fichas.guardar(seguimiento, completa, 0, lider);
        fichas.enviar(seguimiento, "Se escribió lo que mostró ese acompañamiento.", lider);
        fichas.retroalimentar(seguimiento, 2, Concepto.PASA_A_DISENO, "El problema y la cadena de valor son claros. Lleve al protocolo un indicador de impacto.", der);
        fichas.responder(seguimiento, 2, "El protocolo tendrá un indicador de impacto por cada meta priorizada.", lider);
    }

    /** El plan de contenidos de un producto activo, con la parrilla de la semana y la primera pieza en producción. */
    private void contenidos(int vigencia) {
        Long id = portafolio.productos().stream().filter(p -> p.getCodigo().equals("DEMO-PDT-" + vigencia)).findFirst().orElseThrow().getId();
        LocalDate lunes = Parrillas.semanaActual();
        String comunica = "demo.comunicaciones";
        planes.guardar(id, leer("contenidos.json", Map.of("lunes", lunes, "martes", lunes.plusDays(1), "jueves", lunes.plusDays(3), "vence", lunes.plusDays(24)), DatosPlanDeContenidos.class),
                0, false, comunica);
        planes.enviar(id, comunica);
        planes.conceptuar(id, 1, true, "Plan de demostración.", "demo.coordinacion.der");
        parrillas.elaborar(id, lunes, comunica);
        Long pieza = parrillas.items(id, lunes).stream().filter(i -> i.contenido().contains("indicador")).findFirst().orElseThrow().id();
        parrillas.entregarInsumo(pieza, "Un indicador dice qué se mide, en qué unidad, desde dónde se parte y a dónde se quiere llegar.", "demo.lider.producto.der");
        parrillas.avanzar(pieza, "demo.contenidos");
    }

    private Long enPrediseno(String codigo, String nombre, String tema, String objetivo, int vigencia) {
        return portafolio.guardarProducto(null, new DatosProducto(codigo, nombre, TipoProducto.SERVICIO, "DER", vigencia, EstadoProducto.PREDISENO, tema, objetivo,
                Set.of(Escala.LOCAL), Set.of(TipoEntidad.MUNICIPIO, TipoEntidad.DISTRITO), "DEMO-CAPACIDADES"));
    }

    private <T> T leer(String archivo, int vigencia, Class<T> tipo) {
        return leer(archivo, Map.of("vigencia", vigencia, "anterior", vigencia - 1), tipo);
    }

    /** @param valores lo que va en cada {@code {llave}} del archivo */
    private <T> T leer(String archivo, Map<String, Object> valores, Class<T> tipo) {
        try (InputStream en = getClass().getResourceAsStream("/demostracion/" + archivo)) {
            String texto = new String(en.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, Object> valor : valores.entrySet()) {
                texto = texto.replace("{" + valor.getKey() + "}", valor.getValue().toString());
            }
            return json.readValue(texto, tipo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
