package co.gov.dnp.att.auditoria.preguntas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.proceso.ProyeccionDeTramites;
import co.gov.dnp.att.plataforma.Rechazo;

/** Las preguntas que vale la pena hacer, dónde caben y quién ajustó su umbral (PS-50). */
@Service
@Transactional
public class Preguntas {

    /** Casos que se muestran de cada pregunta, empezando por los más marcados. */
    public static final int A_LA_VISTA = 100;
    private static final int MIEMBROS_A_LA_VISTA = 10;

    private static final String COLUMNAS = "select clave, titulo, regla, menor, umbral, umbral_nombre, umbral_min, umbral_max, minimo, "
            + "minimo_nombre, activa, usuario, actualizada from att.pregunta ";
    private static final String DESPIERTA = "case when p.menor then o.medida <= p.umbral else o.medida >= p.umbral end";
    private static final String MIEMBROS_DE_TEXTO = """
            (select e.instancia_proceso, e.codigo, e.dependencia, 'Asesoría ' || a.registro_seta || ': «' || left(a.datos ->> 'descripcion', 200) || '»' texto,
                '/expedientes/' || e.codigo enlace, e.id expediente_id
             from att.asesoria a join att.expediente e on e.id = a.expediente_id where att.huella_de_texto(a.datos ->> 'descripcion') = r.huella %1$s
             order by a.id limit %2$d)
            union all
            (select e.instancia_proceso, e.codigo, e.dependencia, 'Valoración de ' || v.entidad || ' en el corte ' || k.numero || ': «' || left(v.comentario, 200) || '»',
                '/expedientes/' || e.codigo || '/seguimiento/' || k.numero, e.id
             from att.valoracion v join att.corte k on k.id = v.corte_id join att.expediente e on e.id = k.expediente_id
             where v.comentario is not null and att.huella_de_texto(v.comentario) = r.huella %1$s order by k.id, v.entidad limit %2$d)""";
    private static final String MIEMBROS_DE_EVIDENCIA = """
            (select e.instancia_proceso, e.codigo, e.dependencia, '«' || v.nombre || '», cargada en «' || v.tarea || '»' texto,
                '/api/evidencias/' || v.id || '/contenido' enlace, e.id expediente_id
             from att.evidencia v join att.expediente e on e.id = v.expediente_id where v.sha256 = r.huella %1$s order by v.id limit %2$d)""";

    private final JdbcClient sql;
    private final ProyeccionDeTramites proyeccion;

    Preguntas(JdbcClient sql, ProyeccionDeTramites proyeccion) {
        this.sql = sql;
        this.proyeccion = proyeccion;
    }

    /** Todas, también las que se apagaron, en su orden. */
    public List<Pregunta> todas() {
        return sql.sql(COLUMNAS + "order by orden").query(Pregunta.class).list();
    }

    /** @throws Rechazo si no existe */
    public Pregunta pregunta(String clave) {
        return sql.sql(COLUMNAS + "where clave = ?").param(clave).query(Pregunta.class).optional()
                .orElseThrow(() -> Rechazo.de("No existe la pregunta «" + clave + "»."));
    }

    /** Cuántas instancias despiertan cada pregunta activa; en las de repetición, cuántos contenidos. */
    public Map<String, Long> cuentas() {
        proyeccion.ponerAlDia();
        Map<String, Long> cuentas = new LinkedHashMap<>();
        todas().stream().filter(Pregunta::activa).forEach(p -> cuentas.put(p.clave(), cuenta(p, null)));
        return cuentas;
    }

    /** Cuántas instancias (o contenidos repetidos) la despiertan; la dependencia solo reduce las que se miden por instancia. */
    public long cuenta(Pregunta p, String dependencia) {
        if (p.deRepeticion()) {
            return sql.sql("select count(*) from att.repeticion where pregunta = :clave and cuantos >= :umbral and largo >= :minimo")
                    .params(parametros(p)).query(Long.class).single();
        }
        return sql.sql("select count(distinct o.instancia) from att.observacion o" + union(dependencia) + donde(p, dependencia))
                .params(parametros(p)).param("dependencia", dependencia).query(Long.class).single();
    }

    /** Dónde cabe, empezando por lo más marcado; a lo sumo {@link #A_LA_VISTA} observaciones o contenidos. */
    public List<Caso> casos(Pregunta p, String dependencia) {
        proyeccion.ponerAlDia();
        if (p.deRepeticion()) {
            return repetidos(p, "", Map.of());
        }
        return sql.sql("select o.instancia, t.codigo, t.dependencia, o.medida, o.texto, null grupo, null enlace from att.observacion o join att.tramite t on "
                + "t.instancia = o.instancia" + donde(p, dependencia) + " order by o.medida" + (p.menor() ? "" : " desc") + ", o.instancia limit " + A_LA_VISTA)
                .params(parametros(p)).param("dependencia", dependencia).query(Caso.class).list();
    }

    /** Las preguntas activas con lo que las despierta en esa instancia; sin nada, la lista va vacía. */
    public Map<Pregunta, List<Caso>> deInstancia(Tramite tramite) {
        proyeccion.ponerAlDia();
        Map<Pregunta, List<Caso>> respuesta = new LinkedHashMap<>();
        if (tramite.expedienteId() == null) {
            return respuesta;
        }
        for (Pregunta p : todas()) {
            if (p.activa()) {
                respuesta.put(p, p.deRepeticion() ? deRepeticion(p, tramite.expedienteId()) : sql.sql("select o.instancia, '' codigo, '' dependencia, "
                        + "o.medida, o.texto, null grupo, null enlace from att.observacion o" + donde(p, null) + " and o.expediente_id = :e order by o.medida, o.id")
                        .params(parametros(p)).param("e", tramite.expedienteId()).query(Caso.class).list());
            }
        }
        return respuesta;
    }

