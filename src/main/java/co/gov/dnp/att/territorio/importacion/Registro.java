package co.gov.dnp.att.territorio.importacion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import co.gov.dnp.att.territorio.Carga;
import co.gov.dnp.att.territorio.Carga.Conteo;
import co.gov.dnp.att.territorio.CargaRepository;
import co.gov.dnp.att.territorio.ClaseDeCarga;
import co.gov.dnp.att.territorio.Formatos;
import co.gov.dnp.att.territorio.IndiceRepository;
import co.gov.dnp.att.territorio.importacion.Propuesta.EntidadPropuesta;
import co.gov.dnp.att.territorio.importacion.Propuesta.Serie;
import co.gov.dnp.att.territorio.importacion.Propuesta.ValorPropuesto;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Compara lo propuesto con lo vigente y lo guarda entero o no guarda nada; lo reemplazado queda como historia. */
@Component
public class Registro {

    // Dos cargas a la vez se pisarían: la segunda espera a que la primera confirme
    private static final long TURNO_DE_CARGA = 893_617_2026L;

    private final JdbcTemplate base;
    private final CargaRepository cargas;
    private final IndiceRepository indices;

    Registro(JdbcTemplate base, CargaRepository cargas, IndiceRepository indices) {
        this.base = base;
        this.cargas = cargas;
        this.indices = indices;
    }

    /** Un cambio para mostrar: {@code antes} o {@code despues} nulo significa que no había o que deja de haber. */
    public record Cambio(String codigo, String que, String antes, String despues) {
    }

    /** @param ficticios valores de demostración que salen porque llegan los reales */
    public record Comparacion(Conteo conteo, int ficticios, List<Cambio> cambios) {
    }

    private record Llave(String entidad, Serie serie) {
    }

    private record Guardado(long id, ValorPropuesto valor) {
    }

    private record EntidadGuardada(EntidadPropuesta datos, boolean vigente) {
    }

    /** Lo que cambiaría, sin guardarlo. */
    @Transactional(readOnly = true)
    public Comparacion comparar(Propuesta propuesta) {
        return propuesta.entidades().isEmpty() ? compararValores(propuesta, new ArrayList<>(), new ArrayList<>())
                : compararEntidades(propuesta, new ArrayList<>(), new ArrayList<>());
    }

