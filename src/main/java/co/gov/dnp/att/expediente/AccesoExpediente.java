package co.gov.dnp.att.expediente;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.AlcanceDeDatos;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;

/** Quién puede leer un expediente, según la matriz de permisos y el alcance de cada perfil (gobernanza, 6.1 y 6.2; GO-13). */
@Component
public class AccesoExpediente {

    private final Permisos permisos;

    AccesoExpediente(Permisos permisos) {
        this.permisos = permisos;
    }

    /** @return si quien actúa puede leerlo por los grupos a los que pertenece */
    public boolean puedeVer(Expediente expediente) {
        return permisos.puede(Objeto.INSTANCIA, Accion.LEER, expediente.getDependencia(), expediente.getId());
    }

    /** Los expedientes que puede leer quien actúa. */
    public AlcanceDeDatos alcance() {
        return permisos.alcance(Objeto.INSTANCIA, Accion.LEER);
    }

    /** @return las dependencias cuyos expedientes puede leer quien actúa; vacío (Optional) si los puede leer todos */
    public Optional<Set<String>> dependenciasVisibles() {
        AlcanceDeDatos alcance = alcance();
        return alcance.todo() ? Optional.empty() : Optional.of(alcance.dependencias());
    }
}
