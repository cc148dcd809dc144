package co.gov.dnp.att.diseno;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import co.gov.dnp.att.diseno.proceso.RecorrerBorrador;
import co.gov.dnp.att.diseno.revision.Archivo;
import co.gov.dnp.att.diseno.revision.Hallazgo;
import co.gov.dnp.att.focalizacion.EnsayoDeTablas;
import co.gov.dnp.att.plataforma.Rechazo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Los tres ensayos de una propuesta; cada uno queda anotado en ella. Ninguno cambia nada de lo que rige. */
@Service
public class Ensayos {

    private static final int RECIENTES = 10;

    private final Cambios cambios;
    private final RecorrerBorrador caminos;
    private final EnsayoDeTablas tablas;
    private final JdbcClient jdbc;

    Ensayos(Cambios cambios, RecorrerBorrador caminos, EnsayoDeTablas tablas, JdbcClient jdbc) {
        this.cambios = cambios;
        this.caminos = caminos;
        this.tablas = tablas;
        this.jdbc = jdbc;
    }

    /** Recorre los modelos que cambian, o los que usan un formulario que cambia; si solo cambia un formulario, todos. */
    public List<RecorrerBorrador.Camino> recorrer(Long id, String usuario) {
        exigirSano(id);
        List<Archivo> borrador = cambios.borrador(id);
        Set<String> rutas = cambios.archivos(id).stream().filter(a -> a.clase() == Archivo.Clase.BPMN).map(Archivo::ruta).collect(Collectors.toSet());
        if (rutas.isEmpty()) {
            rutas = borrador.stream().map(Archivo::ruta).collect(Collectors.toSet());
        }
        List<RecorrerBorrador.Camino> recorridos = caminos.recorrer(borrador, rutas);
        long mal = recorridos.stream().filter(c -> c.problema() != null).count();
        cambios.anotarEnsayo(id, Ensayo.Clase.CAMINOS, recorridos.size() + " caminos recorridos; " + (mal == 0 ? "todos llegan al fin." : mal + " no llegan al fin."), recorridos, usuario);
        return recorridos;
    }

    /** Las tablas del borrador sobre todas las entidades, con el perfil de una unidad. */
    public EnsayoDeTablas.Resultado contraTodas(Long id, Long perfilId, String usuario) {
        EnsayoDeTablas.Resultado r = tablas.contraTodas(perfilId, dmn(id));
        cambios.anotarEnsayo(id, Ensayo.Clase.TABLAS, resumen(r) + " Perfil: " + r.perfil() + ". Tardó " + r.duracionMs() + " ms.", r, usuario);
        return r;
    }

    /** Las últimas focalizaciones de expedientes terminados, con sus mismas entradas y las tablas del borrador. */
    public List<EnsayoDeTablas.Resultado> repetir(Long id, String usuario) {
        List<byte[]> borrador = dmn(id);
        List<Long> corridas = jdbc.sql("""
                select max(c.id) from att.corrida_focalizacion c join att.expediente e on e.id = c.expediente_id
                where e.estado <> 'EN_CURSO' and c.modo <> 'SELECCION_MANUAL' group by e.id order by 1 desc limit ?""").param(RECIENTES).query(Long.class).list();
        List<EnsayoDeTablas.Resultado> resultados = new ArrayList<>();
        corridas.forEach(c -> resultados.add(tablas.repetir(c, borrador)));
        long distintas = resultados.stream().filter(r -> !r.cambian().isEmpty()).count();
        cambios.anotarEnsayo(id, Ensayo.Clase.REPETICION, resultados.isEmpty() ? "No hay instancias terminadas con focalización por reglas."
                : resultados.size() + " instancias terminadas; en " + distintas + " cambiaría la decisión de alguna entidad.", resultados, usuario);
        return resultados;
    }

    static String resumen(EnsayoDeTablas.Resultado r) {
        return r.total() + " entidades: entran " + r.cambian().stream().filter(EnsayoDeTablas.Diferencia::entra).count() + ", salen "
                + r.cambian().stream().filter(EnsayoDeTablas.Diferencia::sale).count() + " y cambian de prioridad "
                + r.cambian().stream().filter(EnsayoDeTablas.Diferencia::cambiaDePrioridad).count() + ".";
    }

    /** Cuántas entran, salen y cambian de prioridad en cada parte: departamento o grupo territorial. */
    public static Map<String, int[]> repartir(EnsayoDeTablas.Resultado r, java.util.function.Function<EnsayoDeTablas.Diferencia, String> parte) {
        Map<String, int[]> partes = new java.util.TreeMap<>();
        r.cambian().forEach(d -> {
            int[] n = partes.computeIfAbsent(parte.apply(d), k -> new int[3]);
            n[0] += d.entra() ? 1 : 0;
            n[1] += d.sale() ? 1 : 0;
            n[2] += d.cambiaDePrioridad() ? 1 : 0;
        });
        return new LinkedHashMap<>(partes);
    }

    private List<byte[]> dmn(Long id) {
        exigirSano(id);
        List<byte[]> tablas = cambios.archivos(id).stream().filter(a -> a.clase() == Archivo.Clase.DMN).map(a -> a.contenido().getBytes(StandardCharsets.UTF_8)).toList();
        if (tablas.isEmpty()) {
            throw Rechazo.de("La propuesta no cambia ninguna tabla de decisión.");
        }
        return tablas;
    }

    private void exigirSano(Long id) {
        Rechazo.siHay(cambios.hallazgos(id).stream().filter(Hallazgo::grave).map(Hallazgo::toString).limit(20).toList());
    }
}
