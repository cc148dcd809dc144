package co.gov.dnp.att.portafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.seguridad.Visitante;
import co.gov.dnp.att.territorio.TipoEntidad;

/** La ficha de prediseño por la red: la unidad la escribe, la DER la retroalimenta, la unidad responde y solo entonces hay diseño. */
@PruebaIntegral
class FichasDePredisenoTest {

    private static final String CLAVE = "Clave-de-prueba-2026";
    private static final int VIGENCIA = 2067;
    private static int consecutivo;

    @Autowired
    Portafolio portafolio;
    @Autowired
    FichasDePrediseno fichas;
    @Autowired
    Organizacion organizacion;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaccion;
    @Autowired
    TestRestTemplate web;

    private Visitante lider;
    private Visitante der;
    private String nombre;

    /** Crea el producto por la página, en prediseño, como lo haría quien lidera. */
    private Long producto() {
        organizacion.guardarDependencia("PRE", "Dependencia de prediseño", SubdireccionGeneral.SGDDT, true);
        organizacion.guardarDependencia("PRE-2", "Otra dependencia", SubdireccionGeneral.SGPDN, true);
        portafolio.guardarMeta("META-PRE", "Meta de prediseño", VIGENCIA);
        persona("lider.pre", "PRE", Vinculacion.FUNCIONARIO, Rol.LIDER_PRODUCTO);
        persona("doble.pre", "PRE", Vinculacion.FUNCIONARIO, Rol.LIDER_PRODUCTO, Rol.DER);
        persona("der.pre", null, Vinculacion.OTRO, Rol.DER);
        persona("ajena.pre", "PRE-2", Vinculacion.FUNCIONARIO, Rol.LIDER_PRODUCTO);
        persona("auditor.pre", null, Vinculacion.OTRO, Rol.CONTROL_INTERNO);
        lider = entra("lider.pre");
        der = entra("der.pre");
        int n = ++consecutivo;
        nombre = "Producto en prediseño " + n;
        assertThat(guardarProducto(null, "PRE-" + n, nombre, "PREDISENO").statusCode()).isEqualTo(302);
        return portafolio.productos().stream().filter(p -> p.getNombre().equals(nombre)).findFirst().orElseThrow().getId();
    }

    private HttpResponse<String> guardarProducto(Long id, String codigo, String conNombre, String estado) {
        List<String> campos = new ArrayList<>(List.of("codigo", codigo, "nombre", conNombre, "tipo", "SERVICIO", "dependencia", "PRE", "vigencia", String.valueOf(VIGENCIA),
                "estado", estado, "tema", "INCENTIVOS", "objetivo", "Objetivo", "escalas", "LOCAL", "tiposHabilitados", "MUNICIPIO", "estrategia", ""));
        if (id != null) {
            campos.addAll(List.of("id", id.toString()));
        }
        return lider.enviar("/portafolio/productos", campos.toArray(new String[0]));
    }

