package co.gov.dnp.att.auditoria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.auditoria.Rastro.Actividad;
import co.gov.dnp.att.auditoria.proceso.PlanosDelModelo.Flujo;
import co.gov.dnp.att.auditoria.proceso.PlanosDelModelo.Forma;
import co.gov.dnp.att.auditoria.proceso.PlanosDelModelo.Nodo;
import co.gov.dnp.att.plataforma.modelos.Marca;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lo que el dibujo destaca cuando una instancia dura semanas y vuelve atrás. */
class CaminoTest {

    /** Del lunes 2 al viernes 27 de marzo de 2026, sin el festivo del lunes 23. */
    private static final TiempoHabil MARZO = new TiempoHabil(new TreeSet<>(LocalDate.of(2026, 3, 2).datesUntil(LocalDate.of(2026, 3, 28))
            .filter(d -> d.getDayOfWeek().getValue() < 6 && d.getDayOfMonth() != 23).toList()));

    private static Instant marzo(int dia, int hora) {
        return Instant.parse("2026-03-%02dT%02d:00:00Z".formatted(dia, hora + 5));
    }

    private static Camino camino(Actividad... actividades) {
        Forma forma = new Forma(Map.of("programar", new Nodo("programar", "Programar", "userTask", null, null),
                "ajustar", new Nodo("ajustar", "¿Se ajusta?", "exclusiveGateway", null, null), "seguir", new Nodo("seguir", "Seguir", "userTask", null, null)),
                Map.of("programar", List.of(new Flujo("a_ajustar", "", "ajustar", null, false)), "ajustar", List.of(
                        new Flujo("si", "Sí", "programar", "${ajuste}", false), new Flujo("no", "No", "seguir", null, true))));
        return new Camino(new Rastro(List.of(actividades), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of()), MARZO, Map.of("i", forma));
    }

    private static Actividad paso(String elemento, String clase, Instant desde, Instant hasta, int secuencia) {
        return new Actividad(elemento + secuencia, "i", elemento, elemento, clase, desde, hasta, "i", null, secuencia, false);
    }

    private final Camino vuelta = camino(paso("programar", "userTask", marzo(2, 8), marzo(6, 8), 1), paso("ajustar", "exclusiveGateway", marzo(6, 8), marzo(6, 8), 2),
            paso("programar", "userTask", marzo(6, 8), marzo(12, 10), 3), paso("ajustar", "exclusiveGateway", marzo(12, 10), marzo(12, 10), 4),
            paso("seguir", "userTask", marzo(12, 10), null, 5));

    @Test
    @Requisito({"PS-50", "PR-09"})
    @DisplayName("Suma veces y días hábiles, sube el color con la duración y señala dónde está")
    void vecesYDuracion() {
        Map<String, Marca> marcas = vuelta.marcas("i", marzo(24, 12));
        assertThat(marcas.get("programar").insignia()).isEqualTo("2× · 8 d");
        assertThat(marcas.get("programar").clases()).containsExactlyInAnyOrder("recorrido", "calor-2");
        assertThat(marcas.get("programar").descripcion()).isEqualTo("Pasó 2 veces; 8 días hábiles en total.");
        assertThat(marcas.get("seguir").clases()).contains("actual");
        assertThat(marcas.get("seguir").insignia()).isEqualTo("7 d · aquí");
        assertThat(marcas.get("ajustar").insignia()).isNull();
        assertThat(marcas.get("si").descripcion()).isEqualTo("Camino tomado");
        assertThat(marcas).containsKey("no");
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("A mitad de camino no hay nada de lo que vino después")
    void aMitadDeCamino() {
        Map<String, Marca> marcas = vuelta.marcas("i", marzo(5, 12));
        assertThat(marcas).containsOnlyKeys("programar");
        assertThat(marcas.get("programar").insignia()).isEqualTo("3 d · aquí");
    }

    @Test
    @Requisito("PR-09")
    @DisplayName("La duración se dice en días hábiles; un fin de semana no cuenta y un rato va en horas")
    void palabras() {
        assertThat(MARZO.entre(marzo(6, 8), marzo(9, 8))).isEqualTo("1 día hábil");
        assertThat(MARZO.entre(marzo(20, 8), marzo(24, 8))).as("con el lunes festivo").isEqualTo("1 día hábil");
        assertThat(MARZO.entre(marzo(2, 8), marzo(2, 10))).isEqualTo("2 h");
        assertThat(MARZO.entre(marzo(7, 8), marzo(8, 9))).as("sábado a domingo").isEqualTo("menos de un día hábil");
    }
}
