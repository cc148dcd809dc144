package co.gov.dnp.att.organizacion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.proceso.GruposCandidatos;
import co.gov.dnp.att.plataforma.Rechazo;

@PruebaIntegral
class OrganizacionTest {

    private static final String CLAVE = "Clave-de-prueba-2026";

    @Autowired Organizacion organizacion;
    @Autowired GruposCandidatos grupos;
    @Autowired IdentityService identidades;
    @Autowired AuthorizationService permisos;
    @Autowired FilterService filtros;
    @Autowired TaskService tareas;
    @Autowired HistoryService historia;
    @Autowired ApplicationContext contexto;

    @Test
    @Requisito("GO-16")
    void todaDependenciaPerteneceAUnaSubdireccionGeneral() {
        assertThatThrownBy(() -> organizacion.guardarDependencia("T-SIN", "Sin subdirección", null, true))
                .isInstanceOf(Rechazo.class).hasMessageContaining("Subdirección general: elija");
        organizacion.guardarDependencia("t-uno", "Dependencia de prueba", SubdireccionGeneral.SGISE, true);
        assertThat(organizacion.dependencia("T-UNO").getSubdireccionGeneral()).isEqualTo(SubdireccionGeneral.SGISE);
        assertThat(identidades.createGroupQuery().groupIdIn("unidad-T-UNO", "jefatura-T-UNO").count()).isEqualTo(2);
    }

    @Test
    @Requisito({"GO-09", "GO-10"})
    void cambiarLaCoberturaRedirigeLasTareasNuevas() {
        organizacion.fijarCobertura(5, List.of("97", "99001"));
        assertThat(organizacion.grupoDe("97161")).isEqualTo(5);
        assertThat(organizacion.grupoDe("99001")).isEqualTo(5);
        assertThat(organizacion.grupoDe("99524")).isZero();
        assertThat(organizacion.grupoDe("EA-777")).isZero();

        organizacion.fijarCobertura(6, List.of("97161"));
        assertThat(organizacion.grupoDeCadaEntidad(List.of("97", "97001", "97161", "EA-777")))
                .containsEntry("97", 5).containsEntry("97001", 5).containsEntry("97161", 6).containsEntry("EA-777", 0);
        assertThat(grupos.delFrente(String.valueOf(organizacion.grupoDe("97161")), "DER")).isEqualTo("grupo-territorial-6,unidad-DER");
        assertThat(grupos.delFrente("0", "DER")).isEqualTo("unidad-DER");

        assertThatThrownBy(() -> organizacion.fijarCobertura(5, List.of("Antioquia", "99999", "97"))).hasMessageContaining("«Antioquia» no es el código").hasMessageContaining("«99999»");
        organizacion.fijarCobertura(5, List.of());
        organizacion.fijarCobertura(6, List.of());
    }

    @Test
    @Requisito("PS-03")
    void elDirectivoRespondeYNoEjecuta() {
        organizacion.guardarDependencia("T-DOS", "Otra de prueba", SubdireccionGeneral.SGPDN, true);
        organizacion.guardarPersona(new Persona("t.directora", "Prueba directora", "T-DOS", null, Vinculacion.DIRECTIVO, true), Set.of(), CLAVE);
        organizacion.guardarPersona(new Persona("t.subdirector", "Prueba subdirector", null, null, Vinculacion.DIRECTIVO, true), Set.of(Rol.SGPDN), CLAVE);
        organizacion.guardarPersona(new Persona("t.contratista", "Prueba contratista", "T-DOS", 2, Vinculacion.CONTRATISTA, true), Set.of(Rol.LIDER_PRODUCTO), CLAVE);

        assertThat(organizacion.directivosDe("T-DOS")).extracting(Persona::usuario).containsExactlyInAnyOrder("t.directora", "t.subdirector");
        assertThat(gruposEnElMotor("t.directora")).containsExactlyInAnyOrder("jefatura-T-DOS", "jefe-dependencia");
        assertThat(gruposEnElMotor("t.subdirector")).contains("jefatura-T-DOS", "sgpdn").doesNotContain("unidad-T-DOS", "jefe-dependencia");
        assertThat(gruposEnElMotor("t.contratista"))
                .containsExactlyInAnyOrder("unidad-T-DOS", "contratista", "lider-producto", "grupo-territorial-2");
        assertThat(organizacion.integrantesDelGrupo(2)).extracting(Persona::usuario).contains("t.contratista");
        assertThat(identidades.checkPassword("t.contratista", CLAVE)).isTrue();

        // Cambiar de perfil cambia las pertenencias; la contraseña vacía conserva la que había.
        organizacion.guardarPersona(new Persona("t.contratista", "Prueba contratista", "T-DOS", null, Vinculacion.FUNCIONARIO, true), Set.of(), "");
        assertThat(gruposEnElMotor("t.contratista")).containsExactlyInAnyOrder("unidad-T-DOS", "funcionario");
        assertThat(identidades.checkPassword("t.contratista", CLAVE)).isTrue();
    }

