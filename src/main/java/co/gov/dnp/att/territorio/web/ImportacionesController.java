package co.gov.dnp.att.territorio.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.territorio.Carga;
import co.gov.dnp.att.territorio.ClaseDeCarga;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.territorio.TipoValor;
import co.gov.dnp.att.territorio.importacion.Importaciones;
import co.gov.dnp.att.territorio.importacion.Importaciones.Pendiente;
import co.gov.dnp.att.territorio.importacion.Importaciones.VistaPrevia;
import co.gov.dnp.att.territorio.importacion.Mapeo;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Cargar, ver qué cambiaría, confirmar: solo el equipo de monitoreo de la DER, la DER y quien administra la aplicación. */
@Controller
@RequestMapping("/importaciones")
@Exige(objeto = Objeto.TERRITORIO, accion = Accion.EDITAR)
class ImportacionesController {

    private static final DateTimeFormatter FECHA = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ZoneId.of(LlegadaTerritorio.ZONA));

    private final Importaciones importaciones;
    private final Territorio territorio;
    private final UsuarioActual actual;

    ImportacionesController(Importaciones importaciones, Territorio territorio, UsuarioActual actual) {
        this.importaciones = importaciones;
        this.territorio = territorio;
        this.actual = actual;
    }

    static String fecha(Instant instante) {
        return FECHA.format(instante);
    }

    /** Una carga como se lee en la historia. */
    record CargaLegible(Carga carga, String fecha) {
    }

    /** Un cambio con el nombre de la entidad. */
    record CambioLegible(String entidad, String que, String antes, String despues) {
    }

    @GetMapping
    String pagina(Model modelo) {
        return conHistoria(modelo);
    }

    @PostMapping
    String cargar(@RequestParam ClaseDeCarga clase, @RequestParam MultipartFile archivo, Model modelo,
            jakarta.servlet.http.HttpServletResponse respuesta) throws IOException {
        String nombre = nombre(archivo);
        try {
            if (!ClaseDeCarga.importables().contains(clase)) {
                throw Rechazo.de("Elija qué va a importar.");
            }
            if (archivo.isEmpty()) {
                throw Rechazo.de("Archivo: elija el archivo con los datos; el que llegó está vacío.");
            }
            if (clase == ClaseDeCarga.INDICE) {
                importaciones.columnas(nombre, archivo.getBytes());
            } else {
                VistaPrevia previa = importaciones.previsualizar(clase, nombre, archivo.getBytes(), null);
                if (previa.totalProblemas() > 0) {
                    modelo.addAttribute("totalProblemas", previa.totalProblemas());
                    throw new Rechazo(previa.problemas());
                }
            }
        } catch (Rechazo rechazo) {
            respuesta.setStatus(HttpStatus.BAD_REQUEST.value());
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("archivo", nombre);
            modelo.addAttribute("clase", clase);
            return conHistoria(modelo);
        }
        return "redirect:/importaciones/" + importaciones.apartar(clase, nombre, archivo.getBytes(), actual.usuario());
    }

    @GetMapping("/{id}")
    String previa(@PathVariable UUID id, @RequestParam Map<String, String> campos, Model modelo) {
        Pendiente pendiente = importaciones.apartado(id, actual.usuario());
        modelo.addAttribute("id", id);
        modelo.addAttribute("pendiente", pendiente);
        if (pendiente.clase() == ClaseDeCarga.INDICE && !campos.containsKey("columnaCodigo")) {
            return senalar(pendiente, Map.of("vigencia", String.valueOf(Year.now().getValue() - 1), "minimo", "0", "maximo", "100"), List.of(), modelo);
        }
        try {
            VistaPrevia previa = importaciones.previsualizar(pendiente.clase(), pendiente.archivo(), pendiente.contenido(), mapeo(pendiente.clase(), campos));
            if (pendiente.clase() == ClaseDeCarga.INDICE && previa.totalProblemas() > 0) {
                return senalar(pendiente, campos, previa.problemas(), modelo);
            }
            Map<String, String> nombres = territorio.nombresCompletos();
            modelo.addAttribute("previa", previa);
            modelo.addAttribute("campos", campos);
            modelo.addAttribute("cambios", previa.cambios().stream().map(c -> new CambioLegible(
                    c.codigo() + " · " + nombres.getOrDefault(c.codigo(), "entidad nueva"), c.que(), c.antes(), c.despues())).toList());
            return "territorio/previa";
        } catch (Rechazo rechazo) {
            if (pendiente.clase() != ClaseDeCarga.INDICE) {
                throw rechazo;
            }
            return senalar(pendiente, campos, rechazo.problemas(), modelo);
        }
    }

    @PostMapping("/{id}/confirmar")
    String confirmar(@PathVariable UUID id, @RequestParam Map<String, String> campos, RedirectAttributes despues) {
        Pendiente pendiente = importaciones.apartado(id, actual.usuario());
        Carga carga = importaciones.confirmar(id, mapeo(pendiente.clase(), campos), actual.usuario());
        // Viaja en la sesión, que se guarda en la base: solo textos
        despues.addFlashAttribute("importado", carga.getArchivo());
        despues.addFlashAttribute("resumen", String.format(Locale.forLanguageTag("es-CO"), "%,d nuevos, %,d cambiados, %,d iguales, %,d retirados.",
                carga.getNuevos(), carga.getCambiados(), carga.getIguales(), carga.getRetirados()));
        return "redirect:/importaciones";
    }

    private String conHistoria(Model modelo) {
        modelo.addAttribute("clases", ClaseDeCarga.importables());
        modelo.addAttribute("cargas", importaciones.historia().stream().map(c -> new CargaLegible(c, fecha(c.getFecha()))).toList());
        return "territorio/importaciones";
    }

    private String senalar(Pendiente pendiente, Map<String, String> campos, List<String> problemas, Model modelo) {
        modelo.addAttribute("campos", campos);
        modelo.addAttribute("problemas", problemas);
        modelo.addAttribute("columnas", importaciones.columnas(pendiente.archivo(), pendiente.contenido()));
        modelo.addAttribute("indices", territorio.indices());
        modelo.addAttribute("tipos", TipoValor.values());
        return "territorio/senalar";
    }

    private static Mapeo mapeo(ClaseDeCarga clase, Map<String, String> campos) {
        if (clase != ClaseDeCarga.INDICE) {
            return null;
        }
        List<String> faltas = new ArrayList<>();
        String catalogo = campos.getOrDefault("indice", "");
        Mapeo mapeo = new Mapeo(campos.get("columnaCodigo"), campos.get("columnaValor"), anio(campos.get("vigencia"), faltas), campos.get("fuente"),
                catalogo.isBlank() ? campos.get("nombre") : catalogo, tipo(campos.get("tipo")), limite(campos, "minimo", "Mínimo", faltas),
                limite(campos, "maximo", "Máximo", faltas), !"punto".equals(campos.get("decimal")));
        Rechazo.siHay(faltas);
        return mapeo;
    }

    private static Integer anio(String texto, List<String> faltas) {
        if (texto == null || texto.isBlank()) {
            return null;
        }
        if (!texto.strip().matches("\\d{4}")) {
            faltas.add("Vigencia del dato: escriba un año de cuatro cifras.");
            return null;
        }
        return Integer.valueOf(texto.strip());
    }

    private static TipoValor tipo(String texto) {
        for (TipoValor tipo : TipoValor.values()) {
            if (tipo.name().equals(texto)) {
                return tipo;
            }
        }
        return TipoValor.NUMERO;
    }

    private static BigDecimal limite(Map<String, String> campos, String campo, String nombre, List<String> faltas) {
        String texto = campos.getOrDefault(campo, "").strip().replace(',', '.');
        if (texto.isEmpty()) {
            return null;
        }
        if (!texto.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
            faltas.add(nombre + ": escriba un número o déjelo vacío si no hay límite.");
            return null;
        }
        return new BigDecimal(texto);
    }

    /** Algunos navegadores mandan la ruta completa; los caracteres de control romperían la bitácora. */
    private static String nombre(MultipartFile archivo) {
        String original = archivo.getOriginalFilename() == null ? "" : archivo.getOriginalFilename();
        String nombre = original.substring(Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1).replaceAll("\\p{Cntrl}", "").strip();
        return nombre.isEmpty() ? "archivo" : nombre.length() > 200 ? nombre.substring(nombre.length() - 200) : nombre;
    }
}
