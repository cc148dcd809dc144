package co.gov.dnp.att.diseno.revision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

import co.gov.dnp.att.focalizacion.Tabla;
import co.gov.dnp.att.organizacion.Rol;

/**
 * Lo que la aplicación le ofrece a un modelo: con qué debe concordar y lo único que puede nombrar.
 *
 * @param grupos    grupos fijos del motor; además valen {@code unidad-…} y {@code jefatura-…} de la dependencia
 * @param plazos    claves con plazo registrado
 * @param delegados pasos automáticos que un modelo puede pedir
 * @param funciones nombre que un modelo puede preguntar → sus funciones
 * @param contratos clave del proceso → lo que el código nombra de él
 * @param datos     formulario → record que recibe lo que se envía; los demás formularios se guardan tal como llegan
 * @param salidas   tabla de decisión → salidas que el código lee
 */
public record Entorno(Set<String> grupos, Set<String> plazos, Set<String> delegados, Map<String, Set<String>> funciones,
        Map<String, Contrato> contratos, Map<String, Class<? extends Record>> datos, Map<String, Set<String>> salidas) {

    /** Elementos y variables que el código nombra de un proceso. */
    public record Contrato(Set<String> elementos, Set<String> variables) {
    }

    private static final String RAIZ = "co.gov.dnp.att";
    private static final Pattern PLAZO = Pattern.compile("'((?:tarea|recordatorio|plazo)_\\w+)'\\s*,\\s*\\d+");

    /** El de esta versión de la aplicación, leído de sus clases y migraciones, sin arrancarla. */
    public static Entorno deLaAplicacion() {
        return new Entorno(gruposFijos(), plazosIniciales(), delegadosDelCodigo(), Map.of(
                "plazos", Set.of("para", "cicloDeCorte", "limiteDelCorte", "recordatorioDeAccion", "vencimientoDeAccion"),
                "grupos", Set.of("delFrente"), "acciones", Set.of("grupos"), "cambios", Set.of("fechaDePublicacion")),
                contratosDelCodigo(), FormulariosDelCodigo.DATOS, salidasDelCodigo());
    }

    /** El mismo, con los plazos que hoy están registrados. */
    public Entorno conPlazos(Set<String> registrados) {
        return new Entorno(grupos, registrados, delegados, funciones, contratos, datos, salidas);
    }

    Set<String> variablesConocidas() {
        Set<String> todas = new TreeSet<>();
        contratos.values().forEach(c -> todas.addAll(c.variables()));
        return todas;
    }

    /** La clave de la tabla base: {@code prioridad_entidad_DER} → {@code prioridad_entidad}; nula si el código no la conoce. */
    String tablaBase(String clave) {
        return salidas.keySet().stream().filter(t -> clave.equals(t) || clave.startsWith(t + "_")).findFirst().orElse(null);
    }

    private static Set<String> gruposFijos() {
        Set<String> grupos = new LinkedHashSet<>();
        Arrays.stream(Rol.values()).map(Rol::grupo).forEach(grupos::add);
        for (int i = 1; i <= 6; i++) {
            grupos.add("grupo-territorial-" + i);
        }
        return grupos;
    }

    private static Map<String, Set<String>> salidasDelCodigo() {
        Map<String, Set<String>> salidas = new LinkedHashMap<>();
        Arrays.stream(Tabla.values()).forEach(t -> salidas.put(t.clave(), Set.copyOf(t.salidas())));
        return salidas;
    }

    /** Los componentes terminados en «Delegate» que viven en el borde del motor; ningún modelo puede pedir otra clase. */
    private static Set<String> delegadosDelCodigo() {
        ClassPathScanningCandidateComponentProvider buscador = new ClassPathScanningCandidateComponentProvider(false);
        buscador.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(RAIZ.replace(".", "\\.") + "\\..*\\.proceso\\.\\w+Delegate")));
        Set<String> nombres = new TreeSet<>();
        for (BeanDefinition clase : buscador.findCandidateComponents(RAIZ)) {
            if (clase instanceof AnnotatedBeanDefinition) {
                nombres.add(AnnotationBeanNameGenerator.INSTANCE.generateBeanName(clase, null));
            }
        }
        return nombres;
    }

    private static Map<String, Contrato> contratosDelCodigo() {
        ClassPathScanningCandidateComponentProvider buscador = new ClassPathScanningCandidateComponentProvider(false);
        buscador.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(RAIZ.replace(".", "\\.") + "\\.procedimiento\\.[A-Z]\\w*")));
        Map<String, Contrato> contratos = new LinkedHashMap<>();
        try {
            for (BeanDefinition definicion : buscador.findCandidateComponents(RAIZ + ".procedimiento")) {
                Class<?> clase = Class.forName(definicion.getBeanClassName());
                String clave = constantes(clase).get("CLAVE");
                if (clave != null && !valores(clase, "Elemento").isEmpty()) {
                    contratos.put(clave, new Contrato(valores(clase, "Elemento"), valores(clase, "Variable")));
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return contratos;
    }

    private static Set<String> valores(Class<?> contrato, String parte) {
        return Arrays.stream(contrato.getDeclaredClasses()).filter(c -> c.getSimpleName().equals(parte)).findFirst()
                .<Set<String>>map(c -> new TreeSet<>(constantes(c).values())).orElse(Set.of());
    }

    private static Map<String, String> constantes(Class<?> clase) {
        Map<String, String> valores = new LinkedHashMap<>();
        for (Field campo : clase.getDeclaredFields()) {
            if (Modifier.isStatic(campo.getModifiers()) && campo.getType() == String.class && Modifier.isPublic(campo.getModifiers())) {
                try {
                    valores.put(campo.getName(), (String) campo.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return valores;
    }

    /** Los plazos con que nace la base; la página usa los que hoy tenga. */
    private static Set<String> plazosIniciales() {
        Set<String> claves = new TreeSet<>();
        try {
            for (Resource migracion : new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*.sql")) {
                Matcher m = PLAZO.matcher(migracion.getContentAsString(StandardCharsets.UTF_8));
                while (m.find()) {
                    claves.add(m.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return claves;
    }
}
