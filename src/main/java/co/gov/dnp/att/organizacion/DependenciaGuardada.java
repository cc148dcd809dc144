package co.gov.dnp.att.organizacion;

/** Una dependencia se creó o cambió: el motor debe tener sus grupos de unidad y de jefatura. */
public record DependenciaGuardada(Dependencia dependencia) {
}
