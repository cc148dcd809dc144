package co.gov.dnp.att.auditoria.muestras;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.auditoria.FiltroDeTramites;
import co.gov.dnp.att.auditoria.OrdenDeTramites;
import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.auditoria.conformidad.Conformidad;
import co.gov.dnp.att.auditoria.preguntas.Preguntas;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;

/** Saca la muestra de una auditoría con semilla registrada, y la vuelve a sacar para quien quiera comprobarla (PS-50, SG-21). */
@Service
@Transactional
public class Muestras {

    /** Instancias que caben en una muestra: cada una deja un papel de trabajo que alguien lee. */
    public static final int MAXIMO = 500;

    private final JdbcClient sql;
    private final Tramites tramites;
    private final Preguntas preguntas;
    private final Conformidad conformidad;
    private final Independencia independencia;
    private final ObjectMapper json;

    Muestras(JdbcClient sql, Tramites tramites, Preguntas preguntas, Conformidad conformidad, Independencia independencia, ObjectMapper json) {
        this.sql = sql;
        this.tramites = tramites;
        this.preguntas = preguntas;
        this.conformidad = conformidad;
        this.independencia = independencia;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public Optional<Muestra> de(Auditoria auditoria) {
        return sql.sql("select filtro, corte, metodo, estrato, tamano, semilla, poblacion, huella, sacada_por, sacada from att.muestra where auditoria_id = ?")
                .param(auditoria.id()).query((f, n) -> new Muestra(leer(f.getString("filtro")), f.getTimestamp("corte").toInstant(),
                        Metodo.valueOf(f.getString("metodo")), Estrato.valueOf(f.getString("estrato")), f.getInt("tamano"), f.getString("semilla"),
                        f.getInt("poblacion"), f.getString("huella"), f.getString("sacada_por"), f.getTimestamp("sacada").toInstant())).optional();
    }

    /**
     * Saca la muestra, guarda su población y abre un papel por instancia con la conformidad de hoy. Solo se saca una vez.
     *
     * @param tamano de 1 a {@link #MAXIMO}; si la población es menor, entra toda
     * @throws Rechazo si ya se sacó, falta un dato o ninguna instancia cumple el filtro
     */
    public Muestra sacar(Auditoria auditoria, FiltroDeTramites filtro, Metodo metodo, Estrato estrato, Integer tamano, String semilla, String usuario) {
        Auditorias.abierta(auditoria);
        sql.sql("select id from att.auditoria where id = ? for update").param(auditoria.id()).query(Long.class).single();
        List<String> problemas = new ArrayList<>();
        if (de(auditoria).isPresent()) {
            problemas.add("La muestra de " + auditoria.codigo() + " ya se sacó y no cambia. Programe otra auditoría si necesita otra.");
        }
        if (metodo == null || estrato == null) {
            problemas.add("Método: elija cómo se saca la muestra.");
        }
        if (tamano == null || tamano < 1 || tamano > MAXIMO) {
            problemas.add("Tamaño: escriba un número entre 1 y " + MAXIMO + ".");
        }
        if (semilla == null || semilla.isBlank() || semilla.length() > 80) {
            problemas.add("Semilla: escriba entre 1 y 80 caracteres; con ella otra persona saca la misma muestra.");
        }
        Rechazo.siHay(problemas);
        FiltroDeTramites cual = delProcedimiento(filtro);
        Instant corte = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Individuo> poblacion = poblacion(cual, corte, estrato);
        if (poblacion.isEmpty()) {
            throw Rechazo.de("Ninguna instancia del procedimiento cumple ese filtro: amplíelo.");
        }
        byte[] texto = Poblacion.texto(poblacion);
        sql.sql("insert into att.muestra (auditoria_id, filtro, corte, metodo, estrato, tamano, semilla, poblacion, huella, contenido, sacada_por) "
                + "values (:a, cast(:f as jsonb), :c, :m, :e, :t, :s, :p, :h, :x, :u)").param("a", auditoria.id()).param("f", escribir(cual))
                .param("c", Timestamp.from(corte)).param("m", metodo.name()).param("e", estrato.name()).param("t", tamano).param("s", semilla.strip())
                .param("p", poblacion.size()).param("h", Sorteo.sha256(texto)).param("x", Poblacion.comprimir(texto)).param("u", usuario).update();
        int orden = 0;
        for (Individuo i : Sorteo.sacar(poblacion, metodo, tamano, semilla.strip())) {
            abrirPapel(auditoria, ++orden, i);
        }
        return de(auditoria).orElseThrow();
    }

    private void abrirPapel(Auditoria auditoria, int orden, Individuo i) {
        Tramite t = tramites.deInstancia(i.instancia()).orElseThrow();
        List<Papel.Renglon> lista = conformidad.de(i.instancia()).map(l -> l.todas().stream()
                .map(c -> new Papel.Renglon(c.codigo(), c.titulo(), c.estado(), c.encontrado())).toList()).orElse(List.of());
        // Quien responde por la auditoría lleva el papel, salvo que haya participado: entonces queda para otra persona.
        String auditor = independencia.impide(auditoria.responsable(), t.expedienteId()).isPresent() ? null : auditoria.responsable();
        sql.sql("insert into att.papel (auditoria_id, orden, instancia, codigo, expediente_id, estrato, peso, lista, auditor) "
                + "values (:a, :o, :i, :c, :e, :s, :p, cast(:l as jsonb), :u)").param("a", auditoria.id()).param("o", orden).param("i", i.instancia())
                .param("c", i.codigo()).param("e", t.expedienteId()).param("s", i.estrato()).param("p", i.peso()).param("l", escribir(lista))
                .param("u", auditor).update();
    }

    /**
     * Vuelve a sacar la muestra de la población guardada y dice si es la misma; y arma de nuevo la población, con el mismo filtro y corte,
     * para decir cuánto ha cambiado desde entonces.
     *
     * @param semilla la que se quiera probar; con la registrada debe salir igual
     */
    public Repeticion repetir(Auditoria auditoria, String semilla) {
        Muestra m = de(auditoria).orElseThrow(() -> Rechazo.de("La muestra de " + auditoria.codigo() + " no se ha sacado."));
        byte[] texto = poblacionGuardada(auditoria);
        List<Individuo> guardada = Poblacion.leer(texto);
        List<Individuo> sale = Sorteo.sacar(guardada, m.metodo(), m.tamano(), semilla);
        List<String> registrada = sql.sql("select instancia from att.papel where auditoria_id = ? order by orden").param(auditoria.id()).query(String.class).list();
        Set<Individuo> antes = new HashSet<>(guardada);
        Set<Individuo> hoy = new HashSet<>(Poblacion.leer(Poblacion.texto(poblacion(m.filtro(), m.corte(), m.estrato()))));
        long cambiaron = java.util.stream.Stream.concat(antes.stream().filter(i -> !hoy.contains(i)), hoy.stream().filter(i -> !antes.contains(i)))
                .map(Individuo::instancia).distinct().count();
        return new Repeticion(Sorteo.sha256(texto).equals(m.huella()), sale.stream().map(Individuo::instancia).toList().equals(registrada),
                sale.stream().map(Individuo::codigo).toList(), cambiaron);
    }

    /** La población tal como se guardó, en texto separado por punto y coma. */
    @Transactional(readOnly = true)
    public byte[] poblacionGuardada(Auditoria auditoria) {
        return Poblacion.descomprimir(sql.sql("select contenido from att.muestra where auditoria_id = ?").param(auditoria.id())
                .query((f, n) -> f.getBytes(1)).optional().orElseThrow(() -> Rechazo.de("La muestra de " + auditoria.codigo() + " no se ha sacado.")));
    }

    private List<Individuo> poblacion(FiltroDeTramites filtro, Instant corte, Estrato estrato) {
        List<Individuo> poblacion = new ArrayList<>();
        Map<String, Integer> despierta = preguntas.porInstancia();
        tramites.recorrer(filtro, OrdenDeTramites.INICIO, false, filas -> filas
                .filter(t -> t.expedienteId() != null && !t.inicio().isAfter(corte))
                .forEach(t -> poblacion.add(new Individuo(t.instancia(), t.codigo(), estrato.de(t), 1 + despierta.getOrDefault(t.instancia(), 0) + senales(t)))));
        poblacion.sort(Comparator.comparing(Individuo::instancia));
        return poblacion;
    }

    private static int senales(Tramite t) {
        return (t.tuvoAtrasos() ? 1 : 0) + (t.incidentes() > 0 ? 1 : 0) + (t.acciones() > 0 ? 1 : 0) + (t.ajustes() > 0 ? 1 : 0);
    }

    /** Los cortes y las acciones no se muestrean: van con su procedimiento. */
    private static FiltroDeTramites delProcedimiento(FiltroDeTramites f) {
        return new FiltroDeTramites(f.texto(), AsistenciaTecnicaTerritorial.CLAVE, f.version(), f.vigencia(), f.dependencia(), f.subdireccion(), f.producto(),
                f.entidad(), f.grupo(), f.estado(), f.actividad(), f.enEsaActividad(), f.persona(), f.desde(), f.hasta(), f.senal());
    }

    private FiltroDeTramites leer(String filtro) {
        try {
            return json.readValue(filtro, FiltroDeTramites.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String escribir(Object valor) {
        try {
            return json.writeValueAsString(valor);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
