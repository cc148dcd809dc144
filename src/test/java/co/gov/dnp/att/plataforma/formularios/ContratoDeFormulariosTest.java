package co.gov.dnp.att.plataforma.formularios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import co.gov.dnp.att.conocimiento.DatosEvaluacion;
import co.gov.dnp.att.conocimiento.DatosGestionConocimiento;
import co.gov.dnp.att.conocimiento.DatosSistematizacion;
import co.gov.dnp.att.ejecucion.DatosRegistro;
import co.gov.dnp.att.identificacion.DatosConcertacion;
import co.gov.dnp.att.identificacion.DatosIdentificacion;
import co.gov.dnp.att.identificacion.DatosInicio;
import co.gov.dnp.att.plan.DatosParametrizacion;
import co.gov.dnp.att.plan.DatosPlan;
import co.gov.dnp.att.plan.DatosSocializacion;
import co.gov.dnp.att.seguimiento.DatosAtraso;
import co.gov.dnp.att.seguimiento.DatosCumplimientoAccion;
import co.gov.dnp.att.seguimiento.DatosReporte;
import co.gov.dnp.att.seguimiento.DatosVerificacionAccion;

/**
 * Cada formulario y el record que recibe sus datos dicen lo mismo: campos, rótulos, opciones y obligatoriedad. Quien
 * cambia un formulario en el modelador se entera aquí, en español, de lo que rompió.
 */
class ContratoDeFormulariosTest {

    private static final Path CARPETA = Path.of("forms");

    private static final Map<String, Class<? extends Record>> DATOS = Map.ofEntries(
            Map.entry("att_iniciar", DatosInicio.class),
            Map.entry("att_identificar", DatosIdentificacion.class),
            Map.entry("att_concertar", DatosConcertacion.class),
            Map.entry("att_programar", DatosPlan.class),
            Map.entry("att_socializar", DatosSocializacion.class),
            Map.entry("att_parametrizar", DatosParametrizacion.class),
            Map.entry("att_ejecutar", DatosRegistro.class),
            Map.entry("att_evaluar", DatosEvaluacion.class),
            Map.entry("att_gestionar_conocimiento", DatosGestionConocimiento.class),
            Map.entry("att_sistematizar", DatosSistematizacion.class),
            Map.entry("corte_monitorear", DatosReporte.class),
            Map.entry("corte_atender_atraso", DatosAtraso.class),
            Map.entry("apcm_ejecutar_accion", DatosCumplimientoAccion.class),
            Map.entry("apcm_verificar_cierre", DatosVerificacionAccion.class));

    /** Los que dibuja el Tasklist 7.24; con cualquier otro el formulario entero deja de mostrarse. */
    private static final Set<String> TIPOS = Set.of("textfield", "textarea", "number", "datetime", "radio", "select",
            "taglist", "checklist", "text", "html", "table", "group", "dynamiclist", "separator", "spacer");
    private static final Set<String> SOLO_MUESTRAN = Set.of("text", "html", "table", "separator", "spacer");
    private static final List<Class<? extends Annotation>> OBLIGAN =
            List.of(NotNull.class, NotBlank.class, NotEmpty.class);

    private static final int COLUMNAS_DE_LA_CUADRICULA = 16;

    static Stream<Formulario> formularios() throws IOException {
        try (Stream<Path> rutas = Files.walk(CARPETA)) {
            return rutas.filter(r -> r.toString().endsWith(".form")).sorted().map(Formulario::leer).toList().stream();
        }
    }

    @Test
    void cadaRecordTieneSuFormularioYCadaFormularioSuRecord() throws IOException {
        assertThat(formularios().map(Formulario::id)).containsExactlyInAnyOrderElementsOf(DATOS.keySet());
    }

    @ParameterizedTest
    @MethodSource("formularios")
    void declaraLaVersionDeFormulariosQueUsaElTasklist(Formulario formulario) {
        assertThat(formulario.raiz().path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(formulario.raiz().path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        assertThat(formulario.raiz().path("executionPlatformVersion").asText()).isEqualTo("7.22.0");
    }

    @ParameterizedTest
    @MethodSource("formularios")
    void usaSoloComponentesQueElTasklistDibuja(Formulario formulario) {
        assertThat(formulario.todos()).allSatisfy(c ->
                assertThat(TIPOS).as(c.path("id").asText()).contains(c.path("type").asText()));
    }

    @ParameterizedTest
    @MethodSource("formularios")
    void susIdentificadoresSonUnicosYLegibles(Formulario formulario) {
        List<String> ids = formulario.todos().stream().map(c -> c.path("id").asText()).toList();
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id)
                .matches("[a-z][A-Za-z0-9]*(_[a-z][A-Za-z0-9]*)*")
                .doesNotMatch("(?i)(field|row|group|text|component|dynamiclist)_[a-z0-9]{6,}"));
        assertThat(formulario.todos()).allSatisfy(c ->
                assertThat(c.path("layout").path("row").asText()).as("fila de " + c.path("id").asText())
                        .matches("fila_[A-Za-z0-9_]+"));
    }

