package co.gov.dnp.att.organizacion.proceso;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.organizacion.Dependencia;
import co.gov.dnp.att.organizacion.DependenciaGuardada;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.PersonaGuardada;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.MiClave;
import co.gov.dnp.att.plataforma.seguridad.SesionesPorCerrar;
import co.gov.dnp.att.territorio.Territorio;

/**
 * Mantiene usuarios, grupos y pertenencias del motor iguales a la organización. Solo toca los grupos que la organización
 * define: {@code camunda-admin} y los que cree un administrador quedan como estén.
 */
@Component
class IdentidadesDelMotor {

    private static final Logger LOG = LoggerFactory.getLogger(IdentidadesDelMotor.class);

    private final Organizacion organizacion;
    private final IdentityService identidades;
    private final TaskService tareas;
    private final JdbcClient jdbc;
    private final PermisosIniciales permisos;
    private final UsuarioActual usuario;
    private final ApplicationEventPublisher eventos;
    private final boolean ingresoExterno;
    private final Territorio territorio;

    IdentidadesDelMotor(Organizacion organizacion, IdentityService identidades, TaskService tareas, JdbcClient jdbc,
            PermisosIniciales permisos, UsuarioActual usuario, Territorio territorio, ApplicationEventPublisher eventos,
            @Value("${att.oidc.activo:false}") boolean ingresoExterno) {
        this.organizacion = organizacion;
        this.identidades = identidades;
        this.tareas = tareas;
        this.jdbc = jdbc;
        this.permisos = permisos;
        this.usuario = usuario;
        this.territorio = territorio;
        this.eventos = eventos;
        this.ingresoExterno = ingresoExterno;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    @Transactional
    public void alArrancar() {
        // Dos copias que arrancan a la vez no deben crear dos veces lo mismo.
        jdbc.sql("select pg_advisory_xact_lock(711001)").query().listOfRows();
        comoSistema(() -> {
            for (Rol rol : Rol.values()) {
                grupo(rol.grupo(), rol.nombre(), "PERFIL");
            }
            organizacion.gruposTerritoriales().forEach(g -> grupo(Organizacion.grupoTerritorial(g.getNumero()), g.getNombre(), "TERRITORIO"));
            organizacion.dependencias().forEach(this::gruposDe);
            permisos.entregar();
            for (Persona persona : organizacion.personas()) {
                if (persona.activa() && identidades.createUserQuery().userId(persona.usuario()).count() == 0) {
                    LOG.warn("{} no tiene usuario para entrar: asígnele una contraseña en /organizacion", persona.usuario());
                } else {
                    pertenencias(persona);
                }
            }
            return null;
        });
    }

    @EventListener
    void alGuardarDependencia(DependenciaGuardada hecho) {
        comoSistema(() -> {
            gruposDe(hecho.dependencia());
            // Cambiar de subdirección general cambia quién responde por la dependencia.
            organizacion.personas().stream().filter(p -> p.activa() && p.vinculacion() == Vinculacion.DIRECTIVO)
                    .filter(p -> identidades.createUserQuery().userId(p.usuario()).count() > 0)
                    .forEach(this::pertenencias);
            return null;
        });
    }

    @EventListener
    void alGuardarPersona(PersonaGuardada hecho) {
        comoSistema(() -> {
            Persona persona = hecho.persona();
            User suyo = identidades.createUserQuery().userId(persona.usuario()).singleResult();
            boolean administra = suyo != null
                    && identidades.createGroupQuery().groupMember(persona.usuario()).groupId(Groups.CAMUNDA_ADMIN).count() > 0;
            if (administra && (!persona.activa() || hecho.clave() != null) && !usuario.tieneGrupo(Groups.CAMUNDA_ADMIN)) {
                throw Rechazo.de("Persona: «" + persona.usuario() + "» administra la plataforma; solo otro administrador puede cambiar su contraseña o desactivarla.");
            }
            if (!persona.activa()) {
                retirar(persona.usuario(), administra, suyo);
                eventos.publishEvent(new SesionesPorCerrar(persona.usuario()));
                return null;
            }
            if (suyo == null && hecho.clave() == null && !ingresoExterno) {
                throw Rechazo.de("Contraseña: escriba una para que la persona pueda entrar.");
            }
            User guardado = suyo != null ? suyo : identidades.newUser(persona.usuario());
            guardado.setFirstName(persona.nombre());
            guardado.setLastName("");
            if (hecho.clave() != null) {
                if (!identidades.checkPasswordAgainstPolicy(hecho.clave(), guardado).isValid()) {
                    throw Rechazo.de(MiClave.POLITICA);
                }
                guardado.setPassword(hecho.clave());
            } else if (suyo == null) {
                // Entra por el proveedor de identidad: aquí no tiene contraseña que sirva
                guardado.setPassword("Aa1-" + UUID.randomUUID());
            }
            identidades.saveUser(guardado);
            if (pertenencias(persona) || suyo != null && hecho.clave() != null) {
                eventos.publishEvent(new SesionesPorCerrar(persona.usuario()));
            }
            return null;
        });
    }

    /** Ya no entra; lo que hizo queda con su usuario, y lo que tenía asignado vuelve a sus grupos. */
    private void retirar(String id, boolean administra, User suyo) {
        if (administra && identidades.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() < 2) {
            throw Rechazo.de("Persona: «" + id + "» es la única que administra la plataforma; nombre a otra antes de desactivarla.");
        }
        tareas.createTaskQuery().taskAssignee(id).list().forEach(t -> tareas.setAssignee(t.getId(), null));
        if (suyo != null) {
            identidades.deleteUser(id);
        }
    }

    private void gruposDe(Dependencia dependencia) {
        grupo(Organizacion.unidad(dependencia.getCodigo()), dependencia.getCodigo() + ": equipo que ejecuta", "UNIDAD");
        grupo(Organizacion.jefatura(dependencia.getCodigo()), dependencia.getCodigo() + ": responsables del procedimiento", "UNIDAD");
    }

    private void grupo(String id, String nombre, String tipo) {
        Group grupo = identidades.createGroupQuery().groupId(id).singleResult();
        if (grupo == null) {
            grupo = identidades.newGroup(id);
        } else if (nombre.equals(grupo.getName())) {
            return;
        }
        grupo.setName(nombre);
        grupo.setType(tipo);
        identidades.saveGroup(grupo);
    }

    /** @return si cambió algo */
    private boolean pertenencias(Persona persona) {
        organizacion.entidadDe(persona.usuario()).ifPresent(
                codigo -> grupo(Organizacion.entidad(codigo), territorio.nombreCompleto(codigo), "ENTIDAD"));
        Set<String> deben = organizacion.gruposDe(persona);
        Set<String> tiene = identidades.createGroupQuery().groupMember(persona.usuario()).list().stream().map(Group::getId)
                .collect(Collectors.toCollection(HashSet::new));
        List<String> faltan = deben.stream().filter(g -> !tiene.contains(g)).toList();
        List<String> sobran = tiene.stream().filter(g -> esDeLaOrganizacion(g) && !deben.contains(g)).toList();
        faltan.forEach(g -> identidades.createMembership(persona.usuario(), g));
        sobran.forEach(g -> identidades.deleteMembership(persona.usuario(), g));
        return !faltan.isEmpty() || !sobran.isEmpty();
    }

    private boolean esDeLaOrganizacion(String grupo) {
        return grupo.startsWith("unidad-") || grupo.startsWith("jefatura-") || grupo.startsWith("entidad-")
                || gruposFijos().contains(grupo);
    }

    static List<String> gruposFijos() {
        return Stream.concat(Stream.of(Rol.values()).map(Rol::grupo),
                IntStream.rangeClosed(1, 6).mapToObj(Organizacion::grupoTerritorial)).toList();
    }

    /** Quién puede cambiar la organización ya lo decidió la página; el motor no vuelve a preguntarlo. */
    private void comoSistema(Supplier<Void> accion) {
        Authentication quien = identidades.getCurrentAuthentication();
        identidades.clearAuthentication();
        try {
            accion.get();
        } finally {
            identidades.setAuthentication(quien);
        }
    }
}
