package co.gov.dnp.att.auditoria;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.auditoria.proceso.FormulariosDesplegados;
import co.gov.dnp.att.auditoria.proceso.FormulariosDesplegados.Campo;
import co.gov.dnp.att.auditoria.proceso.PlanosDelModelo;
import co.gov.dnp.att.auditoria.proceso.PlanosDelModelo.Forma;
import co.gov.dnp.att.auditoria.proceso.PlanosDelModelo.Nodo;
import co.gov.dnp.att.calendario.CalendarioHabil;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.modelos.DibujoBpmn;
import co.gov.dnp.att.plataforma.modelos.Marca;
import co.gov.dnp.att.territorio.Territorio;

/** Cuenta una instancia entera, viva o terminada: qué pasó, quién, cuándo, con qué regla y con qué evidencia (PS-50). */
@Service
public class Reconstruccion {

    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);
    private static final int LECTURAS = 20;

    /**
     * Una instancia con su familia y todo lo que se sabe de ella.
     *
     * @param habiles días hábiles desde que empezó la primera de la familia hasta hoy
     */
    public record Reconstruida(Tramite tramite, List<Tramite> familia, Rastro rastro, List<HechoAuditado> hechos, Map<String, String> nombres,
            NavigableSet<LocalDate> habiles) {

        /** La de la familia que tiene ese identificador. */
        public Tramite pariente(String instancia) {
            return familia.stream().filter(t -> t.instancia().equals(instancia)).findFirst().orElse(tramite);
        }
    }

    /**
     * Cuánto esperó una tarea a que alguien la tomara y cuánto se trabajó en ella, en días hábiles o menos.
     *
     * @param manejo nulo mientras nadie la tome
     * @param termino «en término», «fuera de término» o nulo si no vencía
     */
    public record TareaMedida(String proceso, String nombre, String persona, Instant llego, Instant tomada, Instant fin, String espera, String manejo,
            Instant vence, String termino) {
    }

    /** Quién consultó o se llevó una instancia. */
    public record Lectura(String usuario, String accion, Instant momento) {
    }

    /** Un plano dibujado. */
    public record PlanoDibujado(String elemento, String nombre, boolean principal, boolean recorrido, String svg) {
    }

    /** Lo que el narrador necesita saber de una instancia y su familia. */
    record Caso(Tramite principal, List<Tramite> familia, Rastro rastro, TiempoHabil tiempo, Map<String, String> nombres,
            UnaryOperator<String> entidades, Map<String, Forma> formas, Camino camino, FormulariosDesplegados formularios) {

        Tramite tramite(String instancia) {
            return familia.stream().filter(t -> t.instancia().equals(instancia)).findFirst().orElse(principal);
        }

        Forma forma(Tramite tramite) {
            return formas.get(tramite.instancia());
        }

        String nombreDe(String instancia, String elemento) {
            Nodo nodo = forma(tramite(instancia)).nodos().get(elemento);
            return nodo == null || nodo.nombre().isBlank() ? String.valueOf(elemento) : nodo.nombre();
        }

        Map<String, Campo> campos(Tramite tramite, String elemento) {
            Nodo nodo = forma(tramite).nodos().get(elemento);
            return nodo == null ? Map.of() : formularios.campos(tramite.definicion(), nodo.formulario());
        }

        String expediente() {
            return familia.stream().filter(t -> t.instancia().equals(t.raiz())).map(Tramite::codigo).findFirst().orElse(principal.codigo());
        }
    }

    private final Tramites tramites;
    private final LectorDelRastro lector;
    private final PlanosDelModelo planos;
    private final FormulariosDesplegados formularios;
    private final CalendarioHabil calendario;
    private final Organizacion organizacion;
    private final Territorio territorio;
    private final FormatoEspanol formato;
    private final JdbcClient sql;

    Reconstruccion(Tramites tramites, LectorDelRastro lector, PlanosDelModelo planos, FormulariosDesplegados formularios, CalendarioHabil calendario,
            Organizacion organizacion, Territorio territorio, FormatoEspanol formato, JdbcClient sql) {
        this.tramites = tramites;
        this.lector = lector;
        this.planos = planos;
        this.formularios = formularios;
        this.calendario = calendario;
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.formato = formato;
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Reconstruida de(Tramite tramite) {
        List<Tramite> familia = tramites.familia(tramite);
        Rastro rastro = lector.leer(familia);
        Map<String, String> nombres = organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre));
        nombres.putAll(rastro.nombres());
        Map<String, Forma> formas = new HashMap<>();
        familia.forEach(t -> formas.put(t.instancia(), planos.forma(t.definicion())));
        TiempoHabil tiempo = tiempo(familia);
        Caso caso = new Caso(tramite, familia, rastro, tiempo, nombres, territorio::nombreCompleto, formas, new Camino(rastro, tiempo, formas), formularios);
        return new Reconstruida(tramite, familia, rastro, new Narrador(caso, formato).narrar(), nombres, tiempo.habiles());
    }

    /** Los hechos de un elemento de la instancia: los suyos, los de lo que contiene y los de las instancias que llamó. */
    public List<HechoAuditado> delElemento(Reconstruida r, String elemento) {
        Forma forma = planos.forma(r.tramite().definicion());
        List<String> llamadas = r.rastro().actividades().stream().filter(a -> a.instancia().equals(r.tramite().instancia()) && a.llamada() != null
                && forma.dentro(a.elemento(), elemento)).map(Rastro.Actividad::llamada).toList();
        return r.hechos().stream().filter(h -> llamadas.contains(h.instancia())
                || h.instancia().equals(r.tramite().instancia()) && h.elemento() != null && forma.dentro(h.elemento(), elemento)).toList();
    }

    /** Las tareas de la familia, en el orden en que llegaron. */
    public List<TareaMedida> tareas(Reconstruida r) {
        TiempoHabil tiempo = new TiempoHabil(r.habiles());
        Instant ahora = Instant.now();
        return r.rastro().tareas().stream().map(t -> {
            Instant toma = r.rastro().toma(t);
            Instant fin = t.fin() == null ? ahora : t.fin();
            return new TareaMedida(r.pariente(t.instancia()).procesoNombre(), t.nombre(), t.persona() == null ? null : r.nombres().getOrDefault(t.persona(), t.persona()),
                    t.inicio(), toma, t.fin(), tiempo.entre(t.inicio(), toma == null ? ahora : toma), toma == null ? null : tiempo.entre(toma, fin), t.vence(),
                    t.vence() == null ? null : fin.isAfter(t.vence()) ? "fuera de término" : "en término");
        }).toList();
    }

    /** El archivo BPMN de su versión; vacío si ya no está en el motor. */
    public Optional<String> modelo(Tramite tramite) {
        return planos.xml(tramite.definicion());
    }

    /** Cómo se llama un elemento en la versión de esa instancia; su identificador si no tiene nombre. */
    public String nombre(Tramite tramite, String elemento) {
        Nodo nodo = planos.forma(tramite.definicion()).nodos().get(elemento);
        return nodo == null || nodo.nombre().isBlank() ? elemento : nodo.nombre();
    }

    /**
     * Los planos de su versión con lo que pasó hasta ese momento.
     *
     * @param hasta nulo para todo
     * @param enlace adónde lleva cada elemento; puede ser nulo
     */
    public List<PlanoDibujado> planos(Reconstruida r, Instant hasta, String destacado, UnaryOperator<String> enlace) {
        Map<String, Marca> marcas = new LinkedHashMap<>(marcas(r, hasta));
        if (destacado != null) {
            marcas.computeIfPresent(destacado, (e, m) -> new Marca(mas(m.clases(), "elegido"), m.insignia(), m.descripcion()));
            marcas.computeIfAbsent(destacado, e -> new Marca(Set.of("elegido"), null, "Aún no pasa por aquí."));
        }
        Forma forma = planos.forma(r.tramite().definicion());
        return planos.planos(r.tramite().definicion()).stream().map((DibujoBpmn.Plano p) -> new PlanoDibujado(p.elemento(), p.nombre(), p.principal(),
                p.principal() || destacado == null ? p.principal() || marcas.containsKey(p.elemento()) : forma.dentro(destacado, p.elemento()),
                planos.svg(r.tramite().definicion(), p.elemento(), marcas, e -> forma.nodos().containsKey(e) && enlace != null ? enlace.apply(e) : null)))
                .toList();
    }

    private Map<String, Marca> marcas(Reconstruida r, Instant hasta) {
        Map<String, Forma> formas = Map.of(r.tramite().instancia(), planos.forma(r.tramite().definicion()));
        return new Camino(r.rastro(), new TiempoHabil(r.habiles()), formas).marcas(r.tramite().instancia(), hasta);
    }

    private static Set<String> mas(Set<String> clases, String otra) {
        Set<String> todas = new LinkedHashSet<>(clases);
        todas.add(otra);
        return todas;
    }

    private TiempoHabil tiempo(List<Tramite> familia) {
        LocalDate desde = familia.stream().map(Tramite::inicio).min(Instant::compareTo).orElseGet(Instant::now).atZone(ZONA).toLocalDate();
        return new TiempoHabil(new TreeSet<>(calendario.habiles(desde, LocalDate.now(ZONA).plusDays(1))));
    }

    /** Deja escrito quién la abrió o se la llevó. */
    @Transactional
    public void anotarLectura(Tramite tramite, String usuario, boolean descarga) {
        sql.sql("insert into att.lectura_auditoria (instancia, usuario, accion) values (?, ?, ?)")
                .params(tramite.instancia(), usuario, descarga ? "DESCARGA" : "CONSULTA").update();
    }

    /** Las últimas lecturas, la más reciente primero. */
    public List<Lectura> lecturas(Tramite tramite) {
        return sql.sql("select usuario, accion, momento from att.lectura_auditoria where instancia = ? order by id desc limit " + LECTURAS)
                .param(tramite.instancia()).query((f, n) -> new Lectura(f.getString("usuario"), f.getString("accion"), f.getTimestamp("momento").toInstant()))
                .list();
    }
}