    @Test
    void desactivadaNoEntraDevuelveSusTareasYConservaSuHistoria() {
        organizacion.guardarPersona(new Persona("t.retirada", "Prueba retirada", null, 3, Vinculacion.CONTRATISTA, true), Set.of(), CLAVE);
        Task tarea = tareas.newTask();
        tarea.setAssignee("t.retirada");
        tareas.saveTask(tarea);
        organizacion.guardarPersona(new Persona("t.retirada", "Prueba retirada", null, 3, Vinculacion.CONTRATISTA, false), Set.of(), null);

        assertThat(identidades.checkPassword("t.retirada", CLAVE)).isFalse();
        assertThat(gruposEnElMotor("t.retirada")).isEmpty();
        assertThat(organizacion.persona("t.retirada")).hasValueSatisfying(p -> assertThat(p.nombre()).isEqualTo("Prueba retirada"));
        assertThat(organizacion.integrantesDelGrupo(3)).extracting(Persona::usuario).doesNotContain("t.retirada");
        assertThat(tareas.createTaskQuery().taskId(tarea.getId()).singleResult().getAssignee()).isNull();
        assertThat(historia.createHistoricIdentityLinkLogQuery().taskId(tarea.getId()).userId("t.retirada").count()).isPositive();
        tareas.deleteTask(tarea.getId(), true);
    }

