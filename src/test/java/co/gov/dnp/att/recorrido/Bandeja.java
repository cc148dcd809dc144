package co.gov.dnp.att.recorrido;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.expediente.TipoEvidencia;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;

/** Tasklist como lo usa una persona: abrir una tarea, reclamarla, llenar su formulario, cargar evidencias y completarla. */
final class Bandeja {

    private static final String RUTA = "/camunda/app/tasklist/default/";
    private static final int PANTALLA = 560;
    private static final String ENVIO = "/submit-form";
    private static final double PACIENCIA = 20_000;

    private final Navegador navegador;
    private final Page pagina;
    private final String direccion;
    private Response datosDelFormulario;

    Bandeja(Navegador navegador, Page pagina) {
        this.navegador = navegador;
        this.pagina = pagina;
        this.direccion = navegador.direccion();
        pagina.onResponse(r -> {
            if (r.url().contains("/form-variables")) {
                datosDelFormulario = r;
            }
        });
    }

    Page pagina() {
        return pagina;
    }

    /** Busca la tarea por su nombre en «De mi dependencia» y la reclama. */
    void tomar(String tarea) {
        lista("De mi dependencia");
        abrir(tarea);
        reclamar();
    }

    /** La lista de tareas del filtro de ese nombre, recién traída. */
    void lista(String filtro) {
        Locator elegido = pagina.locator(".task-filter h4 a").filter(new Locator.FilterOptions().setHasText(filtro));
        pagina.navigate(direccion + RUTA);
        if (!aparece(elegido)) {
            // Lo mismo que haría una persona, y queda dicho en el registro qué faltaba
            System.err.println("La bandeja no terminó de abrir y se recarga. " + navegador.loQueSeVe(pagina));
            pagina.reload();
        }
        elegido.click();
        assertThat(pagina.locator(".task-filter.active h4 a")).containsText(filtro);
    }

    private static boolean aparece(Locator esperado) {
        try {
            esperado.waitFor(new Locator.WaitForOptions().setTimeout(PACIENCIA));
            return true;
        } catch (TimeoutError demora) {
            return false;
        }
    }

    void abrir(String tarea) {
        datosDelFormulario = null;
        pagina.locator("li.task").filter(new Locator.FilterOptions().setHasText(tarea)).first().click();
        assertThat(pagina.locator(".task-header, [cam-tasklist-task] h2").first()).containsText(tarea);
        assertThat(formulario()).isVisible();
    }

    void reclamar() {
        pagina.locator("button.claim").click();
        assertThat(pagina.locator("button.unclaim")).isVisible();
        assertThat(formulario()).isVisible();
    }

    /** El formulario a la vista, que se llena según su archivo {@code .form}. */
    FormularioEnPantalla formulario(String recurso) {
        pagina.waitForCondition(() -> datosDelFormulario != null);
        assertThat(formulario().locator(".fjs-form-field").first()).isVisible();
        return FormularioEnPantalla.deTarea(formulario(), recurso, datosDelFormulario.text());
    }

    /** El formulario a la vista, que se llena según ese texto. */
    FormularioEnPantalla formularioPropio(String texto) {
        pagina.waitForCondition(() -> datosDelFormulario != null);
        return FormularioEnPantalla.deTexto(formulario(), texto, datosDelFormulario.text());
    }

    /** Abre una tarea por su identificador, como el enlace de un correo. */
    void ir(String tarea) {
        datosDelFormulario = null;
        pagina.navigate(direccion + RUTA + "#/?task=" + tarea);
        assertThat(formulario()).isVisible();
    }

    private Locator formulario() {
        return pagina.locator(".fjs-container:visible").last();
    }

    /** Baja por el formulario de pantalla en pantalla y hace algo en cada una. */
    void recorrer(Runnable enCadaPantalla) {
        Locator cuerpo = pagina.locator(".task-details .content");
        int alto = (int) cuerpo.evaluate("e => e.scrollHeight");
        for (int y = 0; y < alto; y += PANTALLA) {
            cuerpo.evaluate("(e, y) => e.scrollTop = y", y);
            enCadaPantalla.run();
        }
    }

    void pestana(String nombre) {
        datosDelFormulario = null;
        pagina.locator(".task-details .nav-tabs a, [cam-tasklist-task] .nav-tabs a").getByText(nombre, new Locator.GetByTextOptions().setExact(true)).click();
    }

    void evidencias(TipoEvidencia... tipos) {
        pestana("Evidencias");
        for (TipoEvidencia tipo : tipos) {
            String nombre = tipo.name().toLowerCase() + ".pdf";
            byte[] pdf = ("%PDF-1.4\n%" + tipo + System.nanoTime() + "\n%%EOF").getBytes(StandardCharsets.US_ASCII);
            Locator carga = pagina.locator("form.lt-carga");
            carga.locator("input[type=file]").setInputFiles(new FilePayload(nombre, "application/pdf", pdf));
            carga.locator("select").selectOption(tipo.name());
            carga.locator("button[type=submit]").click();
            assertThat(pagina.locator(".lt-avisos")).containsText("quedó cargada");
        }
    }

    /** Completa la tarea y exige que el servidor la haya aceptado. */
    void completar() {
        Response respuesta = enviar(pagina.locator(".form-actions .btn-primary"));
        if (respuesta.status() >= 400) {
            throw new AssertionError("La tarea no se completó: " + respuesta.text());
        }
        assertThat(formulario()).isHidden();
    }

    /** Envía lo que el servidor debe rechazar y devuelve las frases que la persona lee. */
    List<String> completarYSerRechazada() {
        Response respuesta = enviar(pagina.locator(".form-actions .btn-primary"));
        if (respuesta.status() < 400) {
            throw new AssertionError("El servidor aceptó lo que debía rechazar");
        }
        assertThat(pagina.locator(".lt-errores")).isVisible();
        return pagina.locator(".lt-errores li").allInnerTexts();
    }

    /** Inicia el proceso de ese nombre con los datos de su formulario. */
    void iniciar(String proceso, Map<String, Object> datos, Runnable antesDeEnviar) {
        pagina.navigate(direccion + RUTA);
        pagina.getByText("Iniciar proceso", new Page.GetByTextOptions().setExact(true)).first().click();
        Response servido = pagina.waitForResponse(r -> r.url().contains("/deployed-start-form"),
                () -> pagina.locator(".modal-content a").getByText(proceso).first().click());
        assertThat(formulario()).isVisible();
        FormularioEnPantalla.deInicio(formulario(), servido.text()).llenar(datos);
        antesDeEnviar.run();
        Response respuesta = enviar(pagina.locator(".modal-footer .btn-primary"));
        if (respuesta.status() >= 400) {
            throw new AssertionError("El proceso no se inició: " + respuesta.text());
        }
    }

    private Response enviar(Locator boton) {
        assertThat(boton).isEnabled();
        return pagina.waitForResponse(r -> r.url().contains(ENVIO) && r.request().method().equals("POST"), boton::click);
    }
}
