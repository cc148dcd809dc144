package co.gov.dnp.att.comunicaciones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.Visitante;
import co.gov.dnp.att.portafolio.DatosProducto;
import co.gov.dnp.att.portafolio.Escala;
import co.gov.dnp.att.portafolio.EstadoProducto;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.TipoProducto;
import co.gov.dnp.att.territorio.TipoEntidad;

/** El plan de contenidos y su parrilla por la red, con cada rol: del borrador a lo publicado. */
@PruebaIntegral
class ContenidosTest {

    private static final String CLAVE = "Clave-de-prueba-2026";
    private static final LocalDate LUNES = LocalDate.of(2068, 3, 5);
    private static int consecutivo;

    @Autowired
    Portafolio portafolio;
    @Autowired
    PlanesDeContenidos planes;
    @Autowired
    Parrillas parrillas;
    @Autowired
    Organizacion organizacion;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TestRestTemplate web;

    private Visitante comunicaciones;
    private Visitante lider;
    private Visitante ajena;
    private Visitante der;
    private String nombre;
    private Long id;

    @BeforeEach
    void unProductoEnDiseno() {
        organizacion.guardarDependencia("CNT", "Dependencia de contenidos", SubdireccionGeneral.SGDDT, true);
        organizacion.guardarDependencia("CNT-2", "Otra dependencia", SubdireccionGeneral.SGPDN, true);
        persona("com.cnt", null, Vinculacion.OTRO, Rol.COMUNICACIONES);
        persona("doble.cnt", null, Vinculacion.OTRO, Rol.COMUNICACIONES, Rol.DER);
        persona("der.cnt", null, Vinculacion.OTRO, Rol.DER);
        persona("lider.cnt", "CNT", Vinculacion.FUNCIONARIO, Rol.LIDER_PRODUCTO);
        persona("ajena.cnt", "CNT-2", Vinculacion.FUNCIONARIO, Rol.LIDER_PRODUCTO);
        comunicaciones = entra("com.cnt");
        lider = entra("lider.cnt");
        ajena = entra("ajena.cnt");
        der = entra("der.cnt");
        nombre = "Producto con contenidos " + ++consecutivo;
        id = producto("CNT-" + consecutivo, nombre, 2068);
    }

    private Long producto(String codigo, String comoSeLlama, int vigencia) {
        return portafolio.guardarProducto(null, new DatosProducto(codigo, comoSeLlama, TipoProducto.SERVICIO, "CNT", vigencia, EstadoProducto.DISENO, "INCENTIVOS",
                "Que la entidad formule su plan", Set.of(Escala.LOCAL), Set.of(TipoEntidad.MUNICIPIO), null));
    }

