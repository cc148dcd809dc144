package co.gov.dnp.att.expediente;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Quién puede leer un expediente (gobernanza, 6.1 y 6.2). Las autoridades de la sesión son los grupos del motor. */
@Component
public class AccesoExpediente {

    /** Leen todos los expedientes. */
    private static final Set<String> VEN_TODO = Set.of("der", "der-monitoreo", "grupo-planeacion", "control-interno",
            "direccion-general", "sgddt", "sgpdn", "sgise", "sgsgr", "camunda-admin");

    /** @return si quien actúa puede leerlo por el grupo al que pertenece */
    public boolean puedeVer(Expediente expediente) {
        return dependenciasVisibles().map(d -> d.contains(expediente.getDependencia())).orElse(true);
    }

    /** @return las dependencias cuyos expedientes puede leer quien actúa; vacío (Optional) si los puede leer todos */
    public Optional<Set<String>> dependenciasVisibles() {
        List<String> grupos = grupos();
        // Un grupo territorial atiende entidades de cualquier dependencia.
        if (grupos.stream().anyMatch(g -> VEN_TODO.contains(g) || g.startsWith("grupo-territorial-"))) {
            return Optional.empty();
        }
        return Optional.of(grupos.stream().filter(g -> g.startsWith("unidad-") || g.startsWith("jefatura-"))
                .map(g -> g.substring(g.indexOf('-') + 1)).collect(Collectors.toSet()));
    }

    private static List<String> grupos() {
        Authentication sesion = SecurityContextHolder.getContext().getAuthentication();
        return sesion == null ? List.of() : sesion.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
    }
}
