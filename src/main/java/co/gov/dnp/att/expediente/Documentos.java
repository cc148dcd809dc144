package co.gov.dnp.att.expediente;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.Rechazo;

/** Documentos del procedimiento: PDF con versión, motivo y huella, encadenado cada uno a la versión anterior. */
@Service
@Transactional
public class Documentos {

    private final DocumentoRepository repositorio;
    private final ExpedienteRepository expedientes;
    private final AlmacenDeArchivos almacen;
    private final ImpresoraPdf impresora;
    private final FormatoEspanol formato;
    private final Bitacora bitacora;
    private final Organizacion organizacion;

    Documentos(DocumentoRepository repositorio, ExpedienteRepository expedientes, AlmacenDeArchivos almacen,
            ImpresoraPdf impresora, FormatoEspanol formato, Bitacora bitacora, Organizacion organizacion) {
        this.repositorio = repositorio;
        this.expedientes = expedientes;
        this.almacen = almacen;
        this.impresora = impresora;
        this.formato = formato;
        this.bitacora = bitacora;
        this.organizacion = organizacion;
    }

    /**
     * Genera y guarda la versión siguiente del documento que corresponde al modelo. El expediente queda reservado
     * hasta confirmar, para que dos generaciones simultáneas no repitan versión.
     *
     * @param motivo por qué existe esta versión; se imprime en ella
     * @param usuario quien la origina
     * @throws Rechazo si el expediente no existe
     */
    public Documento generar(Long expedienteId, ModeloDocumento modelo, String motivo, String usuario) {
        Expediente expediente = expedientes.reservar(expedienteId)
                .orElseThrow(() -> Rechazo.de("No existe el expediente número " + expedienteId + "."));
        Optional<Documento> anterior = ultimo(expedienteId, modelo.clase());
        Documento documento = new Documento(expediente, modelo.clase(), anterior.map(d -> d.getVersion() + 1).orElse(1),
                motivo == null || motivo.isBlank() ? "Primera versión" : motivo.strip(), usuario, Instant.now(),
                anterior.map(Documento::getSha256).orElse(null));
        Map<String, Object> datos = new HashMap<>();
        datos.put("expediente", expediente);
        datos.put("documento", documento);
        datos.put("generadoPor", organizacion.nombreDe(usuario));
        datos.put("m", modelo);
        datos.put("f", formato);
        byte[] pdf = impresora.imprimir(modelo.clase().plantilla(), datos);
        documento.contenido(Huella.de(pdf), pdf.length);
        almacen.guardar(documento.getSha256(), new ByteArrayInputStream(pdf), pdf.length);
        repositorio.saveAndFlush(documento);
        bitacora.anotar(expedienteId, usuario, "Se generó «" + modelo.clase().etiqueta() + "», versión "
                + documento.getVersion() + ". Motivo: " + documento.getMotivo());
        return documento;
    }

    /** Los documentos del expediente, por clase y de la versión más reciente a la más antigua. */
    @Transactional(readOnly = true)
    public List<Documento> deExpediente(Long expedienteId) {
        return repositorio.findByExpedienteIdOrderByClaseAscVersionDesc(expedienteId).stream()
                .sorted(Comparator.comparing(Documento::getClase)).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Documento> ultimo(Long expedienteId, ClaseDocumento clase) {
        return repositorio.findFirstByExpedienteIdAndClaseOrderByVersionDesc(expedienteId, clase);
    }

    /** @throws Rechazo si no existe o es de otro expediente */
    @Transactional(readOnly = true)
    public Archivo contenido(Long expedienteId, Long id) {
        Documento documento = repositorio.findById(id).filter(d -> d.getExpedienteId().equals(expedienteId))
                .orElseThrow(() -> Rechazo.de("No existe el documento número " + id + " en este expediente."));
        return new Archivo(documento.getNombre(), "application/pdf", almacen.leer(documento.getSha256()));
    }
}
