package co.gov.dnp.att.recorrido;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Set;
import java.util.function.Consumer;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Los papeles que no salen en el recorrido del procedimiento (allí van funcionaria, contratista, monitoreo, jefatura y grupo territorial) ni en el
 * de la entidad: la coordinación de la DER y quien administra la plataforma.
 */
@PruebaIntegral
class RecorridoPapelesTest {

    private static final String CLAVE = "Clave-de-prueba-2026";

    @LocalServerPort
    int puerto;
    @Autowired
    Organizacion organizacion;

    @Test
    @Requisito({"GO-13", "GO-17"})
    @DisplayName("La coordinación de la DER: abre una dependencia, publica un producto, fija un festivo; no entra a lo que no es suyo")
    void coordinacionDer() {
        persona("pap.der", Rol.DER);
        recorrer("der", navegador -> {
            Page p = navegador.de("pap.der", CLAVE);
            navegador.fotoEntera(p, "inicio");
            p.navigate(navegador.direccion() + "/organizacion");
            Locator alta = p.locator("form[action$='/organizacion/dependencias']").last();
            abrir(alta);
            alta.locator("[name=codigo]").fill("PAP");
            alta.locator("[name=nombre]").fill("Dependencia del recorrido");
            alta.locator("[name=subdireccion]").selectOption("SGDDT");
            alta.locator("button.principal").click();
            assertThat(p.locator("main")).containsText("Dependencia del recorrido");
            navegador.foto(p, "organizacion");

            p.navigate(navegador.direccion() + "/calendario");
            Locator excepcion = p.locator("form[action$='/calendario/ajustes']");
            excepcion.locator("[name=fecha]").fill("2031-03-05");
            excepcion.locator("[name=motivo]").fill("Jornada del recorrido");
            excepcion.locator("button.principal").click();
            assertThat(p.locator("main")).containsText("Jornada del recorrido");
            navegador.fotoEntera(p, "calendario");
            p.locator("button[aria-label*='2031-03-05']").click();
            assertThat(p.locator("main")).not().containsText("Jornada del recorrido");

            p.navigate(navegador.direccion() + "/portafolio/productos/nuevo");
            navegador.fotoEntera(p, "producto");
            for (String ajena : Set.of("/auditoria", "/correo")) {
                org.assertj.core.api.Assertions.assertThat(p.navigate(navegador.direccion() + ajena).status()).as(ajena).isEqualTo(403);
            }
        });
    }

    @Test
    @Requisito({"GO-13", "PR-15"})
    @DisplayName("Quien administra: crea una persona, ella entra, le cierra las sesiones y al desactivarla queda fuera al instante")
    void administracion() {
        organizacion.guardarDependencia("PAPA", "Dependencia administrada", SubdireccionGeneral.SGPDN, true);
        persona("pap.otsi", Rol.OTSI);
        recorrer("administracion", navegador -> {
            Page p = navegador.de("pap.otsi", CLAVE);
            guardar(p, navegador, true);
            assertThat(p.locator("main")).containsText("Prueba recién llegada");
            navegador.fotoEntera(p, "personas");

            Page nueva = navegador.de("pap.nueva", CLAVE);
            assertThat(nueva.locator("h1")).containsText("hoy");
            p.navigate(navegador.direccion() + "/organizacion?persona=pap.nueva");
            p.getByText("Cerrar todas las sesiones de").click();
            assertThat(p.locator("main")).containsText("Se cerraron");
            nueva.navigate(navegador.direccion() + "/mis-casos");
            assertThat(nueva).hasURL(java.util.regex.Pattern.compile(".*/ingresar.*"));
            ingresar(nueva);
            assertThat(nueva.locator("h1")).containsText("Mis casos");

            guardar(p, navegador, false);
            nueva.navigate(navegador.direccion() + "/mis-casos");
            assertThat(nueva).hasURL(java.util.regex.Pattern.compile(".*/ingresar.*"));
            ingresar(nueva);
            assertThat(nueva).hasURL(java.util.regex.Pattern.compile(".*/ingresar\\?.*"));
            navegador.foto(nueva, "no-entra");

            p.navigate(navegador.direccion() + "/correo");
            assertThat(p.locator("h1")).isVisible();
            navegador.fotoEntera(p, "correo");
            org.assertj.core.api.Assertions.assertThat(p.navigate(navegador.direccion() + "/expedientes").status()).isEqualTo(403);
        });
    }

    private static void ingresar(Page pagina) {
        pagina.getByLabel("Usuario").fill("pap.nueva");
        pagina.getByLabel("Contraseña").fill(CLAVE);
        pagina.locator("main button[type=submit]").click();
        pagina.waitForLoadState();
    }

    private static void guardar(Page p, Navegador navegador, boolean activa) {
        p.navigate(navegador.direccion() + "/organizacion" + (activa ? "" : "?persona=pap.nueva"));
        Locator alta = p.locator("form[action$='/organizacion/personas']");
        abrir(alta);
        alta.locator("[name=id]").fill("pap.nueva");
        alta.locator("[name=nombre]").fill("Prueba recién llegada");
        alta.locator("[name=vinculacion]").selectOption("FUNCIONARIO");
        alta.locator("[name=dependencia]").selectOption("PAPA");
        alta.locator("[name=clave]").fill(activa ? CLAVE : "");
        alta.locator("[name=activa]").setChecked(activa);
        alta.locator("button.principal").click();
    }

    /** El formulario puede estar dentro de un plegable. */
    private static void abrir(Locator formulario) {
        formulario.evaluate("f => { const d = f.closest('details'); if (d) d.open = true; }");
    }

    private void persona(String usuario, Rol rol) {
        organizacion.guardarPersona(new Persona(usuario, "Prueba " + usuario, null, null, Vinculacion.OTRO, true), Set.of(rol), CLAVE);
    }

    private void recorrer(String nombre, Consumer<Navegador> pasos) {
        Navegador navegador = Navegador.abrir(puerto, nombre);
        try {
            pasos.accept(navegador);
        } catch (RuntimeException | AssertionError falla) {
            throw navegador.contada(falla);
        } finally {
            navegador.close();
        }
    }
}
