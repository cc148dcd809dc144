package co.gov.dnp.att.conocimiento.web;

import java.util.List;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import co.gov.dnp.att.conocimiento.Evaluaciones;
import co.gov.dnp.att.conocimiento.Lecciones;
import co.gov.dnp.att.conocimiento.Publicacion;
import co.gov.dnp.att.conocimiento.Publicaciones;
import co.gov.dnp.att.conocimiento.Sistematizaciones;
import co.gov.dnp.att.expediente.Archivo;
import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;
import co.gov.dnp.att.territorio.Territorio;

/** Resultados publicados: los de adentro según sus accesos, y los públicos sin ingresar (PS-48, PS-49). */
@Controller
@SinMatriz("los ve quien la unidad dijo al publicarlos")
class ResultadosController {

    private final Publicaciones publicaciones;
    private final Sistematizaciones sistematizaciones;
    private final Evaluaciones evaluaciones;
    private final Lecciones lecciones;
    private final Documentos documentos;
    private final Territorio territorio;
    private final FormatoEspanol formato;

    ResultadosController(Publicaciones publicaciones, Sistematizaciones sistematizaciones, Evaluaciones evaluaciones,
            Lecciones lecciones, Documentos documentos, Territorio territorio, FormatoEspanol formato) {
        this.publicaciones = publicaciones;
        this.sistematizaciones = sistematizaciones;
        this.evaluaciones = evaluaciones;
        this.lecciones = lecciones;
        this.documentos = documentos;
        this.territorio = territorio;
        this.formato = formato;
    }

    @GetMapping("/resultados")
    String resultados(@RequestParam(defaultValue = "") String texto, @RequestParam(defaultValue = "0") int pagina, Model modelo) {
        return lista("/resultados", publicaciones.visibles(texto, Math.max(pagina, 0)), texto, Math.max(pagina, 0), modelo);
    }

    @GetMapping("/publico/resultados")
    String publicos(@RequestParam(defaultValue = "") String texto, @RequestParam(defaultValue = "0") int pagina, Model modelo) {
        return lista("/publico/resultados", publicaciones.publicas(texto, Math.max(pagina, 0)), texto, Math.max(pagina, 0), modelo);
    }

    private String lista(String ruta, List<Publicacion> filas, String texto, int pagina, Model modelo) {
        modelo.addAttribute("ruta", ruta);
        modelo.addAttribute("resultados", filas.stream().limit(Publicaciones.POR_PAGINA).toList());
        modelo.addAttribute("hayMas", filas.size() > Publicaciones.POR_PAGINA);
        modelo.addAttribute("pagina", pagina);
        modelo.addAttribute("texto", texto);
        modelo.addAttribute("f", formato);
        return "conocimiento/resultados";
    }

    @GetMapping("/resultados/{codigo}")
    String resultado(@PathVariable String codigo, Model modelo) {
        return detalle("/resultados", visible(codigo), modelo);
    }

    @GetMapping("/publico/resultados/{codigo}")
    String publico(@PathVariable String codigo, Model modelo) {
        return detalle("/publico/resultados", publica(codigo), modelo);
    }

    private String detalle(String ruta, Publicacion publicacion, Model modelo) {
        modelo.addAttribute("ruta", ruta);
        modelo.addAttribute("p", publicacion);
        modelo.addAttribute("s", sistematizaciones.de(publicacion.expedienteId()).orElseThrow().getDatos());
        modelo.addAttribute("resultados", evaluaciones.resultados(publicacion.expedienteId()));
        modelo.addAttribute("lecciones", lecciones.deExpediente(publicacion.expedienteId()));
        modelo.addAttribute("practicas", lecciones.practicasDe(publicacion.expedienteId()));
        modelo.addAttribute("nombres", territorio.nombresCompletos());
        modelo.addAttribute("f", formato);
        return "conocimiento/resultado";
    }

    @GetMapping("/resultados/{codigo}/informe-final.pdf")
    ResponseEntity<byte[]> informe(@PathVariable String codigo) {
        return pdf(visible(codigo));
    }

    @GetMapping("/publico/resultados/{codigo}/informe-final.pdf")
    ResponseEntity<byte[]> informePublico(@PathVariable String codigo) {
        return pdf(publica(codigo));
    }

    private ResponseEntity<byte[]> pdf(Publicacion publicacion) {
        Archivo archivo = documentos.ultimo(publicacion.expedienteId(), ClaseDocumento.INFORME_FINAL)
                .map(d -> documentos.contenido(publicacion.expedienteId(), d.getId())).orElseThrow(ResultadosController::noEsta);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(archivo.nombre(), java.nio.charset.StandardCharsets.UTF_8).build().toString())
                .body(archivo.contenido());
    }

    private Publicacion visible(String codigo) {
        return publicaciones.visible(codigo).orElseThrow(ResultadosController::noEsta);
    }

    private Publicacion publica(String codigo) {
        return publicaciones.publica(codigo).orElseThrow(ResultadosController::noEsta);
    }

    /** Lo que no se puede ver no se distingue de lo que no existe. */
    private static ResponseStatusException noEsta() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
