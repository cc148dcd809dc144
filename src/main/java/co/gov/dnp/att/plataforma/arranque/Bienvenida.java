package co.gov.dnp.att.plataforma.arranque;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Lo último que se imprime al arrancar: a dónde entrar y con qué usuario. */
@Component
class Bienvenida {

    private final Environment entorno;
    private final ObjectProvider<AvisoDeArranque> avisos;

    Bienvenida(Environment entorno, ObjectProvider<AvisoDeArranque> avisos) {
        this.entorno = entorno;
        this.avisos = avisos;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    public void saludar() {
        String raiz = "http://localhost:" + entorno.getProperty("local.server.port", "8080");
        StringBuilder texto = new StringBuilder("\nLlegada a Territorio está lista\n");
        String[][] sitios = {{"Inicio", "/"}, {"Bandeja de tareas", "/camunda/app/tasklist/"}, {"Cockpit", "/camunda/app/cockpit/"},
            {"Expedientes", "/expedientes"}, {"Portafolio", "/portafolio"}, {"Territorio", "/territorio"},
            {"Organización", "/organizacion"}, {"Calendario y plazos", "/calendario"}};
        for (String[] sitio : sitios) {
            texto.append(String.format("  %-20s %s%s%n", sitio[0], raiz, sitio[1]));
        }
        avisos.orderedStream().forEach(a -> a.lineas().forEach(l -> texto.append("  ").append(l).append('\n')));
        System.out.println(texto);
    }
}
