package co.gov.dnp.att.portafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.correo.BuzonDePrueba;
import co.gov.dnp.att.correo.Cartero;
import co.gov.dnp.att.correo.ClaseDeCorreo;
import co.gov.dnp.att.correo.ModoDeCorreo;
import co.gov.dnp.att.correo.Preferencias;
import co.gov.dnp.att.correo.proceso.Direcciones;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.seguridad.Visitante;
import co.gov.dnp.att.territorio.TipoEntidad;

/** El protocolo por la red: la unidad lo diligencia, la DER lo valida o lo devuelve, y nadie valida el suyo. */
@PruebaIntegral
class ProtocolosTest {

    private static final String CLAVE = "Clave-de-prueba-2026";
    private static int consecutivo;

    @Autowired
    Portafolio portafolio;
    @Autowired
    Protocolos protocolos;
    @Autowired
    Organizacion organizacion;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TestRestTemplate web;
    @Autowired
    Direcciones direcciones;
    @Autowired
    Preferencias preferencias;
    @Autowired
    Cartero cartero;
    @Autowired
    GreenMail buzon;

    private Long producto() {
        organizacion.guardarDependencia("PRO", "Dependencia de protocolos", SubdireccionGeneral.SGDDT, true);
        organizacion.guardarDependencia("PRO-2", "Otra dependencia", SubdireccionGeneral.SGPDN, true);
        persona("lider.pro", "PRO", Vinculacion.FUNCIONARIO, Rol.LIDER_PRODUCTO);
        persona("funcionaria.pro", "PRO", Vinculacion.FUNCIONARIO);
        persona("doble.pro", "PRO", Vinculacion.FUNCIONARIO, Rol.LIDER_PRODUCTO, Rol.DER);
        persona("der.pro", null, Vinculacion.OTRO, Rol.DER);
        persona("ajena.pro", "PRO-2", Vinculacion.FUNCIONARIO, Rol.LIDER_PRODUCTO);
        persona("auditor.pro", null, Vinculacion.OTRO, Rol.CONTROL_INTERNO);
        int n = ++consecutivo;
        return portafolio.guardarProducto(null, new DatosProducto("PRO-" + n, "Producto con protocolo " + n, TipoProducto.SERVICIO, "PRO", 2066,
                EstadoProducto.DISENO, "INCENTIVOS", "Objetivo", Set.of(Escala.LOCAL), Set.of(TipoEntidad.MUNICIPIO), null));
    }