    /** Los contenidos de este expediente que están en otros, con los otros. */
    private List<Caso> deRepeticion(Pregunta p, Long expediente) {
        String suyas = p.clave().equals(Pregunta.EVIDENCIA_REPETIDA) ? "select sha256 from att.evidencia where expediente_id = :e"
                : "select att.huella_de_texto(datos ->> 'descripcion') from att.asesoria where expediente_id = :e union all select "
                        + "att.huella_de_texto(v.comentario) from att.corte k join att.valoracion v on v.corte_id = k.id where k.expediente_id = :e and v.comentario is not null";
        return repetidos(p, " and huella in (" + suyas + ")", Map.of("e", expediente));
    }

    private List<Caso> repetidos(Pregunta p, String condicion, Map<String, Object> parametros) {
        String miembros = (p.clave().equals(Pregunta.EVIDENCIA_REPETIDA) ? MIEMBROS_DE_EVIDENCIA : MIEMBROS_DE_TEXTO).formatted("", MIEMBROS_A_LA_VISTA);
        return sql.sql("select m.instancia_proceso instancia, m.codigo, m.dependencia, r.cuantos medida, m.texto, r.huella grupo, m.enlace from (select huella, cuantos "
                + "from att.repeticion where pregunta = :clave and cuantos >= :umbral and largo >= :minimo" + condicion + " order by cuantos desc, huella limit "
                + A_LA_VISTA + ") r cross join lateral (" + miembros + ") m order by r.cuantos desc, r.huella, m.codigo")
                .params(parametros(p)).params(parametros).query(Caso.class).list();
    }

    /** Cuántas preguntas distintas despierta cada instancia, entre las que se miden por instancia: su peso al muestrear por riesgo. */
    public Map<String, Integer> porInstancia() {
        Map<String, Integer> puntos = new LinkedHashMap<>();
        sql.sql("select o.instancia, count(distinct o.pregunta) from att.observacion o join att.pregunta p on p.clave = o.pregunta and p.activa where "
                + DESPIERTA + " group by o.instancia").query(f -> {
                    puntos.put(f.getString(1), f.getInt(2));
                });
        return puntos;
    }

    /** Los ajustes de la pregunta, el más reciente primero. */
    public List<Cambio> cambios(String clave) {
        return sql.sql("select cambio, motivo, usuario, fecha from att.pregunta_cambio where clave = ? order by id desc").param(clave)
                .query(Cambio.class).list();
    }

    /**
     * Ajusta una pregunta y deja quién, cuándo y por qué.
     *
     * @param minimo nulo en las que no lo tienen
     * @throws Rechazo si un valor está fuera de su rango, falta el motivo o nada cambia
     */
    public void ajustar(String clave, Integer umbral, Integer minimo, boolean activa, String motivo, String usuario) {
        Pregunta p = pregunta(clave);
        List<String> problemas = new ArrayList<>();
        if (umbral == null || umbral < p.umbralMin() || umbral > p.umbralMax()) {
            problemas.add(p.umbralNombre() + ": escriba un número entre " + p.umbralMin() + " y " + p.umbralMax() + ".");
        }
        if (p.minimo() != null && (minimo == null || minimo < 20 || minimo > 4000)) {
            problemas.add(p.minimoNombre() + ": escriba un número entre 20 y 4000.");
        }
        if (motivo == null || motivo.isBlank() || motivo.length() > 500) {
            problemas.add("Motivo: diga por qué la ajusta, en máximo 500 caracteres.");
        }
        Rechazo.siHay(problemas);
        List<String> cambios = new ArrayList<>();
        if (umbral != p.umbral()) {
            cambios.add(p.umbralNombre() + ": de " + p.umbral() + " a " + umbral);
        }
        if (p.minimo() != null && !p.minimo().equals(minimo)) {
            cambios.add(p.minimoNombre() + ": de " + p.minimo() + " a " + minimo);
        }
        if (activa != p.activa()) {
            cambios.add(activa ? "Se vuelve a hacer" : "Se deja de hacer");
        }
        if (cambios.isEmpty()) {
            throw Rechazo.de("No cambió nada: la pregunta ya estaba así.");
        }
        sql.sql("update att.pregunta set umbral = :u, minimo = :m, activa = :a, usuario = :q, actualizada = now() where clave = :c").param("u", umbral)
                .param("m", p.minimo() == null ? null : minimo).param("a", activa).param("q", usuario).param("c", clave).update();
        sql.sql("insert into att.pregunta_cambio (clave, cambio, motivo, usuario) values (?, ?, ?, ?)")
                .params(clave, String.join("; ", cambios) + ".", motivo.strip(), usuario).update();
    }

    private static String union(String dependencia) {
        return dependencia == null ? "" : " join att.tramite t on t.instancia = o.instancia";
    }

    private static String donde(Pregunta p, String dependencia) {
        return " where o.pregunta = :clave and o.medida " + (p.menor() ? "<=" : ">=") + " :umbral" + (dependencia == null ? "" : " and t.dependencia = :dependencia");
    }

    private static Map<String, Object> parametros(Pregunta p) {
        return Map.of("clave", p.clave(), "umbral", p.umbral(), "minimo", p.minimo() == null ? 0 : p.minimo());
    }
}
