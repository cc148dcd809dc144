package co.gov.dnp.att.auditoria.muestras;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.plataforma.Rechazo;

/** Las auditorías de control interno y del Grupo de Planeación: se programan y se cierran (SG-21). */
@Service
@Transactional
public class Auditorias {

    static final String COLUMNAS = "select id, codigo, objetivo, alcance, desde, hasta, responsable, programada_por, programada, conclusion, "
            + "cerrada_por, cerrada from att.auditoria ";

    private final JdbcClient sql;
    private final Organizacion organizacion;

    Auditorias(JdbcClient sql, Organizacion organizacion) {
        this.sql = sql;
        this.organizacion = organizacion;
    }

    /** Una fila de la lista: la auditoría y cómo va. */
    public record Fila(Auditoria auditoria, int papeles, int concluidos, int hallazgos, int hallazgosAbiertos) {
    }

    /** De la más reciente a la más antigua. */
    @Transactional(readOnly = true)
    public List<Fila> todas() {
        return sql.sql(COLUMNAS + "order by id desc").query(Auditoria.class).list().stream().map(a -> sql.sql("""
                select (select count(*) from att.papel where auditoria_id = :a), (select count(*) from att.papel where auditoria_id = :a and concluido is not null),
                    count(*), count(*) filter (where k.estado is distinct from 'CERRADA')
                from att.hallazgo h left join att.accion_apcm k on k.id = h.accion_id where h.auditoria_id = :a""").param("a", a.id())
                .query((f, n) -> new Fila(a, f.getInt(1), f.getInt(2), f.getInt(3), f.getInt(4))).single()).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Auditoria> buscar(String codigo) {
        return sql.sql(COLUMNAS + "where codigo = ?").param(codigo).query(Auditoria.class).optional();
    }

    /** Quienes pueden responder por una auditoría: los del Grupo de Planeación y control interno que no editan modelos. */
    @Transactional(readOnly = true)
    public List<Persona> auditores() {
        return organizacion.personas().stream().filter(Persona::activa).filter(p -> audita(p.usuario())).toList();
    }

    private boolean audita(String usuario) {
        Set<Rol> roles = organizacion.rolesDe(usuario);
        return (roles.contains(Rol.GRUPO_PLANEACION) || roles.contains(Rol.CONTROL_INTERNO)) && !roles.contains(Rol.DER_DISENADOR);
    }

    /**
     * Programa una auditoría y le da su consecutivo del año.
     *
     * @return su código
     * @throws Rechazo si falta algo, el período está al revés o el responsable no audita
     */
    public String programar(String objetivo, String alcance, LocalDate desde, LocalDate hasta, String responsable, String usuario) {
        List<String> problemas = new ArrayList<>();
        exigir(problemas, "Objetivo", objetivo);
        exigir(problemas, "Alcance", alcance);
        if (desde == null || hasta == null || desde.isAfter(hasta)) {
            problemas.add("Período: indique el primer día y el último, en ese orden.");
        }
        if (responsable == null || organizacion.persona(responsable).filter(Persona::activa).isEmpty() || !audita(responsable)) {
            problemas.add("Responsable: elija a una persona activa del Grupo de Planeación o de control interno que no edite modelos.");
        }
        Rechazo.siHay(problemas);
        int anio = LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA)).getYear();
        int numero = sql.sql("insert into att.auditoria_consecutivo as c (anio, ultimo) values (?, 1) on conflict (anio) do update set ultimo = c.ultimo + 1 "
                + "returning ultimo").param(anio).query(Integer.class).single();
        String codigo = "AU-" + anio + "-" + numero;
        sql.sql("insert into att.auditoria (codigo, objetivo, alcance, desde, hasta, responsable, programada_por) values (?, ?, ?, ?, ?, ?, ?)")
                .params(codigo, objetivo.strip(), alcance.strip(), desde, hasta, responsable, usuario).update();
        return codigo;
    }

    /**
     * Cierra la auditoría con su conclusión. Los hallazgos enviados se siguen después hasta el cierre de sus acciones.
     *
     * @throws Rechazo si no hay muestra, queda un papel sin concluir o un hallazgo sin enviar
     */
    public void cerrar(Auditoria auditoria, String conclusion, String usuario) {
        abierta(auditoria);
        List<String> problemas = new ArrayList<>();
        exigir(problemas, "Conclusión de la auditoría", conclusion);
        int papeles = cuenta("select count(*) from att.papel where auditoria_id = ?", auditoria);
        int pendientes = cuenta("select count(*) from att.papel where auditoria_id = ? and concluido is null", auditoria);
        int sinEnviar = cuenta("select count(*) from att.hallazgo where auditoria_id = ? and accion_id is null", auditoria);
        if (papeles == 0) {
            problemas.add("Todavía no se ha sacado la muestra.");
        }
        if (pendientes > 0) {
            problemas.add("Papeles de trabajo sin concluir: " + pendientes + ". Conclúyalos antes de cerrar.");
        }
        if (sinEnviar > 0) {
            problemas.add("Hallazgos sin enviar como acción PT-ED-05: " + sinEnviar + ". Envíelos antes de cerrar.");
        }
        Rechazo.siHay(problemas);
        sql.sql("update att.auditoria set conclusion = ?, cerrada_por = ?, cerrada = now() where id = ? and cerrada is null")
                .params(conclusion.strip(), usuario, auditoria.id()).update();
    }

    private int cuenta(String consulta, Auditoria auditoria) {
        return sql.sql(consulta).param(auditoria.id()).query(Integer.class).single();
    }

    static void abierta(Auditoria auditoria) {
        if (!auditoria.abierta()) {
            throw Rechazo.de("La auditoría " + auditoria.codigo() + " está cerrada y no cambia.");
        }
    }

    static void exigir(List<String> problemas, String campo, String valor) {
        if (valor == null || valor.isBlank() || valor.length() > 4000) {
            problemas.add(campo + ": escriba entre 1 y 4000 caracteres.");
        }
    }
}
