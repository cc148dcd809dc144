package co.gov.dnp.att.auditoria.muestras;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.validation.Validator;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados;
import co.gov.dnp.att.auditoria.proceso.ProyeccionDeTramites;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.seguimiento.AccionApcm;
import co.gov.dnp.att.seguimiento.Acciones;
import co.gov.dnp.att.seguimiento.DatosReporte;
import co.gov.dnp.att.seguimiento.EstadoAccion;
import co.gov.dnp.att.seguimiento.TipoAccion;

/** Papeles de trabajo y hallazgos de una auditoría; los hallazgos se envían como acciones PT-ED-05 y se siguen hasta su cierre. */
@Service
@Transactional
public class Papeles {

    private static final String PAPEL = "select id, auditoria_id, orden, instancia, codigo, expediente_id, estrato, peso, lista, precargada, auditor, notas, "
            + "conclusion, concluido from att.papel ";
    private static final String HALLAZGO = """
            select h.id, h.numero, h.papel_id, p.instancia, p.codigo expediente, h.elemento, h.evidencia_id, v.nombre evidencia, v.sha256, h.regla, h.descripcion,
                h.criterio, h.registrado_por, h.registrado, k.codigo accion, k.estado, k.responsable, k.fecha_compromiso, k.ejecutada_por, k.verificada_por,
                k.cerrada, (select t.instancia from att.tramite t where t.codigo = k.codigo and t.expediente_id = k.expediente_id limit 1) instancia_accion
            from att.hallazgo h join att.papel p on p.id = h.papel_id left join att.evidencia v on v.id = h.evidencia_id
            left join att.accion_apcm k on k.id = h.accion_id
            """;

    private final JdbcClient sql;
    private final Tramites tramites;
    private final ModelosDesplegados modelos;
    private final ProyeccionDeTramites proyeccion;
    private final Acciones acciones;
    private final Independencia independencia;
    private final Validator validador;
    private final ObjectMapper json;

    Papeles(JdbcClient sql, Tramites tramites, ModelosDesplegados modelos, ProyeccionDeTramites proyeccion, Acciones acciones,
            Independencia independencia, Validator validador, ObjectMapper json) {
        this.sql = sql;
        this.tramites = tramites;
        this.modelos = modelos;
        this.proyeccion = proyeccion;
        this.acciones = acciones;
        this.independencia = independencia;
        this.validador = validador;
        this.json = json;
    }

    /** Los papeles de la auditoría, en el orden en que salieron. */
    @Transactional(readOnly = true)
    public List<Papel> de(Auditoria auditoria) {
        return sql.sql(PAPEL + "where auditoria_id = ? order by orden").param(auditoria.id()).query(this::papel).list();
    }

    /** El papel, si es de esa auditoría. */
    @Transactional(readOnly = true)
    public Optional<Papel> uno(Auditoria auditoria, Long id) {
        return sql.sql(PAPEL + "where id = ? and auditoria_id = ?").params(id, auditoria.id()).query(this::papel).optional();
    }

    /** Por qué esa persona no puede llevar el papel; vacío si puede. */
    @Transactional(readOnly = true)
    public Optional<String> impide(Papel papel, String usuario) {
        return independencia.impide(usuario, papel.expedienteId());
    }

    /**
     * Guarda las notas y, si la hay, la conclusión; quien guarda queda llevando el papel.
     *
     * @param conclusion nula para seguir trabajando
     * @throws Rechazo si no es independiente, o concluye «No conforme» sin hallazgos o sin notas
     */
    public void guardar(Auditoria auditoria, Papel papel, String notas, Conclusion conclusion, String usuario) {
        exigirIndependencia(auditoria, papel, usuario);
        List<String> problemas = new ArrayList<>();
        String texto = notas == null ? "" : notas.strip();
        if (texto.length() > 20_000) {
            problemas.add("Notas: escriba máximo 20.000 caracteres.");
        }
        if (conclusion != null && texto.isEmpty()) {
            problemas.add("Notas: escriba en qué se basa la conclusión.");
        }
        if (conclusion == Conclusion.NO_CONFORME && hallazgos(auditoria).stream().noneMatch(h -> h.papelId().equals(papel.id()))) {
            problemas.add("Conclusión: para «No conforme» registre antes al menos un hallazgo.");
        }
        Rechazo.siHay(problemas);
        sql.sql("update att.papel set notas = :n, auditor = :u, conclusion = :c, concluido = case when cast(:c as text) is null then null else now() end where id = :id")
                .param("n", texto).param("u", usuario).param("c", conclusion == null ? null : conclusion.name()).param("id", papel.id()).update();
    }