    private void persona(String usuario, String dependencia, Vinculacion vinculacion, Rol... roles) {
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + usuario, dependencia, null, vinculacion, true), Set.of(roles), CLAVE);
    }

    private Visitante entra(String usuario) {
        return Visitante.que(web.getRootUri(), usuario, CLAVE);
    }

    private String plan() {
        return "/comunicaciones/planes/" + id;
    }

    private HttpResponse<String> enviar(Visitante v, int cambio, DatosPlanDeContenidos datos) {
        return v.enviar(plan() + "/editar", PlanesDePrueba.campos(datos, "cambio", String.valueOf(cambio), "enviar", "true"));
    }

    private void aprobado(DatosPlanDeContenidos datos) {
        planes.guardar(id, datos, 0, false, "com.cnt");
        planes.enviar(id, "com.cnt");
        planes.conceptuar(id, 1, true, null, "der.cnt");
    }

    private static List<String> contenidos(List<ItemParrilla> items) {
        return items.stream().map(ItemParrilla::contenido).toList();
    }

    @Test
    @Requisito({"CM-01", "CM-02", "CM-03", "CM-04", "CM-06", "CM-07", "CM-08", "GO-13", "GO-17"})
    @DisplayName("Comunicaciones escribe el plan antes de que el producto opere, el líder solo lo técnico, la DER lo devuelve y lo aprueba, y no lo aprueba quien lo escribió")
    void delBorradorALaAprobacion() {
        assertThat(entra("com.cnt").ver("/comunicaciones").body()).contains(nombre);
        assertThat(lider.enviar(plan() + "/editar", "cambio", "0").statusCode()).as("lo empieza comunicaciones").isEqualTo(403);
        DatosPlanDeContenidos completo = PlanesDePrueba.completo(LUNES, "lider.cnt");
        Map<SeccionContenidos, List<Map<String, String>>> malas = new HashMap<>(completo.secciones());
        malas.put(SeccionContenidos.ANALISIS, List.of(Map.of("hitos", "Solo los hitos")));
        malas.put(SeccionContenidos.CONTENIDOS, List.of(Map.of("titulo", "Repetido", "canal", "INVENTADO", "responsable", "nadie.cnt"), Map.of("titulo", "repetido")));
        malas.put(SeccionContenidos.VENCIMIENTOS, List.of(Map.of("termino", "Tarde", "vence", "2068-03-10", "aviso", "2068-03-11", "canal", "LINKEDIN", "responsable", "lider.cnt")));
        malas.put(SeccionContenidos.EQUIPO, List.of());
        assertThat(enviar(comunicaciones, 0, new DatosPlanDeContenidos(malas, Set.of())).body()).contains("Qué se sigue de la focalización: falta", "Qué se sigue de los objetivos: falta",
                "Qué se sigue del protocolo: falta", "contenido 1, Componente: falta", "Canal: «INVENTADO» no está en la lista", "Responsable temático: «nadie.cnt» no está en la lista",
                "contenido 2, Título: «repetido» ya está en otra fila", "que no sea posterior al vencimiento", "Equipo designado: agregue al menos una fila", "Herramientas de difusión: marque al menos una",
                "Solo los hitos");
        assertThat(planes.versiones(id)).isEmpty();

        // El líder escribe lo técnico; lo que mande de equipo o canales no cuenta
        Map<SeccionContenidos, List<Map<String, String>>> delLider = new HashMap<>(completo.secciones());
        delLider.put(SeccionContenidos.EQUIPO, List.of(Map.of("rol", "EDITOR", "persona", "lider.cnt", "asigna", "LIDER")));
        assertThat(lider.ver(plan() + "/editar").body()).contains("Usted escribe lo técnico").doesNotContain("Guardar y enviar a la DER", "name=\"herramientas\"");
        assertThat(lider.enviar(plan() + "/editar", PlanesDePrueba.campos(new DatosPlanDeContenidos(delLider, Set.of("FACEBOOK")), "cambio", "1")).statusCode()).isEqualTo(302);
        DatosPlanDeContenidos guardado = planes.borrador(id).orElseThrow().datos();
        assertThat(guardado.filas(SeccionContenidos.CONTENIDOS)).hasSize(3);
        assertThat(guardado.filas(SeccionContenidos.EQUIPO)).isEmpty();
        assertThat(guardado.herramientas()).isEmpty();
        assertThat(enviar(lider, 2, completo).statusCode()).as("lo envía comunicaciones").isEqualTo(403);
        assertThat(ajena.enviar(plan() + "/editar", "cambio", "2").statusCode()).isEqualTo(403);
        assertThat(comunicaciones.enviar(plan() + "/editar", "cambio", "1", "ANALISIS.0.hitos", "A la vez").body()).contains("Prueba lider.cnt guardó este plan", "A la vez");

        assertThat(enviar(comunicaciones, 2, completo).statusCode()).isEqualTo(302);
        assertThat(der.ver("/avisos").body()).contains("Espera su concepto el plan de contenidos, versión 1, de ", "href=\"" + plan() + "\"");
        assertThat(comunicaciones.enviar(plan() + "/editar", "cambio", "3").body()).contains("en revisión de la DER");
        assertThat(comunicaciones.ver(plan() + "/parrilla").body()).contains("La parrilla empieza cuando la DER aprueba el plan");
        assertThat(comunicaciones.enviar(plan() + "/aprobar", "version", "1").statusCode()).isEqualTo(403);
        assertThat(der.enviar(plan() + "/devolver", "version", "1", "observaciones", " ").body()).contains("Observaciones: escriba qué hay que ajustar");
        assertThat(der.enviar(plan() + "/devolver", "version", "1", "observaciones", "Falta el público externo.").statusCode()).isEqualTo(302);

        assertThat(lider.ver("/avisos").body()).as("también lo escribió").contains("Hay que ajustar el plan de contenidos, versión 1, de ", "Observaciones: Falta el público externo.");
        Visitante doble = entra("doble.cnt");
        assertThat(doble.ver(plan() + "/editar").body()).contains("Falta el público externo.");
        assertThat(enviar(doble, 3, completo).statusCode()).isEqualTo(302);
        assertThat(doble.enviar(plan() + "/aprobar", "version", "2").body()).contains("Usted diligenció este plan y no puede aprobarlo");
        assertThat(der.enviar(plan() + "/aprobar", "version", "1").body()).contains("La última versión del plan es la 2");
        assertThat(der.ver("/comunicaciones").body()).contains("Le toca a la DER.");
        assertThat(der.enviar(plan() + "/aprobar", "version", "2").statusCode()).isEqualTo(302);

        assertThat(entra("ajena.cnt").ver(plan()).body()).as("cualquiera de la casa lo lee").contains("Aprobada por la DER", "Experto temático o líder de producto",
                "Portal Territorial de Colombia", "Que la entidad formule su plan", "Todavía no hay entidades priorizadas.", "Prueba lider.cnt");
        assertThat(planes.vigente(id).orElseThrow().insumos()).containsKeys("Hitos", "Focalización", "Objetivos", "Protocolo").containsEntry("Objetivos", "Que la entidad formule su plan");
        for (String tabla : List.of("plan_contenidos_version", "plan_contenidos_concepto")) {
            assertThatThrownBy(() -> jdbc.sql("delete from att." + tabla).update()).hasMessageContaining("solo admite filas nuevas");
        }
    }

    @Test
    @Requisito({"CM-03", "CM-04", "CM-05", "CM-09"})
    @DisplayName("Cada semana tiene su parrilla, con lo que le toca por frecuencia y los vencimientos en el componente de servicio; elaborarla otra vez no la repite")
    void unaParrillaPorSemana() throws Exception {
        aprobado(PlanesDePrueba.completo(LUNES, "lider.cnt"));
        assertThat(lider.enviar(plan() + "/parrilla/elaborar", "semana", LUNES.toString()).statusCode()).isEqualTo(403);
        assertThat(comunicaciones.enviar(plan() + "/parrilla/elaborar", "semana", LUNES.plusDays(1).toString()).body()).contains("Semana: elija un lunes.");
        for (int vez = 0; vez < 2; vez++) {
            assertThat(comunicaciones.enviar(plan() + "/parrilla/elaborar", "semana", LUNES.toString()).statusCode()).isEqualTo(302);
        }
        List<ItemParrilla> primera = parrillas.items(id, LUNES);
        assertThat(contenidos(primera)).containsExactly("Agenda de talleres", "Cómo se formula un indicador", "Portafolio de la vigencia", "Reporte de la ejecución del plan");
        assertThat(primera.get(3)).satisfies(v -> {
            assertThat(v.componente()).isEqualTo(ComponenteContenido.SERVICIO);
            assertThat(v.vence()).isEqualTo(LUNES.plusDays(20));
            assertThat(v.responsableProduccion()).as("el integrante comunicacional del equipo").isEqualTo("lider.cnt");
        });
        assertThat(lider.ver("/avisos").body()).as("elaborarla otra vez no lo repite").containsOnlyOnce(plan() + "/parrilla?semana=" + LUNES);
        assertThat(lider.ver("/avisos").body()).contains("le tocan a usted: «Agenda de talleres», «Cómo se formula un indicador», «Portafolio de la vigencia», «Reporte de la ejecución del plan».",
                "href=\"" + plan() + "/parrilla?semana=" + LUNES + "\"");
        assertThat(ajena.ver("/avisos").body()).doesNotContain("En la parrilla");
        parrillas.elaborar(id, LUNES.plusWeeks(1), "com.cnt");
        parrillas.elaborar(id, LUNES.plusWeeks(2), "com.cnt");
        assertThat(contenidos(parrillas.items(id, LUNES.plusWeeks(1)))).containsExactly("Cómo se formula un indicador");
        assertThat(contenidos(parrillas.items(id, LUNES.plusWeeks(2)))).containsExactly("Agenda de talleres", "Cómo se formula un indicador");
        parrillas.elaborar(id, LocalDate.of(2069, 1, 7), "com.cnt");
        assertThat(parrillas.items(id, LocalDate.of(2069, 1, 7))).as("el plan es de la vigencia").isEmpty();
        try (ReadableWorkbook excel = new ReadableWorkbook(new ByteArrayInputStream(comunicaciones.bajar(plan() + "/parrilla/excel?semana=" + LUNES)))) {
            List<List<String>> filas = excel.getFirstSheet().read().stream().map(f -> IntStream.range(0, 8).mapToObj(f::getCellText).toList()).toList();
            assertThat(filas).hasSize(5);
            assertThat(filas.get(2)).containsSequence("Cómo se formula un indicador", "Pedagógico", "Video", "Portal Territorial de Colombia", "Prueba lider.cnt", "Prueba lider.cnt", "Por producir");
        }

        // La del lunes que corre se elabora sola
        LocalDate hoy = Parrillas.semanaActual();
        id = producto("CNT-HOY-" + consecutivo, nombre + " de hoy", hoy.plusDays(6).getYear());
        aprobado(PlanesDePrueba.completo(hoy.minusWeeks(1), "lider.cnt"));
        Long deHoy = id;
        id = producto("CNT-PASADA-" + consecutivo, nombre + " de una vigencia pasada", hoy.getYear() - 1);
        aprobado(PlanesDePrueba.completo(hoy.minusWeeks(1), "lider.cnt"));
        parrillas.elaborarLasDeHoy();
        parrillas.elaborarLasDeHoy();
        assertThat(parrillas.elaborada(id, hoy)).as("su vigencia pasó").isFalse();
        id = deHoy;
        assertThat(contenidos(parrillas.items(id, hoy))).containsExactly("Cómo se formula un indicador");
        assertThat(comunicaciones.ver("/comunicaciones").body()).contains("0 de 1 publicado");
        assertThat(lider.ver("/comunicaciones").body()).contains("Esperan a quien lidera el producto", "Usted los produce", "Falta el contenido técnico del líder.");
        assertThat(ajena.ver("/comunicaciones").body()).doesNotContain("Cómo se formula un indicador");
    }

    @Test
    @Requisito({"CM-08", "CM-13", "CM-14", "CM-22"})
    @DisplayName("Un contenido va del insumo del líder a lo publicado, con un usuario final y la conformidad del líder, y cada quien solo hace lo suyo")
    void deInsumoAPublicado() {
        aprobado(PlanesDePrueba.completo(LUNES, "lider.cnt"));
        parrillas.elaborar(id, LUNES, "com.cnt");
        Long item = parrillas.items(id, LUNES).get(1).id();
        String suyo = "/comunicaciones/items/" + item;
        assertThat(comunicaciones.enviar(suyo + "/avanzar").body()).contains("Falta el contenido técnico: lo entrega y aprueba quien lidera el producto.");
        assertThat(comunicaciones.enviar(suyo + "/insumo", "insumo", "Mío").statusCode()).as("solo lo aprueba el líder").isEqualTo(403);
        assertThat(ajena.enviar(suyo + "/insumo", "insumo", "Mío").statusCode()).isEqualTo(403);
        assertThat(lider.enviar(suyo + "/insumo", "insumo", " ").body()).contains("Contenido técnico: escriba entre 1 y 4000 caracteres.");
        assertThat(lider.enviar(suyo + "/insumo", "insumo", "Un indicador tiene fórmula, unidad y meta.").statusCode()).isEqualTo(302);
        assertThat(lider.enviar(suyo + "/avanzar").statusCode()).as("lo produce comunicaciones").isEqualTo(403);
        assertThat(comunicaciones.enviar(suyo + "/avanzar").statusCode()).isEqualTo(302);
        assertThat(comunicaciones.enviar(suyo + "/publicar", "enlace", "https://portal.prueba/1").body()).contains("se publica cuando está «En validación»");
        assertThat(comunicaciones.enviar(suyo + "/avanzar").statusCode()).isEqualTo(302);
        assertThat(lider.enviar(suyo + "/insumo", "insumo", "Otro").body()).contains("se cambia antes de la validación");

        assertThat(comunicaciones.enviar(suyo + "/publicar", "enlace", "https://portal.prueba/1").body()).contains("Falta validarlo con un usuario final.");
        assertThat(comunicaciones.enviar(suyo + "/usuario-final", "conQuien", "", "resultado", "Bien", "sirve", "true").body()).contains("Usuario final: escriba");
        assertThat(comunicaciones.enviar(suyo + "/usuario-final", "conQuien", "Secretaría de planeación de Soacha", "resultado", "Es muy largo.", "sirve", "false").statusCode()).isEqualTo(302);
        assertThat(parrillas.item(item).estado()).isEqualTo(EstadoItem.EN_PRODUCCION);
        comunicaciones.enviar(suyo + "/avanzar");
        assertThat(comunicaciones.enviar(suyo + "/usuario-final", "conQuien", "Secretaría de planeación de Soacha", "resultado", "Se entiende.", "sirve", "true").statusCode()).isEqualTo(302);
        assertThat(comunicaciones.enviar(suyo + "/publicar", "enlace", "https://portal.prueba/1").body()).contains("Falta que el líder esté conforme con el canal y el formato.");
        assertThat(comunicaciones.enviar(suyo + "/conformidad", "conforme", "true").statusCode()).isEqualTo(403);
        assertThat(lider.enviar(suyo + "/conformidad", "conforme", "false").body()).contains("Observación: escriba");
        assertThat(lider.enviar(suyo + "/conformidad", "conforme", "true").statusCode()).isEqualTo(302);
        for (String malo : List.of("", "portal.prueba/1", "http://portal.prueba/1", "javascript:alert(1)", "https://" + "a".repeat(500))) {
            assertThat(comunicaciones.enviar(suyo + "/publicar", "enlace", malo).body()).as(malo).contains("Enlace publicado: escriba la dirección completa");
        }
        assertThat(comunicaciones.enviar(suyo + "/publicar", "enlace", "https://portal.prueba/1").statusCode()).isEqualTo(302);
        assertThat(comunicaciones.enviar(suyo + "/programar", "contenido", "Otro").body()).contains("ya se publicó y no cambia");
        assertThat(comunicaciones.ver(suyo).body()).contains("https://portal.prueba/1", "El líder entregó y aprobó el contenido técnico.", "Un usuario final pidió cambiarlo (Secretaría de planeación de Soacha): Es muy largo.",
                "Lo validó un usuario final", "El líder está conforme con el canal y el formato.", "Pasó a «Publicado».");
        assertThatThrownBy(() -> jdbc.sql("delete from att.parrilla_cambio").update()).hasMessageContaining("solo admite filas nuevas");
    }

    @Test
    @Requisito({"CM-10", "CM-17"})
    @DisplayName("Un comentario cambia el formato o el contenido de lo que falta por publicar y de las parrillas que vienen, y queda escrito por qué")
    void unComentarioAjustaLoQueViene() {
        aprobado(PlanesDePrueba.completo(LUNES, "lider.cnt"));
        parrillas.elaborar(id, LUNES, "com.cnt");
        String ajustar = plan() + "/parrilla/ajustar";
        assertThat(comunicaciones.enviar(ajustar, "semana", LUNES.toString(), "ajuste", "FORMATO", "comentario", " ").body()).contains("Por dónde llegó: elija", "Comentario: escriba",
                "Contenido que se ajusta: elija uno del plan.", "Formato nuevo: elija uno de la lista.");
        assertThat(ajena.enviar(ajustar, "ajuste", "NINGUNO", "mecanismo", "TERRITORIO", "comentario", "Nada").statusCode()).isEqualTo(403);
        assertThat(lider.enviar(ajustar, "semana", LUNES.toString(), "mecanismo", "TERRITORIO", "interno", "true", "comentario", "En La Guajira no cargan los videos.", "ajuste", "FORMATO",
                "titulo", "Cómo se formula un indicador", "nuevoFormato", "PODCAST").statusCode()).isEqualTo(302);
        assertThat(comunicaciones.enviar(ajustar, "semana", LUNES.toString(), "mecanismo", "RED_SOCIAL", "comentario", "Queremos ejemplos.", "ajuste", "CONTENIDO",
                "titulo", "Cómo se formula un indicador", "nuevoContenido", "Un indicador con ejemplo").statusCode()).isEqualTo(302);
        assertThat(comunicaciones.enviar(ajustar, "mecanismo", "COMUNIDAD", "comentario", "Gracias.", "ajuste", "NINGUNO").statusCode()).isEqualTo(302);
        ItemParrilla ajustado = parrillas.items(id, LUNES).get(1);
        assertThat(ajustado.formato()).isEqualTo("PODCAST");
        assertThat(ajustado.contenido()).isEqualTo("Un indicador con ejemplo");
        assertThat(comunicaciones.ver("/comunicaciones/items/" + ajustado.id()).body()).contains("Por un comentario de dinámica territorial, el formato pasó de «Video» a «Audio o pódcast». Comentario: «En La Guajira no cargan los videos.».");
        parrillas.elaborar(id, LUNES.plusWeeks(1), "com.cnt");
        assertThat(parrillas.items(id, LUNES.plusWeeks(1))).singleElement().satisfies(i -> {
            assertThat(i.contenido()).isEqualTo("Un indicador con ejemplo");
            assertThat(i.formato()).isEqualTo("PODCAST");
        });
        assertThat(comunicaciones.ver(plan() + "/parrilla?semana=" + LUNES).body()).contains("Dinámica territorial, usuario interno", "Red social, usuario externo", "ahora es audio o pódcast", "Gracias.");
    }

    @Test
    @Requisito({"CM-09", "CM-14"})
    @DisplayName("Lo que pasa a otra semana queda reprogramado con su motivo, otro canal pide otra vez la conformidad, y lo que el plan no tenía se agrega a mano")
    void programar() {
        aprobado(PlanesDePrueba.completo(LUNES, "lider.cnt"));
        parrillas.elaborar(id, LUNES, "com.cnt");
        Long item = parrillas.items(id, LUNES).get(2).id();
        String programar = "/comunicaciones/items/" + item + "/programar";
        List<String> campos = new ArrayList<>(List.of("contenido", "Portafolio de la vigencia", "componente", "ESTRATEGICO", "conFormato", "INFOGRAFIA", "canal", "PORTAL_TERRITORIAL", "difusion",
                LUNES.plusWeeks(1).plusDays(3) + "T15:30", "produce", "com.cnt"));
        assertThat(comunicaciones.enviar(programar, campos.toArray(new String[0])).body()).contains("Motivo: escriba por qué pasa a otra semana");
        assertThat(comunicaciones.enviar(programar, "contenido", "", "canal", "INVENTADO", "produce", "nadie").body()).contains("Contenido: escriba", "Componente: elija", "Formato: elija", "Canal: elija",
                "Difusión: escriba", "Quién lo produce: elija");
        campos.addAll(List.of("motivo", "Falta una cifra"));
        assertThat(comunicaciones.enviar(programar, campos.toArray(new String[0])).statusCode()).isEqualTo(302);
        assertThat(parrillas.item(item)).satisfies(i -> {
            assertThat(i.semana()).isEqualTo(LUNES.plusWeeks(1));
            assertThat(i.estado()).isEqualTo(EstadoItem.REPROGRAMADO);
        });
        assertThat(contenidos(parrillas.items(id, LUNES.plusWeeks(1)))).as("también lo que a esa semana le tocaba").containsExactly("Cómo se formula un indicador", "Portafolio de la vigencia");
        assertThat(comunicaciones.ver("/comunicaciones/items/" + item).body()).contains("Se reprogramó (Falta una cifra)");

        parrillas.entregarInsumo(item, "Texto", "lider.cnt");
        parrillas.avanzar(item, "com.cnt");
        parrillas.avanzar(item, "com.cnt");
        parrillas.conformidad(item, true, null, "lider.cnt");
        campos.set(7, "LINKEDIN");
        assertThat(comunicaciones.enviar(programar, campos.toArray(new String[0])).statusCode()).isEqualTo(302);
        assertThat(parrillas.item(item).conforme()).as("otro canal").isNull();

        assertThat(comunicaciones.enviar(plan() + "/parrilla/agregar", "semana", LUNES.toString(), "contenido", "Testimonio de Soacha").body()).contains("Componente: elija", "Testimonio de Soacha");
        assertThat(comunicaciones.enviar(plan() + "/parrilla/agregar", "contenido", "Testimonio de Soacha", "componente", "SERVICIO", "conFormato", "VIDEO", "canal", "LINKEDIN", "difusion",
                LUNES.plusDays(5) + "T08:00", "produce", "").statusCode()).isEqualTo(302);
        assertThat(contenidos(parrillas.items(id, LUNES))).endsWith("Testimonio de Soacha");

        assertThat(der.enviar(plan() + "/cerrar", "motivo", "").body()).contains("Motivo del cierre: escriba");
        assertThat(der.enviar(plan() + "/cerrar", "motivo", "Terminó la vigencia.").statusCode()).isEqualTo(302);
        assertThat(comunicaciones.enviar(plan() + "/editar", "cambio", "1").body()).contains("Este plan está cerrado");
        assertThatThrownBy(() -> parrillas.avanzar(item, "com.cnt")).isInstanceOf(Rechazo.class).hasMessageContaining("está cerrado");
        assertThat(der.ver(plan()).body()).contains("Terminó la vigencia.");
    }

    @Test
    @Requisito("CM-06")
    @DisplayName("El catálogo de canales empieza con el Portal Territorial como principal, se amplía y siempre hay uno solo principal")
    void canales() {
        assertThat(planes.canales().get(0)).isEqualTo(new CanalDifusion("PORTAL_TERRITORIAL", "Portal Territorial de Colombia", true, true));
        assertThat(lider.enviar("/comunicaciones/canales", "codigo", "RADIO", "nombre", "Radio").statusCode()).isEqualTo(403);
        assertThat(comunicaciones.enviar("/comunicaciones/canales", "codigo", "radio", "nombre", "").body()).contains("Código del canal: escriba", "Nombre del canal: escriba");
        assertThat(comunicaciones.enviar("/comunicaciones/canales", "codigo", "PORTAL_TERRITORIAL", "nombre", "Portal", "activo", "true").body()).contains("Canal principal: siempre hay uno");
        assertThat(comunicaciones.enviar("/comunicaciones/canales", "codigo", "RADIO", "nombre", "Emisoras comunitarias", "principal", "true").body()).contains("tiene que estar activo");
        assertThat(comunicaciones.enviar("/comunicaciones/canales", "codigo", "RADIO", "nombre", "Emisoras comunitarias", "principal", "true", "activo", "true").statusCode()).isEqualTo(302);
        assertThat(planes.canales().stream().filter(CanalDifusion::principal)).extracting(CanalDifusion::codigo).containsExactly("RADIO");
        assertThat(comunicaciones.enviar("/comunicaciones/canales", "codigo", "PORTAL_TERRITORIAL", "nombre", "Portal Territorial de Colombia", "principal", "true", "activo", "true").statusCode()).isEqualTo(302);
        assertThat(planes.canales().get(0).codigo()).isEqualTo("PORTAL_TERRITORIAL");
    }
}
