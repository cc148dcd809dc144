package co.gov.dnp.att.correo.proceso;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.correo.AjustesDeCorreo;
import co.gov.dnp.att.plataforma.Rechazo;

/** La dirección de correo de cada persona es la de su usuario en el motor: una sola, la misma que muestra Admin. */
@Component
public class Direcciones {

    private static final Pattern DIRECCION = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /** Persona activa que no tiene a dónde escribirle. */
    public record SinDireccion(String usuario, String nombre, String dependencia) {
    }

    private final IdentityService identidades;
    private final TaskService tareas;
    private final JdbcClient jdbc;
    private final AjustesDeCorreo ajustes;

    Direcciones(IdentityService identidades, TaskService tareas, JdbcClient jdbc, AjustesDeCorreo ajustes) {
        this.identidades = identidades;
        this.tareas = tareas;
        this.jdbc = jdbc;
        this.ajustes = ajustes;
    }

    /** La dirección de la persona; vacía si no tiene. */
    public String de(String usuario) {
        return Optional.ofNullable(comoSistema(() -> identidades.createUserQuery().userId(usuario).singleResult())).map(User::getEmail).orElse("");
    }

    /**
     * Fija la dirección de una persona; en blanco la quita.
     *
     * @throws Rechazo si no es una dirección, su dominio no se admite o el usuario no existe
     */
    @Transactional
    public void fijar(String usuario, String direccion) {
        String limpia = direccion == null ? "" : direccion.strip();
        if (!limpia.isEmpty() && (!DIRECCION.matcher(limpia).matches() || limpia.length() > 254)) {
            throw Rechazo.de("Correo: escriba una dirección como nombre@entidad.gov.co.");
        }
        if (!limpia.isEmpty() && !ajustes.dominios().isEmpty()
                && ajustes.dominios().stream().noneMatch(d -> limpia.toLowerCase(Locale.ROOT).endsWith("@" + d.toLowerCase(Locale.ROOT)))) {
            throw Rechazo.de("Correo: la dirección debe terminar en @" + String.join(" o @", ajustes.dominios()) + ".");
        }
        comoSistema(() -> {
            User suyo = identidades.createUserQuery().userId(usuario).singleResult();
            if (suyo == null) {
                throw Rechazo.de("Usuario: «" + usuario + "» no existe o ya no entra.");
            }
            suyo.setEmail(limpia);
            identidades.saveUser(suyo);
            return null;
        });
    }

    /** Personas activas sin dirección, por nombre. */
    public List<SinDireccion> faltantes() {
        return jdbc.sql("""
                select p.usuario, p.nombre, coalesce(p.dependencia, '') dependencia from att.persona p
                where p.activa and not exists (select from public.act_id_user u where u.id_ = p.usuario and u.email_ like '%_@_%')
                order by p.nombre, p.usuario""").query(SinDireccion.class).list();
    }

    /** @return si la tarea sigue abierta; a quién se le muestra lo decide el motor al abrirla */
    public boolean abierta(String tareaId) {
        return comoSistema(() -> tareas.createTaskQuery().taskId(tareaId).count()) > 0;
    }

    private <T> T comoSistema(Supplier<T> accion) {
        Authentication quien = identidades.getCurrentAuthentication();
        identidades.clearAuthentication();
        try {
            return accion.get();
        } finally {
            identidades.setAuthentication(quien);
        }
    }
}