    private void persona(String usuario, String dependencia, Vinculacion vinculacion, Rol... roles) {
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + usuario, dependencia, null, vinculacion, true), Set.of(roles), CLAVE);
    }

    private Visitante entra(String usuario) {
        return Visitante.que(web.getRootUri(), usuario, CLAVE);
    }

    private static String ruta(Long producto) {
        return "/portafolio/productos/" + producto + "/protocolo";
    }

    @Test
    @Requisito({"GO-13", "GO-17", "LT-18"})
    @DisplayName("Lo que espera concepto le llega a quien puede darlo y a nadie más; la respuesta, a quien escribió, en el sistema y por SMTP con el enlace a su página")
    void losAvisos() throws Exception {
        Long id = producto();
        String codigo = portafolio.producto(id).getCodigo();
        for (String persona : List.of("der.pro", "lider.pro")) {
            direcciones.fijar(persona, persona + "@llegada.prueba");
            preferencias.elegir(persona, Map.of(ClaseDeCorreo.DISPONIBLE, ModoDeCorreo.INMEDIATO, ClaseDeCorreo.DEVUELTA, ModoDeCorreo.INMEDIATO, ClaseDeCorreo.FAVORABLE, ModoDeCorreo.INMEDIATO));
        }
        Visitante lider = entra("lider.pro");
        Visitante der = entra("der.pro");
        assertThat(enviar(lider, id, 0, ProtocolosDePrueba.completo()).statusCode()).isEqualTo(302);
        String espera = "Espera su concepto el protocolo de ATT, versión 1, de " + codigo + ".";
        assertThat(der.ver("/avisos").body()).contains(espera, "href=\"" + ruta(id) + "\"");
        assertThat(entra("doble.pro").ver("/avisos").body()).contains(espera);
        for (String nadie : List.of("lider.pro", "funcionaria.pro", "ajena.pro", "auditor.pro")) {
            assertThat(entra(nadie).ver("/avisos").body()).as(nadie).doesNotContain(codigo + ".");
        }
        cartero.repartir();
        assertThat(carta("der.pro").getSubject()).isEqualTo("Espera su concepto: " + portafolio.producto(id).getNombre());
        assertThat(BuzonDePrueba.texto(carta("der.pro"))).contains(espera, "Nombre: " + portafolio.producto(id).getNombre(), "Abrir su página: http://llegada.prueba:8080" + ruta(id));

        assertThat(der.enviar(ruta(id) + "/devolver", "version", "1", "observaciones", "Precise el resultado.").statusCode()).isEqualTo(302);
        assertThat(lider.ver("/avisos").body()).contains("Hay que ajustar el protocolo de ATT, versión 1, de " + codigo + ". Observaciones: Precise el resultado.");
        assertThat(jdbc.sql("select count(*) from att.aviso where destinatario = 'doble.pro' and texto = ? and leido is null").param(espera).query(Integer.class).single())
                .as("a quien no respondió ya no se le pide").isZero();
        assertThat(enviar(lider, id, 1, ProtocolosDePrueba.completo(), "motivo", "Se precisó.").statusCode()).isEqualTo(302);
        assertThat(der.enviar(ruta(id) + "/validar", "version", "2", "observaciones", "Ya está precisa.").statusCode()).isEqualTo(302);
        assertThat(lider.ver("/avisos").body()).contains("Tiene concepto favorable el protocolo de ATT, versión 2, de " + codigo + ".");
        cartero.repartir();
        assertThat(BuzonDePrueba.de(buzon, "der.pro@llegada.prueba")).extracting(BuzonDePrueba::texto).as("lo que ya respondió antes del reparto no se le escribe")
                .filteredOn(t -> t.contains("Código: " + codigo)).hasSize(1);
        assertThat(BuzonDePrueba.de(buzon, "lider.pro@llegada.prueba")).extracting(BuzonDePrueba::texto)
                .anyMatch(t -> t.contains("Hay que ajustar") && t.contains("Código: " + codigo) && t.contains("Motivo: Precise el resultado.") && t.contains("Abrir su página: http://llegada.prueba:8080" + ruta(id)))
                .anyMatch(t -> t.contains("Tiene concepto favorable") && t.contains("Observaciones: Ya está precisa.") && !t.contains("Motivo:"));
    }

    private MimeMessage carta(String usuario) {
        List<MimeMessage> cartas = BuzonDePrueba.de(buzon, usuario + "@llegada.prueba");
        assertThat(cartas).as("cartas de " + usuario).isNotEmpty();
        return cartas.get(cartas.size() - 1);
    }

    private static HttpResponse<String> enviar(Visitante v, Long producto, int cambio, DatosProtocolo datos, String... demas) {
        List<String> todo = new ArrayList<>(List.of("cambio", String.valueOf(cambio), "enviar", "true"));
        todo.addAll(List.of(demas));
        return v.enviar(ruta(producto) + "/editar", ProtocolosDePrueba.campos(datos, todo.toArray(new String[0])));
    }

    private HttpResponse<String> activar(Visitante v, Long id) {
        ProductoAtt p = portafolio.producto(id);
        return v.enviar("/portafolio/productos", "id", id.toString(), "codigo", p.getCodigo(), "nombre", p.getNombre(), "tipo", "SERVICIO", "dependencia",
                "PRO", "vigencia", "2066", "estado", "ACTIVO", "tema", "INCENTIVOS", "objetivo", "Objetivo", "escalas", "LOCAL", "tiposHabilitados",
                "MUNICIPIO", "estrategia", "");
    }

    @Test
    @Requisito({"GO-17", "LT-18", "LT-20", "LT-15", "FO-05"})
    @DisplayName("La unidad diligencia, la DER devuelve por escrito, la unidad corrige, la DER valida y solo entonces el producto se activa")
    void deBorradorAActivo() throws Exception {
        Long id = producto();
        Visitante lider = entra("lider.pro");
        Visitante der = entra("der.pro");
        assertThat(activar(lider, id).body()).contains("sin protocolo validado por la DER el producto no puede quedar «Activo»");

        assertThat(entra("funcionaria.pro").ver(ruta(id) + "/editar").statusCode()).as("lo abre quien lidera").isEqualTo(403);
        assertThat(entra("ajena.pro").ver(ruta(id) + "/editar").statusCode()).as("otra dependencia").isEqualTo(403);
        assertThat(lider.enviar(ruta(id) + "/editar", "cambio", "0", "HITOS.0.nombre", "A medio escribir", "OBJETIVOS.0.enunciado", "Un objetivo",
                "HITOS.3.nombre", "Otro", "HITOS.4.nombre", "Sobra", "HITOS.4.quitar", "si").statusCode()).isEqualTo(302);
        assertThat(protocolos.borrador(id).orElseThrow().datos().filas(SeccionProtocolo.HITOS)).extracting(f -> f.get("nombre"))
                .containsExactly("A medio escribir", "Otro");
        assertThat(entra("funcionaria.pro").ver(ruta(id) + "/editar").body()).as("abierto, escribe toda la unidad").contains("A medio escribir");

        HttpResponse<String> incompleto = enviar(lider, id, 1, new DatosProtocolo(Map.of(SeccionProtocolo.HITOS,
                List.of(Map.of("nombre", "Hito sin plazo", "plazo", "treinta")), SeccionProtocolo.OBJETIVOS,
                List.of(Map.of("enunciado", "Imposible", "realista", "NO", "eficaz", "SI", "coherente", "SI", "cuantificable", "SI")))));
        assertThat(incompleto.body()).contains("Brechas de capacidad: agregue al menos una fila.", "hito 1, Plazo en días calendario desde que se programa: escriba un número entero",
                "objetivo 1: no cumple las cuatro condiciones", "falta al menos uno de impacto, producto, resultado", "Cronograma general: agregue",
                "Escala de intervención: agregue", "Resultado final esperado: está sin diligenciar", "value=\"treinta\"");
        assertThat(protocolos.versiones(id)).isEmpty();
        assertThat(protocolos.borrador(id).orElseThrow().datos().filas(SeccionProtocolo.HITOS).get(0)).as("nada se perdió").containsEntry("plazo", "treinta");

        assertThat(enviar(lider, id, 2, ProtocolosDePrueba.completo()).statusCode()).isEqualTo(302);
        assertThat(portafolio.producto(id).getEstado()).isEqualTo(EstadoProducto.PROTOCOLO_EN_REVISION);
        assertThat(lider.enviar(ruta(id) + "/editar", "cambio", "0").body()).contains("está en revisión de la DER");
        assertThat(activar(lider, id).body()).contains("no puede quedar «Activo»");
        assertThat(lider.enviar(ruta(id) + "/validar", "version", "1").statusCode()).isEqualTo(403);

        assertThat(der.enviar(ruta(id) + "/devolver", "version", "1", "observaciones", "").body()).contains("Observaciones: escriba qué debe ajustar la unidad.");
        assertThat(der.enviar(ruta(id) + "/devolver", "version", "1", "observaciones", "Precise el resultado departamental.").statusCode()).isEqualTo(302);
        assertThat(portafolio.producto(id).getEstado()).isEqualTo(EstadoProducto.DISENO);
        assertThat(lider.ver(ruta(id) + "/editar").body()).contains("Precise el resultado departamental.", "Diagnóstico acordado");

        Map<SeccionProtocolo, List<Map<String, String>>> corregido = new HashMap<>(ProtocolosDePrueba.secciones());
        corregido.put(SeccionProtocolo.ESCALAS, List.of(Map.of("escala", "LOCAL", "resultado", "Equipos municipales con método"),
                Map.of("escala", "DEPARTAMENTAL", "resultado", "Gobernaciones que siguen las metas de sus municipios")));
        assertThat(enviar(lider, id, 1, new DatosProtocolo(corregido)).body()).contains("Motivo: esta es la versión 2 del protocolo");
        assertThat(enviar(lider, id, 2, new DatosProtocolo(corregido), "motivo", "Se precisó el resultado departamental.").statusCode()).isEqualTo(302);
        assertThat(der.enviar(ruta(id) + "/validar", "version", "1").body()).contains("La última versión del protocolo es la 2");
        assertThat(der.enviar(ruta(id) + "/validar", "version", "2", "observaciones", "").statusCode()).isEqualTo(302);
        assertThat(portafolio.producto(id).getEstado()).isEqualTo(EstadoProducto.PROTOCOLO_VALIDADO);
        assertThat(activar(lider, id).statusCode()).isEqualTo(302);
        assertThat(portafolio.listosParaIniciar(2066)).extracting(ProductoAtt::getId).contains(id);

        String pdf = texto(protocolos.documento(id, 2).orElseThrow().contenido());
        assertThat(pdf).contains("Producto con protocolo", "Cronograma general", "Grupos territoriales", "Validado", "Prueba der.pro", "Se aprende haciendo",
                "Designar dos personas de planeación", "Se precisó el resultado departamental.");
        assertThat(texto(protocolos.documento(id, 1).orElseThrow().contenido())).contains("Devuelto con observaciones", "Precise el resultado departamental.");
        assertThat(lider.ver(ruta(id)).body()).contains(java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256")
                .digest(protocolos.documento(id, 2).orElseThrow().contenido())));
        String historial = entra("auditor.pro").ver(ruta(id) + "/historial").body();
        assertThat(historial).contains("Resultado en ese nivel: «Gobernaciones que articulan» → «Gobernaciones que siguen las metas de sus municipios»",
                "Devolvió la versión 1", "Validó la versión 2");
        assertThat(lider.ver(ruta(id) + "/historial").statusCode()).isEqualTo(403);
        for (String tabla : List.of("protocolo_version", "protocolo_concepto", "protocolo_documento", "protocolo_hecho")) {
            assertThatThrownBy(() -> jdbc.sql("delete from att." + tabla).update()).hasMessageContaining("solo admite filas nuevas");
        }
    }

    @Test
    @Requisito("GO-17")
    @DisplayName("Quien escribió en alguna versión no la valida ni la devuelve, aunque coordine la DER y la haya enviado otra persona")
    void nadieValidaElSuyo() {
        Long id = producto();
        Visitante doble = entra("doble.pro");
        assertThat(doble.enviar(ruta(id) + "/editar", "cambio", "0", "HITOS.0.nombre", "Lo empezó quien también es de la DER").statusCode()).isEqualTo(302);
        assertThat(enviar(entra("lider.pro"), id, 1, ProtocolosDePrueba.completo()).statusCode()).isEqualTo(302);
        for (String concepto : List.of("/validar", "/devolver")) {
            assertThat(doble.enviar(ruta(id) + concepto, "version", "1", "observaciones", "Mío").body())
                    .contains("Usted diligenció este protocolo y no puede validarlo ni devolverlo: lo revisa otra persona de la DER.");
        }
        assertThat(protocolos.versiones(id).get(0).concepto()).isNull();
        assertThat(entra("der.pro").enviar(ruta(id) + "/devolver", "version", "1", "observaciones", "Ajustar").statusCode()).isEqualTo(302);
        assertThat(enviar(entra("lider.pro"), id, 1, ProtocolosDePrueba.completo(), "motivo", "Ajustado").statusCode()).isEqualTo(302);
        assertThat(doble.enviar(ruta(id) + "/validar", "version", "2").body()).as("ni la versión que siguió a la suya").contains("Usted diligenció este protocolo");
    }

    @Test
    @Requisito("LT-11")
    @DisplayName("Dos personas que escriben a la vez no se pisan sin saberlo; el taller con la DER pide su acta")
    void dosALaVezYElActa() {
        Long id = producto();
        Visitante lider = entra("lider.pro");
        lider.enviar(ruta(id) + "/editar", "cambio", "0", "TALLER.0.hecho", "SI", "TALLER.0.fecha", "2026-02-10");
        HttpResponse<String> tarde = entra("funcionaria.pro").enviar(ruta(id) + "/editar", "cambio", "0", "HITOS.0.nombre", "Escrito a la vez");
        assertThat(tarde.body()).contains("Prueba lider.pro guardó este protocolo", "Escrito a la vez", "name=\"cambio\" value=\"1\"");

        Map<SeccionProtocolo, List<Map<String, String>>> conTaller = new HashMap<>(ProtocolosDePrueba.secciones());
        conTaller.put(SeccionProtocolo.TALLER, List.of(Map.of("hecho", "SI", "fecha", "2026-02-10", "participantes", "La unidad y la DER")));
        assertThat(enviar(lider, id, 1, new DatosProtocolo(conTaller)).body()).contains("si se hizo, escriba su fecha y cargue el acta");
        assertThat(lider.cargar(ruta(id) + "/acta", "archivo", "acta.pdf", "no es un pdf".getBytes()).statusCode()).isEqualTo(200);
        assertThat(lider.cargar(ruta(id) + "/acta", "archivo", "acta.pdf", "%PDF-1.4\n%acta\n%%EOF".getBytes()).statusCode()).isEqualTo(302);
        assertThat(enviar(lider, id, 2, new DatosProtocolo(conTaller)).statusCode()).isEqualTo(302);
        assertThat(lider.ver(ruta(id) + "/acta").statusCode()).isEqualTo(200);
        assertThat(entra("der.pro").ver(ruta(id) + "/acta").statusCode()).isEqualTo(200);
        assertThat(entra("ajena.pro").ver(ruta(id) + "/acta").statusCode()).isEqualTo(403);
    }

    private static String texto(byte[] pdf) throws Exception {
        try (var documento = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(documento).replaceAll("\\s+", " ");
        }
    }
}