    /** Los hallazgos de la auditoría con el estado de su acción. */
    public List<Hallazgo> hallazgos(Auditoria auditoria) {
        proyeccion.ponerAlDia();
        return sql.sql(HALLAZGO + "where h.auditoria_id = ? order by h.numero").param(auditoria.id()).query(this::hallazgo).list();
    }

    /**
     * Registra un hallazgo en el papel.
     *
     * @param elemento identificador de un elemento del modelo de esa instancia
     * @param evidencia una del mismo expediente; puede ser nula
     * @param regla código de un renglón de la lista; puede ser nula
     * @return su número en la auditoría
     * @throws Rechazo si quien registra no es independiente o algo no es de esa instancia
     */
    public int registrar(Auditoria auditoria, Papel papel, String elemento, Long evidencia, String regla, String descripcion, String criterio,
            String usuario) {
        exigirIndependencia(auditoria, papel, usuario);
        List<String> problemas = new ArrayList<>();
        Tramite tramite = tramites.deInstancia(papel.instancia()).orElseThrow();
        if (elemento == null || !modelos.elementos(tramite.definicion()).containsKey(elemento)) {
            problemas.add("Elemento: elija uno del modelo con que corrió esa instancia.");
        }
        if (evidencia != null && !sql.sql("select exists (select from att.evidencia where id = ? and expediente_id = ?)").params(evidencia, papel.expedienteId())
                .query(Boolean.class).single()) {
            problemas.add("Evidencia: elija una del mismo expediente.");
        }
        String renglon = regla == null || regla.isBlank() ? null : regla;
        if (renglon != null && papel.lista().stream().noneMatch(r -> r.codigo().equals(renglon))) {
            problemas.add("Regla o registro: elija uno de la lista de verificación.");
        }
        if (descripcion == null || descripcion.isBlank() || descripcion.length() > 1000) {
            problemas.add("Qué se encontró: escriba entre 1 y 1000 caracteres.");
        }
        if (criterio == null || criterio.isBlank() || criterio.length() > 1000) {
            problemas.add("Criterio: escriba qué se esperaba y dónde lo dice, entre 1 y 1000 caracteres.");
        }
        Rechazo.siHay(problemas);
        sql.sql("select id from att.auditoria where id = ? for update").param(auditoria.id()).query(Long.class).single();
        int numero = sql.sql("select coalesce(max(numero), 0) + 1 from att.hallazgo where auditoria_id = ?").param(auditoria.id()).query(Integer.class).single();
        sql.sql("insert into att.hallazgo (auditoria_id, papel_id, numero, elemento, evidencia_id, regla, descripcion, criterio, registrado_por) "
                + "values (:a, :p, :n, :e, :v, :r, :d, :c, :u)").param("a", auditoria.id()).param("p", papel.id()).param("n", numero).param("e", elemento)
                .param("v", evidencia).param("r", renglon).param("d", descripcion.strip()).param("c", criterio.strip()).param("u", usuario).update();
        return numero;
    }