    @Test
    @Requisito("PS-48")
    void laCuentaDeUnaEntidadSoloTieneLosGruposDeSuEntidad() {
        organizacion.guardarCuentaDeEntidad("t.alcaldia", "Prueba alcaldía", "25754", true, CLAVE);
        assertThat(gruposEnElMotor("t.alcaldia")).containsExactlyInAnyOrder("entidad-territorial", "entidad-25754");
        assertThat(identidades.checkPassword("t.alcaldia", CLAVE)).isTrue();
        assertThat(identidades.createGroupQuery().groupId("entidad-25754").singleResult().getName()).isEqualTo("Soacha (Cundinamarca)");
        assertThat(organizacion.cuentasDeEntidad()).containsEntry("t.alcaldia", "25754");

        organizacion.guardarCuentaDeEntidad("t.alcaldia", "Prueba alcaldía", "05001", true, "");
        assertThat(gruposEnElMotor("t.alcaldia")).as("cambiar de entidad quita la anterior").containsExactlyInAnyOrder("entidad-territorial", "entidad-05001");
        assertThatThrownBy(() -> organizacion.guardarPersona(
                new Persona("t.alcaldia", "Prueba", null, null, Vinculacion.OTRO, true), Set.of(Rol.DER), ""))
                .hasMessageContaining("es la cuenta de una entidad territorial");
        assertThatThrownBy(() -> organizacion.guardarPersona(
                new Persona("t.otra", "Prueba", null, null, Vinculacion.OTRO, true), Set.of(Rol.ENTIDAD_TERRITORIAL), CLAVE))
                .hasMessageContaining("se crea en «Cuentas de entidades territoriales»");
        organizacion.guardarPersona(new Persona("t.del.dnp", "Persona del DNP", null, null, Vinculacion.OTRO, true), Set.of(), CLAVE);
        assertThatThrownBy(() -> organizacion.guardarCuentaDeEntidad("t.del.dnp", "", "99999", true, CLAVE))
                .isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas()).hasSize(3))
                .hasMessageContaining("es de una persona del DNP").hasMessageContaining("Entidad territorial: elija");

        organizacion.guardarCuentaDeEntidad("t.alcaldia", "Prueba alcaldía", "05001", false, null);
        assertThat(identidades.checkPassword("t.alcaldia", CLAVE)).as("inactiva no entra").isFalse();
    }

    @Test
    @Requisito("GO-17")
    void losPerfilesIncompatiblesNoVanEnLaMismaPersona() {
        assertThatThrownBy(() -> organizacion.guardarPersona(new Persona("t.juezyparte", "Prueba", null, null, Vinculacion.OTRO, true),
                Set.of(Rol.DER_DISENADOR, Rol.CONTROL_INTERNO), CLAVE)).isInstanceOf(Rechazo.class)
                .hasMessageContaining("quien edita un modelo no audita instancias").hasMessageContaining("Quite uno de los dos");
        assertThatThrownBy(() -> organizacion.guardarPersona(new Persona("t.juezyparte", "Prueba", "T-DOS", null, Vinculacion.DIRECTIVO, true),
                Set.of(Rol.LIDER_PRODUCTO), CLAVE)).isInstanceOf(Rechazo.class).hasMessageContaining("quien registra un avance no lo valida");
        assertThat(organizacion.persona("t.juezyparte")).isEmpty();
    }

    @Test
    void rechazaConFrasesLoQueNoSirve() {
        assertThatThrownBy(() -> organizacion.guardarPersona(
                new Persona("Con Mayúscula", "", "NO-HAY", 9, null, true), Set.of(Rol.FUNCIONARIO), CLAVE))
                .isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas()).hasSize(6));
        assertThatThrownBy(() -> organizacion.guardarPersona(
                new Persona("t.debil", "Prueba", null, null, Vinculacion.OTRO, true), Set.of(), "corta"))
                .hasMessageContaining("Contraseña: use al menos 10 caracteres");
        assertThat(organizacion.persona("t.debil")).as("se deshace entera").isEmpty();
        assertThatThrownBy(() -> organizacion.guardarPersona(
                new Persona("admin-prueba", "Administrador", null, null, Vinculacion.OTRO, true), Set.of(), "Otra-clave-2026"))
                .hasMessageContaining("solo otro administrador");
    }

    @Test
    void arrancarDeNuevoNoRepiteNiPisaLoCambiado() {
        long filtrosAntes = filtros.createFilterQuery().count();
        long permisosAntes = permisos.createAuthorizationQuery().count();
        contexto.publishEvent(new ApplicationReadyEvent(
                new org.springframework.boot.SpringApplication(Object.class), new String[0],
                (org.springframework.context.ConfigurableApplicationContext) contexto, java.time.Duration.ZERO));
        assertThat(filtros.createFilterQuery().count()).isEqualTo(filtrosAntes).isGreaterThanOrEqualTo(3);
        assertThat(permisos.createAuthorizationQuery().count()).isEqualTo(permisosAntes);
    }

    @Test
    void losPermisosSonLosMinimos() {
        String[] procedimiento = {"asistencia_tecnica_territorial"};
        for (String grupo : List.of("funcionario", "contratista", "lider-producto")) {
            assertThat(puede(grupo, Resources.PROCESS_DEFINITION, procedimiento[0], Permissions.CREATE_INSTANCE)).as(grupo).isTrue();
        }
        for (String grupo : List.of("grupo-planeacion", "control-interno", "der", "otsi", "jefe-dependencia", "publico")) {
            assertThat(puede(grupo, Resources.PROCESS_DEFINITION, procedimiento[0], Permissions.CREATE_INSTANCE)).as(grupo).isFalse();
        }
        assertThat(puede("grupo-planeacion", Resources.PROCESS_DEFINITION, "*", Permissions.READ_HISTORY)).isTrue();
        assertThat(puede("otsi", Resources.PROCESS_DEFINITION, "*", Permissions.READ)).isFalse();
        assertThat(puede("publico", Resources.APPLICATION, "tasklist", Permissions.ACCESS)).isFalse();
        assertThat(puede("grupo-territorial-4", Resources.APPLICATION, "tasklist", Permissions.ACCESS)).isTrue();
        for (Group grupo : identidades.createGroupQuery().list()) {
            if (!grupo.getId().equals("camunda-admin")) {
                assertThat(puede(grupo.getId(), Resources.DEPLOYMENT, "*", Permissions.CREATE)).as(grupo.getId()).isFalse();
                assertThat(puede(grupo.getId(), Resources.FILTER, "*", Permissions.CREATE)).as(grupo.getId()).isFalse();
            }
        }
    }

    @Test
    void cadaPerfilDeGobernanzaTieneSuGrupo() {
        assertThat(identidades.createGroupQuery().list()).extracting(Group::getId).contains("direccion-general", "sgpdn", "sgise",
                "sgsgr", "sgddt", "jefe-dependencia", "coordinador-grupo", "lider-estrategia", "lider-producto", "facilitador-tecnico",
                "funcionario", "contratista", "grupo-territorial-1", "grupo-territorial-6", "enlace-planeacion", "der", "der-disenador",
                "der-monitoreo", "grupo-planeacion", "control-interno", "otsi", "comunicaciones", "equipo-contenidos",
                "entidad-territorial", "publico");
    }

    private boolean puede(String grupo, Resources recurso, String id, Permissions que) {
        return permisos.isUserAuthorized("nadie", List.of(grupo), que, recurso, id);
    }

    private List<String> gruposEnElMotor(String usuario) {
        return identidades.createGroupQuery().groupMember(usuario).list().stream().map(Group::getId).toList();
    }
}
