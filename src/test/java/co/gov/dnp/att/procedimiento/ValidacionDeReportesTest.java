package co.gov.dnp.att.procedimiento;

import static co.gov.dnp.att.procedimiento.Procedimiento.MEDELLIN;
import static co.gov.dnp.att.procedimiento.Procedimiento.SOACHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.Documento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Hecho;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.seguridad.Visitante;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.seguimiento.Aviso;
import co.gov.dnp.att.seguimiento.Avisos;
import co.gov.dnp.att.seguimiento.Corte;
import co.gov.dnp.att.seguimiento.Cortes;
import co.gov.dnp.att.seguimiento.EstadoReporte;
import co.gov.dnp.att.seguimiento.Reportes;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Presentar y validar el reporte de avance, por la red y con el usuario de cada quien. */
@PruebaIntegral
class ValidacionDeReportesTest {

    private static Unidad u;

    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    Cortes cortes;
    @Autowired
    Reportes reportes;
    @Autowired
    Documentos documentos;
    @Autowired
    Bitacora bitacora;
    @Autowired
    Avisos avisos;
    @Autowired
    Organizacion organizacion;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TestRestTemplate web;

    @BeforeEach
    void gente() {
        if (u == null) {
            u = p.unidad("VRA");
            persona("doble.vra", "VRA", Vinculacion.FUNCIONARIO, Rol.DER_MONITOREO);
            persona("jefa.doble.vra", "VRA", Vinculacion.DIRECTIVO, Rol.DER_MONITOREO);
            persona("enlace.vra", "VRA", Vinculacion.OTRO, Rol.ENLACE_PLANEACION);
            persona("planeacion.vra", null, Vinculacion.OTRO, Rol.GRUPO_PLANEACION);
            organizacion.guardarDependencia("VRA-2", "Otra dependencia", SubdireccionGeneral.SGPDN, true);
            persona("jefe.ajeno.vra", "VRA-2", Vinculacion.DIRECTIVO);
        }
    }

