package co.gov.dnp.att.comunicaciones.web;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.comunicaciones.CanalDifusion;
import co.gov.dnp.att.comunicaciones.ComponenteContenido;
import co.gov.dnp.att.comunicaciones.EstadoItem;
import co.gov.dnp.att.comunicaciones.ItemParrilla;
import co.gov.dnp.att.comunicaciones.Parrillas;
import co.gov.dnp.att.comunicaciones.Parrillas.Ajuste;
import co.gov.dnp.att.comunicaciones.Parrillas.DatosItem;
import co.gov.dnp.att.comunicaciones.Parrillas.Mecanismo;
import co.gov.dnp.att.comunicaciones.PlanesDeContenidos;
import co.gov.dnp.att.comunicaciones.SeccionContenidos;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.web.Exportacion;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProductoAtt;

/** La parrilla semanal de un plan y cada contenido, hasta que se publica (CM-08 a CM-10, CM-13, CM-14, CM-17, CM-22). */
@Controller
@RequestMapping("/comunicaciones")
class ParrillasController {

    private static final String PARRILLA = "/planes/{id}/parrilla";
    private static final String ITEM = "/items/{id}";

    private final Parrillas parrillas;
    private final PlanesDeContenidos planes;
    private final Portafolio portafolio;
    private final Organizacion organizacion;
    private final QuienEnContenidos quien;
    private final UsuarioActual usuario;
    private final FormatoEspanol formato;

    ParrillasController(Parrillas parrillas, PlanesDeContenidos planes, Portafolio portafolio, Organizacion organizacion, QuienEnContenidos quien, UsuarioActual usuario,
            FormatoEspanol formato) {
        this.parrillas = parrillas;
        this.planes = planes;
        this.portafolio = portafolio;
        this.organizacion = organizacion;
        this.quien = quien;
        this.usuario = usuario;
        this.formato = formato;
    }

    // --- La semana

