package co.gov.dnp.att.recorrido;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;

/**
 * Llena con teclado y ratón cualquier formulario de Camunda a partir de su archivo {@code .form}: los datos van por clave, y de las
 * listas se escoge por el rótulo que la persona lee. Lo que trae datos previos se deja si ya dice lo mismo.
 */
final class FormularioEnPantalla {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter COMO_SE_ESCRIBE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter COMO_SE_MUESTRA = DateTimeFormatter.ofPattern("d/M/yyyy");

    private final Locator formulario;
    private final JsonNode componentes;
    private final JsonNode datosPrevios;

    private FormularioEnPantalla(Locator formulario, JsonNode componentes, JsonNode datosPrevios) {
        this.formulario = formulario;
        this.componentes = componentes;
        this.datosPrevios = datosPrevios;
    }

    /** El de una tarea: su archivo y los datos con que el servidor lo abrió. */
    static FormularioEnPantalla deTarea(Locator formulario, String recurso, String datosPrevios) {
        try (InputStream en = FormularioEnPantalla.class.getResourceAsStream("/forms/" + recurso + ".form")) {
            return new FormularioEnPantalla(formulario, JSON.readTree(en).get("components"), JSON.readTree(datosPrevios));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** El de una tarea cuyo formulario no trae la aplicación. */
    static FormularioEnPantalla deTexto(Locator formulario, String texto, String datosPrevios) {
        try {
            return new FormularioEnPantalla(formulario, JSON.readTree(texto).get("components"), JSON.readTree(datosPrevios));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** El de inicio, que llega con sus opciones puestas. */
    static FormularioEnPantalla deInicio(Locator formulario, String servido) {
        try {
            return new FormularioEnPantalla(formulario, JSON.readTree(servido).get("components"), JSON.createObjectNode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    FormularioEnPantalla llenar(Map<String, Object> datos) {
        // Las listas que traen datos se dibujan un instante después que el resto
        formulario.evaluate("() => new Promise(r => setTimeout(r, 200))");
        llenar(componentes, datos, "");
        return this;
    }

    private void llenar(JsonNode lista, Map<?, ?> datos, String fila) {
        for (JsonNode c : lista) {
            switch (c.get("type").asText()) {
                case "group" -> llenar(c.get("components"), c.hasNonNull("path") && !c.get("path").asText().isEmpty()
                        ? (Map<?, ?>) datos.get(c.get("path").asText()) : datos, fila);
                case "dynamiclist" -> filas(c, (List<?>) datos.get(c.get("path").asText()));
                default -> {
                    Object valor = c.hasNonNull("key") && datos != null ? datos.get(c.get("key").asText()) : null;
                    if (valor != null && !c.path("readonly").asBoolean()) {
                        campo(c, fila, valor);
                    }
                }
            }
        }
    }

    private void filas(JsonNode lista, List<?> filas) {
        if (filas == null) {
            return;
        }
        Locator grupo = formulario.locator("[role=group][aria-labelledby$='-" + lista.get("id").asText() + "']");
        Locator pie = grupo.locator("xpath=./div[contains(@class, 'fjs-repeat-render-footer')]");
        Locator renglones = grupo.locator("xpath=./div[contains(@class, 'fjs-vertical-layout')]/div[contains(@class, 'fjs-repeat-row-container')]");
        boolean crece = lista.path("allowAddRemove").asBoolean(true);
        for (int hay = renglones.count(); crece && hay < filas.size(); hay++) {
            // El aviso de un campo que se deja vacío corre el botón: se quita el foco antes
            formulario.evaluate("() => document.activeElement.blur()");
            asentar(formulario);
            pie.locator(".fjs-repeat-render-add").click();
            assertThat(renglones).hasCount(hay + 1);
        }
        for (int i = 0; i < filas.size(); i++) {
            llenar(lista.get("components"), (Map<?, ?>) filas.get(i), "_" + i);
        }
    }

    private void campo(JsonNode c, String fila, Object valor) {
        String id = c.get("id").asText() + fila;
        switch (c.get("type").asText()) {
            case "textfield", "textarea", "number" -> escribir(nodo(id), valor.toString());
            case "datetime" -> fecha(c, id, valor.toString());
            case "radio" -> nodo(id + "-" + lugar(c, valor)).check();
            case "checklist" -> ((List<?>) valor).forEach(v -> nodo(id + "-" + lugar(c, v)).check());
            case "select" -> escoger(id, rotulo(c, valor), c.path("searchable").asBoolean());
            case "taglist" -> ((List<?>) valor).forEach(v -> agregar(id, rotulo(c, v)));
            default -> throw new IllegalArgumentException("Este recorrido no sabe llenar «" + c.get("type").asText() + "»");
        }
    }

    /** El formulario se vuelve a dibujar al salir de cada campo: un texto puesto de golpe en ese instante, como nadie escribe, se repite. */
    private static void escribir(Locator campo, String texto) {
        escribir(campo, texto, texto);
    }

    static void escribir(Locator campo, String texto, String comoQueda) {
        for (int intento = 1; intento <= 3; intento++) {
            campo.fill(texto);
            campo.press("Tab");
            asentar(campo);
            if (campo.inputValue().equals(comoQueda)) {
                return;
            }
        }
        assertThat(campo).hasValue(comoQueda);
    }

    /** Espera a que se dibuje lo último que cambió. */
    private static void asentar(Locator donde) {
        donde.evaluate("() => new Promise(r => requestAnimationFrame(() => setTimeout(r, 10)))");
    }

    /** Lo que el campo muestra ahora; sirve para comprobar que nada de lo escrito se perdió. */
    Locator nodo(String id) {
        return formulario.locator("[id^='fjs-form-'][id$='-" + id + "']");
    }

    /** La tabla de solo lectura de ese identificador. */
    Locator tabla(String id) {
        return formulario.locator("#fjs-form-" + id);
    }

    /** Los valores de una lista de opciones que puso el servidor. */
    List<String> valores(String opciones) {
        List<String> valores = new ArrayList<>();
        valorPrevio(opciones).forEach(o -> valores.add(o.get("value").asText()));
        return valores;
    }

    private Locator campoDe(Locator nodo) {
        return nodo.locator("xpath=ancestor::div[contains(concat(' ', @class, ' '), ' fjs-form-field ')][1]");
    }

    private void fecha(JsonNode c, String id, String iso) {
        Locator dia = nodo(id + "-date");
        LocalDate fecha = LocalDate.parse(iso.substring(0, 10));
        escribir(dia, fecha.format(COMO_SE_ESCRIBE), fecha.format(COMO_SE_MUESTRA));
        if (c.path("subtype").asText().equals("datetime")) {
            Locator hora = nodo(id + "-time");
            hora.fill(iso.substring(11));
            hora.press("Tab");
        }
    }

    private void escoger(String id, String rotulo, boolean seBusca) {
        Locator entrada = nodo(id);
        Locator campo = campoDe(entrada);
        if (seBusca) {
            if (entrada.inputValue().equals(rotulo)) {
                return;
            }
            entrada.click();
            entrada.fill(rotulo);
        } else {
            Locator visible = nodo(id + "-display");
            if (visible.innerText().equals(rotulo)) {
                return;
            }
            desplegar(campo.locator(".fjs-dropdownlist"), entrada);
        }
        opcion(campo, rotulo).click();
        if (seBusca) {
            assertThat(entrada).hasValue(rotulo);
        } else {
            assertThat(nodo(id + "-display")).hasText(rotulo);
        }
    }

    /** La lista se abre al llegar con el tabulador y se cierra con un clic: si no se abrió, se sale y se vuelve a llegar. */
    private static void desplegar(Locator lista, Locator entrada) {
        for (int intento = 1; intento <= 4; intento++) {
            try {
                lista.waitFor(new Locator.WaitForOptions().setTimeout(intento == 1 ? 50 : 1000));
                return;
            } catch (TimeoutError cerrada) {
                entrada.blur();
                asentar(entrada);
                entrada.focus();
            }
        }
        lista.waitFor();
    }

    private void agregar(String id, String rotulo) {
        Locator entrada = nodo(id);
        Locator campo = campoDe(entrada);
        if (campo.locator(".fjs-taglist-tag-label").allInnerTexts().contains(rotulo)) {
            return;
        }
        entrada.click();
        entrada.fill(rotulo);
        opcion(campo, rotulo).click();
        assertThat(campo.locator(".fjs-taglist-tag-label").getByText(rotulo, new Locator.GetByTextOptions().setExact(true))).isVisible();
        // La lista se queda abierta, por si se quiere agregar otra
        entrada.press("Tab");
    }

    private Locator opcion(Locator campo, String rotulo) {
        return campo.locator(".fjs-dropdownlist-item").getByText(rotulo, new Locator.GetByTextOptions().setExact(true)).first();
    }

    private int lugar(JsonNode c, Object valor) {
        List<String> valores = List.copyOf(opciones(c).keySet());
        int i = valores.indexOf(valor.toString());
        if (i < 0) {
            throw new AssertionError("«" + valor + "» no está entre las opciones de " + c.get("id") + ": " + valores);
        }
        return i;
    }

    private String rotulo(JsonNode c, Object valor) {
        String rotulo = opciones(c).get(valor.toString());
        if (rotulo == null) {
            throw new AssertionError("«" + valor + "» no está entre las opciones de " + c.get("id"));
        }
        return rotulo;
    }

    private Map<String, String> opciones(JsonNode c) {
        JsonNode lista = c.has("values") ? c.get("values") : valorPrevio(c.get("valuesKey").asText());
        Map<String, String> opciones = new LinkedHashMap<>();
        lista.forEach(o -> opciones.put(o.get("value").asText(), o.get("label").asText()));
        return opciones;
    }

    private JsonNode valorPrevio(String nombre) {
        JsonNode valor = datosPrevios.path(nombre).path("value");
        try {
            return valor.isTextual() ? JSON.readTree(valor.asText()) : valor;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
