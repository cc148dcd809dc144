package co.gov.dnp.att.plataforma.seguridad;

/** Lo que esa persona puede hacer cambió, o ya no entra: lo que tenga abierto en cualquier equipo se cierra al confirmar el cambio. */
public record SesionesPorCerrar(String usuario) {
}
