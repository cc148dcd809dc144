package co.gov.dnp.att.entidad.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.conocimiento.Evaluaciones;
import co.gov.dnp.att.conocimiento.Publicacion;
import co.gov.dnp.att.conocimiento.Publicaciones;
import co.gov.dnp.att.conocimiento.Sistematizaciones;
import co.gov.dnp.att.ejecucion.EstadoHito;
import co.gov.dnp.att.entidad.EnlaceQueNoSirve;
import co.gov.dnp.att.entidad.Participacion;
import co.gov.dnp.att.entidad.PlanVisto;
import co.gov.dnp.att.entidad.Visita;
import co.gov.dnp.att.expediente.Archivo;
import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.plan.RespuestasAlPlan;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.seguimiento.Corte;
import co.gov.dnp.att.seguimiento.Declaraciones;
import co.gov.dnp.att.seguimiento.Encuestas;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * La intervención vista por una entidad territorial, con las mismas páginas por enlace y por cuenta: su plan, su
 * consentimiento, la encuesta, su avance y los resultados (PS-24, PS-36, PS-37, PS-38, PS-48).
 */
@Controller
@RequestMapping({"/entidad/e/{llave}", "/entidad/{entidad}/{codigo}"})
@SinMatriz("abre con la cuenta de esa entidad o con un enlace firmado: lo decide EntradaDeEntidad")
class EntidadController {

    private final EntradaDeEntidad entrada;
    private final Participacion participacion;
    private final RespuestasAlPlan respuestas;
    private final Encuestas encuestas;
    private final Declaraciones declaraciones;
    private final Publicaciones publicaciones;
    private final Sistematizaciones sistematizaciones;
    private final Evaluaciones evaluaciones;
    private final Documentos documentos;
    private final FormatoEspanol formato;

    EntidadController(EntradaDeEntidad entrada, Participacion participacion, RespuestasAlPlan respuestas, Encuestas encuestas,
            Declaraciones declaraciones, Publicaciones publicaciones, Sistematizaciones sistematizaciones, Evaluaciones evaluaciones,
            Documentos documentos, FormatoEspanol formato) {
        this.entrada = entrada;
        this.participacion = participacion;
        this.respuestas = respuestas;
        this.encuestas = encuestas;
        this.declaraciones = declaraciones;
        this.publicaciones = publicaciones;
        this.sistematizaciones = sistematizaciones;
        this.evaluaciones = evaluaciones;
        this.documentos = documentos;
        this.formato = formato;
    }

    // --- Lo que ve

    @GetMapping
    String inicio(@PathVariable Map<String, String> ruta, HttpServletRequest peticion, HttpServletResponse respuesta, Model modelo) {
        Visita v = pagina(ruta, peticion, respuesta, modelo);
        modelo.addAttribute("plan", participacion.plan(v.expedienteId(), v.entidad()).orElse(null));
        modelo.addAttribute("consentimiento", participacion.consentimiento(v.expedienteId(), v.entidad()).orElse(null));
        List<Corte> abiertas = encuestas.abiertas(v.expedienteId(), v.entidad());
        modelo.addAttribute("encuestas", abiertas);
        modelo.addAttribute("respondidas", abiertas.stream().filter(c -> encuestas.de(c.getId()).containsKey(v.entidad())).count());
        modelo.addAttribute("hitos", declaraciones.deEntidad(v.expedienteId(), v.entidad()));
        modelo.addAttribute("resultado", publicaciones.paraParticipante(v.expedienteId(), v.entidad()).orElse(null));
        return "entidad/inicio";
    }

    @GetMapping("/plan")
    String plan(@PathVariable Map<String, String> ruta, HttpServletRequest peticion, HttpServletResponse respuesta, Model modelo) {
        return verPlan(pagina(ruta, peticion, respuesta, modelo), modelo);
    }

    private String verPlan(Visita v, Model modelo) {
        modelo.addAttribute("plan", participacion.plan(v.expedienteId(), v.entidad()).orElse(null));
        return "entidad/plan";
    }

    @GetMapping("/consentimiento")
    String consentimiento(@PathVariable Map<String, String> ruta, HttpServletRequest peticion, HttpServletResponse respuesta, Model modelo) {
        return verConsentimiento(pagina(ruta, peticion, respuesta, modelo), modelo);
    }

    private String verConsentimiento(Visita v, Model modelo) {
        modelo.addAttribute("consentimiento", participacion.consentimiento(v.expedienteId(), v.entidad()).orElse(null));
        modelo.addAttribute("consiente", participacion.consiente(v.expedienteId(), v.entidad()));
        return "entidad/consentimiento";
    }

