package co.gov.dnp.att.ayuda.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.ayuda.ClaseDeManual;
import co.gov.dnp.att.ayuda.GuiaDelProcedimiento;
import co.gov.dnp.att.ayuda.Manuales;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;

/** Páginas {@code /ayuda}, para todos, y {@code /manuales}, para quien carga versiones. */
@Controller
@SinMatriz("la ayuda es de todos; quién carga cada documento lo decide Manuales")
class ManualesController {

    private final GuiaDelProcedimiento guia;
    private final Manuales manuales;

    ManualesController(GuiaDelProcedimiento guia, Manuales manuales) {
        this.guia = guia;
        this.manuales = manuales;
    }

    @GetMapping("/ayuda")
    String ayuda(Model modelo) {
        modelo.addAttribute("etapas", guia.etapas());
        modelo.addAttribute("ficha", guia.ficha());
        modelo.addAttribute("procedimientos", guia.procedimientos());
        modelo.addAttribute("manuales", manuales.visibles());
        modelo.addAttribute("carga", !manuales.dependenciasACargo().isEmpty() || !manuales.subdireccionesACargo().isEmpty());
        return "ayuda/ayuda";
    }

    @GetMapping("/manuales")
    String lista(Model modelo) {
        modelo.addAttribute("dependencias", manuales.dependenciasACargo());
        modelo.addAttribute("subdirecciones", manuales.subdireccionesACargo());
        if (manuales.dependenciasACargo().isEmpty() && manuales.subdireccionesACargo().isEmpty()) {
            throw new AccessDeniedException("Su perfil no carga manuales.");
        }
        modelo.addAttribute("manuales", manuales.aMiCargo());
        return "ayuda/manuales";
    }

    /** @param documento clase y ámbito, como {@code MANUAL_ESPECIFICO:DER} */
    @PostMapping("/manuales")
    String cargar(@RequestParam(defaultValue = "") String documento, @RequestParam(defaultValue = "") String titulo,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate vigenteDesde,
            @RequestParam(required = false) MultipartFile archivo, Model modelo, RedirectAttributes aviso) throws IOException {
        String[] partes = documento.split(":", 2);
        ClaseDeManual clase = Arrays.stream(ClaseDeManual.values()).filter(c -> c.name().equals(partes[0])).findFirst().orElse(null);
        try (var contenido = archivo == null ? java.io.InputStream.nullInputStream() : archivo.getInputStream()) {
            manuales.cargar(clase, partes.length < 2 ? null : partes[1], titulo, vigenteDesde,
                    archivo == null ? null : archivo.getOriginalFilename(), contenido);
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("documento", documento);
            modelo.addAttribute("tituloDelManual", titulo);
            modelo.addAttribute("vigenteDesde", vigenteDesde);
            return lista(modelo);
        }
        aviso.addFlashAttribute("hecho", "Quedó cargado «" + titulo.strip() + "».");
        return "redirect:/manuales";
    }

    @GetMapping("/manuales/{id}/archivo")
    ResponseEntity<byte[]> archivo(@PathVariable Long id) {
        return Descarga.de(manuales.contenido(manuales.visible(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))));
    }
}
