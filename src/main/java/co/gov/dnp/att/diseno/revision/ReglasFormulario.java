package co.gov.dnp.att.diseno.revision;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Las reglas de un formulario: lo que el Tasklist dibuja bien y, si la aplicación lo recibe en un record, que digan lo mismo. Un campo de más se
 * guarda con la entrega y solo se avisa; uno de menos rompe la tarea.
 */
final class ReglasFormulario {

    /** Los que dibuja el Tasklist 7.24; con cualquier otro el formulario entero deja de mostrarse. */
    private static final Set<String> TIPOS = Set.of("textfield", "textarea", "number", "datetime", "radio", "select",
            "taglist", "checklist", "text", "html", "table", "group", "dynamiclist", "separator", "spacer");
    private static final Set<String> SOLO_MUESTRAN = Set.of("text", "html", "table", "separator", "spacer");
    private static final List<Class<? extends Annotation>> OBLIGAN = List.of(NotNull.class, NotBlank.class, NotEmpty.class);
    private static final int COLUMNAS_DE_LA_CUADRICULA = 16;
    private static final int PROFUNDIDAD_MAXIMA = 12;

    private final Entorno entorno;
    private final JsonNode raiz;
    private final Hallazgos h;
    private final Set<String> vistos = new HashSet<>();

    ReglasFormulario(Entorno entorno, JsonNode raiz, Hallazgos hallazgos) {
        this.entorno = entorno;
        this.raiz = raiz;
        this.h = hallazgos;
    }

    void revisar() {
        String id = raiz.path("id").asText();
        if (!raiz.path("components").isArray() || id.isBlank()) {
            h.grave(Regla.LECTURA, null, "El archivo no es un formulario de Camunda.", "Guárdelo desde Camunda Modeler como «Form (Camunda 7)».");
            return;
        }
        if (!id.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*") || id.matches("(?i)form_[0-9a-z]{7}")) {
            h.grave(Regla.IDENTIFICADORES, null, "El identificador del formulario, «" + id + "», no es legible.", "Escríbalo en minúsculas, con el proceso y la tarea: att_programar.");
        }
        if (raiz.path("schemaVersion").asInt() > 16 || !raiz.path("executionPlatform").asText().equals("Camunda Platform")) {
            h.grave(Regla.EJECUTABLE, null, "El formulario es para otra versión de Camunda.", "Créelo como «Form (Camunda 7)», con plataforma 7.22 o anterior.");
        }
        contenedor(raiz, 0);
        Class<? extends Record> datos = entorno.datos().get(id);
        if (datos != null) {
            comparar(id, raiz, datos);
        } else {
            reunir(id, raiz, false, new LinkedHashMap<>());
        }
    }

    // ---------------------------------------------------------------- lo que el Tasklist dibuja

    private void contenedor(JsonNode contenedor, int nivel) {
        if (nivel > PROFUNDIDAD_MAXIMA) {
            h.grave(Regla.SEGURIDAD, null, "El formulario anida grupos sin fin.", "Déjelo en tres niveles a lo sumo.");
            return;
        }
        Map<String, Integer> ancho = new HashMap<>();
        for (JsonNode c : contenedor.path("components")) {
            ancho.merge(c.path("layout").path("row").asText(), c.path("layout").path("columns").asInt(0), Integer::sum);
            componente(c);
            contenedor(c, nivel + 1);
        }
        ancho.forEach((fila, columnas) -> {
            if (columnas > COLUMNAS_DE_LA_CUADRICULA) {
                h.grave(Regla.FORMULARIO, null, "La fila «" + fila + "» ocupa " + columnas + " columnas de 16.", "Pase un campo a otra fila.");
            }
        });
    }

