package co.gov.dnp.att.recorrido;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.comunicaciones.Parrillas;
import co.gov.dnp.att.comunicaciones.PlanesDeContenidos;
import co.gov.dnp.att.comunicaciones.PlanesDePrueba;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.portafolio.DatosPrediseno;
import co.gov.dnp.att.portafolio.EnvioPrediseno;
import co.gov.dnp.att.portafolio.FichasDePrediseno;
import co.gov.dnp.att.portafolio.PredisenosDePrueba;
import co.gov.dnp.att.portafolio.Protocolos;
import co.gov.dnp.att.portafolio.ProtocolosDePrueba;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Cada página propia, con datos, en un computador de oficina y en un teléfono: sin hallazgos graves de axe y sin desbordarse a lo ancho. */
@PruebaIntegral
class RecorridoAccesibilidadTest {

    private static final List<int[]> PANTALLAS = List.of(new int[] {1366, 768}, new int[] {390, 844});

    @LocalServerPort
    int puerto;
    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    Organizacion organizacion;
    @Autowired
    Focalizacion focalizacion;
    @Autowired
    Protocolos protocolos;
    @Autowired
    FichasDePrediseno fichas;
    @Autowired
    PlanesDeContenidos planes;
    @Autowired
    Parrillas parrillas;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    @Requisito("GO-13")
    @DisplayName("Ninguna página propia tiene hallazgos graves de accesibilidad ni se sale de la pantalla de un teléfono")
    void paginas() {
        Navegador navegador = Navegador.abrir(puerto, "accesibilidad");
        try {
            Unidad u = p.unidad("AXE");
            ProcessInstance i = r.completo(u);
            persona("axe.gestion", Rol.DER, Rol.DER_MONITOREO, Rol.OTSI);
            persona("axe.auditoria", Rol.GRUPO_PLANEACION);
            persona("axe.diseno", Rol.DER_DISENADOR);
            persona("axe.comunica", Rol.COMUNICACIONES);
            // Un protocolo con dos versiones y otra en borrador, y un reporte devuelto: sus páginas con todo lo que pueden mostrar
            protocolos.guardar(u.producto(), ProtocolosDePrueba.completo(), 0, u.funcionaria());
            protocolos.enviar(u.producto(), null, u.funcionaria());
            protocolos.devolver(u.producto(), 1, "Precise los indicadores.", "axe.gestion");
            protocolos.enviar(u.producto(), "Se precisaron.", u.funcionaria());
            protocolos.validar(u.producto(), 2, null, "axe.gestion");
            protocolos.guardar(u.producto(), ProtocolosDePrueba.completo(), 0, u.funcionaria());
            // Una ficha de prediseño con dos versiones y la respuesta de la unidad
            DatosPrediseno ficha = PredisenosDePrueba.completa(u.meta());
            fichas.guardar(u.producto(), ficha, 0, u.funcionaria());
            fichas.enviar(u.producto(), null, u.funcionaria());
            fichas.retroalimentar(u.producto(), 1, EnvioPrediseno.Concepto.AJUSTAR, "Precise el impacto.", "axe.gestion");
            fichas.guardar(u.producto(), ficha, 0, u.funcionaria());
            fichas.enviar(u.producto(), "Se precisó.", u.funcionaria());
            fichas.retroalimentar(u.producto(), 2, EnvioPrediseno.Concepto.PASA_A_DISENO, "Lleve el indicador al protocolo.", "axe.gestion");
            // Un plan de contenidos devuelto una vez, con su parrilla y un comentario
            for (int version = 1; version <= 2; version++) {
                planes.guardar(u.producto(), PlanesDePrueba.completo(Parrillas.semanaActual(), u.funcionaria()), version - 1, false, "axe.comunica");
                planes.enviar(u.producto(), "axe.comunica");
                planes.conceptuar(u.producto(), version, version == 2, "Precise el público.", "axe.gestion");
            }
            parrillas.elaborar(u.producto(), Parrillas.semanaActual(), "axe.comunica");
            parrillas.ajustar(u.producto(), Parrillas.Mecanismo.TERRITORIO, true, "Prefieren audio.", "Agenda de talleres", Parrillas.Ajuste.FORMATO, "PODCAST", "axe.comunica");
            jdbc.sql("""
                    insert into att.reporte_paso (version_id, paso, motivo, usuario) select v.id, 'DEVUELTO', 'Falta el soporte.', 'axe.auditoria'
                    from att.reporte_version v join att.corte c on c.id = v.corte_id where c.expediente_id = ? and c.numero = 1""")
                    .param(r.expediente(i).getId()).update();
            List<Page> quienes = Stream.of(u.funcionaria(), "axe.gestion", "axe.auditoria", "axe.diseno", "axe.comunica")
                    .map(q -> navegador.de(q, Procedimiento.CLAVE)).toList();
            Page cualquiera = navegador.anonima("ciudadania");
            List<String> problemas = new ArrayList<>();
            Set<String> vistas = new TreeSet<>();
            String contenido = "/comunicaciones/items/" + parrillas.items(u.producto(), Parrillas.semanaActual()).get(0).id();
            for (String ruta : Stream.concat(rutas(i, u.producto()).stream(), Stream.of(contenido)).toList()) {
                for (Page pagina : Stream.concat(Stream.of(cualquiera), quienes.stream()).toList()) {
                    Response respuesta = pagina.navigate(navegador.direccion() + ruta);
                    if (respuesta.status() == 200 && respuesta.headers().getOrDefault("content-type", "").startsWith("text/html")
                            && (!pagina.url().contains("/ingresar") || ruta.equals("/ingresar"))) {
                        vistas.add(ruta);
                        revisar(pagina, ruta, problemas);
                        break;
                    }
                }
            }
            assertThat(problemas).isEmpty();
            assertThat(vistas).as("páginas revisadas").hasSizeGreaterThan(25).contains("/ingresar", "/", "/auditoria", "/territorio", "/comunicaciones", "/comunicaciones/canales", contenido,
                    "/comunicaciones/planes/" + u.producto(), "/comunicaciones/planes/" + u.producto() + "/editar", "/comunicaciones/planes/" + u.producto() + "/parrilla",
                    "/expedientes/" + i.getBusinessKey(), "/seguimiento/reportes", "/portafolio/protocolos", "/portafolio/predisenos",
                    "/portafolio/productos/" + u.producto() + "/prediseno", "/portafolio/productos/" + u.producto() + "/prediseno/editar", "/portafolio/productos/" + u.producto() + "/prediseno/historial",
                    "/portafolio/productos/" + u.producto() + "/protocolo/editar", "/portafolio/productos/" + u.producto() + "/protocolo/historial", "/publico/resultados/" + i.getBusinessKey());
        } finally {
            navegador.close();
        }
    }

