package co.gov.dnp.att.expediente;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.plataforma.Rechazo;

/** Abre, encuentra y cierra expedientes. */
@Service
@Transactional
public class Expedientes {

    private final ExpedienteRepository repositorio;
    private final JdbcClient sql;
    private final JdbcTemplate lotes;
    private final Bitacora bitacora;

    Expedientes(ExpedienteRepository repositorio, JdbcClient sql, JdbcTemplate lotes, Bitacora bitacora) {
        this.repositorio = repositorio;
        this.sql = sql;
        this.lotes = lotes;
        this.bitacora = bitacora;
    }

    /**
     * Abre un expediente con el consecutivo que sigue en su vigencia y dependencia.
     *
     * @param vigencia año de cuatro cifras
     * @param dependencia código de la dependencia: hasta doce letras, cifras o guiones
     * @param responsable usuario del responsable del procedimiento (nivel directivo)
     * @param usuario quien lo inicia
     * @throws Rechazo si la vigencia, la dependencia o el producto no sirven para numerarlo
     */
    public Expediente abrir(int vigencia, String dependencia, Long productoId, String producto, String responsable,
            String usuario) {
        if (vigencia < 2000 || vigencia > 2100) {
            throw Rechazo.de("Vigencia: escriba un año entre 2000 y 2100.");
        }
        if (dependencia == null || !dependencia.matches("[\\p{Alnum}_-]{1,12}")) {
            throw Rechazo.de("Dependencia: el código debe tener entre 1 y 12 letras, cifras o guiones.");
        }
        if (producto == null || producto.isBlank()) {
            throw Rechazo.de("Producto: indique el producto o servicio de la intervención.");
        }
        Expediente expediente = repositorio.save(new Expediente(vigencia, dependencia,
                siguienteConsecutivo(vigencia, dependencia), productoId, producto.strip(), responsable, usuario));
        bitacora.anotar(expediente.getId(), usuario, "Se abrió el expediente " + expediente.getCodigo() + ": "
                + expediente.getProducto() + ".");
        return expediente;
    }

    /** La fila queda reservada hasta confirmar: dos aperturas simultáneas nunca reciben el mismo número ni dejan huecos. */
    private int siguienteConsecutivo(int vigencia, String dependencia) {
        return sql.sql("""
                insert into att.expediente_consecutivo as c (vigencia, dependencia, ultimo) values (?, ?, 1)
                on conflict (vigencia, dependencia) do update set ultimo = c.ultimo + 1
                returning ultimo""").params(vigencia, dependencia).query(Integer.class).single();
    }

    /** @throws Rechazo si no existe */
    @Transactional(readOnly = true)
    public Expediente de(Long id) {
        return repositorio.findById(id).orElseThrow(() -> Rechazo.de("No existe el expediente número " + id + "."));
    }

    /** @throws Rechazo si no existe */
    @Transactional(readOnly = true)
    public Expediente porCodigo(String codigo) {
        return repositorio.findByCodigo(codigo).orElseThrow(() -> Rechazo.de("No existe el expediente " + codigo + "."));
    }

    @Transactional(readOnly = true)
    public Optional<Expediente> buscar(String codigo) {
        return repositorio.findByCodigo(codigo);
    }

    /** Los expedientes en que participa una entidad territorial, el más reciente primero. */
    @Transactional(readOnly = true)
    public List<Expediente> deEntidad(String entidad) {
        return repositorio.deEntidad(entidad);
    }

    /** @return si la entidad territorial hace parte de la intervención */
    @Transactional(readOnly = true)
    public boolean participa(Long id, String entidad) {
        return sql.sql("select count(*) from att.expediente_entidad where expediente_id = ? and codigo = ?").params(id, entidad)
                .query(Integer.class).single() > 0;
    }

    /** Guarda la instancia del procedimiento que lo lleva. */
    public void ligarInstancia(Long id, String instanciaProceso) {
        de(id).ligarInstancia(instanciaProceso);
    }

    /**
     * Fija las entidades de la intervención, reemplazando las anteriores.
     *
     * @param nombres código de cada entidad y su nombre completo, p. ej. {@code 25754 → Soacha (Cundinamarca)}
     * @return resumen para listas y tareas: los nombres si son hasta tres, o «38 entidades»
     */
    public String fijarEntidades(Long id, Map<String, String> nombres) {
        Expediente expediente = de(id);
        if (expediente.getEntidades() != null) {
            sql.sql("delete from att.expediente_entidad where expediente_id = ?").param(id).update();
        }
        lotes.batchUpdate("insert into att.expediente_entidad (expediente_id, codigo, nombre) values (?, ?, ?)",
                nombres.entrySet(), 500, (fila, entidad) -> {
                    fila.setLong(1, id);
                    fila.setString(2, entidad.getKey());
                    fila.setString(3, entidad.getValue());
                });
        String resumen = nombres.size() > 3 ? nombres.size() + " entidades"
                : String.join(", ", nombres.values().stream().sorted().toList());
        expediente.fijarEntidades(resumen.length() > 300 ? nombres.size() + " entidades" : resumen);
        return expediente.getEntidades();
    }

    /**
     * Cierra el expediente con su estado final.
     *
     * @throws Rechazo si ya estaba cerrado o el estado no es final
     */
    public void cerrar(Long id, EstadoExpediente estadoFinal, String motivo) {
        Expediente expediente = de(id);
        if (!expediente.enCurso()) {
            throw Rechazo.de("El expediente " + expediente.getCodigo() + " ya está cerrado.");
        }
        if (estadoFinal == EstadoExpediente.EN_CURSO) {
            throw Rechazo.de("Indique con qué estado final se cierra el expediente " + expediente.getCodigo() + ".");
        }
        expediente.cerrar(estadoFinal, motivo);
        bitacora.anotar(id, "El expediente terminó: " + estadoFinal.etiqueta().toLowerCase() + "."
                + (motivo == null || motivo.isBlank() ? "" : " Motivo: " + motivo.strip()));
    }
}