    private void componente(JsonNode c) {
        String id = c.path("id").asText();
        String tipo = c.path("type").asText();
        if (!TIPOS.contains(tipo)) {
            h.grave(Regla.FORMULARIO, id, "El campo «" + nombre(c) + "» es de la clase «" + tipo + "», que la bandeja de tareas no dibuja.",
                    "Use texto, área, número, fecha, opciones, lista, grupo o tabla. Los archivos se cargan en la pestaña Evidencias.");
        }
        if (!id.matches("[a-z][A-Za-z0-9]*(_[a-z][A-Za-z0-9]*)*") || id.matches("(?i)(field|row|group|text|component|dynamiclist)_[a-z0-9]{6,}")) {
            h.grave(Regla.IDENTIFICADORES, id, "El identificador «" + id + "» del campo «" + nombre(c) + "» lo puso la herramienta.", "Escriba uno legible, igual a su clave.");
        }
        if (!vistos.add(id)) {
            h.grave(Regla.IDENTIFICADORES, id, "El identificador «" + id + "» está dos veces.", "Póngale otro a uno de los dos.");
        }
        if (!c.path("layout").path("row").asText().matches("fila_[A-Za-z0-9_]+")) {
            h.grave(Regla.IDENTIFICADORES, id, "La fila de «" + nombre(c) + "» lleva el nombre que puso la herramienta.", "En el archivo, llámela «fila_" + id + "».");
        }
        if (tipo.equals("dynamiclist") && !(c.path("disableCollapse").asBoolean() && c.path("isRepeating").asBoolean())) {
            h.grave(Regla.FORMULARIO, id, "La lista «" + nombre(c) + "» pliega sus filas, y lo plegado no se envía.", "Marque «Disable collapse».");
        }
        if (tipo.equals("number") && (c.path("serializeToString").asBoolean(true) || !c.has("decimalDigits"))) {
            h.grave(Regla.FORMULARIO, id, "El número «" + nombre(c) + "» viajaría como texto o con decimales sin acordar.", "Quite «Output as string» y diga cuántos decimales lleva.");
        }
        if (tipo.equals("datetime") && c.path("subtype").asText().equals("datetime") && !c.path("timeSerializingFormat").asText().equals("no_timezone")) {
            h.grave(Regla.FORMULARIO, id, "La fecha y hora «" + nombre(c) + "» viajaría con zona horaria.", "En «Time format», elija «No timezone».");
        }
        if (!SOLO_MUESTRAN.contains(tipo) && !tipo.equals("group") && nombreVacio(c)) {
            h.grave(Regla.NOMBRES, id, "El campo «" + id + "» no tiene rótulo.", "Escríbalo como lo leerá la gente.");
        }
        if (c.toString().toLowerCase().matches("(?s).*(<script|javascript:|onerror=|onload=).*")) {
            h.grave(Regla.SEGURIDAD, id, "El campo «" + nombre(c) + "» trae un guion, que correría en el navegador de quien lo abra.", "Deje solo texto.");
        }
    }

    // ---------------------------------------------------------------- lo mismo que el record

    private void comparar(String ruta, JsonNode contenedor, Class<?> datos) {
        Map<String, Campo> campos = new LinkedHashMap<>();
        reunir(ruta, contenedor, false, campos);
        Map<String, RecordComponent> componentes = new LinkedHashMap<>();
        Arrays.stream(datos.getRecordComponents()).forEach(c -> componentes.put(c.getName(), c));
        componentes.forEach((clave, componente) -> {
            if (!campos.containsKey(clave)) {
                h.grave(Regla.CONTRATO, null, "Falta el campo «" + clave + "» en " + ruta + ", que la aplicación necesita.", "Vuelva a ponerlo; quitarlo exige cambiar la aplicación.");
            }
        });
        campos.forEach((clave, campo) -> {
            RecordComponent componente = componentes.get(clave);
            if (componente == null) {
                h.aviso(Regla.CONTRATO, campo.id(), "El campo «" + campo.rotulo() + "» es nuevo: se guardará con la entrega, pero ninguna regla ni documento lo usa todavía.",
                        "Si debe aparecer en un documento, pídalo a quien mantiene la aplicación.");
                return;
            }
            campo(campo, componente);
            if (campo.contiene()) {
                comparar(campo.ruta(), campo.nodo(), elemento(componente.getGenericType()));
            }
        });
    }

