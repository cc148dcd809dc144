package co.gov.dnp.att.expediente;

import static co.gov.dnp.att.expediente.ModeloDocumento.lista;

import java.time.LocalDate;
import java.util.List;

/**
 * Informe final de ejecución (Cuadro No 5, actividad 8; Lineamiento 2, etapa 4, paso 2).
 *
 * @param dependencia nombre de la dependencia
 * @param entidades entidades atendidas
 * @param resumenResultados resumen de resultados del proceso
 * @param accesos actores con acceso, ya en palabras
 * @param fechaPublicacion día de la publicación
 * @param ubicacion dónde se publica
 * @param documentos documentos reunidos en el expediente
 * @param evidencias evidencias reunidas, contadas por tipo
 */
public record ModeloInformeFinal(String dependencia, List<String> entidades, String resumenResultados,
        String queFunciono, String factoresExito, String queSeHariaDistinto, String recomendaciones,
        List<ModeloAnalisis.Resultado> resultados, List<Leccion> lecciones, List<String> accesos,
        LocalDate fechaPublicacion, String ubicacion, List<Pieza> documentos, List<Conteo> evidencias)
        implements ModeloDocumento {

    public ModeloInformeFinal {
        entidades = lista(entidades);
        resultados = lista(resultados);
        lecciones = lista(lecciones);
        accesos = lista(accesos);
        documentos = lista(documentos);
        evidencias = lista(evidencias);
    }

    @Override
    public ClaseDocumento clase() {
        return ClaseDocumento.INFORME_FINAL;
    }

    public record Leccion(String queFunciono, String queNoFunciono, String causa, String recomendacion) {
    }

    public record Pieza(String clase, int version, LocalDate fecha, String sha256) {
    }

    public record Conteo(String tipo, long cantidad) {
    }
}
