package co.gov.dnp.att.plataforma.seguridad;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.plataforma.Rechazo;

/** Cambio de la contraseña propia, con la política del motor. */
@Service
public class MiClave {

    /** La política del motor, dicha en una frase. */
    public static final String POLITICA = "Contraseña: use al menos 10 caracteres, con minúscula, mayúscula, cifra y signo, y sin el nombre ni el usuario.";

    private final IdentityService identidades;

    MiClave(IdentityService identidades) {
        this.identidades = identidades;
    }

    /** @throws Rechazo si la actual no es esa, la nueva no cumple la política o no se repitió igual */
    // Un intento fallido debe quedar contado: el rechazo no deshace lo que anotó el motor
    @Transactional(noRollbackFor = Rechazo.class)
    public void cambiar(String usuario, String actual, String nueva, String repetida) {
        User suyo = identidades.createUserQuery().userId(usuario).singleResult();
        if (suyo == null || !identidades.checkPassword(usuario, actual)) {
            throw Rechazo.de("Contraseña actual: no es la suya. Escríbala de nuevo; si falló varias veces, espere un minuto.");
        }
        if (nueva == null || !nueva.equals(repetida)) {
            throw Rechazo.de("Repita la contraseña: no es igual a la nueva.");
        }
        if (nueva.equals(actual)) {
            throw Rechazo.de("Contraseña nueva: debe ser distinta de la actual.");
        }
        if (!identidades.checkPasswordAgainstPolicy(nueva, suyo).isValid()) {
            throw Rechazo.de(POLITICA);
        }
        Authentication quien = identidades.getCurrentAuthentication();
        // Nadie tiene permiso en el motor para cambiar usuarios, tampoco el suyo: aquí ya se comprobó que es quien dice ser
        identidades.clearAuthentication();
        try {
            suyo.setPassword(nueva);
            identidades.saveUser(suyo);
        } finally {
            identidades.setAuthentication(quien);
        }
    }
}
