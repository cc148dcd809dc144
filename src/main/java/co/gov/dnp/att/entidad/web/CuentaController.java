package co.gov.dnp.att.entidad.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;

/** Lo primero que ve una entidad que entra con su cuenta: las intervenciones en que participa. */
@Controller
@SinMatriz("solo cuentas de entidad territorial, cada una lo suyo")
class CuentaController {

    private final Organizacion organizacion;
    private final Expedientes expedientes;
    private final Territorio territorio;
    private final FormatoEspanol formato;
    private final UsuarioActual usuario;

    CuentaController(Organizacion organizacion, Expedientes expedientes, Territorio territorio, FormatoEspanol formato,
            UsuarioActual usuario) {
        this.organizacion = organizacion;
        this.expedientes = expedientes;
        this.territorio = territorio;
        this.formato = formato;
        this.usuario = usuario;
    }

    @GetMapping("/entidad")
    String intervenciones(Model modelo) {
        usuario.exigirAlguno(Rol.ENTIDAD_TERRITORIAL.grupo());
        String entidad = organizacion.entidadDe(usuario.usuario()).filter(e -> usuario.tieneGrupo(Organizacion.entidad(e))).orElse(null);
        List<Expediente> suyas = entidad == null ? List.of() : expedientes.deEntidad(entidad);
        modelo.addAttribute("entidad", entidad);
        modelo.addAttribute("nombre", entidad == null ? null : territorio.nombreCompleto(entidad));
        Map<String, List<Expediente>> porEstado = new LinkedHashMap<>();
        porEstado.put("En marcha", suyas.stream().filter(Expediente::enCurso).toList());
        porEstado.put("Terminadas", suyas.stream().filter(e -> !e.enCurso()).toList());
        modelo.addAttribute("ninguna", suyas.isEmpty());
        modelo.addAttribute("porEstado", porEstado);
        modelo.addAttribute("f", formato);
        return "entidad/intervenciones";
    }
}
