package co.gov.dnp.att.portafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.seguridad.Visitante;
import co.gov.dnp.att.portafolio.RevisionDeCatalogos.Clase;

/** Estrategias y metas: quien las cambia no las valida, y su historia la lee quien audita. */
@PruebaIntegral
class RevisionDeCatalogosTest {

    private static final String CLAVE = "Clave-de-prueba-2026";
    private static final String CATALOGOS = "/portafolio/catalogos";
    private static int vez;

    @Autowired
    RevisionDeCatalogos revision;
    @Autowired
    Organizacion organizacion;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaccion;
    @Autowired
    TestRestTemplate web;

    private Visitante entra(String usuario, Rol... roles) {
        organizacion.guardarDependencia("REV", "Dependencia de revisión", SubdireccionGeneral.SGDDT, true);
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + usuario, null, null, Vinculacion.OTRO, true), Set.of(roles), CLAVE);
        return Visitante.que(web.getRootUri(), usuario, CLAVE);
    }

    @Test
    @Requisito({"GO-13", "GO-17"})
    @DisplayName("Una estrategia que cambia queda sin validar; la DER la valida o la observa, no quien la cambió, y cada cambio queda en su historia")
    void estrategias() {
        String codigo = "EST-REV-" + ++vez;
        Visitante lidera = entra("lidera.rev", Rol.LIDER_ESTRATEGIA);
        Visitante doble = entra("doble.rev", Rol.LIDER_ESTRATEGIA, Rol.DER);
        Visitante der = entra("der.rev", Rol.DER);
        Visitante planeacion = entra("planeacion.rev", Rol.GRUPO_PLANEACION);
        assertThat(lidera.enviar(CATALOGOS + "/estrategias", "codigo", codigo, "nombre", "Primera forma", "dependencias", "REV", "activa", "true").statusCode()).isEqualTo(302);
        Long primero = revision.ultimos(Clase.ESTRATEGIA).get(codigo).id();
        String concepto = CATALOGOS + "/estrategias/concepto";
        assertThat(der.ver("/avisos").body()).contains("Espera su concepto la estrategia que quedó así: «Primera forma · REV · activa», de " + codigo + ".",
                "href=\"" + CATALOGOS + "#estrategia-" + codigo + "\"");
        assertThat(der.ver(CATALOGOS).body()).contains("id=\"estrategia-" + codigo + "\"");
        assertThat(planeacion.ver("/avisos").body()).doesNotContain(codigo);
        assertThat(lidera.enviar(concepto, "cambio", primero.toString(), "valida", "true").statusCode()).isEqualTo(403);
        assertThat(seguir(der, concepto, "cambio", primero.toString(), "valida", "false")).contains("Observaciones: escriba qué hay que cambiar.");
        assertThat(seguir(der, concepto, "cambio", "", "valida", "true")).contains("Lo que se valida: elija de la lista.");
        assertThat(seguir(der, concepto, "cambio", primero.toString(), "valida", "false", "observaciones", "Precise el nombre.")).contains("Quedaron sus observaciones.", "Precise el nombre.");
        assertThat(seguir(der, concepto, "cambio", primero.toString(), "valida", "true")).contains("Otra persona ya revisó este cambio.");

        assertThat(lidera.ver("/avisos").body()).contains("Hay que ajustar la estrategia que usted dejó así: «Primera forma · REV · activa», de " + codigo + ". Observaciones: Precise el nombre.");
        seguir(doble, CATALOGOS + "/estrategias", "codigo", codigo, "nombre", "Segunda forma", "dependencias", "REV", "activa", "true");
        seguir(doble, CATALOGOS + "/estrategias", "codigo", codigo, "nombre", "Segunda forma", "dependencias", "REV", "activa", "true");
        RevisionDeCatalogos.Cambio segundo = revision.ultimos(Clase.ESTRATEGIA).get(codigo);
        assertThat(der.ver("/avisos").body()).contains("Segunda forma · REV · activa");
        assertThat(doble.ver("/avisos").body()).as("no valida lo que cambió").doesNotContain("Segunda forma · REV · activa");
        assertThat(segundo.estado()).as("cambió").isEqualTo("Sin validar");
        assertThat(seguir(der, concepto, "cambio", primero.toString(), "valida", "true")).contains("alguien lo cambió");
        assertThat(seguir(doble, concepto, "cambio", segundo.id().toString(), "valida", "true")).contains("Usted hizo este cambio y no puede validarlo");
        assertThat(seguir(der, concepto, "cambio", segundo.id().toString(), "valida", "true")).contains("Quedó validada.");
        assertThat(revision.historia(Clase.ESTRATEGIA).stream().filter(c -> c.codigo().equals(codigo))).as("guardar igual no es un cambio").hasSize(2);
        assertThat(planeacion.ver(CATALOGOS + "/estrategias/historial").body()).contains("Primera forma · REV · activa", "Segunda forma · REV · activa", "Precise el nombre.", "Prueba lidera.rev", "Prueba doble.rev");
        assertThat(lidera.ver(CATALOGOS + "/estrategias/historial").statusCode()).isEqualTo(403);
        for (String tabla : new String[] {"catalogo_cambio", "catalogo_concepto"}) {
            assertThatThrownBy(() -> jdbc.sql("delete from att." + tabla).update()).hasMessageContaining("solo admite filas nuevas");
        }
    }

    @Test
    @Requisito({"GO-13", "GO-17"})
    @DisplayName("Una meta la validan la DER o Planeación y su historia la leen Planeación y Control Interno")
    void metas() {
        String codigo = "META-REV-" + ++vez;
        Visitante lidera = entra("lidera.rev", Rol.LIDER_ESTRATEGIA);
        Visitante planeacion = entra("planeacion.rev", Rol.GRUPO_PLANEACION);
        Visitante control = entra("control.rev", Rol.CONTROL_INTERNO);
        assertThat(lidera.enviar(CATALOGOS + "/metas", "codigo", codigo, "nombre", "Meta de revisión", "vigencia", "2071").statusCode()).isEqualTo(302);
        Long cambio = revision.ultimos(Clase.META).get(codigo).id();
        assertThat(control.enviar(CATALOGOS + "/metas/concepto", "cambio", cambio.toString(), "valida", "true").statusCode()).isEqualTo(403);
        assertThat(seguir(planeacion, CATALOGOS + "/metas/concepto", "cambio", cambio.toString(), "valida", "true")).contains("Quedó validada.", "Prueba planeacion.rev");
        assertThat(control.ver(CATALOGOS + "/metas/historial").body()).contains("Meta de revisión · vigencia 2071", "Validada");
    }

    @Test
    @Requisito("GO-13")
    @DisplayName("La migración deja sin validar las estrategias y metas que ya había, dichas como las dice la aplicación")
    void migracion() throws Exception {
        String codigo = "EST-REV-" + ++vez;
        entra("lidera.rev", Rol.LIDER_ESTRATEGIA).enviar(CATALOGOS + "/estrategias", "codigo", codigo, "nombre", "Ya había", "dependencias", "REV", "activa", "true");
        String guion = new String(getClass().getResourceAsStream("/db/migration/V1226__validacion_de_catalogos_y_matriz.sql").readAllBytes(), StandardCharsets.UTF_8);
        String siembra = guion.substring(guion.indexOf("insert into att.catalogo_cambio"), guion.indexOf("-- Lo que la jefatura"));
        transaccion.executeWithoutResult(t -> {
            t.setRollbackOnly();
            jdbc.sql(siembra).update();
            assertThat(revision.historia(Clase.ESTRATEGIA).stream().filter(c -> c.codigo().equals(codigo)).map(RevisionDeCatalogos.Cambio::queda).distinct()).hasSize(1);
            assertThat(revision.ultimos(Clase.ESTRATEGIA).get(codigo)).satisfies(c -> {
                assertThat(c.usuario()).isEqualTo("sistema");
                assertThat(c.estado()).isEqualTo("Sin validar");
            });
        });
    }

    /** Envía y abre la página a la que lleva. */
    private static String seguir(Visitante v, String ruta, String... campos) {
        assertThat(v.enviar(ruta, campos).statusCode()).isEqualTo(302);
        return v.ver(CATALOGOS).body();
    }
}
