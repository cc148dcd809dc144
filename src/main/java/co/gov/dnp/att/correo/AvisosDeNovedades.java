package co.gov.dnp.att.correo;

import java.util.List;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.plataforma.Novedad;
import co.gov.dnp.att.seguimiento.NovedadAvisada;

/** Lo que espera validación, la tuvo o le toca a alguien fuera del motor se cuenta también por correo; la carta lleva a su página. */
@Component
class AvisosDeNovedades {

    private final BandejaDeSalida bandeja;

    AvisosDeNovedades(BandejaDeSalida bandeja) {
        this.bandeja = bandeja;
    }

    @EventListener
    void alAvisar(NovedadAvisada avisada) {
        if (!bandeja.encendida()) {
            return;
        }
        Novedad novedad = avisada.novedad();
        if (novedad.clase().responde()) {
            bandeja.yaNoEspera(novedad.enlace());
        }
        String deQue = novedad.nombre() == null ? novedad.codigo() : novedad.nombre();
        switch (novedad.clase()) {
            case POR_VALIDAR -> escribir(avisada, ClaseDeCorreo.DISPONIBLE, "Espera su concepto: " + deQue);
            case LE_TOCA -> escribir(avisada, ClaseDeCorreo.DISPONIBLE, "Le toca: " + deQue);
            case DEVUELTO -> escribir(avisada, ClaseDeCorreo.DEVUELTA, "Hay que ajustar: " + deQue);
            case VALIDADO -> escribir(avisada, ClaseDeCorreo.FAVORABLE, "Concepto favorable: " + deQue);
        }
    }

    private void escribir(NovedadAvisada avisada, ClaseDeCorreo clase, String asunto) {
        Novedad n = avisada.novedad();
        bandeja.escribir(new Noticia(clase, "NOVEDAD:" + UUID.randomUUID(), asunto, n.texto(), n.codigo(), n.nombre(), null, null, n.motivo(), n.enlace()), avisada.personas(), List.of());
    }
}
