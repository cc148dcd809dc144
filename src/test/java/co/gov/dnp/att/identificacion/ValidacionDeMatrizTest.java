package co.gov.dnp.att.identificacion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.plataforma.seguridad.Visitante;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;

/** La jefatura valida la matriz de concertación, o la observa, y queda en el expediente. */
@PruebaIntegral
class ValidacionDeMatrizTest {

    @Autowired
    Procedimiento p;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TestRestTemplate web;

    @Test
    @Requisito({"GO-13", "GO-17", "PS-15"})
    @DisplayName("La jefatura de la dependencia valida la última versión; no quien concertó ni otra jefatura, y el expediente lo cuenta")
    void laJefaturaValida() {
        Unidad u = p.unidad("VMZ");
        Unidad otra = p.unidad("VMY");
        ProcessInstance i = p.iniciar(u);
        String matriz = "/expedientes/" + i.getBusinessKey() + "/matriz";
        Visitante jefatura = entra(u.directora());
        assertThat(jefatura.ver(matriz).body()).contains("Todavía no se ha generado");
        assertThat(jefatura.enviar(matriz + "/concepto", "version", "1", "valida", "true").body()).contains("todavía no tiene matriz de concertación");
        concertar(u, i);

        assertThat(entra(u.funcionaria()).enviar(matriz + "/concepto", "version", "1", "valida", "true").statusCode()).isEqualTo(403);
        assertThat(entra(otra.directora()).ver(matriz).statusCode()).isEqualTo(403);
        assertThat(entra(otra.directora()).enviar(matriz + "/concepto", "version", "1", "valida", "true").statusCode()).isEqualTo(403);
        assertThat(jefatura.ver("/expedientes/" + i.getBusinessKey()).body()).contains(matriz);
        assertThat(jefatura.ver("/avisos").body()).contains("Espera su concepto la matriz de concertación, versión 1, de " + i.getBusinessKey() + ".", "href=\"" + matriz + "\"");
        assertThat(entra(u.funcionaria()).ver("/avisos").body()).as("concertó").doesNotContain("matriz de concertación");
        assertThat(entra(otra.directora()).ver("/avisos").body()).doesNotContain(i.getBusinessKey());
        assertThat(jefatura.ver(matriz).body()).contains("Concepto de la jefatura sobre la versión 1", "Sin concepto");
        assertThat(jefatura.enviar(matriz + "/concepto", "version", "2", "valida", "true").body()).contains("La última versión de la matriz es la 1");
        assertThat(jefatura.enviar(matriz + "/concepto", "version", "1", "valida", "false", "observaciones", " ").body()).contains("Observaciones: escriba qué hay que revisar.");
        assertThat(jefatura.enviar(matriz + "/concepto", "version", "1", "valida", "true", "observaciones", "De acuerdo.").statusCode()).isEqualTo(302);
        assertThat(jefatura.enviar(matriz + "/concepto", "version", "1", "valida", "true").body()).contains("ya tiene concepto");
        assertThat(entra(u.funcionaria()).ver(matriz).body()).contains("Validada", "De acuerdo.");
        assertThat(entra(u.funcionaria()).ver("/avisos").body()).contains("Tiene concepto favorable la matriz de concertación, versión 1, de " + i.getBusinessKey() + ". Observaciones: De acuerdo.");
        assertThat(jefatura.ver("/expedientes/" + i.getBusinessKey()).body()).contains("Validó la versión 1 de la matriz de concertación: De acuerdo.");
        assertThatThrownBy(() -> jdbc.sql("delete from att.matriz_concepto").update()).hasMessageContaining("solo admite filas nuevas");
    }

    @Test
    @Requisito("GO-17")
    @DisplayName("Quien concertó la matriz no la valida aunque después quede en la jefatura")
    void quienConcertoNo() {
        Unidad u = p.unidad("VMX");
        ProcessInstance i = p.iniciar(u);
        concertar(u, i);
        jdbc.sql("update att.concertacion set usuario = ? where expediente_id = (select id from att.expediente where codigo = ?)").params(u.directora(), i.getBusinessKey()).update();
        assertThat(entra(u.directora()).enviar("/expedientes/" + i.getBusinessKey() + "/matriz/concepto", "version", "1", "valida", "true").body())
                .contains("Usted concertó esta matriz y no puede validarla");
    }

    private void concertar(Unidad u, ProcessInstance i) {
        p.completar(u.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        Map<String, Object> seleccion = Formularios.concertar(u.dependencia());
        seleccion.put("ajustes", List.of(Formularios.mapa("entidad", Procedimiento.SOACHA, "decision", "INCLUIDA", "justificacion", "La pidió por escrito.")));
        seleccion.put("justificacionFocalizacion", "Solicitud expresa de la alcaldía.");
        p.completar(u.funcionaria(), p.tarea(i, Elemento.CONCERTAR), seleccion);
    }

    private Visitante entra(String usuario) {
        return Visitante.que(web.getRootUri(), usuario, Procedimiento.CLAVE);
    }
}
