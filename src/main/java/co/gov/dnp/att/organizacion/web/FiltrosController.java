package co.gov.dnp.att.organizacion.web;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import co.gov.dnp.att.organizacion.proceso.FiltrosDeBandeja;
import co.gov.dnp.att.organizacion.proceso.FiltrosDeBandeja.Alcance;

import co.gov.dnp.att.plataforma.seguridad.SinMatriz;

/** Los conteos que la bandeja muestra al lado de cada filtro. */
@RestController
@SinMatriz("los filtros que a cada quien le tocan en su bandeja")
class FiltrosController {

    private final FiltrosDeBandeja filtros;

    FiltrosController(FiltrosDeBandeja filtros) {
        this.filtros = filtros;
    }

    @GetMapping("/api/bandeja/filtros")
    Map<String, Alcance> filtros() {
        return filtros.alcance();
    }
}