    /** Impide otra carga hasta que termine esta transacción: lo que se lea desde aquí no cambia mientras se guarda. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tomarTurno() {
        base.query("select pg_advisory_xact_lock(?)", fila -> { }, TURNO_DE_CARGA);
    }

    /** Guarda la propuesta, que no debe traer problemas, y deja constancia de la carga. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Carga guardar(Propuesta propuesta, ClaseDeCarga clase, String archivo, String sha256, String usuario) {
        tomarTurno();
        indices.saveAllAndFlush(propuesta.indicesNuevos());
        return propuesta.entidades().isEmpty() ? guardarValores(propuesta, clase, archivo, sha256, usuario)
                : guardarEntidades(propuesta, clase, archivo, sha256, usuario);
    }

    // ---- valores

    private Comparacion compararValores(Propuesta propuesta, List<ValorPropuesto> porGuardar, List<Long> porRetirar) {
        Set<Serie> series = new LinkedHashSet<>();
        propuesta.valores().forEach(v -> series.add(v.serie()));
        Map<Llave, Guardado> guardados = guardados(series);
        List<Cambio> cambios = new ArrayList<>();
        int nuevos = 0;
        int cambiados = 0;
        int iguales = 0;
        for (ValorPropuesto valor : propuesta.valores()) {
            Guardado antes = guardados.remove(new Llave(valor.entidad(), valor.serie()));
            if (antes != null && valor.dice(antes.valor().numero(), antes.valor().texto())) {
                iguales++;
                continue;
            }
            porGuardar.add(valor);
            if (antes == null) {
                nuevos++;
            } else {
                cambiados++;
                porRetirar.add(antes.id());
            }
            cambios.add(new Cambio(valor.entidad(), que(valor.serie()), antes == null ? null : legible(antes.valor()), legible(valor)));
        }
        guardados.values().forEach(g -> {
            porRetirar.add(g.id());
            cambios.add(new Cambio(g.valor().entidad(), que(g.valor().serie()), legible(g.valor()), null));
        });
        Integer ficticios = base.queryForObject("""
                select count(*) from att.valor_indicador where reemplazado_en is null and ficticio and indice = any (?)""",
                Integer.class, (Object) indicesDe(series));
        return new Comparacion(new Conteo(nuevos, cambiados, iguales, guardados.size()), ficticios == null ? 0 : ficticios, cambios);
    }

    private Carga guardarValores(Propuesta propuesta, ClaseDeCarga clase, String archivo, String sha256, String usuario) {
        List<ValorPropuesto> porGuardar = new ArrayList<>();
        List<Long> porRetirar = new ArrayList<>();
        Comparacion comparacion = compararValores(propuesta, porGuardar, porRetirar);
        Carga carga = cargas.saveAndFlush(new Carga(clase, archivo, sha256, usuario, propuesta.contenido(), comparacion.conteo()));
        boolean ficticio = carga.isFicticio();
        base.update("update att.valor_indicador set reemplazado_en = ? where id = any (?)", carga.getId(), porRetirar.toArray(Long[]::new));
        if (!ficticio) {
            Set<Serie> series = new LinkedHashSet<>();
            propuesta.valores().forEach(v -> series.add(v.serie()));
            base.update("update att.valor_indicador set reemplazado_en = ? where reemplazado_en is null and ficticio and indice = any (?)",
                    carga.getId(), indicesDe(series));
        }
        base.batchUpdate("""
                insert into att.valor_indicador (entidad, indice, vigencia_dato, fuente, numero, texto, ficticio, carga_id, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, 1 + coalesce((select max(a.version) from att.valor_indicador a
                    where a.entidad = ? and a.indice = ? and a.vigencia_dato = ? and a.fuente = ?), 0))""",
                porGuardar, 500, (s, v) -> {
                    s.setString(1, v.entidad());
                    s.setString(2, v.serie().indice());
                    s.setInt(3, v.serie().vigenciaDato());
                    s.setString(4, v.serie().fuente());
                    s.setBigDecimal(5, v.numero());
                    s.setString(6, v.texto());
                    s.setBoolean(7, ficticio);
                    s.setLong(8, carga.getId());
                    s.setString(9, v.entidad());
                    s.setString(10, v.serie().indice());
                    s.setInt(11, v.serie().vigenciaDato());
                    s.setString(12, v.serie().fuente());
                });
        return carga;
    }

    private Map<Llave, Guardado> guardados(Collection<Serie> series) {
        Map<Llave, Guardado> guardados = new HashMap<>();
        base.query("""
                select v.id, v.entidad, v.indice, v.vigencia_dato, v.fuente, v.numero, v.texto from att.valor_indicador v
                join unnest(?::text[], ?::int[], ?::text[]) as s (indice, anio, fuente)
                  on s.indice = v.indice and s.anio = v.vigencia_dato and s.fuente = v.fuente
                where v.reemplazado_en is null""", fila -> {
            Serie serie = new Serie(fila.getString("indice"), fila.getInt("vigencia_dato"), fila.getString("fuente"));
            ValorPropuesto valor = new ValorPropuesto(fila.getString("entidad"), serie, fila.getBigDecimal("numero"), fila.getString("texto"));
            guardados.put(new Llave(valor.entidad(), serie), new Guardado(fila.getLong("id"), valor));
        }, indicesDe(series), series.stream().map(Serie::vigenciaDato).toArray(Integer[]::new), series.stream().map(Serie::fuente).toArray(String[]::new));
        return guardados;
    }

    private static String[] indicesDe(Collection<Serie> series) {
        return series.stream().map(Serie::indice).toArray(String[]::new);
    }

    private static String que(Serie serie) {
        return serie.indice() + " " + serie.vigenciaDato();
    }

    private static String legible(ValorPropuesto valor) {
        return Formatos.legible(valor.numero(), valor.texto());
    }

    // ---- entidades

    private Comparacion compararEntidades(Propuesta propuesta, List<EntidadPropuesta> porGuardar, List<String> porRetirar) {
        Map<String, EntidadGuardada> guardadas = entidadesGuardadas();
        List<Cambio> cambios = new ArrayList<>();
        int nuevas = 0;
        int cambiadas = 0;
        int iguales = 0;
        for (EntidadPropuesta entidad : propuesta.entidades()) {
            EntidadGuardada antes = guardadas.remove(entidad.codigo());
            if (antes != null && antes.vigente() && iguales(antes.datos(), entidad)) {
                iguales++;
                continue;
            }
            porGuardar.add(entidad);
            if (antes == null) {
                nuevas++;
            } else {
                cambiadas++;
            }
            cambios.add(new Cambio(entidad.codigo(), "Entidad", antes == null ? null : legible(antes.datos()), legible(entidad)));
        }
        guardadas.values().stream().filter(EntidadGuardada::vigente).forEach(e -> {
            porRetirar.add(e.datos().codigo());
            cambios.add(new Cambio(e.datos().codigo(), "Entidad", legible(e.datos()), null));
        });
        return new Comparacion(new Conteo(nuevas, cambiadas, iguales, porRetirar.size()), 0, cambios);
    }

    private Carga guardarEntidades(Propuesta propuesta, ClaseDeCarga clase, String archivo, String sha256, String usuario) {
        List<EntidadPropuesta> porGuardar = new ArrayList<>();
        List<String> porRetirar = new ArrayList<>();
        Comparacion comparacion = compararEntidades(propuesta, porGuardar, porRetirar);
        Carga carga = cargas.saveAndFlush(new Carga(clase, archivo, sha256, usuario, propuesta.contenido(), comparacion.conteo()));
        base.batchUpdate("""
                insert into att.entidad_territorial (codigo, nombre, tipo, codigo_departamento, latitud, longitud) values (?, ?, ?, ?, ?, ?)
                on conflict (codigo) do update set nombre = excluded.nombre, tipo = excluded.tipo,
                    codigo_departamento = excluded.codigo_departamento, latitud = excluded.latitud, longitud = excluded.longitud, vigente = true""",
                porGuardar, 500, (s, e) -> {
                    s.setString(1, e.codigo());
                    s.setString(2, e.nombre());
                    s.setString(3, e.tipo().name());
                    s.setString(4, e.codigoDepartamento());
                    s.setBigDecimal(5, e.latitud());
                    s.setBigDecimal(6, e.longitud());
                });
        base.update("update att.entidad_territorial set vigente = false where codigo = any (?)", (Object) porRetirar.toArray(String[]::new));
        return carga;
    }

    private Map<String, EntidadGuardada> entidadesGuardadas() {
        Map<String, EntidadGuardada> guardadas = new HashMap<>();
        base.query("select * from att.entidad_territorial where tipo <> 'ESQUEMA_ASOCIATIVO' order by codigo", fila -> {
            EntidadPropuesta datos = new EntidadPropuesta(fila.getString("codigo"), fila.getString("nombre"),
                    co.gov.dnp.att.territorio.TipoEntidad.valueOf(fila.getString("tipo")), fila.getString("codigo_departamento"),
                    fila.getBigDecimal("latitud"), fila.getBigDecimal("longitud"));
            guardadas.put(datos.codigo(), new EntidadGuardada(datos, fila.getBoolean("vigente")));
        });
        return guardadas;
    }

    private static boolean iguales(EntidadPropuesta a, EntidadPropuesta b) {
        return a.nombre().equals(b.nombre()) && a.tipo() == b.tipo() && Objects.equals(a.codigoDepartamento(), b.codigoDepartamento())
                && mismo(a.latitud(), b.latitud()) && mismo(a.longitud(), b.longitud());
    }

    private static boolean mismo(java.math.BigDecimal a, java.math.BigDecimal b) {
        return a == null ? b == null : b != null && a.compareTo(b) == 0;
    }

    private static String legible(EntidadPropuesta e) {
        return e.nombre() + " · " + e.tipo().nombre() + (e.latitud() == null ? "" : " · " + e.latitud() + ", " + e.longitud());
    }
}