    @GetMapping("/encuesta")
    String encuesta(@PathVariable Map<String, String> ruta, @RequestParam(required = false) Integer corte, HttpServletRequest peticion,
            HttpServletResponse respuesta, Model modelo) {
        return verEncuesta(pagina(ruta, peticion, respuesta, modelo), corte, modelo);
    }

    private String verEncuesta(Visita v, Integer numero, Model modelo) {
        List<Corte> abiertas = encuestas.abiertas(v.expedienteId(), v.entidad());
        Optional<Corte> corte = abiertas.stream().filter(c -> numero == null || c.getNumero() == numero).reduce((a, b) -> b);
        modelo.addAttribute("consiente", participacion.consiente(v.expedienteId(), v.entidad()));
        modelo.addAttribute("abiertas", abiertas);
        modelo.addAttribute("corte", corte.orElse(null));
        modelo.addAttribute("respuesta", corte.map(c -> encuestas.de(c.getId()).get(v.entidad())).orElse(null));
        modelo.addAttribute("escala", List.of("Muy deficiente", "Deficiente", "Aceptable", "Bueno", "Excelente"));
        return "entidad/encuesta";
    }

    @GetMapping("/avance")
    String avance(@PathVariable Map<String, String> ruta, HttpServletRequest peticion, HttpServletResponse respuesta, Model modelo) {
        return verAvance(pagina(ruta, peticion, respuesta, modelo), null, modelo);
    }

