package co.gov.dnp.att.recorrido;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Control interno, en el navegador: comprueba una instancia terminada, pregunta, muestrea, deja un hallazgo, lo envía e informa. */
@PruebaIntegral
class RecorridoConformidadTest {

    private static final String CONTROL = "control.rcf";

    @LocalServerPort
    int puerto;
    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    Organizacion organizacion;

    @Test
    @Requisito({"PS-50", "SG-21", "GO-17", "PR-10"})
    @DisplayName("De la conformidad de una instancia al informe de una auditoría, sin salir del navegador")
    void deLaConformidadAlInforme() {
        Navegador navegador = Navegador.abrir(puerto, "conformidad");
        try {
            Unidad unidad = p.unidad("RCF");
            ProcessInstance instancia = r.completo(unidad);
            String expediente = instancia.getBusinessKey();
            organizacion.guardarPersona(new Persona(CONTROL, "Prueba control interno", null, null, Vinculacion.OTRO, true), Set.of(Rol.CONTROL_INTERNO),
                    Procedimiento.CLAVE);
            Page pagina = navegador.de(CONTROL, Procedimiento.CLAVE);

            pagina.navigate(navegador.direccion() + "/auditoria/" + instancia.getId() + "/conformidad");
            assertThat(pagina.locator("#R1")).containsText("De la versión 1 se pasó a la 2.");
            assertThat(pagina.locator("#R4")).containsText("verificada");
            assertThat(pagina.locator("#registro-12")).containsText("Cumplida");
            navegador.fotoEntera(pagina, "conformidad");
            pagina.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Preguntas que vale la pena hacer sobre esta instancia")).click();
            assertThat(pagina.locator("main")).containsText("¿Cómo se completó esta tarea tan rápido?");
            navegador.foto(pagina, "preguntas-de-la-instancia");

            pagina.navigate(navegador.direccion() + "/auditoria");
            pagina.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Preguntas que vale la pena hacer")).click();
            navegador.fotoEntera(pagina, "preguntas");
            pagina.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("¿Cómo se completó esta tarea tan rápido?")).click();
            assertThat(pagina.locator("main")).containsText("La ajusta el Grupo de Planeación.");
            navegador.foto(pagina, "una-pregunta");

            pagina.navigate(navegador.direccion() + "/auditoria");
            pagina.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Auditorías y muestras")).click();
            pagina.getByLabel("Objetivo").fill("Verificar que el procedimiento se sigue.");
            pagina.getByLabel("Alcance").fill("La dependencia RCF, en la vigencia.");
            pagina.getByLabel("Período, desde").fill(Recorrido.hoy().minusMonths(6).toString());
            pagina.getByLabel("Período, hasta").fill(Recorrido.hoy().toString());
            pagina.getByLabel("Responsable").selectOption(new SelectOption().setLabel("Prueba control interno"));
            pagina.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Programar")).click();
            assertThat(pagina.getByRole(AriaRole.STATUS)).containsText("Quedó programada");

            pagina.getByLabel("Dependencia").selectOption("RCF");
            pagina.getByLabel("Estado").selectOption(new SelectOption().setLabel("Terminado"));
            pagina.getByLabel("Cuántas instancias").fill("3");
            pagina.getByLabel("Semilla").fill("acta 12 de control interno");
            navegador.fotoEntera(pagina, "programada");
            pagina.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sacar la muestra")).click();
            assertThat(pagina.getByRole(AriaRole.STATUS)).containsText("La muestra quedó sacada");
            pagina.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Volver a sacarla y comparar")).click();
            assertThat(pagina.getByRole(AriaRole.STATUS)).containsText("exactamente la misma muestra");
            navegador.foto(pagina, "repetida");
            pagina.goBack();

            pagina.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(expediente)).click();
            pagina.getByLabel("Qué se encontró").fill("El comentario de las valoraciones no dice qué fue útil.");
            pagina.getByLabel("Criterio").fill("Actividad 5: calidad de los contenidos y percepción.");
            pagina.getByLabel("Elemento del modelo").selectOption(new SelectOption().setLabel("5. Monitoreo y seguimiento (actividad)"));
            pagina.getByLabel("Regla o registro").selectOption("8");
            pagina.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Registrar el hallazgo")).click();
            pagina.getByText("Enviar como acción PT-ED-05").click();
            pagina.getByLabel("Responsable").selectOption(new SelectOption().setLabel("Prueba " + unidad.colega()));
            pagina.getByLabel("Fecha de compromiso").fill(Recorrido.hoy().plusDays(15).toString());
            pagina.getByLabel("Causa").fill("No se preguntó.");
            pagina.getByLabel("Acción que se pide").fill("Pedir un ejemplo en cada valoración.");
            navegador.fotoEntera(pagina, "hallazgo");
            pagina.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enviar").setExact(true)).click();
            assertThat(pagina.getByRole(AriaRole.STATUS)).containsText("se sigue aquí hasta su cierre");
            pagina.getByLabel("Notas", new Page.GetByLabelOptions().setExact(true)).fill("Se leyó el expediente completo.");
            pagina.getByLabel("Conclusión", new Page.GetByLabelOptions().setExact(true)).selectOption(new SelectOption().setLabel("Conforme con observaciones"));
            pagina.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Guardar")).click();
            assertThat(pagina.getByRole(AriaRole.STATUS)).containsText("concluido");
            navegador.fotoEntera(pagina, "papel-concluido");

            pagina.locator("main a", new Page.LocatorOptions().setHasText(Pattern.compile("^AU-"))).click();
            pagina.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Generar el informe")).click();
            assertThat(pagina.locator("main")).containsText(Pattern.compile("Versión 1\\s+·.*SHA-256\\s*[0-9a-f]{64}"));
            assertThat(pagina.locator("main")).containsText("Responde Prueba " + unidad.colega());
            navegador.fotoEntera(pagina, "auditoria");
        } catch (Throwable falla) {
            throw navegador.contada(falla);
        } finally {
            navegador.close();
        }
    }
}
