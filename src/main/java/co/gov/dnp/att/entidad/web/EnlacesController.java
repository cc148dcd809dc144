package co.gov.dnp.att.entidad.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.entidad.EnlaceDeEntidad;
import co.gov.dnp.att.entidad.Enlaces;
import co.gov.dnp.att.entidad.Proposito;
import co.gov.dnp.att.expediente.AccesoExpediente;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plan.RespuestasAlPlan;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;

/** Participación de las entidades en un expediente: qué respondieron y con qué enlaces entran; los emite y anula su unidad. */
@Controller
@RequestMapping("/expedientes/{codigo}/entidades")
@SinMatriz("lo ve quien alcanza el expediente; lo emite su unidad")
class EnlacesController {

    private static final int DIAS_DE_COSTUMBRE = 30;

    private final Enlaces enlaces;
    private final RespuestasAlPlan respuestas;
    private final Expedientes expedientes;
    private final AccesoExpediente acceso;
    private final EntidadesDelPlan entidades;
    private final Organizacion organizacion;
    private final Territorio territorio;
    private final FormatoEspanol formato;
    private final UsuarioActual usuario;

    EnlacesController(Enlaces enlaces, RespuestasAlPlan respuestas, Expedientes expedientes, AccesoExpediente acceso,
            EntidadesDelPlan entidades, Organizacion organizacion, Territorio territorio, FormatoEspanol formato, UsuarioActual usuario) {
        this.enlaces = enlaces;
        this.respuestas = respuestas;
        this.expedientes = expedientes;
        this.acceso = acceso;
        this.entidades = entidades;
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.formato = formato;
        this.usuario = usuario;
    }

    @GetMapping
    String ver(@PathVariable String codigo, Model modelo) {
        Expediente expediente = leer(codigo);
        boolean edita = usuario.tieneGrupo(Organizacion.unidad(expediente.getDependencia()));
        LocalDate hoy = LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
        List<EnlaceDeEntidad> todos = enlaces.deExpediente(expediente.getId());
        modelo.addAttribute("expediente", expediente);
        modelo.addAttribute("edita", edita);
        modelo.addAttribute("enlaces", todos);
        // La dirección completa abre la página de la entidad: solo la ve quien puede emitirla
        modelo.addAttribute("direcciones", edita ? todos.stream().filter(EnlaceDeEntidad::vigente)
                .collect(Collectors.toMap(EnlaceDeEntidad::id, e -> sitio() + enlaces.ruta(e))) : Map.of());
        modelo.addAttribute("opciones", edita && expediente.getEntidades() != null ? entidades.opciones(expediente.getId()) : List.of());
        modelo.addAttribute("propositos", Proposito.values());
        modelo.addAttribute("propuesto", hoy.plusDays(DIAS_DE_COSTUMBRE));
        modelo.addAttribute("desde", hoy.plusDays(1));
        modelo.addAttribute("hasta", hoy.plusDays(Enlaces.MAXIMO_DE_DIAS));
        modelo.addAttribute("respuestas", respuestas.historial(expediente.getId()));
        modelo.addAttribute("nombres", territorio.nombresCompletos());
        modelo.addAttribute("personas", organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre)));
        modelo.addAttribute("f", formato);
        return "entidad/enlaces";
    }

    @PostMapping
    String emitir(@PathVariable String codigo, @RequestParam(defaultValue = "") List<String> entidad,
            @RequestParam(required = false) Proposito proposito, @RequestParam(required = false) LocalDate vence, String correo, Model modelo,
            RedirectAttributes aviso) {
        Expediente expediente = deSuUnidad(codigo);
        return hacer(() -> {
            int cuantos = enlaces.emitir(expediente.getId(), entidad, proposito, vence, correo, sitio(), usuario.usuario()).size();
            aviso.addFlashAttribute("hecho", cuantos == 1 ? "El enlace está listo: cópielo de la lista y envíelo a la entidad."
                    : cuantos + " enlaces listos, uno por entidad: cada una debe recibir solo el suyo.");
        }, codigo, modelo);
    }

    @PostMapping("/{id}/anular")
    String anular(@PathVariable String codigo, @PathVariable Long id, Model modelo, RedirectAttributes aviso) {
        Expediente expediente = deSuUnidad(codigo);
        return hacer(() -> {
            enlaces.revocar(expediente.getId(), id, usuario.usuario());
            aviso.addFlashAttribute("hecho", "El enlace " + id + " quedó anulado: ya no abre nada.");
        }, codigo, modelo);
    }

    private String hacer(Runnable accion, String codigo, Model modelo) {
        try {
            accion.run();
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return ver(codigo, modelo);
        }
        return "redirect:/expedientes/{codigo}/entidades";
    }

    private static String sitio() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }

    private Expediente leer(String codigo) {
        Expediente expediente = expedientes.porCodigo(codigo);
        if (!acceso.puedeVer(expediente)) {
            throw new AccessDeniedException("Su perfil no permite ver este expediente.");
        }
        return expediente;
    }

    private Expediente deSuUnidad(String codigo) {
        Expediente expediente = leer(codigo);
        usuario.exigirAlguno(Organizacion.unidad(expediente.getDependencia()));
        return expediente;
    }
}