    /** Toda página que no pide identificadores, descubierta, y las de un expediente terminado. */
    private List<String> rutas(ProcessInstance i, Long producto) {
        List<String> rutas = new ArrayList<>(new TreeSet<>(requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(m -> m.getValue().getBeanType().getName().startsWith("co.gov.dnp.att"))
                .filter(m -> m.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .filter(m -> Set.of(String.class, ModelAndView.class, Object.class).contains(m.getValue().getMethod().getReturnType())
                        && !AnnotatedElementUtils.hasAnnotation(m.getValue().getMethod(), ResponseBody.class)
                        && !AnnotatedElementUtils.hasAnnotation(m.getValue().getBeanType(), ResponseBody.class))
                .flatMap(m -> m.getKey().getPatternValues().stream()).filter(ruta -> !ruta.contains("{")).toList()));
        String codigo = i.getBusinessKey();
        Long corrida = focalizacion.corrida(r.expediente(i).getId()).id();
        rutas.addAll(List.of("/expedientes/" + codigo, "/expedientes/" + codigo + "/seguimiento", "/expedientes/" + codigo + "/seguimiento/1",
                "/expedientes/" + codigo + "/consentimientos", "/expedientes/" + codigo + "/entidades", "/expedientes/" + codigo + "/matriz", "/resultados/" + codigo, "/publico/resultados/" + codigo,
                "/focalizacion/corridas/" + corrida, "/focalizacion/corridas/" + corrida + "/entidades/" + Procedimiento.SOACHA,
                "/territorio/" + Procedimiento.SOACHA, "/auditoria/" + i.getId(), "/auditoria/" + i.getId() + "/conformidad",
                "/auditoria/" + i.getId() + "/focalizacion/" + corrida + "?entidad=" + Procedimiento.SOACHA,
                "/auditoria/" + i.getId() + "/preguntas", "/auditoria/preguntas/SEGUNDOS", "/auditoria/preguntas/TEXTO_REPETIDO"));
        for (String pagina : List.of("", "/editar", "/parrilla")) {
            rutas.add("/comunicaciones/planes/" + producto + pagina);
        }
        for (String pagina : List.of("", "/editar", "/historial")) {
            rutas.add("/portafolio/productos/" + producto + "/protocolo" + pagina);
            rutas.add("/portafolio/productos/" + producto + "/prediseno" + pagina);
        }
        return rutas;
    }

    private void persona(String usuario, Rol... roles) {
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + usuario, null, null, Vinculacion.OTRO, true), Set.of(roles), Procedimiento.CLAVE);
    }

    /** Axe y desborde a lo ancho en las dos pantallas; lo grave se agrega a {@code problemas}. */
    static void revisar(Page pagina, String ruta, List<String> problemas) {
        for (int[] pantalla : PANTALLAS) {
            pagina.setViewportSize(pantalla[0], pantalla[1]);
            int ancho = (int) pagina.evaluate("() => document.scrollingElement.scrollWidth");
            if (ancho > pantalla[0]) {
                problemas.add(ruta + " se desborda a " + ancho + " px en " + pantalla[0]);
            }
            for (Rule regla : new AxeBuilder(pagina).analyze().getViolations()) {
                if (Set.of("serious", "critical").contains(regla.getImpact())) {
                    problemas.add(ruta + " en " + pantalla[0] + ": " + regla.getId() + " (" + regla.getHelp() + ") en "
                            + regla.getNodes().stream().limit(3).map(n -> n.getTarget().toString()).toList());
                }
            }
        }
        pagina.setViewportSize(1366, 768);
    }
}
