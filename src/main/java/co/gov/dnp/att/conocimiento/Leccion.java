package co.gov.dnp.att.conocimiento;

import java.time.Instant;

/** Lección aprendida que cualquiera puede reutilizar (PS-46); {@code tema} es el nombre del tema. */
public record Leccion(Long id, String expediente, String queFunciono, String queNoFunciono, String causa, String recomendacion,
        String tema, String producto, String dependencia, int vigencia, Instant fecha) {
}
