package co.gov.dnp.att.auditoria.muestras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import co.gov.dnp.att.Requisito;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** La muestra depende solo de la población y de la semilla, y se puede repetir sin la aplicación. */
class SorteoTest {

    private static final List<Individuo> POBLACION = IntStream.range(0, 1000)
            .mapToObj(i -> new Individuo("i-" + i, "ATT-" + i, i < 900 ? "GRANDE" : i < 995 ? "MEDIANO" : "PEQUENO", i % 100 == 0 ? 10 : 1)).toList();

    @ParameterizedTest(name = "{0}")
    @EnumSource(Metodo.class)
    @Requisito({"SG-21", "PS-50"})
    @DisplayName("La misma semilla da la misma muestra en cualquier orden de lectura; otra semilla, otra")
    void reproducible(Metodo metodo) {
        List<Individuo> revuelta = new ArrayList<>(POBLACION);
        Collections.shuffle(revuelta, new Random(7));
        List<Individuo> muestra = Sorteo.sacar(POBLACION, metodo, 40, "semilla-1");
        assertThat(muestra).hasSize(40).doesNotHaveDuplicates();
        assertThat(Sorteo.sacar(revuelta, metodo, 40, "semilla-1")).isEqualTo(muestra);
        assertThat(Sorteo.sacar(POBLACION, metodo, 40, "semilla-2")).isNotEqualTo(muestra);
        assertThat(Sorteo.sacar(POBLACION.subList(0, 5), metodo, 40, "x")).as("si no alcanza, entra toda").hasSize(5);
    }

    @Test
    @Requisito("SG-21")
    @DisplayName("El turno es el SHA-256 de «semilla:instancia», como lo calcula cualquier herramienta")
    void turno() {
        // printf 'semilla:i-1' | sha256sum
        assertThat(Sorteo.turno("semilla", "i-1")).isEqualTo(Sorteo.sha256("semilla:i-1".getBytes()));
        assertThat(Sorteo.sha256("abc".getBytes())).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    @Requisito("SG-21")
    @DisplayName("Estratificada: cada estrato en proporción, y el más pequeño no se queda por fuera")
    void estratos() {
        Map<String, Long> cupos = Sorteo.sacar(POBLACION, Metodo.ESTRATIFICADA, 20, "s").stream()
                .collect(Collectors.groupingBy(Individuo::estrato, Collectors.counting()));
        assertThat(cupos).containsOnlyKeys("GRANDE", "MEDIANO", "PEQUENO").containsEntry("PEQUENO", 1L);
        assertThat(cupos.get("GRANDE")).isBetween(15L, 17L);
        assertThat(Sorteo.sacar(POBLACION, Metodo.ESTRATIFICADA, 2, "s")).hasSize(2);
        assertThat(Sorteo.sacar(POBLACION, Metodo.ESTRATIFICADA, 1000, "s")).containsExactlyInAnyOrderElementsOf(POBLACION);
    }

    @Test
    @Requisito("SG-21")
    @DisplayName("Por riesgo: lo que pesa diez sale unas diez veces más que lo que pesa uno")
    void riesgo() {
        List<Individuo> muestras = IntStream.range(0, 200).boxed().flatMap(n -> Sorteo.sacar(POBLACION, Metodo.POR_RIESGO, 20, "r" + n).stream()).toList();
        double pesadas = muestras.stream().filter(i -> i.peso() == 10).count() / 10.0;
        double livianas = muestras.stream().filter(i -> i.peso() == 1).count() / 990.0;
        assertThat(pesadas / livianas).isBetween(7.0, 13.0);
    }
}