    private String verAvance(Visita v, Long conError, Model modelo) {
        modelo.addAttribute("hitos", declaraciones.deEntidad(v.expedienteId(), v.entidad()));
        modelo.addAttribute("conError", conError);
        modelo.addAttribute("hoy", LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA)));
        return "entidad/avance";
    }

    @GetMapping("/resultado")
    String resultado(@PathVariable Map<String, String> ruta, HttpServletRequest peticion, HttpServletResponse respuesta, Model modelo) {
        Visita v = pagina(ruta, peticion, respuesta, modelo);
        Publicacion publicado = publicaciones.paraParticipante(v.expedienteId(), v.entidad()).orElse(null);
        modelo.addAttribute("p", publicado);
        if (publicado != null) {
            modelo.addAttribute("s", sistematizaciones.de(v.expedienteId()).orElseThrow().getDatos());
            modelo.addAttribute("resultados", evaluaciones.resultados(v.expedienteId()).stream()
                    .filter(r -> r.entidad().equals(v.entidad())).toList());
        }
        return "entidad/resultado";
    }

    @GetMapping("/resultado/informe-final.pdf")
    ResponseEntity<byte[]> informe(@PathVariable Map<String, String> ruta, HttpServletRequest peticion, HttpServletResponse respuesta) {
        Visita v = entrada.visita(ruta, peticion);
        Archivo archivo = publicaciones.paraParticipante(v.expedienteId(), v.entidad())
                .flatMap(p -> documentos.ultimo(v.expedienteId(), ClaseDocumento.INFORME_FINAL))
                .map(d -> documentos.contenido(v.expedienteId(), d.getId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        cabeceras(respuesta);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(archivo.nombre(), StandardCharsets.UTF_8).build().toString())
                .body(archivo.contenido());
    }

    // --- Lo que responde

    @PostMapping("/plan/aceptar")
    String aceptar(@PathVariable Map<String, String> ruta, @RequestParam int version, @RequestParam(defaultValue = "false") boolean acepto,
            String persona, String cargo, HttpServletRequest peticion, HttpServletResponse respuesta, Model modelo, RedirectAttributes aviso) {
        Visita v = paraResponder(ruta, peticion, respuesta, modelo);
        return hacer(() -> {
            if (!acepto) {
                throw Rechazo.de("Marque la casilla «Acepto el plan y las responsabilidades de mi entidad».");
            }
            respuestas.aceptar(v.expedienteId(), v.entidad(), version, persona, cargo, v.autor());
        }, "Su entidad aceptó el plan. Ya quedó registrado.", "redirect:" + v.base() + "/plan", () -> verPlan(v, modelo), modelo, aviso);
    }

    @PostMapping("/plan/ajuste")
    String ajuste(@PathVariable Map<String, String> ruta, @RequestParam int version, String motivo, String persona, String cargo,
            HttpServletRequest peticion, HttpServletResponse respuesta, Model modelo, RedirectAttributes aviso) {
        Visita v = paraResponder(ruta, peticion, respuesta, modelo);
        modelo.addAttribute("abreAjuste", true);
        return hacer(() -> respuestas.pedirAjuste(v.expedienteId(), v.entidad(), version, motivo, persona, cargo, v.autor()),
                "Su solicitud de ajuste ya la tiene el equipo del DNP.", "redirect:" + v.base() + "/plan", () -> verPlan(v, modelo), modelo, aviso);
    }

    @PostMapping("/consentimiento")
    String consentir(@PathVariable Map<String, String> ruta, @RequestParam(required = false) Boolean acepta, String persona, String cargo,
            HttpServletRequest peticion, HttpServletResponse respuesta, Model modelo, RedirectAttributes aviso) {
        Visita v = paraResponder(ruta, peticion, respuesta, modelo);
        boolean si = Boolean.TRUE.equals(acepta);
        return hacer(() -> {
            if (acepta == null) {
                throw Rechazo.de("Su respuesta: elija si da o no el consentimiento.");
            }
            participacion.responderConsentimiento(v, si, persona, cargo);
        }, si ? "Quedó registrado: su entidad aceptó el seguimiento." : "Quedó registrado: desde ahora su entidad no está en el seguimiento. "
                + "La asistencia técnica sigue igual.", "redirect:" + v.base() + "/consentimiento", () -> verConsentimiento(v, modelo), modelo, aviso);
    }

    @PostMapping("/encuesta")
    String responder(@PathVariable Map<String, String> ruta, @RequestParam int corte, @RequestParam(required = false) Integer calidad,
            @RequestParam(required = false) Integer percepcion, String comentario, String persona, String cargo, HttpServletRequest peticion,
            HttpServletResponse respuesta, Model modelo, RedirectAttributes aviso) {
        Visita v = paraResponder(ruta, peticion, respuesta, modelo);
        return hacer(() -> encuestas.responder(v.expedienteId(), corte, v.entidad(), calidad, percepcion, comentario, persona, cargo, v.autor()),
                "Gracias: su respuesta quedó guardada. Puede corregirla mientras la encuesta siga abierta.",
                "redirect:" + v.base() + "/encuesta?corte=" + corte, () -> verEncuesta(v, corte, modelo), modelo, aviso);
    }

    @PostMapping("/avance")
    String declarar(@PathVariable Map<String, String> ruta, @RequestParam Long hito, @RequestParam(required = false) EstadoHito estado,
            @RequestParam(required = false) LocalDate cumplido, String nota, String persona, String cargo, HttpServletRequest peticion,
            HttpServletResponse respuesta, Model modelo, RedirectAttributes aviso) {
        Visita v = paraResponder(ruta, peticion, respuesta, modelo);
        return hacer(() -> declaraciones.declarar(v.expedienteId(), v.entidad(), hito, estado, cumplido, nota, persona, cargo, v.autor()),
                "Su declaración de avance quedó guardada.", "redirect:" + v.base() + "/avance", () -> verAvance(v, hito, modelo), modelo, aviso);
    }

    private static String hacer(Runnable accion, String hecho, String bien, java.util.function.Supplier<String> mal, Model modelo,
            RedirectAttributes aviso) {
        try {
            accion.run();
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return mal.get();
        }
        aviso.addFlashAttribute("hecho", hecho);
        return bien;
    }

    private Visita paraResponder(Map<String, String> ruta, HttpServletRequest peticion, HttpServletResponse respuesta, Model modelo) {
        Visita visita = pagina(ruta, peticion, respuesta, modelo);
        entrada.exigirQuePuedaResponder(visita);
        return visita;
    }

    private Visita pagina(Map<String, String> ruta, HttpServletRequest peticion, HttpServletResponse respuesta, Model modelo) {
        Visita visita = entrada.visita(ruta, peticion);
        cabeceras(respuesta);
        modelo.addAttribute("v", visita);
        modelo.addAttribute("f", formato);
        return visita;
    }

    /** La dirección abre la página: no sale hacia otros sitios ni la guardan los buscadores. */
    private static void cabeceras(HttpServletResponse respuesta) {
        respuesta.setHeader("Referrer-Policy", "same-origin");
        respuesta.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @ExceptionHandler(EnlaceQueNoSirve.class)
    ModelAndView noSirve(EnlaceQueNoSirve problema, HttpServletResponse respuesta) {
        cabeceras(respuesta);
        ModelAndView pagina = new ModelAndView("entidad/no-sirve", HttpStatus.valueOf(problema.causa().estado()));
        pagina.addObject("causa", problema.causa());
        return pagina;
    }

    @ExceptionHandler(EntradaDeEntidad.SoloVer.class)
    ModelAndView soloVer(EntradaDeEntidad.SoloVer problema) {
        ModelAndView pagina = new ModelAndView("error", HttpStatus.FORBIDDEN);
        pagina.addObject("status", HttpStatus.FORBIDDEN.value());
        pagina.addObject("mensaje", problema.getMessage());
        return pagina;
    }
}
