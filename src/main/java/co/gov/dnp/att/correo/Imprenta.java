package co.gov.dnp.att.correo;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

import co.gov.dnp.att.expediente.FormatoEspanol;

/** Pone las cartas en palabras: el mismo contenido en texto y en HTML. */
@Component
class Imprenta {

    /** Lo que la plantilla muestra de cada carta. */
    record Renglon(String titulo, String frase, String deQue, String expediente, String comoSeLlama, String producto, String vence, String comoSeDice, String motivo, String enlace,
            String accion) {
    }

    /** Un correo listo: asunto y sus dos cuerpos. */
    record Impreso(String asunto, String texto, String html) {
    }

    private static final Locale COLOMBIA = Locale.forLanguageTag("es-CO");

    private final TemplateEngine plantillas;
    private final FormatoEspanol formato;
    private final AjustesDeCorreo ajustes;

    Imprenta(TemplateEngine plantillas, FormatoEspanol formato, AjustesDeCorreo ajustes) {
        this.plantillas = plantillas;
        this.formato = formato;
        this.ajustes = ajustes;
    }

    Impreso carta(String nombre, Carta carta) {
        return imprimir(nombre, carta.asunto(), null, List.of(renglon(carta)));
    }

    /** Todas las cartas de una persona en una sola. */
    Impreso resumen(String nombre, List<Carta> cartas) {
        String cuantas = cartas.size() == 1 ? "1 novedad" : cartas.size() + " novedades";
        return imprimir(nombre, "Resumen del día: " + cuantas, "Estas son sus novedades desde el resumen anterior.",
                cartas.stream().map(this::renglon).toList());
    }

    private Renglon renglon(Carta c) {
        boolean tarea = c.tareaId() != null;
        boolean pagina = c.enlace() != null;
        return new Renglon(c.asunto(), c.frase(), pagina ? "Código" : "Expediente", c.expediente(), pagina ? "Nombre" : "Producto o servicio", c.producto(), c.vence() == null ? null : formato.momento(c.vence()),
                c.clase() == ClaseDeCorreo.FAVORABLE ? "Observaciones" : "Motivo", c.motivo(), ajustes.direccionPublica() + (tarea ? "/tareas/" + c.tareaId() : pagina ? c.enlace() : "/expedientes/" + c.expediente()),
                tarea ? "Abrir la tarea" : pagina ? "Abrir su página" : "Abrir el expediente");
    }

    private Impreso imprimir(String nombre, String asunto, String entrada, List<Renglon> renglones) {
        String preferencias = ajustes.direccionPublica() + "/mis-avisos";
        StringBuilder texto = new StringBuilder("Buen día, " + nombre + ".\n\n");
        if (entrada != null) {
            texto.append(entrada).append("\n\n");
        }
        for (Renglon r : renglones) {
            texto.append(entrada == null ? "" : r.titulo() + "\n").append(r.frase()).append('\n');
            linea(texto, r.deQue(), r.expediente());
            linea(texto, r.comoSeLlama(), r.producto());
            linea(texto, "Vence", r.vence());
            linea(texto, r.comoSeDice(), r.motivo());
            texto.append(r.accion()).append(": ").append(r.enlace()).append("\n\n");
        }
        texto.append("Usted decide qué recibe y cuándo: ").append(preferencias)
                .append("\nLlegada a Territorio · Departamento Nacional de Planeación\n");
        String html = plantillas.process("correo/carta", new Context(COLOMBIA, entrada == null
                ? Map.of("asunto", asunto, "nombre", nombre, "renglones", renglones, "preferencias", preferencias)
                : Map.of("asunto", asunto, "nombre", nombre, "renglones", renglones, "preferencias", preferencias, "entrada", entrada)));
        return new Impreso(asunto, texto.toString(), html);
    }

    private static void linea(StringBuilder texto, String nombre, String valor) {
        if (valor != null && !valor.isBlank()) {
            texto.append(nombre).append(": ").append(valor).append('\n');
        }
    }
}
