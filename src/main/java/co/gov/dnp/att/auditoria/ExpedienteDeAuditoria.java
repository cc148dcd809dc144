package co.gov.dnp.att.auditoria;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.auditoria.Reconstruccion.PlanoDibujado;
import co.gov.dnp.att.auditoria.Reconstruccion.Reconstruida;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados;
import co.gov.dnp.att.expediente.CopiaDelExpediente;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.expediente.ImpresoraPdf;
import co.gov.dnp.att.focalizacion.Corrida;
import co.gov.dnp.att.focalizacion.Explicador;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.focalizacion.ResultadoEntidad;

/**
 * Una instancia entera en un ZIP para llevársela: la reconstrucción en PDF, los datos en JSON, los diagramas y su modelo, los documentos y las
 * evidencias, y un manifiesto que {@code sha256sum -c MANIFIESTO.sha256} comprueba sin conexión (PS-50).
 */
@Service
public class ExpedienteDeAuditoria {

    /** Ancho útil de una hoja carta apaisada, en píxeles CSS (96 por pulgada). */
    private static final double ANCHO = 945;
    private static final double ALTO = 560;
    private static final Pattern MEDIDA = Pattern.compile("width=\"([\\d.]+)\" height=\"([\\d.]+)\"");
    /** Los mismos colores de la página; el dibujo se lee solo, fuera de ella. */
    private static final String COLORES = "<style>.recorrido > title + .figura { stroke: #004884; stroke-width: 2.5; } .recorrido > .punta { fill: #004884; stroke: #004884; } "
            + ".calor-0 > title + .figura { fill: #eef5ff; } .calor-1 > title + .figura { fill: #fff3c4; } .calor-2 > title + .figura { fill: #ffd58a; } .calor-3 > title + .figura { fill: #ffa95c; } "
            + ".calor-4 > title + .figura { fill: #f47c5b; } .actual > title + .figura { stroke: #b45309; stroke-width: 4; }</style>";

    /** Por qué una entidad de la intervención entró o no. */
    public record EntidadDecidida(String nombre, String decision, String explicacion) {
    }

    private final Reconstruccion reconstruccion;
    private final ModelosDesplegados modelos;
    private final CopiaDelExpediente copia;
    private final Expedientes expedientes;
    private final Focalizacion focalizacion;
    private final ImpresoraPdf impresora;
    private final FormatoEspanol formato;
    private final ObjectMapper json;

    ExpedienteDeAuditoria(Reconstruccion reconstruccion, ModelosDesplegados modelos, CopiaDelExpediente copia, Expedientes expedientes,
            Focalizacion focalizacion, ImpresoraPdf impresora, FormatoEspanol formato, ObjectMapper json) {
        this.reconstruccion = reconstruccion;
        this.modelos = modelos;
        this.copia = copia;
        this.expedientes = expedientes;
        this.focalizacion = focalizacion;
        this.impresora = impresora;
        this.formato = formato;
        this.json = json;
    }