    @GetMapping(PARRILLA)
    @Exige(objeto = Objeto.CONTENIDOS)
    String ver(@PathVariable Long id, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate semana, Model modelo) {
        ProductoAtt producto = portafolio.producto(id);
        LocalDate lunes = Parrillas.lunesDe(semana == null ? LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA)) : semana);
        List<ItemParrilla> items = parrillas.items(id, lunes);
        boolean abierta = planes.vigente(id).isPresent() && planes.cierre(id).isEmpty();
        modelo.addAttribute("producto", producto);
        modelo.addAttribute("lunes", lunes);
        modelo.addAttribute("domingo", lunes.plusDays(6));
        modelo.addAttribute("elaborada", parrillas.elaborada(id, lunes));
        modelo.addAttribute("items", items);
        modelo.addAttribute("cuenta", Arrays.stream(EstadoItem.values()).map(e -> e.etiqueta() + ": " + items.stream().filter(i -> i.estado() == e).count()).collect(Collectors.joining(" · ")));
        modelo.addAttribute("abierta", abierta);
        modelo.addAttribute("produce", abierta && quien.produce(producto.getDependencia()));
        modelo.addAttribute("ajusta", abierta && (quien.produce(producto.getDependencia()) || quien.lidera(producto.getDependencia())));
        modelo.addAttribute("ajustes", parrillas.ajustes(id));
        modelo.addAttribute("titulos", planes.vigente(id).map(v -> v.datos().filas(SeccionContenidos.CONTENIDOS).stream().map(f -> f.get("titulo")).toList()).orElse(List.of()));
        modelo.addAttribute("mecanismos", Mecanismo.values());
        modelo.addAttribute("tiposDeAjuste", Ajuste.values());
        comun(modelo);
        return "comunicaciones/parrilla";
    }

    @PostMapping(PARRILLA + "/elaborar")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.EDITAR)
    String elaborar(@PathVariable Long id, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate semana, Model modelo, RedirectAttributes aviso) {
        quien.exigirQueProduce(portafolio.producto(id).getDependencia());
        try {
            parrillas.elaborar(id, semana, usuario.usuario());
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return ver(id, semana, modelo);
        }
        return aLaSemana(semana, "Quedó elaborada la parrilla de la semana.", aviso);
    }

    @PostMapping(PARRILLA + "/agregar")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.EDITAR)
    String agregar(@PathVariable Long id, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate semana, @RequestParam(required = false) String contenido,
            @RequestParam(required = false) ComponenteContenido componente, @RequestParam(required = false) String conFormato, @RequestParam(required = false) String canal,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime difusion, @RequestParam(required = false) String produce, Model modelo,
            RedirectAttributes aviso) {
        quien.exigirQueProduce(portafolio.producto(id).getDependencia());
        DatosItem datos = new DatosItem(contenido, componente, conFormato, canal, difusion, produce);
        try {
            parrillas.agregar(id, datos, usuario.usuario());
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("escrito", datos);
            return ver(id, semana, modelo);
        }
        return aLaSemana(difusion.toLocalDate(), "Se agregó «" + contenido.strip() + "».", aviso);
    }

    @PostMapping(PARRILLA + "/ajustar")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.EDITAR)
    String ajustar(@PathVariable Long id, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate semana, @RequestParam(required = false) Mecanismo mecanismo,
            @RequestParam(defaultValue = "false") boolean interno, @RequestParam(required = false) String comentario, @RequestParam(required = false) String titulo,
            @RequestParam(required = false) Ajuste ajuste, @RequestParam(required = false) String nuevoContenido, @RequestParam(required = false) String nuevoFormato, Model modelo,
            RedirectAttributes aviso) {
        String dependencia = portafolio.producto(id).getDependencia();
        if (!quien.lidera(dependencia)) {
            quien.exigirQueProduce(dependencia);
        }
        int cuantos;
        try {
            cuantos = parrillas.ajustar(id, mecanismo, interno, comentario, titulo, ajuste, ajuste == Ajuste.FORMATO ? nuevoFormato : nuevoContenido, usuario.usuario());
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("comentario", comentario);
            return ver(id, semana, modelo);
        }
        return aLaSemana(semana, "Se registró el comentario" + (ajuste == Ajuste.NINGUNO ? "." : cuantos == 1 ? " y cambió 1 contenido sin publicar." : " y cambiaron " + cuantos + " contenidos sin publicar."),
                aviso);
    }

    private static String aLaSemana(LocalDate dia, String hecho, RedirectAttributes aviso) {
        aviso.addFlashAttribute("hecho", hecho);
        return "redirect:/comunicaciones/planes/{id}/parrilla" + (dia == null ? "" : "?semana=" + Parrillas.lunesDe(dia));
    }

    @GetMapping(PARRILLA + "/excel")
    @Exige(objeto = Objeto.CONTENIDOS)
    void excel(@PathVariable Long id, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate semana, HttpServletResponse respuesta) throws IOException {
        Map<String, String> personas = nombres();
        Map<String, String> canales = nombresDeCanales();
        LocalDate lunes = Parrillas.lunesDe(semana);
        List<List<Object>> filas = parrillas.items(portafolio.producto(id).getId(), lunes).stream().map(i -> Arrays.<Object>asList(formato.momento(i.difusion()), i.contenido(), i.componente().etiqueta(),
                PlanesDeContenidos.formatos().get(i.formato()), canales.get(i.canal()), personas.getOrDefault(i.responsableProduccion(), i.responsableProduccion()), personas.getOrDefault(i.responsableTecnico(), i.responsableTecnico()),
                i.estado().etiqueta(), i.falta(), i.vence(), i.enlace())).toList();
        respuesta.setContentType(Exportacion.TIPO_XLSX);
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"parrilla-" + id + "-" + lunes + ".xlsx\"");
        Exportacion.xlsx(respuesta.getOutputStream(), List.of("Difusión", "Contenido", "Componente", "Formato", "Canal", "Produce", "Responsable temático", "Estado", "Qué falta", "Vence el término",
                "Enlace publicado"), filas);
    }

    // --- Un contenido

    @GetMapping(ITEM)
    @Exige(objeto = Objeto.CONTENIDOS)
    String contenido(@PathVariable Long id, Model modelo) {
        ItemParrilla item = parrillas.item(id);
        boolean abierto = planes.cierre(item.productoId()).isEmpty() && item.estado() != EstadoItem.PUBLICADO;
        modelo.addAttribute("item", item);
        modelo.addAttribute("produce", abierto && quien.produce(item.dependencia()));
        modelo.addAttribute("lidera", abierto && quien.lidera(item.dependencia()));
        modelo.addAttribute("historia", parrillas.historia(id));
        modelo.addAttribute("difusion", LocalDateTime.ofInstant(item.difusion(), ZoneId.of(LlegadaTerritorio.ZONA)));
        comun(modelo);
        return "comunicaciones/item";
    }

    @PostMapping(ITEM + "/programar")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.EDITAR)
    String programar(@PathVariable Long id, @RequestParam(required = false) String contenido, @RequestParam(required = false) ComponenteContenido componente,
            @RequestParam(required = false) String conFormato, @RequestParam(required = false) String canal,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime difusion, @RequestParam(required = false) String produce,
            @RequestParam(required = false) String motivo, Model modelo, RedirectAttributes aviso) {
        return produciendo(id, () -> parrillas.programar(id, new DatosItem(contenido, componente, conFormato, canal, difusion, produce), motivo, usuario.usuario()), "Se guardó la programación.", modelo,
                aviso);
    }

    @PostMapping(ITEM + "/avanzar")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.EDITAR)
    String avanzar(@PathVariable Long id, Model modelo, RedirectAttributes aviso) {
        return produciendo(id, () -> parrillas.avanzar(id, usuario.usuario()), "El contenido avanzó.", modelo, aviso);
    }

    @PostMapping(ITEM + "/usuario-final")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.EDITAR)
    String usuarioFinal(@PathVariable Long id, @RequestParam(required = false) String conQuien, @RequestParam(required = false) String resultado,
            @RequestParam(defaultValue = "false") boolean sirve, Model modelo, RedirectAttributes aviso) {
        return produciendo(id, () -> parrillas.validarConUsuario(id, conQuien, resultado, sirve, usuario.usuario()), sirve ? "Quedó validado con un usuario final." : "Volvió a producción con lo que pidió el usuario.",
                modelo, aviso);
    }

    @PostMapping(ITEM + "/publicar")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.EDITAR)
    String publicar(@PathVariable Long id, @RequestParam(required = false) String enlace, Model modelo, RedirectAttributes aviso) {
        return produciendo(id, () -> parrillas.publicar(id, enlace, usuario.usuario()), "Quedó publicado.", modelo, aviso);
    }

    @PostMapping(ITEM + "/insumo")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.EDITAR)
    String insumo(@PathVariable Long id, @RequestParam(required = false) String insumo, Model modelo, RedirectAttributes aviso) {
        return liderando(id, () -> parrillas.entregarInsumo(id, insumo, usuario.usuario()), "Quedó entregado y aprobado el contenido técnico.", modelo, aviso);
    }

    @PostMapping(ITEM + "/conformidad")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.EDITAR)
    String conformidad(@PathVariable Long id, @RequestParam(defaultValue = "false") boolean conforme, @RequestParam(required = false) String observacion, Model modelo, RedirectAttributes aviso) {
        return liderando(id, () -> parrillas.conformidad(id, conforme, observacion, usuario.usuario()), conforme ? "Quedó su conformidad con el canal y el formato." : "Volvió a producción con su observación.",
                modelo, aviso);
    }

    private String produciendo(Long id, Runnable que, String hecho, Model modelo, RedirectAttributes aviso) {
        quien.exigirQueProduce(parrillas.item(id).dependencia());
        return actuar(id, que, hecho, modelo, aviso);
    }

    private String liderando(Long id, Runnable que, String hecho, Model modelo, RedirectAttributes aviso) {
        quien.exigirQueLidera(parrillas.item(id).dependencia());
        return actuar(id, que, hecho, modelo, aviso);
    }

    private String actuar(Long id, Runnable que, String hecho, Model modelo, RedirectAttributes aviso) {
        try {
            que.run();
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return contenido(id, modelo);
        }
        aviso.addFlashAttribute("hecho", hecho);
        return "redirect:/comunicaciones/items/{id}";
    }

    // --- Común

    private void comun(Model modelo) {
        modelo.addAttribute("componentes", ComponenteContenido.values());
        modelo.addAttribute("formatos", PlanesDeContenidos.formatos());
        modelo.addAttribute("canales", planes.canales().stream().filter(CanalDifusion::activo).toList());
        modelo.addAttribute("nombresDeCanales", nombresDeCanales());
        modelo.addAttribute("personas", organizacion.personas().stream().filter(Persona::activa).toList());
        modelo.addAttribute("nombres", nombres());
        modelo.addAttribute("f", formato);
    }

    private Map<String, String> nombresDeCanales() {
        return planes.canales().stream().collect(Collectors.toMap(CanalDifusion::codigo, CanalDifusion::nombre));
    }

    private Map<String, String> nombres() {
        return organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre));
    }
}
