package co.gov.dnp.att.calendario;

import java.time.LocalDate;

/** Excepción al calendario: un día que deja de ser hábil ({@code habil} falso) o que pasa a serlo. */
public record AjusteFestivo(LocalDate fecha, boolean habil, String motivo) {
}