    private void persona(String usuario, String dependencia, Vinculacion vinculacion, Rol... roles) {
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + usuario, dependencia, null, vinculacion, true), Set.of(roles), Procedimiento.CLAVE);
    }

    private Visitante entra(String usuario) {
        return Visitante.que(web.getRootUri(), usuario, Procedimiento.CLAVE);
    }

    private record Reportado(ProcessInstance instancia, Long expediente, Corte corte, String ruta) {
    }

    private Reportado reportado(String quien) {
        ProcessInstance i = r.hastaEjecutar(u, "*", MEDELLIN, SOACHA);
        p.vencer(i, Elemento.CORTE_TRIMESTRAL);
        p.completar(quien, p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR), Formularios.reporte(MEDELLIN, false, null));
        Long id = r.expediente(i).getId();
        Corte corte = cortes.deExpediente(id).get(0);
        return new Reportado(i, id, corte, "/expedientes/" + i.getBusinessKey() + "/seguimiento/" + corte.getNumero());
    }

    private static HttpResponse<String> avalar(Visitante v, Reportado c, int version) {
        return v.enviar(c.ruta() + "/avalar", "version", String.valueOf(version));
    }

    private EstadoReporte estado(Reportado c) {
        return reportes.estado(c.corte().getId()).orElseThrow();
    }

    private static void dice(HttpResponse<String> respuesta, String frase) {
        assertThat(respuesta.statusCode()).isEqualTo(200);
        assertThat(respuesta.body()).contains("No se hizo:", frase);
    }

    @Test
    @Requisito("GO-17")
    @DisplayName("Quien registró el reporte no lo valida ni lo devuelve aunque tenga los dos perfiles, y quien lo presentó tampoco")
    void nadieValidaLoSuyo() {
        Reportado c = reportado("doble.vra");
        assertThat(estado(c)).isEqualTo(EstadoReporte.POR_PRESENTAR);
        assertThat(avisos.de(u.directora())).extracting(Aviso::texto).anyMatch(t -> t.contains(c.instancia().getBusinessKey()) && t.contains("por presentar"));
        Visitante doble = entra("doble.vra");
        assertThat(avalar(doble, c, 1).statusCode()).as("presentar no es de su perfil").isEqualTo(403);
        assertThat(avalar(entra("jefe.ajeno.vra"), c, 1).statusCode()).as("otra dependencia").isEqualTo(403);
        assertThat(avalar(entra(u.colega()), c, 1).statusCode()).as("quien ejecuta").isEqualTo(403);
        assertThat(avalar(entra("planeacion.vra"), c, 1).statusCode()).as("mínimos antes de tiempo").isEqualTo(403);

        Visitante jefaDoble = entra("jefa.doble.vra");
        assertThat(jefaDoble.ver("/seguimiento/reportes").body()).contains(c.instancia().getBusinessKey() + " · corte 1", "Le toca a usted.");
        assertThat(avalar(jefaDoble, c, 1).statusCode()).isEqualTo(302);
        assertThat(estado(c)).isEqualTo(EstadoReporte.PRESENTADO);
        dice(avalar(jefaDoble, c, 1), "quien presenta no valida");
        dice(avalar(doble, c, 1), "Usted registró este reporte y no puede presentarlo, validarlo ni devolverlo");
        dice(doble.enviar(c.ruta() + "/devolver", "version", "1", "motivo", "Lo devuelvo yo"), "Usted registró este reporte");
        assertThat(estado(c)).isEqualTo(EstadoReporte.PRESENTADO);

        assertThat(avalar(entra(u.monitoreo()), c, 1).statusCode()).isEqualTo(302);
        assertThat(avalar(entra("planeacion.vra"), c, 1).statusCode()).isEqualTo(302);
        assertThat(estado(c)).isEqualTo(EstadoReporte.VALIDADO);
        dice(avalar(entra("planeacion.vra"), c, 1), "El reporte está «validado»");
        assertThat(bitacora.hechos(c.expediente(), 10)).filteredOn(h -> h.texto().contains("Planeación validó los mínimos"))
                .singleElement().extracting(Hecho::usuario).isEqualTo("planeacion.vra");
        assertThat(p.abiertas(c.instancia())).as("el procedimiento no esperó a la validación").extracting(t -> t.getTaskDefinitionKey())
                .contains(Elemento.EJECUTAR);
    }

    @Test
    @Requisito({"GO-17", "SI-14"})
    @DisplayName("Un reporte devuelto se corrige: queda la versión siguiente con su documento y lo anterior a la vista; nada se borra")
    void devueltoYCorregido() {
        Reportado c = reportado(u.colega());
        Visitante jefa = entra(u.directora());
        dice(jefa.enviar(c.ruta() + "/devolver", "version", "1", "motivo", " "), "Motivo de la devolución");
        assertThat(jefa.enviar(c.ruta() + "/devolver", "version", "1", "motivo", "Falta explicar el hito de Soacha.").statusCode()).isEqualTo(302);
        assertThat(estado(c)).isEqualTo(EstadoReporte.DEVUELTO);
        assertThat(avisos.de(u.colega())).extracting(Aviso::texto).anyMatch(t -> t.contains("Falta explicar el hito de Soacha."));
        dice(avalar(jefa, c, 1), "El reporte está «devuelto»");

        Visitante unidad = entra(u.colega());
        assertThat(unidad.ver(c.ruta()).body()).contains("Corregir el reporte", "Falta explicar el hito de Soacha.");
        assertThat(jefa.ver(c.ruta()).body()).doesNotContain("Corregir el reporte");
        dice(unidad.enviar(c.ruta() + "/corregir", "version", "1", "correccion", ""), "Qué se corrigió");
        dice(unidad.enviar(c.ruta() + "/corregir", "version", "1", "correccion", "Va", "entidad", MEDELLIN, "calidad-" + MEDELLIN, "9",
                "percepcion-" + MEDELLIN, "4"), "escriba calidad y percepción de 1 a 5");
        dice(unidad.enviar(c.ruta() + "/corregir", "version", "1", "correccion", "Va", "entidad", SOACHA, "calidad-" + SOACHA, "4",
                "percepcion-" + SOACHA, "4"), "no estaba en el reporte");
        Visitante enlace = entra("enlace.vra");
        assertThat(enlace.enviar(c.ruta() + "/corregir", "version", "1", "correccion", "Se explicó el hito de Soacha.", "observaciones",
                "El hito de Soacha se movió por orden público.", "entidad", MEDELLIN, "calidad-" + MEDELLIN, "3", "percepcion-" + MEDELLIN, "3").statusCode())
                .isEqualTo(302);

        assertThat(estado(c)).isEqualTo(EstadoReporte.POR_PRESENTAR);
        assertThat(reportes.versiones(c.corte().getId())).hasSize(2).first().satisfies(v -> {
            assertThat(v.registradoPor()).isEqualTo("enlace.vra");
            assertThat(v.calidad()).isEqualByComparingTo("3.00");
        });
        assertThat(cortes.de(c.corte().getId()).getCalidad()).as("el corte sigue como se reportó").isEqualByComparingTo("4.50");
        assertThat(documentos.deExpediente(c.expediente()).stream().filter(d -> d.getClase() == ClaseDocumento.REPORTE_DE_AVANCE)
                .map(Documento::getMotivo)).hasSize(2).first().asString().contains("Corrección: Se explicó el hito de Soacha.");
        String pagina = jefa.ver(c.ruta()).body();
        assertThat(pagina).contains("Reporte, versión 1 (PDF)", "Reporte, versión 2 (PDF)", "Falta explicar el hito de Soacha.", "Presentar el reporte");
        dice(avalar(jefa, c, 1), "quedó la versión 2 del reporte");
        assertThat(avalar(jefa, c, 2).statusCode()).isEqualTo(302);
        Visitante monitoreo = entra(u.monitoreo());
        assertThat(monitoreo.enviar(c.ruta() + "/devolver", "version", "2", "motivo", "La valoración no tiene soporte.").statusCode()).isEqualTo(302);
        assertThat(unidad.enviar(c.ruta() + "/corregir", "version", "2", "correccion", "Se adjuntó el soporte.").statusCode()).isEqualTo(302);
        assertThat(avalar(jefa, c, 3).statusCode()).isEqualTo(302);
        assertThat(avalar(monitoreo, c, 3).statusCode()).isEqualTo(302);
        assertThat(estado(c)).isEqualTo(EstadoReporte.DATOS_VALIDADOS);

        for (String tabla : List.of("reporte_version", "reporte_paso", "reporte_valoracion")) {
            assertThatThrownBy(() -> jdbc.sql("delete from att." + tabla).update()).hasMessageContaining("solo admite filas nuevas");
        }
    }
}
