package co.gov.dnp.att.firmeza;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import co.gov.dnp.att.Requisito;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Un golpe de cada clase; la versión larga, con veinticinco de cada uno y los demás, es {@link DurabilidadLargaTest}. */
@Tag("firmeza")
@Timeout(value = 420, unit = TimeUnit.SECONDS)
class DurabilidadTest {

    @TempDir
    Path carpeta;

    @Test
    @DisplayName("Se mata la base y luego la aplicación con gente trabajando: vuelven solas, nada confirmado se pierde y el respaldo se hace y se restaura")
    @Requisito({"SG-36", "PS-27"})
    void unGolpeDeCada() throws Exception {
        Path datos = carpeta.resolve("datos");
        Libro libro = new Libro();
        try (Nodo nodo = new Nodo("durabilidad-corta", Map.of(), "--att.embebida.carpeta=" + datos)) {
            nodo.iniciar();
            try (Carga carga = new Carga(nodo.raiz(), libro, 3, false)) {
                carga.pedir(4);
                carga.arrancar();
                Golpes.trabajar(libro, 5, Duration.ofSeconds(120));
                assertThat(Golpes.postmaster(datos).destroyForcibly()).isTrue();
                nodo.esperarLista(Duration.ofSeconds(60));
                Golpes.trabajar(libro, 5, Duration.ofSeconds(120));
                nodo.matar();
                nodo.iniciar();
                Golpes.trabajar(libro, 5, Duration.ofSeconds(120));
                carga.parar();
            }
            try (Connection base = Golpes.embebida(datos)) {
                Golpes.asentar(base, Duration.ofSeconds(120));
                Golpes.cuadra(libro, base);
            }
            Path archivo = carpeta.resolve("respaldo.zip");
            assertThat(Nodo.orden(Map.of(), "--att.embebida.carpeta=" + datos, "--respaldar=" + archivo)).contains("Respaldo completo");
        }
        assertThat(Nodo.orden(Map.of(), "--att.embebida.carpeta=" + carpeta.resolve("otra"), "--restaurar=" + carpeta.resolve("respaldo.zip"))).contains("Restaurado desde");
    }
}
