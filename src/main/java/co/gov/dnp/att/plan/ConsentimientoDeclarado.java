package co.gov.dnp.att.plan;

import java.time.LocalDate;
import java.util.Set;

/** Lo que un grupo de entidades respondió, al socializar el plan, sobre ser objeto de seguimiento. */
public record ConsentimientoDeclarado(Set<String> entidades, String estado, LocalDate fecha, String persona, String cargo,
        String soporte) {
}