    private void campo(Campo campo, RecordComponent componente) {
        String id = campo.id();
        Etiqueta etiqueta = componente.getAnnotation(Etiqueta.class);
        if (etiqueta == null || !etiqueta.value().equals(campo.rotulo())) {
            h.grave(Regla.CONTRATO, id, "El rótulo de «" + campo.ruta() + "» es «" + campo.rotulo() + "» y los mensajes lo llaman «" + (etiqueta == null ? "" : etiqueta.value()) + "».",
                    "Déjelos iguales: así la persona reconoce qué campo corregir.");
        } else if (etiqueta.fila().isBlank() == campo.esLista()) {
            h.grave(Regla.CONTRATO, id, "La lista «" + campo.rotulo() + "» no dice cómo se llama cada fila.", "Indíquelo en el código del formulario.");
        }
        if (!campo.admite(componente.getType())) {
            h.grave(Regla.CONTRATO, id, "El campo «" + campo.rotulo() + "» es de clase " + campo.tipo() + " y la aplicación espera otra cosa (" + componente.getType().getSimpleName() + ").",
                    "Vuelva a la clase anterior.");
        }
        boolean exige = OBLIGAN.stream().anyMatch(a -> restriccion(componente, a) != null);
        if (campo.obligatorio() && !campo.condicional() && !exige) {
            h.grave(Regla.CONTRATO, id, "El campo «" + campo.rotulo() + "» es obligatorio en el formulario y opcional en la aplicación.", "Déjelo como estaba, o cambie las dos cosas.");
        }
        if (!campo.obligatorio() && !campo.contiene() && exige) {
            h.grave(Regla.CONTRATO, id, "El campo «" + campo.rotulo() + "» es opcional en el formulario y obligatorio en la aplicación.", "Márquelo como obligatorio.");
        }
        JsonNode validacion = campo.nodo().path("validate");
        Size tamano = restriccion(componente, Size.class);
        limite(campo, "la longitud máxima", validacion.has("maxLength") ? validacion.path("maxLength").asLong() : null, tamano == null ? null : (long) tamano.max(), validacion.has("maxLength"));
        Min minimo = restriccion(componente, Min.class);
        limite(campo, "el mínimo", validacion.path("min").asLong(Long.MIN_VALUE), minimo == null ? null : minimo.value(), minimo != null);
        Max maximo = restriccion(componente, Max.class);
        limite(campo, "el máximo", validacion.path("max").asLong(Long.MIN_VALUE), maximo == null ? null : maximo.value(), maximo != null);
        if (campo.nodo().has("values")) {
            Class<?> catalogo = elemento(componente.getGenericType());
            if (!catalogo.isEnum() || !opciones(campo.nodo()).equals(constantes(catalogo))) {
                h.grave(Regla.CONTRATO, id, "Las opciones de «" + campo.rotulo() + "» no son las del catálogo de la aplicación.", "Deje exactamente: " + (catalogo.isEnum() ? constantes(catalogo) : "—") + ".");
            }
        } else if (campo.eligeUnaOVarias() && !campo.nodo().path("valuesKey").asText().startsWith("opciones")) {
            h.grave(Regla.CONTRATO, id, "«" + campo.rotulo() + "» no dice de dónde salen sus opciones.", "En «Options source», Input data: opciones….");
        }
    }

    private void limite(Campo campo, String cual, Long enFormulario, Long enCodigo, boolean compara) {
        if (compara && (enFormulario == null || !enFormulario.equals(enCodigo))) {
            h.grave(Regla.CONTRATO, campo.id(), "En «" + campo.rotulo() + "» " + cual + " no es el mismo que exige la aplicación (" + enCodigo + ").", "Déjelos iguales.");
        }
    }