    /**
     * Envía el hallazgo como acción PT-ED-05: nace con su instancia de proceso y la cierra alguien distinto de quien la ejecute.
     *
     * @return código de la acción
     * @throws Rechazo si ya se envió, quien envía no es independiente o la acción no se puede abrir
     */
    public String enviar(Auditoria auditoria, Papel papel, int numero, TipoAccion tipo, String causa, String accion, String responsable, LocalDate compromiso,
            String usuario) {
        exigirIndependencia(auditoria, papel, usuario);
        Hallazgo hallazgo = hallazgos(auditoria).stream().filter(h -> h.numero() == numero && h.papelId().equals(papel.id())).findFirst()
                .orElseThrow(() -> Rechazo.de("Ese papel no tiene el hallazgo " + numero + "."));
        sql.sql("select id from att.hallazgo where id = ? for update").param(hallazgo.id()).query(Long.class).single();
        List<String> problemas = new ArrayList<>();
        if (hallazgo.accion() != null) {
            problemas.add("El hallazgo " + numero + " ya se envió: es la acción " + hallazgo.accion() + ".");
        }
        DatosReporte.Accion datos = new DatosReporte.Accion(tipo, hallazgo.descripcion(), causa, accion, responsable == null || responsable.isBlank() ? null
                : responsable, compromiso);
        validador.validate(datos).forEach(v -> problemas.add("Acción: " + v.getMessage()));
        if (usuario.equals(responsable)) {
            problemas.add("Responsable: quien audita no responde por la acción que pide. Elija a otra persona.");
        }
        Rechazo.siHay(problemas);
        AccionApcm abierta = acciones.abrir(papel.expedienteId(), datos, "Auditoría " + auditoria.codigo() + ", hallazgo " + numero, usuario);
        sql.sql("update att.hallazgo set accion_id = ?, enviado_por = ?, enviado = now() where id = ?").params(abierta.getId(), usuario, hallazgo.id()).update();
        return abierta.getCodigo();
    }

    private void exigirIndependencia(Auditoria auditoria, Papel papel, String usuario) {
        Auditorias.abierta(auditoria);
        impide(papel, usuario).ifPresent(motivo -> {
            throw Rechazo.de("Usted no puede auditar " + papel.codigo() + ": " + motivo + ". Este papel lo lleva otra persona (GO-17).");
        });
    }

    private Papel papel(ResultSet f, int n) throws SQLException {
        Timestamp concluido = f.getTimestamp("concluido");
        String conclusion = f.getString("conclusion");
        try {
            return new Papel(f.getLong("id"), f.getLong("auditoria_id"), f.getInt("orden"), f.getString("instancia"), f.getString("codigo"),
                    f.getLong("expediente_id"), f.getString("estrato"), f.getInt("peso"), json.readValue(f.getString("lista"), new TypeReference<>() {
                    }), f.getTimestamp("precargada").toInstant(), f.getString("auditor"), f.getString("notas"),
                    conclusion == null ? null : Conclusion.valueOf(conclusion), concluido == null ? null : concluido.toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Hallazgo hallazgo(ResultSet f, int n) throws SQLException {
        Timestamp cerrada = f.getTimestamp("cerrada");
        String estado = f.getString("estado");
        String instancia = f.getString("instancia");
        String elemento = f.getString("elemento");
        String nombre = sql.sql("select definicion from att.tramite where instancia = ?").param(instancia).query(String.class).optional()
                .map(d -> modelos.nombre(d, elemento)).orElse(elemento);
        return new Hallazgo(f.getLong("id"), f.getInt("numero"), f.getLong("papel_id"), instancia, f.getString("expediente"), elemento, nombre,
                f.getObject("evidencia_id", Long.class), f.getString("evidencia"), f.getString("sha256"), f.getString("regla"), f.getString("descripcion"),
                f.getString("criterio"), f.getString("registrado_por"), f.getTimestamp("registrado").toInstant(), f.getString("accion"),
                estado == null ? null : EstadoAccion.valueOf(estado), f.getString("responsable"), f.getObject("fecha_compromiso", LocalDate.class),
                f.getString("ejecutada_por"), f.getString("verificada_por"), cerrada == null ? null : cerrada.toInstant(), f.getString("instancia_accion"));
    }
}