    @ParameterizedTest
    @MethodSource("formularios")
    void ningunaFilaSeSaleDeLaCuadricula(Formulario formulario) {
        formulario.contenedores().forEach(contenedor -> {
            Map<String, Integer> ancho = new HashMap<>();
            contenedor.path("components").forEach(c -> ancho.merge(c.path("layout").path("row").asText(),
                    c.path("layout").path("columns").asInt(0), Integer::sum));
            assertThat(ancho).allSatisfy((fila, columnas) ->
                    assertThat(columnas).as(fila).isLessThanOrEqualTo(COLUMNAS_DE_LA_CUADRICULA));
        });
    }

    /** Las filas que la lista pliega no se dibujan, y lo que no se dibuja no se envía ni se valida. */
    @ParameterizedTest
    @MethodSource("formularios")
    void ningunaListaPliegaFilas(Formulario formulario) {
        assertThat(formulario.todos()).filteredOn(c -> c.path("type").asText().equals("dynamiclist"))
                .allSatisfy(c -> {
                    assertThat(c.path("disableCollapse").asBoolean()).as(c.path("id").asText()).isTrue();
                    assertThat(c.path("isRepeating").asBoolean()).as(c.path("id").asText()).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("formularios")
    void losNumerosViajanComoNumerosYLasFechasSinZona(Formulario formulario) {
        assertThat(formulario.todos()).filteredOn(c -> c.path("type").asText().equals("number")).allSatisfy(c -> {
            assertThat(c.path("serializeToString").asBoolean(true)).as(c.path("id").asText()).isFalse();
            assertThat(c.has("decimalDigits")).as(c.path("id").asText()).isTrue();
        });
        assertThat(formulario.todos()).filteredOn(c -> c.path("subtype").asText().equals("datetime"))
                .allSatisfy(c -> assertThat(c.path("timeSerializingFormat").asText()).isEqualTo("no_timezone"));
    }

    @ParameterizedTest
    @MethodSource("formularios")
    void susCamposSonLosDelRecord(Formulario formulario) {
        Class<?> datos = DATOS.get(formulario.id());
        assertSoftly(suave -> comparar(formulario.id(), formulario.raiz(), datos, (campo, componente) -> {
            String rotulo = campo.rotulo();
            Etiqueta etiqueta = componente.getAnnotation(Etiqueta.class);
            suave.assertThat(etiqueta).as(campo.ruta() + ": falta @Etiqueta").isNotNull();
            if (etiqueta != null) {
                suave.assertThat(etiqueta.value()).as(campo.ruta() + ": rótulo").isEqualTo(rotulo);
                suave.assertThat(etiqueta.fila().isBlank()).as(campo.ruta() + ": nombre de la fila")
                        .isEqualTo(!campo.esLista());
            }
            suave.assertThat(componente.getType()).as(campo.ruta() + ": tipo").matches(campo::admite,
                    "el que corresponde a " + campo.tipo());
        }));
    }

    @ParameterizedTest
    @MethodSource("formularios")
    void loQueElFormularioExigeLoExigeElRecord(Formulario formulario) {
        assertSoftly(suave -> comparar(formulario.id(), formulario.raiz(), DATOS.get(formulario.id()),
                (campo, componente) -> {
                    if (campo.obligatorio() && !campo.condicional()) {
                        suave.assertThat(OBLIGAN).as(campo.ruta() + ": obligatorio en el formulario")
                                .anyMatch(a -> restriccion(componente, a) != null);
                    }
                    if (!campo.obligatorio() && !campo.contiene()) {
                        suave.assertThat(OBLIGAN).as(campo.ruta() + ": opcional en el formulario")
                                .noneMatch(a -> restriccion(componente, a) != null);
                    }
                    Size tamano = restriccion(componente, Size.class);
                    if (campo.nodo().path("validate").has("maxLength")) {
                        suave.assertThat(tamano == null ? -1 : tamano.max()).as(campo.ruta() + ": longitud")
                                .isEqualTo(campo.nodo().path("validate").path("maxLength").asInt());
                    }
                    Min minimo = restriccion(componente, Min.class);
                    if (minimo != null) {
                        suave.assertThat(campo.nodo().path("validate").path("min").asLong())
                                .as(campo.ruta() + ": mínimo").isEqualTo(minimo.value());
                    }
                    Max maximo = restriccion(componente, Max.class);
                    if (maximo != null) {
                        suave.assertThat(campo.nodo().path("validate").path("max").asLong())
                                .as(campo.ruta() + ": máximo").isEqualTo(maximo.value());
                    }
                }));
    }

    /** Un vocabulario: lo que el formulario ofrece son las constantes del catálogo, con su etiqueta. */
    @ParameterizedTest
    @MethodSource("formularios")
    void susOpcionesSonLasDelCatalogo(Formulario formulario) {
        assertSoftly(suave -> comparar(formulario.id(), formulario.raiz(), DATOS.get(formulario.id()),
                (campo, componente) -> {
                    if (campo.nodo().has("values")) {
                        Class<?> catalogo = elemento(componente.getGenericType());
                        suave.assertThat(catalogo.isEnum()).as(campo.ruta() + ": catálogo").isTrue();
                        suave.assertThat(opciones(campo.nodo())).as(campo.ruta() + ": opciones")
                                .isEqualTo(constantes(catalogo));
                    } else if (campo.eligeUnaOVarias()) {
                        suave.assertThat(campo.nodo().path("valuesKey").asText()).as(campo.ruta() + ": opciones")
                                .startsWith("opciones");
                    }
                }));
    }

    // ---------------------------------------------------------------- comparación

    private interface Comprobacion {
        void de(Campo campo, RecordComponent componente);
    }

    private static void comparar(String ruta, JsonNode contenedor, Class<?> datos, Comprobacion comprobacion) {
        Map<String, Campo> campos = new LinkedHashMap<>();
        reunir(ruta, contenedor, false, campos);
        Map<String, RecordComponent> componentes = new LinkedHashMap<>();
        for (RecordComponent componente : datos.getRecordComponents()) {
            componentes.put(componente.getName(), componente);
        }
        assertThat(new LinkedHashSet<>(campos.keySet())).as("campos de " + ruta + " y componentes de " + datos)
                .containsExactlyInAnyOrderElementsOf(componentes.keySet());
        campos.forEach((clave, campo) -> {
            RecordComponent componente = componentes.get(clave);
            comprobacion.de(campo, componente);
            if (campo.contiene()) {
                comparar(campo.ruta(), campo.nodo(), elemento(componente.getGenericType()), comprobacion);
            }
        });
    }

    private static void reunir(String ruta, JsonNode contenedor, boolean oculto, Map<String, Campo> campos) {
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
            Campo anterior = campos.put(clave, new Campo(ruta + "." + clave, nodo, condicional));
            assertThat(anterior).as("la clave " + clave + " está dos veces en " + ruta).isNull();
        }
    }

    private static Class<?> elemento(Type tipo) {
        return tipo instanceof ParameterizedType lista ? (Class<?>) lista.getActualTypeArguments()[0] : (Class<?>) tipo;
    }

    /** Las restricciones de un componente quedan en su campo privado. */
    private static <A extends Annotation> A restriccion(RecordComponent componente, Class<A> anotacion) {
        try {
            Field campo = componente.getDeclaringRecord().getDeclaredField(componente.getName());
            return campo.getAnnotation(anotacion);
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
        Arrays.stream(catalogo.getEnumConstants()).forEach(c -> {
            try {
                constantes.put(((Enum<?>) c).name(), (String) catalogo.getMethod("etiqueta").invoke(c));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(catalogo + " debe tener etiqueta()", e);
            }
        });
        return constantes;
    }

    private record Campo(String ruta, JsonNode nodo, boolean condicional) {

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
            return nodo.path(tipo().equals("datetime") ? "dateLabel" : "label").asText()
                    .replaceFirst("^\\d+\\. ", "");
        }

        boolean admite(Class<?> clase) {
            return switch (tipo()) {
                case "textfield", "textarea" -> clase == String.class;
                case "number" -> nodo.path("decimalDigits").asInt() > 0
                        ? clase == java.math.BigDecimal.class
                        : clase == Integer.class || clase == Long.class;
                case "datetime" -> clase == (nodo.path("subtype").asText().equals("date")
                        ? java.time.LocalDate.class : java.time.LocalDateTime.class);
                case "taglist", "checklist", "dynamiclist" -> clase == List.class;
                case "group" -> clase.isRecord();
                default -> !clase.isPrimitive();
            };
        }
    }

    private record Formulario(Path ruta, JsonNode raiz) {

        static Formulario leer(Path ruta) {
            try {
                return new Formulario(ruta, new ObjectMapper().readTree(ruta.toFile()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String id() {
            return raiz.path("id").asText();
        }

        List<JsonNode> todos() {
            List<JsonNode> todos = new ArrayList<>();
            bajar(raiz, todos);
            return todos;
        }

        List<JsonNode> contenedores() {
            return Stream.concat(Stream.of(raiz), todos().stream().filter(c -> c.has("components"))).toList();
        }

        private static void bajar(JsonNode nodo, List<JsonNode> reunidos) {
            nodo.path("components").forEach(hijo -> {
                reunidos.add(hijo);
                bajar(hijo, reunidos);
            });
        }

        @Override
        public String toString() {
            return ruta.toString();
        }
    }
}
