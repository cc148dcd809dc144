package co.gov.dnp.att.expediente;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.expediente.RecepcionDeArchivos.Recibido;
import co.gov.dnp.att.plataforma.Rechazo;

/** Evidencias de las tareas: se cargan, se exigen, se usan y se entregan. Viven en la base de datos, con su huella. */
@Service
@Transactional
public class Evidencias {

    /** Tamaño máximo de una evidencia, en bytes (25 MB). */
    public static final long TAMANO_MAXIMO = 25L * 1024 * 1024;

    /** Lo que se le dice a quien carga un archivo demasiado grande. */
    public static final String DEMASIADO_GRANDE =
            "Archivo: pesa más de 25 MB. Redúzcalo o divídalo y vuelva a cargarlo.";

    private final EvidenciaRepository repositorio;
    private final Expedientes expedientes;
    private final AlmacenDeArchivos almacen;
    private final RecepcionDeArchivos recepcion;
    private final Bitacora bitacora;
    private final List<RecibeTrasElCierre> excepciones;
    private final JdbcClient jdbc;

    Evidencias(EvidenciaRepository repositorio, Expedientes expedientes, AlmacenDeArchivos almacen,
            RecepcionDeArchivos recepcion, Bitacora bitacora, List<RecibeTrasElCierre> excepciones, JdbcClient jdbc) {
        this.repositorio = repositorio;
        this.expedientes = expedientes;
        this.almacen = almacen;
        this.recepcion = recepcion;
        this.bitacora = bitacora;
        this.excepciones = excepciones;
        this.jdbc = jdbc;
    }

    /**
     * Recibe una evidencia de hasta 25 MB en una tarea.
     *
     * @param nombre como lo trae el archivo; se guarda sin caracteres peligrosos
     * @param contenido se lee una sola vez y no se cierra
     * @throws Rechazo si falta el tipo, el expediente está cerrado, el archivo está vacío, es muy grande, trae una ruta en
     *     el nombre, no es del formato que dice ser o ya está cargado en la misma tarea
     */
    public Evidencia cargar(Long expedienteId, String tareaId, String tareaNombre, TipoEvidencia tipo, String nombre,
            InputStream contenido, String usuario) {
        if (tipo == null) {
            throw Rechazo.de("Tipo de evidencia: elija uno de la lista.");
        }
        Expediente expediente = expedientes.de(expedienteId);
        if (!recibe(expediente, tareaId)) {
            throw Rechazo.de("El expediente " + expediente.getCodigo() + " está cerrado y no recibe más evidencias.");
        }
        try {
            Recibido archivo = recepcion.recibir(nombre, contenido);
            if (repositorio.existsByTareaIdAndSha256(tareaId, archivo.sha256())) {
                throw repetida();
            }
            Evidencia evidencia = repositorio.saveAndFlush(new Evidencia(expedienteId, tareaId, tareaNombre, tipo,
                    archivo.nombre(), archivo.tipoContenido(), archivo.tamano(), archivo.sha256(), usuario));
            bitacora.anotar(expedienteId, usuario, "Se cargó la evidencia «" + archivo.nombre() + "» ("
                    + tipo.etiqueta().toLowerCase() + ") en «" + tareaNombre + "».");
            return evidencia;
        } catch (DataIntegrityViolationException dosALaVez) {
            throw repetida();
        }
    }

    /** Si la tarea puede aportar evidencia: todas mientras el expediente está en curso y, cerrado, solo las que le sobreviven. */
    @Transactional(readOnly = true)
    public boolean recibe(Expediente expediente, String tareaId) {
        return expediente.enCurso() || excepciones.stream().anyMatch(e -> e.recibe(tareaId));
    }

    private static Rechazo repetida() {
        return Rechazo.de("Archivo: ese mismo contenido ya está cargado en esta tarea.");
    }

    /** @throws Rechazo si no existe */
    @Transactional(readOnly = true)
    public Evidencia de(Long id) {
        return repositorio.findById(id).orElseThrow(() -> Rechazo.de("No existe la evidencia número " + id + "."));
    }

    @Transactional(readOnly = true)
    public Optional<Evidencia> buscar(Long id) {
        return repositorio.findById(id);
    }

    @Transactional(readOnly = true)
    public List<Evidencia> deTarea(String tareaId) {
        return repositorio.findByTareaIdOrderById(tareaId);
    }

    @Transactional(readOnly = true)
    public List<Evidencia> deExpediente(Long expedienteId) {
        return repositorio.findByExpedienteIdOrderById(expedienteId);
    }

    @Transactional(readOnly = true)
    public Archivo contenido(Long id) {
        Evidencia evidencia = de(id);
        return new Archivo(evidencia.getNombre(), evidencia.getTipoContenido(), almacen.leer(evidencia.getSha256()));
    }

    /**
     * Da por entregadas las evidencias de la tarea: las liga al registro que soportan y desde entonces no se pueden retirar.
     *
     * @param tipos los que se exigen; sin tipos, al menos una evidencia de cualquiera
     * @throws Rechazo con una frase por cada tipo que falta
     */
    public void entregar(String tareaId, String referencia, TipoEvidencia... tipos) {
        // Reservadas al leerlas: la que otra persona retira a la vez ni cuenta ni queda ligada
        Set<TipoEvidencia> cargados = jdbc.sql("""
                with cargadas as (select id, tipo from att.evidencia where tarea_id = :tarea for key share),
                     ligadas as (insert into att.evidencia_uso (evidencia_id, referencia) select id, :referencia from cargadas
                                 on conflict do nothing)
                select distinct tipo from cargadas""").param("tarea", tareaId).param("referencia", referencia).query(TipoEvidencia.class).set();
        if (tipos.length == 0 && cargados.isEmpty()) {
            throw Rechazo.de("Evidencias: cargue al menos una en la pestaña «Evidencias» de la tarea.");
        }
        Rechazo.siHay(Arrays.stream(tipos).filter(tipo -> !cargados.contains(tipo)).distinct()
                .map(tipo -> "Evidencias: falta «" + tipo.etiqueta() + "». Cárguela en la pestaña «Evidencias» de la tarea.")
                .toList());
    }

    /**
     * Retira una evidencia que nadie ha usado.
     *
     * @throws Rechazo si no es de quien la retira o ya soporta un registro
     */
    public void retirar(Long id, String usuario) {
        Evidencia evidencia = de(id);
        if (!evidencia.getCargadaPor().equals(usuario)) {
            throw Rechazo.de("Solo quien cargó la evidencia puede retirarla.");
        }
        almacen.reservar(evidencia.getSha256());
        if (evidencia.usada() || !borrar(id)) {
            throw Rechazo.de("La evidencia ya soporta un registro y se conserva en el expediente.");
        }
        almacen.retirar(evidencia.getSha256());
        bitacora.anotar(evidencia.getExpedienteId(), usuario, "Se retiró la evidencia «" + evidencia.getNombre()
                + "» antes de usarla.");
    }

    private boolean borrar(Long id) {
        try {
            return repositorio.borrarSiNoSeUso(id) > 0;
        } catch (DataIntegrityViolationException laUsaronALaVez) {
            return false;
        }
    }
}