    private void persona(String usuario, String dependencia, Vinculacion vinculacion, Rol... roles) {
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + usuario, dependencia, null, vinculacion, true), Set.of(roles), CLAVE);
    }

    private Visitante entra(String usuario) {
        return Visitante.que(web.getRootUri(), usuario, CLAVE);
    }

    private static String ruta(Long producto) {
        return "/portafolio/productos/" + producto + "/prediseno";
    }

    private HttpResponse<String> enviar(Visitante v, Long producto, int cambio, DatosPrediseno datos, String... demas) {
        List<String> todo = new ArrayList<>(List.of("cambio", String.valueOf(cambio), "enviar", "true"));
        todo.addAll(List.of(demas));
        return v.enviar(ruta(producto) + "/editar", PredisenosDePrueba.campos(datos, todo.toArray(new String[0])));
    }

    @Test
    @Requisito({"LT-02", "LT-03", "LT-04", "LT-05", "LT-06", "LT-07", "LT-08", "LT-09", "GO-17"})
    @DisplayName("Sin problema verificado no se envía; la DER pide ajustes, la unidad responde, la DER la pasa a diseño, la unidad responde y el protocolo se abre")
    void deIdeaADiseno() throws Exception {
        Long id = producto();
        assertThat(guardarProducto(null, "PRE-VACIO", " ", "IDEA").body()).contains("Nombre del producto: escriba entre 1 y 200 caracteres.");
        assertThat(guardarProducto(null, "PRE-OTRO", nombre.toUpperCase(), "IDEA").body()).contains("ya hay otro con ese nombre en la vigencia 2067");
        assertThat(guardarProducto(null, "PRE-DIRECTO", "Directo a diseño", "DISENO").body()).contains("sin ficha de prediseño retroalimentada por la DER y respondida por la unidad");
        assertThat(guardarProducto(id, "PRE-1", nombre, "DISENO").body()).contains("no puede quedar «Diseño»");
        String protocolo = "/portafolio/productos/" + id + "/protocolo/editar";
        assertThat(lider.enviar(protocolo, "cambio", "0").body()).contains("El protocolo se escribe en la etapa de diseño y este producto está en «Prediseño»");

        Map<SeccionPrediseno, List<Map<String, String>>> mala = new HashMap<>(PredisenosDePrueba.secciones());
        mala.put(SeccionPrediseno.PROBLEMA, List.of(Map.of("problema", "No hay un sistema de seguimiento.", "tecnica", "OTRA", "verificacion", "NO")));
        mala.put(SeccionPrediseno.DATOS, List.of());
        mala.put(SeccionPrediseno.CADENA, List.of(Map.of("insumo", "Solo un insumo")));
        assertThat(enviar(lider, id, 0, new DatosPrediseno(mala, Set.of(), Set.of("INVENTADO"), null)).body()).contains("La ausencia de una solución no es un problema",
                "Cuál otra técnica: escriba", "Datos que lo sustentan: agregue al menos una fila", "escriba al menos un elemento en «Resultado final»",
                "Líneas temáticas: marque al menos una", "elija la meta a la que aporta", "«INVENTADO» no está en el catálogo", "No hay un sistema de seguimiento.");
        assertThat(fichas.envios(id)).isEmpty();
        assertThat(fichas.borrador(id).orElseThrow().datos().filas(SeccionPrediseno.CADENA)).as("nada se perdió").containsExactly(Map.of("insumo", "Solo un insumo"));

        DatosPrediseno buena = PredisenosDePrueba.completa("META-PRE");
        assertThat(enviar(lider, id, 1, buena).statusCode()).isEqualTo(302);
        assertThat(portafolio.producto(id).getEstado()).isEqualTo(EstadoProducto.EN_RETROALIMENTACION);
        assertThat(der.ver("/avisos").body()).contains("Espera su concepto la ficha de prediseño, versión 1, de " + portafolio.producto(id).getCodigo() + ".", "href=\"" + ruta(id) + "\"");
        assertThat(lider.enviar(ruta(id) + "/editar", "cambio", "0").body()).contains("está en revisión de la DER");
        assertThat(lider.enviar(ruta(id) + "/pasar", "version", "1", "retroalimentacion", "Mía").statusCode()).isEqualTo(403);
        assertThat(der.enviar(ruta(id) + "/pasar", "version", "1", "retroalimentacion", " ").body()).contains("Retroalimentación: escriba qué observa la DER");
        assertThat(der.enviar(ruta(id) + "/ajustar", "version", "1", "retroalimentacion", "Precise el impacto.").statusCode()).isEqualTo(302);
        assertThat(portafolio.producto(id).getEstado()).isEqualTo(EstadoProducto.PREDISENO);

        assertThat(lider.ver("/avisos").body()).contains("Hay que ajustar la ficha de prediseño, versión 1, de " + portafolio.producto(id).getCodigo() + ". Observaciones: Precise el impacto.");
        Map<SeccionPrediseno, List<Map<String, String>>> corregida = new HashMap<>(PredisenosDePrueba.secciones());
        corregida.put(SeccionPrediseno.SUSTENTO, List.of(Map.of("antecedentes", "Se acompañó a doce municipios.", "justificacion", "Sin seguimiento el impacto no se ve.")));
        DatosPrediseno segunda = new DatosPrediseno(corregida, buena.lineas(), Set.of("SEGUIMIENTO"), "META-PRE");
        assertThat(enviar(lider, id, 0, segunda).body()).contains("Precise el impacto.", "Respuesta a la retroalimentación: escriba qué se hizo");
        assertThat(enviar(lider, id, 1, segunda, "respuesta", "Se precisó en la justificación.").statusCode()).isEqualTo(302);
        assertThat(der.enviar(ruta(id) + "/pasar", "version", "1", "retroalimentacion", "Tarde").body()).contains("La última versión de la ficha es la 2");
        assertThat(der.enviar(ruta(id) + "/pasar", "version", "2", "retroalimentacion", "Clara: lleve el indicador de impacto al protocolo.").statusCode()).isEqualTo(302);
        assertThat(portafolio.producto(id).getEstado()).as("falta la respuesta").isEqualTo(EstadoProducto.EN_RETROALIMENTACION);
        assertThat(lider.enviar(protocolo, "cambio", "0").body()).contains("El protocolo se escribe en la etapa de diseño");
        assertThat(guardarProducto(id, "PRE-1", nombre, "DISENO").body()).contains("no puede quedar «Diseño»");
        assertThat(lider.enviar(ruta(id) + "/responder", "version", "2", "respuesta", "").body()).contains("Respuesta a la retroalimentación: escriba");
        assertThat(lider.enviar(ruta(id) + "/responder", "version", "2", "respuesta", "Irá en los indicadores del protocolo.").statusCode()).isEqualTo(302);
        assertThat(portafolio.producto(id).getEstado()).isEqualTo(EstadoProducto.DISENO);
        assertThat(lider.enviar(protocolo, "cambio", "0", "HITOS.0.nombre", "Primer hito").statusCode()).as("ya hay diseño").isEqualTo(302);
        assertThat(lider.enviar(ruta(id) + "/editar", "cambio", "0").body()).contains("La DER ya pasó esta ficha a diseño");

        String pdf = texto(fichas.documento(id, 2).orElseThrow().contenido());
        assertThat(pdf).contains(nombre, "Matriz Vester", "Tres de cada cuatro municipios no reportan.", "Orientar el seguimiento", "META-PRE · Meta de prediseño",
                "Planeación territorial; Fortalecimiento de los sistemas de información territorial", "Momentos del ciclo de generación de valor público Seguimiento",
                "Sistema de seguimiento operando", "Se acompañó a doce municipios.", "Sin seguimiento el impacto no se ve.", "lleve el indicador de impacto al protocolo",
                "Irá en los indicadores del protocolo.");
        assertThat(lider.ver(ruta(id)).body()).contains(HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(fichas.documento(id, 2).orElseThrow().contenido())));
        assertThat(entra("auditor.pre").ver(ruta(id) + "/historial").body()).contains("Justificación: «Sin seguimiento no se corrige.» → «Sin seguimiento el impacto no se ve.»",
                "«RENDICION_CUENTAS, SEGUIMIENTO» → «SEGUIMIENTO»", "Precise el impacto.", "Se precisó en la justificación.");
        assertThat(lider.ver(ruta(id) + "/historial").statusCode()).isEqualTo(403);
        assertThat(lider.ver("/portafolio?tema=SISTEMAS_INFORMACION&vigencia=2067").body()).as("se filtra por su línea temática").contains(nombre);
        assertThat(lider.ver("/portafolio?tema=OFERTA_DEMANDA&vigencia=2067").body()).doesNotContain(nombre);
        for (String tabla : List.of("prediseno_envio", "prediseno_concepto", "prediseno_respuesta", "prediseno_documento")) {
            assertThatThrownBy(() -> jdbc.sql("delete from att." + tabla).update()).hasMessageContaining("solo admite filas nuevas");
        }
    }

    @Test
    @Requisito("LT-06")
    @DisplayName("La cadena de valor reproduce el ejemplo del documento y sale en Excel con sus seis columnas en orden")
    void cadenaDeValor() throws Exception {
        Long id = producto();
        assertThat(enviar(lider, id, 0, PredisenosDePrueba.completa("META-PRE")).statusCode()).isEqualTo(302);
        byte[] libro = lider.bajar(ruta(id) + "/versiones/1/cadena");
        try (ReadableWorkbook excel = new ReadableWorkbook(new ByteArrayInputStream(libro))) {
            List<List<String>> filas = excel.getFirstSheet().read().stream().map(f -> IntStream.range(0, 6).mapToObj(f::getCellText).toList()).toList();
            assertThat(filas.get(0)).containsExactly("Insumo", "Proceso", "Producto", "Resultado intermedio", "Resultado final", "Impacto");
            assertThat(filas.get(1)).containsExactly("Plan de desarrollo monitoreable", "Identificar metas estratégicas", "Sistema de seguimiento operando",
                    "Uso del seguimiento para toma de decisiones", "Eficiencia del gasto", "Mejoramiento de los estándares socioeconómicos de la población");
            assertThat(filas.stream().skip(1).map(f -> f.get(0)).filter(c -> !c.isEmpty())).isEqualTo(PredisenosDePrueba.EJEMPLO_INSUMOS);
            assertThat(filas).hasSize(7);
        }
    }

    @Test
    @Requisito({"GO-17", "GO-13"})
    @DisplayName("Quien la diligenció no la retroalimenta; otra dependencia no la lee; dos que escriben a la vez no se pisan")
    void cadaQuienLoSuyo() {
        Long id = producto();
        Visitante doble = entra("doble.pre");
        assertThat(doble.enviar(ruta(id) + "/editar", "cambio", "0", "SUSTENTO.0.antecedentes", "Los míos").statusCode()).isEqualTo(302);
        assertThat(lider.enviar(ruta(id) + "/editar", "cambio", "0", "SUSTENTO.0.antecedentes", "A la vez").body()).contains("Prueba doble.pre guardó esta ficha", "A la vez");
        assertThat(enviar(lider, id, 1, PredisenosDePrueba.completa("META-PRE")).statusCode()).isEqualTo(302);
        assertThat(doble.enviar(ruta(id) + "/pasar", "version", "1", "retroalimentacion", "Bien").body()).contains("Usted diligenció esta ficha y no puede retroalimentarla");
        assertThat(fichas.envios(id).get(0).concepto()).isNull();
        Visitante ajena = entra("ajena.pre");
        for (String pagina : List.of("", "/editar", "/versiones/1", "/versiones/1/cadena")) {
            assertThat(ajena.ver(ruta(id) + pagina).statusCode()).as(pagina).isEqualTo(403);
        }
        assertThat(ajena.ver("/portafolio/predisenos").body()).doesNotContain(nombre);
        assertThat(der.ver("/portafolio/predisenos").body()).contains(nombre, "Le toca a la DER.");
    }

    @Test
    @Requisito("LT-07")
    @DisplayName("Los momentos del ciclo se editan en el catálogo y el nuevo se puede marcar")
    void momentos() {
        Long id = producto();
        assertThat(lider.enviar("/portafolio/catalogos/momentos", "codigo", "CIERRE", "nombre", "Cierre", "activo", "true").statusCode()).isEqualTo(403);
        assertThat(der.enviar("/portafolio/catalogos/momentos", "codigo", "cierre", "nombre", "", "activo", "true").body()).contains("Código del momento: escriba", "Nombre del momento: escriba");
        assertThat(der.enviar("/portafolio/catalogos/momentos", "codigo", "CIERRE_PRE", "nombre", "Cierre de gobierno", "activo", "true").statusCode()).isEqualTo(302);
        assertThat(lider.ver(ruta(id) + "/editar").body()).contains("Cierre de gobierno", "Incentivos a la gestión local y regional", "META-PRE · Meta de prediseño");
        der.enviar("/portafolio/catalogos/momentos", "codigo", "CIERRE_PRE", "nombre", "Cierre de gobierno");
        assertThat(lider.ver(ruta(id) + "/editar").body()).doesNotContain("Cierre de gobierno");
    }

    @Test
    @Requisito({"LT-09", "LT-02"})
    @DisplayName("La ficha se empieza desde la lista; el producto anterior no la debe y suspender el nuevo no se la salta")
    void quienLaDebe() {
        Long nuevo = producto();
        assertThat(lider.ver("/portafolio/predisenos").body()).contains("Empezar una ficha", ruta(nuevo) + "/editar");
        assertThat(der.ver("/portafolio/predisenos").body()).as("la DER no las diligencia").doesNotContain("Empezar una ficha");
        String codigo = portafolio.producto(nuevo).getCodigo();
        assertThat(guardarProducto(nuevo, codigo, nombre, "SUSPENDIDO").statusCode()).isEqualTo(302);
        assertThat(guardarProducto(nuevo, codigo, nombre, "DISENO").body()).contains("no puede quedar «Diseño»");
        assertThat(lider.enviar("/portafolio/productos/" + nuevo + "/protocolo/editar", "cambio", "0").body()).contains("El protocolo se escribe en la etapa de diseño");

        Long anterior = portafolio.guardarProducto(null, new DatosProducto(codigo + "-A", nombre + " anterior", TipoProducto.SERVICIO, "PRE", VIGENCIA, EstadoProducto.DISENO,
                "INCENTIVOS", "Objetivo", Set.of(Escala.LOCAL), Set.of(TipoEntidad.MUNICIPIO), null));
        assertThat(guardarProducto(anterior, codigo + "-A", nombre + " anterior", "SUSPENDIDO").statusCode()).isEqualTo(302);
        assertThat(guardarProducto(anterior, codigo + "-A", nombre + " anterior", "DISENO").statusCode()).isEqualTo(302);
        assertThat(lider.enviar("/portafolio/productos/" + anterior + "/protocolo/editar", "cambio", "0").statusCode()).isEqualTo(302);
    }

    @Test
    @Requisito("LT-09")
    @DisplayName("La migración exime a los activos, a los suspendidos y a los que tienen protocolo, y a ningún otro")
    void migracion() throws Exception {
        Map<String, Long> ids = new HashMap<>();
        for (String estado : List.of("IDEA", "PREDISENO", "ACTIVO", "SUSPENDIDO", "ARCHIVADO")) {
            ids.put(estado, producto());
        }
        Long conProtocolo = producto();
        String guion = new String(getClass().getResourceAsStream("/db/migration/V1221__exentos_de_prediseno.sql").readAllBytes(), StandardCharsets.UTF_8);
        transaccion.executeWithoutResult(t -> {
            // Se deshace: la base la comparte toda la suite
            t.setRollbackOnly();
            ids.forEach((estado, id) -> jdbc.sql("update att.producto_att set estado = ? where id = ?").params(estado, id).update());
            jdbc.sql("insert into att.protocolo_borrador (producto_id, datos, cambio, diligencian, guardado_por) values (?, '{}', 1, '{lider.pre}', 'lider.pre')").param(conProtocolo).update();
            jdbc.sql(guion.substring(guion.indexOf("update att."))).update();
            assertThat(jdbc.sql("select id from att.producto_att where exento_de_prediseno and id in (:ids)").param("ids", List.of(ids.get("IDEA"), ids.get("PREDISENO"),
                    ids.get("ACTIVO"), ids.get("SUSPENDIDO"), ids.get("ARCHIVADO"), conProtocolo)).query(Long.class).list())
                    .containsExactlyInAnyOrder(ids.get("ACTIVO"), ids.get("SUSPENDIDO"), conProtocolo);
        });
    }

    private static String texto(byte[] pdf) throws Exception {
        try (var documento = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(documento).replaceAll("\\s+", " ");
        }
    }
}