    private void reunir(String ruta, JsonNode contenedor, boolean oculto, Map<String, Campo> campos) {
        for (JsonNode nodo : contenedor.path("components")) {
            boolean condicional = oculto || nodo.path("conditional").has("hide");
            String tipo = nodo.path("type").asText();
            if (SOLO_MUESTRAN.contains(tipo)) {
                continue;
            }
            if (tipo.equals("group") && !nodo.has("path")) {
                reunir(ruta, nodo, condicional, campos);
                continue;
            }
            String clave = nodo.path(nodo.has("path") ? "path" : "key").asText();
            Campo campo = new Campo(ruta + "." + clave, nodo, condicional);
            if (!clave.matches("[A-Za-z]\\w*")) {
                h.grave(Regla.IDENTIFICADORES, campo.id(), "La clave «" + clave + "» del campo «" + campo.rotulo() + "» no es un nombre.", "Escriba una palabra sin espacios ni tildes.");
            }
            if (campos.put(clave, campo) != null) {
                h.grave(Regla.IDENTIFICADORES, campo.id(), "La clave «" + clave + "» está dos veces en " + ruta + ".", "Póngale otra a uno de los dos campos.");
            }
        }
    }

    private static Class<?> elemento(Type tipo) {
        return tipo instanceof ParameterizedType lista ? (Class<?>) lista.getActualTypeArguments()[0] : (Class<?>) tipo;
    }

    /** Las restricciones de un componente quedan en su campo privado. */
    private static <A extends Annotation> A restriccion(RecordComponent componente, Class<A> anotacion) {
        try {
            return componente.getDeclaringRecord().getDeclaredField(componente.getName()).getAnnotation(anotacion);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> opciones(JsonNode nodo) {
        Map<String, String> opciones = new LinkedHashMap<>();
        nodo.path("values").forEach(v -> opciones.put(v.path("value").asText(), v.path("label").asText()));
        return opciones;
    }

    private static Map<String, String> constantes(Class<?> catalogo) {
        Map<String, String> constantes = new LinkedHashMap<>();
        for (Object c : catalogo.getEnumConstants()) {
            try {
                constantes.put(((Enum<?>) c).name(), (String) catalogo.getMethod("etiqueta").invoke(c));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(catalogo + " debe tener etiqueta()", e);
            }
        }
        return constantes;
    }

    static String nombre(JsonNode c) {
        String rotulo = c.path(c.path("type").asText().equals("datetime") ? "dateLabel" : "label").asText();
        return rotulo.isBlank() ? c.path("id").asText() : rotulo;
    }

    private static boolean nombreVacio(JsonNode c) {
        return nombre(c).equals(c.path("id").asText()) && c.path("label").asText().isBlank() && c.path("dateLabel").asText().isBlank();
    }

    private record Campo(String ruta, JsonNode nodo, boolean condicional) {

        String id() {
            return nodo.path("id").asText();
        }

        String tipo() {
            return nodo.path("type").asText();
        }

        boolean esLista() {
            return tipo().equals("dynamiclist");
        }

        boolean contiene() {
            return esLista() || tipo().equals("group");
        }

        boolean eligeUnaOVarias() {
            return Set.of("select", "radio", "taglist", "checklist").contains(tipo());
        }

        boolean obligatorio() {
            return nodo.path("validate").path("required").asBoolean();
        }

        /** El número con que empiezan los títulos de grupo no es parte del nombre del campo. */
        String rotulo() {
            return nodo.path(tipo().equals("datetime") ? "dateLabel" : "label").asText().replaceFirst("^\\d+\\. ", "");
        }

        boolean admite(Class<?> clase) {
            return switch (tipo()) {
                case "textfield", "textarea" -> clase == String.class;
                case "number" -> nodo.path("decimalDigits").asInt() > 0 ? clase == java.math.BigDecimal.class : clase == Integer.class || clase == Long.class;
                case "datetime" -> clase == (nodo.path("subtype").asText().equals("date") ? java.time.LocalDate.class : java.time.LocalDateTime.class);
                case "taglist", "checklist", "dynamiclist" -> clase == List.class;
                case "group" -> clase.isRecord();
                default -> !clase.isPrimitive();
            };
        }
    }
}
