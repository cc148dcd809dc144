package co.gov.dnp.att.plataforma.basedatos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Un respaldo se hace con la aplicación atendiendo y se restaura idéntico en una carpeta vacía; si no se puede, no deja nada. */
@PruebaIntegral
class RespaldoTest {

    /** Todo lo que hace que una base sea esa y no otra parecida: llaves, restricciones, índices, disparadores y columnas. */
    private static final List<String> FORMA = List.of(
            "select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace in ('att'::regnamespace, 'public'::regnamespace) order by 1",
            "select indexdef from pg_indexes where schemaname in ('att', 'public') order by 1",
            "select tgrelid::regclass || ' ' || pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal order by 1",
            "select table_schema || '.' || table_name || ' ' || column_name || ' ' || data_type || is_nullable from information_schema.columns where table_schema in ('att', 'public') order by 1");

    @Autowired
    DataSource base;
    @Autowired
    Procedimiento procedimiento;
    @TempDir
    Path carpeta;

    @Test
    @DisplayName("Se respalda atendiendo, se restaura en una carpeta vacía y todo queda igual: filas, evidencias, llaves y secuencias")
    @Requisito("SG-36")
    void restauraIdentico() throws Exception {
        Unidad u = procedimiento.unidad("RESP");
        ProcessInstance instancia = procedimiento.iniciar(u);
        procedimiento.evidencias(u.funcionaria(), procedimiento.tarea(instancia, Elemento.IDENTIFICAR), TipoEvidencia.ACTA);
        procedimiento.completar(u.funcionaria(), procedimiento.tarea(instancia, Elemento.IDENTIFICAR),
                Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        Path archivo = carpeta.resolve("respaldo.zip");
        Respaldo.Indice hecho = Respaldo.escribir(base, archivo);
        assertThat(hecho.filas()).isGreaterThan(5_000);
        assertThat(hecho.tablas()).containsKeys("att.contenido_archivo", "act_ru_task", "att.expediente").doesNotContainKey("att.sesion");

        try (ServidorEmbebido vacia = new ServidorEmbebido(carpeta.resolve("otra"), 0, false)) {
            DataSource destino = fuente(vacia);
            Respaldo.restaurar(destino, archivo);

            Respaldo.Indice deVuelta = Respaldo.escribir(destino, carpeta.resolve("de-vuelta.zip"));
            assertThat(deVuelta.tablas()).as("cada tabla, fila por fila").isEqualTo(hecho.tablas());
            assertThat(deVuelta.secuencias()).isEqualTo(hecho.secuencias());
            for (String forma : FORMA) {
                assertThat(lista(destino, forma)).isEqualTo(lista(base, forma));
            }
            JdbcTemplate sql = new JdbcTemplate(destino);
            String deLaTarea = "select c.contenido from att.contenido_archivo c join att.evidencia e using (sha256) where e.nombre = 'acta.pdf' and e.expediente_id = "
                    + "(select id from att.expediente where codigo = '" + instancia.getBusinessKey() + "')";
            assertThat(new String(sql.queryForObject(deLaTarea, byte[].class), StandardCharsets.ISO_8859_1)).startsWith("%PDF-1.4");
            assertThat(sql.queryForObject("select count(*) from act_ru_task where task_def_key_ = 'tarea_concertar' and proc_inst_id_ = ?", Integer.class, instancia.getId()))
                    .as("el trámite sigue donde iba").isOne();

            assertThatThrownBy(() -> Respaldo.restaurar(destino, archivo)).hasMessageContaining("ya tiene datos");
        }
        assertThatThrownBy(() -> Respaldo.escribir(base, archivo)).hasMessageContaining("un respaldo no reemplaza a otro");
    }

    @Test
    @DisplayName("Un respaldo dañado o cortado se rechaza con una frase y la carpeta sigue vacía")
    void danado() throws Exception {
        Path bueno = carpeta.resolve("bueno.zip");
        Respaldo.escribir(base, bueno);
        byte[] bytes = Files.readAllBytes(bueno);
        byte[] alterado = bytes.clone();
        alterado[bytes.length / 2] ^= 0x55;
        byte[] cortado = java.util.Arrays.copyOf(bytes, bytes.length / 3);
        try (ServidorEmbebido vacia = new ServidorEmbebido(carpeta.resolve("vacia"), 0, false)) {
            for (Map.Entry<String, byte[]> malo : Map.of("alterado.zip", alterado, "cortado.zip", cortado, "texto.zip", "hola".getBytes()).entrySet()) {
                Path archivo = Files.write(carpeta.resolve(malo.getKey()), malo.getValue());
                assertThatThrownBy(() -> Respaldo.restaurar(fuente(vacia), archivo)).as(malo.getKey()).hasMessageContaining("dañado");
                assertThat(lista(fuente(vacia), "select relname from pg_class where relnamespace = 'public'::regnamespace or relname = 'expediente'")).isEmpty();
            }
            Respaldo.restaurar(fuente(vacia), bueno);
        }
    }

    private static DataSource fuente(ServidorEmbebido servidor) {
        PGSimpleDataSource fuente = new PGSimpleDataSource();
        fuente.setUrl(servidor.url());
        return fuente;
    }

    private static List<String> lista(DataSource base, String consulta) {
        return new JdbcTemplate(base).queryForList(consulta, String.class);
    }
}
