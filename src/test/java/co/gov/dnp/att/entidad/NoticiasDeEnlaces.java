package co.gov.dnp.att.entidad;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Recuerda los enlaces emitidos, como lo haría el correo. */
@Component
class NoticiasDeEnlaces {

    final List<EnlaceDeEntidadEmitido> recibidas = new CopyOnWriteArrayList<>();

    @EventListener
    void alEmitir(EnlaceDeEntidadEmitido noticia) {
        recibidas.add(noticia);
    }
}
