package co.gov.dnp.att.auditoria.web;

/** Quién audita (gobernanza 6.2, columna A): quien edita un modelo no audita instancias. */
final class SoloAuditores {

    static final String REGLA = "hasAnyAuthority('grupo-planeacion','control-interno') and !hasAuthority('der-disenador')";

    private SoloAuditores() {
    }
}