    /** Escribe el ZIP sin cerrar la salida. */
    @Transactional(readOnly = true)
    public void escribir(Tramite tramite, String usuario, OutputStream salida) throws IOException {
        Reconstruida r = reconstruccion.de(tramite);
        List<PlanoDibujado> planos = reconstruccion.planos(r, null, null, null);
        Map<String, byte[]> archivos = new LinkedHashMap<>();
        archivos.put("LEAME.txt", leame(tramite, usuario).getBytes(StandardCharsets.UTF_8));
        archivos.put("reconstruccion.pdf", pdf(r, planos, usuario));
        Map<String, Object> datos = new LinkedHashMap<>();
        datos.put("tramite", r.tramite());
        datos.put("familia", r.familia());
        datos.put("hechos", r.hechos());
        datos.put("tareas", reconstruccion.tareas(r));
        datos.put("rastro", r.rastro());
        archivos.put("datos.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(datos));
        planos.forEach(p -> archivos.put("diagramas/" + p.elemento() + ".svg", conColores(p.svg()).getBytes(StandardCharsets.UTF_8)));
        modelos.xml(tramite.definicion()).ifPresent(m -> archivos.put("modelo-v" + tramite.version() + ".bpmn", m.getBytes(StandardCharsets.UTF_8)));
        Expediente expediente = tramite.expedienteId() == null ? null : expedientes.de(tramite.expedienteId());
        copia.escribir(expediente, salida, archivos);
    }

    private byte[] pdf(Reconstruida r, List<PlanoDibujado> planos, String usuario) {
        Map<String, Object> modelo = new HashMap<>();
        modelo.put("t", r.tramite());
        modelo.put("r", r);
        modelo.put("f", formato);
        modelo.put("planos", planos.stream().map(p -> new PlanoDibujado(p.elemento(), p.nombre(), p.principal(), p.recorrido(), aLaHoja(conColores(p.svg()))))
                .toList());
        modelo.put("tareas", reconstruccion.tareas(r));
        modelo.put("decisiones", decisiones(r));
        modelo.put("generado", Instant.now());
        modelo.put("usuario", r.nombres().getOrDefault(usuario, usuario));
        return impresora.imprimir("documentos/reconstruccion", modelo);
    }

    private List<EntidadDecidida> decisiones(Reconstruida r) {
        if (r.tramite().expedienteId() == null || r.tramite().entidades().isEmpty()) {
            return List.of();
        }
        List<EntidadDecidida> decididas = new ArrayList<>();
        for (Corrida corrida : focalizacion.corridas(r.tramite().expedienteId()).stream().limit(1).toList()) {
            Explicador explicador = focalizacion.explicador(corrida);
            Map<String, ResultadoEntidad> resultados = new HashMap<>();
            focalizacion.resultados(corrida.id()).forEach(e -> resultados.put(e.codigo(), e));
            r.tramite().entidades().stream().map(resultados::get).filter(e -> e != null).forEach(e ->
                    decididas.add(new EntidadDecidida(e.nombre(), e.decisionFinal().etiqueta(), explicador.explicar(e))));
        }
        return decididas;
    }

    private static String conColores(String svg) {
        return svg.replaceFirst(">", ">" + Matcher.quoteReplacement(COLORES));
    }

    /** Un plano cabe entero en una hoja y usa la letra que el PDF lleva incrustada. */
    private static String aLaHoja(String svg) {
        Matcher m = MEDIDA.matcher(svg);
        if (!m.find()) {
            return svg;
        }
        double ancho = Double.parseDouble(m.group(1));
        double alto = Double.parseDouble(m.group(2));
        double escala = Math.min(1, Math.min(ANCHO / ancho, ALTO / alto));
        return m.replaceFirst(String.format(Locale.ROOT, "width=\"%.0f\" height=\"%.0f\"", ancho * escala, alto * escala))
                .replaceFirst("font-family=\"[^\"]*\"", "font-family=\"Liberation Sans\"");
    }

    private String leame(Tramite t, String usuario) {
        return """
                EXPEDIENTE DE AUDITORÍA · %s
                %s, versión %d del modelo. Generado el %s por %s.

                reconstruccion.pdf   la línea de tiempo, el diagrama, las tablas y el índice de evidencias
                datos.json           todo lo que el sistema guardó de la instancia y su familia
                diagramas/           cada plano del modelo con lo que pasó, en SVG
                modelo-v%d.bpmn       el modelo de su versión
                documentos/          los documentos que el sistema generó, cada versión
                evidencias/          las evidencias que las personas cargaron
                bitacora.txt         la bitácora del expediente
                MANIFIESTO.sha256    la huella SHA-256 de cada archivo

                Para comprobar que nada cambió, sin conexión y desde esta carpeta:

                    sha256sum -c MANIFIESTO.sha256

                Responde «La suma coincide» (u «OK») por cada archivo. La huella de cada documento y evidencia es la que el
                sistema guardó al recibirlo: si alguno cambió después, esta orden lo señala. En Windows, con PowerShell:

                    Get-Content MANIFIESTO.sha256 -Encoding UTF8 | ForEach-Object { $h, $n = $_ -split '  ', 2; "$((Get-FileHash $n).Hash -eq $h)  $n" }
                """.formatted(t.codigo().isEmpty() ? t.instancia() : t.codigo(), t.procesoNombre(), t.version(), formato.momento(Instant.now()), usuario,
                t.version());
    }
}
