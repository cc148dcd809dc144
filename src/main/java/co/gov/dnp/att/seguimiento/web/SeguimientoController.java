package co.gov.dnp.att.seguimiento.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.AccesoExpediente;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;
import co.gov.dnp.att.seguimiento.AccionApcm;
import co.gov.dnp.att.seguimiento.Acciones;
import co.gov.dnp.att.seguimiento.Avisos;
import co.gov.dnp.att.seguimiento.Corte;
import co.gov.dnp.att.seguimiento.Cortes;
import co.gov.dnp.att.seguimiento.Declaraciones;
import co.gov.dnp.att.seguimiento.Encuestas;
import co.gov.dnp.att.territorio.Territorio;

/** Cortes y acciones de un expediente, en solo lectura (SI-14), y los avisos de cada persona. */
@Controller
class SeguimientoController {

    private final Cortes cortes;
    private final Encuestas encuestas;
    private final Declaraciones declaraciones;
    private final Acciones acciones;
    private final Avisos avisos;
    private final Expedientes expedientes;
    private final AccesoExpediente acceso;
    private final Organizacion organizacion;
    private final Territorio territorio;
    private final FormatoEspanol formato;
    private final UsuarioActual usuario;

    SeguimientoController(Cortes cortes, Encuestas encuestas, Declaraciones declaraciones, Acciones acciones, Avisos avisos,
            Expedientes expedientes, AccesoExpediente acceso,
            Organizacion organizacion, Territorio territorio, FormatoEspanol formato, UsuarioActual usuario) {
        this.cortes = cortes;
        this.encuestas = encuestas;
        this.declaraciones = declaraciones;
        this.acciones = acciones;
        this.avisos = avisos;
        this.expedientes = expedientes;
        this.acceso = acceso;
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.formato = formato;
        this.usuario = usuario;
    }

    @GetMapping("/expedientes/{codigo}/seguimiento")
    @Exige(objeto = Objeto.REPORTE_DE_AVANCE)
    String ver(@PathVariable String codigo, Model modelo) {
        Expediente expediente = leer(codigo);
        modelo.addAttribute("expediente", expediente);
        modelo.addAttribute("cortes", cortes.deExpediente(expediente.getId()));
        modelo.addAttribute("declarados", declaraciones.declarados(expediente.getId()));
        modelo.addAttribute("nombres", territorio.nombresCompletos());
        modelo.addAttribute("acciones", acciones.deExpediente(expediente.getId()));
        modelo.addAttribute("pasos", acciones.deExpediente(expediente.getId()).stream()
                .collect(Collectors.toMap(AccionApcm::getId, a -> acciones.pasos(a.getId()))));
        modelo.addAttribute("personas", organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre)));
        modelo.addAttribute("hoy", LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA)));
        modelo.addAttribute("f", formato);
        return "seguimiento/seguimiento";
    }

    @GetMapping("/expedientes/{codigo}/seguimiento/{numero}")
    @Exige(objeto = Objeto.REPORTE_DE_AVANCE)
    String corte(@PathVariable String codigo, @PathVariable int numero, Model modelo) {
        Expediente expediente = leer(codigo);
        Corte corte = cortes.deExpediente(expediente.getId()).stream().filter(c -> c.getNumero() == numero).findFirst()
                .orElseThrow(() -> Rechazo.de("El expediente " + codigo + " no tiene el corte " + numero + "."));
        modelo.addAttribute("expediente", expediente);
        modelo.addAttribute("corte", corte);
        modelo.addAttribute("hitos", cortes.hitos(corte.getId()));
        modelo.addAttribute("valoraciones", cortes.valoraciones(corte.getId()));
        modelo.addAttribute("encuestas", encuestas.de(corte.getId()));
        modelo.addAttribute("nombres", territorio.nombresCompletos());
        modelo.addAttribute("f", formato);
        return "seguimiento/corte";
    }

    @GetMapping("/avisos")
    @SinMatriz("cada quien ve los suyos")
    String avisos(Model modelo) {
        modelo.addAttribute("avisos", avisos.de(usuario.usuario()));
        modelo.addAttribute("f", formato);
        return "seguimiento/avisos";
    }

    @PostMapping("/avisos")
    @SinMatriz("cada quien marca los suyos")
    String leer(@RequestParam(defaultValue = "") Set<Long> id) {
        avisos.leer(usuario.usuario(), id);
        return "redirect:/avisos";
    }

    private Expediente leer(String codigo) {
        Expediente expediente = expedientes.porCodigo(codigo);
        if (!acceso.puedeVer(expediente)) {
            throw new AccessDeniedException("Su perfil no permite ver este expediente.");
        }
        return expediente;
    }
}
