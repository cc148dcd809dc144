package co.gov.dnp.att.plataforma.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;

/** Puerta de entrada: ingreso y página de inicio con lo que cada quien usa. */
@Controller
@SinMatriz("la puerta de entrada es de todos")
class InicioController {

    @GetMapping("/ingresar")
    String ingresar() {
        return "ingresar";
    }

    @GetMapping("/")
    String inicio() {
        return "inicio";
    }
}
