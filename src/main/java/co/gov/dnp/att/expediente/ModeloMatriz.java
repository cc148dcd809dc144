package co.gov.dnp.att.expediente;

import static co.gov.dnp.att.expediente.ModeloDocumento.lista;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Matriz de concertación (Cuadro No 5, actividad 1, salida).
 *
 * @param subdireccion nombre de la subdirección general
 * @param dependencia nombre de la dependencia responsable
 * @param estrategia estrategia de llegada a territorio
 * @param fuentes fuentes consultadas, ya en palabras
 * @param normas normas que respaldan la necesidad, p. ej. «Ley 1454 de 2011, art. 10»
 * @param alcance alcance de la intervención
 * @param capacidadOperativa análisis de la capacidad instalada y operativa
 * @param resumenFocalizacion una frase: cuántas entidades, con qué perfil y fecha
 * @param justificacionFocalizacion por qué la unidad ajustó la sugerencia; nulo si no la ajustó
 * @param filas una por necesidad, entidad o grupo de valor y producto
 * @param recursos recursos disponibles
 * @param ajustes entidades que la unidad incluyó, excluyó o dejó en espera
 * @param sinCompetencia necesidades que no son competencia del DNP
 */
public record ModeloMatriz(String subdireccion, String dependencia, String estrategia, List<String> fuentes,
        List<String> normas, String alcance, String capacidadOperativa, String resumenFocalizacion,
        String justificacionFocalizacion, List<Fila> filas, List<Recurso> recursos, List<Ajuste> ajustes,
        List<SinCompetencia> sinCompetencia) implements ModeloDocumento {

    public ModeloMatriz {
        fuentes = lista(fuentes);
        normas = lista(normas);
        filas = lista(filas);
        recursos = lista(recursos);
        ajustes = lista(ajustes);
        sinCompetencia = lista(sinCompetencia);
    }

    @Override
    public ClaseDocumento clase() {
        return ClaseDocumento.MATRIZ_CONCERTACION;
    }

    /** Las once columnas de la matriz; {@code acuerdo} nulo = sin respuesta de los oferentes. */
    public record Fila(String necesidad, String entidad, String producto, String dependenciaOferente, String capacidad,
            String alcance, String metaEstrategica, String recursos, String capacidadOperativa, int vigencia,
            Boolean acuerdo, LocalDate fechaAcuerdo) {
    }

    /** Recurso humano, financiero (en pesos) o tecnológico. */
    public record Recurso(String tipo, String descripcion, BigDecimal cantidad, String unidad, String fuente) {
    }

    /** Entidad cuya decisión se apartó de la sugerencia. */
    public record Ajuste(String entidad, String decision, String justificacion) {
    }

    /** Necesidad descartada y por qué. */
    public record SinCompetencia(String necesidad, String motivo) {
    }
}
