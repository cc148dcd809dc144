package co.gov.dnp.att.auditoria.muestras;

import java.time.Instant;
import java.util.List;

import co.gov.dnp.att.auditoria.conformidad.Cumplimiento;

/**
 * Papel de trabajo de una instancia de la muestra.
 *
 * @param lista la conformidad tal como estaba al sacar la muestra
 * @param auditor quien lo lleva; nulo si nadie independiente lo ha tomado
 * @param conclusion nula mientras no se concluye
 */
public record Papel(Long id, Long auditoriaId, int orden, String instancia, String codigo, Long expedienteId, String estrato, int peso,
        List<Renglon> lista, Instant precargada, String auditor, String notas, Conclusion conclusion, Instant concluido) {

    /** Un renglón de la lista de verificación: regla o registro. */
    public record Renglon(String codigo, String titulo, Cumplimiento estado, String encontrado) {
    }

    public long faltas() {
        return lista.stream().filter(r -> r.estado() == Cumplimiento.FALTA).count();
    }
}
