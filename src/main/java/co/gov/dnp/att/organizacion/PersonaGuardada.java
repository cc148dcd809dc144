package co.gov.dnp.att.organizacion;

/**
 * Una persona se creó o cambió: el motor debe quedar igual en la misma transacción.
 *
 * @param clave contraseña nueva, o nula si no cambia
 */
public record PersonaGuardada(Persona persona, String clave) {

    @Override
    public String toString() {
        return "PersonaGuardada[" + persona + "]";
    }
}
