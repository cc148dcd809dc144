package co.gov.dnp.att.focalizacion.proceso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.focalizacion.Tabla;
import co.gov.dnp.att.plataforma.Rechazo;

/** La regla base sola, sin Spring: casos de B.8, cada regla, cobertura del dominio e igualdad con el motor sin memoria. */
@Requisito("FO-06")
class TablasDeFocalizacionTest {

    private static final byte[] MODELO = leer();
    private static final Map<Tabla, LectorDeTablas.TablaEvaluable> TABLAS = new EnumMap<>(Tabla.class);

    static {
        LectorDeTablas lector = new LectorDeTablas();
        for (Tabla tabla : Tabla.values()) {
            TABLAS.put(tabla, lector.leer(tabla, tabla.clave(), tabla.clave() + ":1:prueba", 1, MODELO));
        }
    }

    private static byte[] leer() {
        try {
            return Files.readAllBytes(Path.of("processes/focalizacion.dmn"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- Casos de B.8, con resultado completo

    @ParameterizedTest(name = "caso {0}: {11} → {12} → {13}")
    @CsvSource(nullValues = "-", value = {
            // caso, tipo, MDM, IDF, categoría, grupo, PDET, brecha, demanda, meta, previas | D1, D3, D4, acción, plan activo, en el cupo
            "A, MUNICIPIO, 38, 37, 6, G5, true, ALTA, false, true, 0, CRITICO, 90, ALTA, INCLUIR_EN_MATRIZ, false, true",
            "B, MUNICIPIO, 47, 52, 6, G3, false, MEDIA, true, true, 0, BAJO, 70, ALTA, INCLUIR_EN_MATRIZ, false, true",
            "C, MUNICIPIO, 66, 74, ESPECIAL, CIUDADES, false, BAJA, true, false, 0, ALTO, 15, BAJA, OFERTA_REMOTA_O_MASIVA, false, true",
            "D, AREA_NO_MUNICIPALIZADA, -, -, NO_APLICA, NO_APLICA, false, SIN_MEDICION, true, true, 0, SIN_DATO, 50, MEDIA, INCLUIR_EN_MATRIZ, false, true",
            "E, DEPARTAMENTO, -, 63, 4, NO_APLICA, false, MEDIA, false, true, 2, MEDIO, 30, BAJA, OFERTA_REMOTA_O_MASIVA, false, true",
            "F, ESQUEMA_ASOCIATIVO, -, -, NO_APLICA, NO_APLICA, false, ALTA, true, true, 0, SIN_DATO, 65, LISTA_DE_ESPERA, PROXIMA_VIGENCIA, false, false",
            "G, MUNICIPIO, 42, 58, 5, G4, true, ALTA, true, true, 0, BAJO, 95, NO_PRIORIZADA, REGISTRAR_MOTIVO, true, true",
            "H, MUNICIPIO, 52, 66, 3, G2, false, MEDIA, true, true, 0, MEDIO, 50, MEDIA, INCLUIR_EN_MATRIZ, false, true"})
    void casosDeLaPropuesta(String caso, String tipo, Double mdm, Double idf, String categoria, String grupo, boolean pdet, String brecha,
            boolean demanda, boolean meta, int previas, String nivel, int puntaje, String prioridad, String accion, boolean planActivo,
            boolean dentroDelCupo) {
        Map<String, Object> entidad = entidad(tipo, mdm, idf, categoria, grupo, pdet, brecha, demanda, meta, previas);
        entidad.put("planActivoMismoProducto", planActivo);
        Evaluacion desempeno = TABLAS.get(Tabla.NIVEL_DESEMPENO).evaluar(entidad);
        assertThat(desempeno.aciertos()).hasSize(1);
        assertThat(desempeno.primera()).containsExactlyEntriesOf(Map.of("nivelDesempeno", nivel));
        entidad.putAll(desempeno.primera());
        assertThat(TABLAS.get(Tabla.PUNTAJE).evaluar(entidad).agregado()).isEqualTo(puntaje);
        Map<String, Object> elegibilidad = TABLAS.get(Tabla.ELEGIBILIDAD).evaluar(entidad).primera();
        assertThat(elegibilidad).isEqualTo(Map.of("elegible", !planActivo, "motivoElegibilidad", planActivo ? "YA_TIENE_PLAN_ACTIVO" : "ELEGIBLE"));
        entidad.putAll(elegibilidad);
        entidad.put("puntaje", puntaje);
        entidad.put("dentroDelCupo", dentroDelCupo);
        assertThat(TABLAS.get(Tabla.PRIORIDAD).evaluar(entidad).primera()).isEqualTo(Map.of("prioridad", prioridad, "accionSugerida", accion));
    }

    static Stream<Arguments> modalidades() {
        return Stream.of(
                arguments("A", "ALTA", "PROCESOS_PROCEDIMIENTOS", 12, false, List.of("ASISTENCIA_EN_SITIO/INDIVIDUAL", "CAPACITACION/EVENTO_MASIVO")),
                arguments("D", "MEDIA", "HABILIDADES_INDIVIDUALES", 3, false, List.of("ASISTENCIA_REMOTA/INDIVIDUAL", "CAPACITACION/INDIVIDUAL")),
                arguments("C", "BAJA", "PROCESOS_PROCEDIMIENTOS", 0, false, List.of("CAPACITACION/EVENTO_MASIVO", "ASISTENCIA_REMOTA/INDIVIDUAL")),
                arguments("G", "NO_PRIORIZADA", "PROCESOS_PROCEDIMIENTOS", 12, true, List.of()),
                arguments("asesoría", "ALTA", "TRANSPARENCIA", 4, true, List.of("ASISTENCIA_EN_SITIO/INDIVIDUAL", "ASESORIA/INDIVIDUAL", "INTERCAMBIO_EXPERIENCIAS/EVENTO_MASIVO")),
                arguments("en espera", "LISTA_DE_ESPERA", "TRANSPARENCIA", 9, true, List.of("CAPACITACION/EVENTO_MASIVO", "ASISTENCIA_REMOTA/INDIVIDUAL")));
    }

    @ParameterizedTest(name = "modalidades del caso {0}")
    @MethodSource("modalidades")
    void modalidadesDeLaPropuesta(String caso, String prioridad, String componente, int misma, boolean experiencia, List<String> esperadas) {
        Evaluacion evaluacion = TABLAS.get(Tabla.MODALIDAD).evaluar(Map.of("prioridad", prioridad, "componenteCapacidad", componente,
                "entidadesConMismaBrecha", misma, "hayExperienciaTransferible", experiencia));
        assertThat(evaluacion.aciertos().stream().map(a -> a.salidas().get("modalidad") + "/" + a.salidas().get("formaEjecucion"))).isEqualTo(esperadas);
    }

    @ParameterizedTest
    @CsvSource({"false,true,false,false,true,SIN_COMPETENCIA_DNP", "true,false,true,true,false,TIPO_O_ESCALA_NO_PREVISTA",
            "true,true,true,true,false,EXCLUIDA_POR_LA_UNIDAD", "true,true,false,true,false,YA_TIENE_PLAN_ACTIVO",
            "true,true,false,false,false,SIN_RECURSOS_EN_LA_VIGENCIA", "true,true,false,false,true,ELEGIBLE"})
    void elegibilidad(boolean competencia, boolean tipo, boolean excluida, boolean plan, boolean recursos, String motivo) {
        assertThat(TABLAS.get(Tabla.ELEGIBILIDAD).evaluar(Map.of("competenciaDnp", competencia, "tipoHabilitado", tipo, "exclusionMotivada",
                excluida, "planActivoMismoProducto", plan, "recursosSuficientes", recursos)).primera())
                .isEqualTo(Map.of("elegible", motivo.equals("ELEGIBLE"), "motivoElegibilidad", motivo));
    }

    @ParameterizedTest
    @CsvSource({"39.99,CRITICO", "40,BAJO", "59.99,BAJO", "60,MEDIO", "69.99,MEDIO", "70,ALTO", "100,ALTO", "0,CRITICO"})
    void cortesDelIdf(double idf, String nivel) {
        assertThat(TABLAS.get(Tabla.NIVEL_DESEMPENO).evaluar(Map.of("tieneMdm", false, "mdm", 0, "tieneIdf", true, "idf", idf)).primera())
                .isEqualTo(Map.of("nivelDesempeno", nivel));
    }

    @ParameterizedTest
    @CsvSource({"0,BAJO", "44.99,BAJO", "45,MEDIO", "54.99,MEDIO", "55,ALTO"})
    void cortesDeLaMdm(double mdm, String nivel) {
        assertThat(TABLAS.get(Tabla.NIVEL_DESEMPENO).evaluar(Map.of("tieneMdm", true, "mdm", mdm, "tieneIdf", false, "idf", 0)).primera())
                .isEqualTo(Map.of("nivelDesempeno", nivel));
    }

    // --- Estructura

    @ParameterizedTest
    @CsvSource({"NIVEL_DESEMPENO,FIRST,,4,1,7", "ELEGIBILIDAD,FIRST,,5,2,6", "PUNTAJE,COLLECT,SUM,9,1,19", "PRIORIDAD,UNIQUE,,3,2,5",
            "MODALIDAD,RULE_ORDER,,4,2,8"})
    void tamanoDeCadaTabla(Tabla tabla, HitPolicy politica, String agregacion, int entradas, int salidas, int reglas) {
        DecisionTable contenido = (DecisionTable) decision(tabla).getExpression();
        assertThat(contenido.getHitPolicy()).isEqualTo(politica);
        assertThat(String.valueOf(contenido.getAggregation())).isEqualTo(String.valueOf(agregacion));
        assertThat(contenido.getInputs()).hasSize(entradas).allMatch(e -> e.getLabel() != null && !e.getLabel().isBlank());
        assertThat(contenido.getOutputs()).hasSize(salidas).allMatch(s -> s.getLabel() != null && !s.getLabel().isBlank());
        assertThat(contenido.getRules()).hasSize(reglas);
        assertThat(decision(tabla).getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
    }

    @ParameterizedTest
    @EnumSource
    void cadaReglaDiceSuMotivoYLoExplica(Tabla tabla) {
        Set<String> motivos = new HashSet<>();
        TABLAS.get(tabla).copia().reglas().forEach(r -> {
            assertThat(r.anotacion()).as(r.id()).matches("\\p{Lu}[^:]+: .+\\.").hasSizeGreaterThan(30);
            assertThat(r.id()).matches("regla_[a-z]+_[a-zA-Z]+");
            motivos.add(r.anotacion());
        });
        assertThat(motivos).hasSameSizeAs(TABLAS.get(tabla).copia().reglas());
    }

    @Test
    void ningunIdentificadorHechoPorMaquina() {
        assertThat(new String(MODELO, java.nio.charset.StandardCharsets.UTF_8)).doesNotContainPattern("id=\"[A-Za-z]+_(?=[a-z]*[0-9])[0-9a-z]{7}\"");
    }

    // --- Dominio completo

    @Test
    void ningunCasoQuedaSinRespuestaYCadaReglaAcierta() {
        Map<Tabla, Set<String>> acertadas = new EnumMap<>(Tabla.class);
        boolean[] siNo = {true, false};
        for (boolean tieneMdm : siNo) {
            for (boolean tieneIdf : siNo) {
                for (double mdm = 0; mdm <= 100; mdm += 2.5) {
                    for (double idf = 0; idf <= 100; idf += 2.5) {
                        anotar(acertadas, Tabla.NIVEL_DESEMPENO, 1, 1, Map.of("tieneMdm", tieneMdm, "mdm", tieneMdm ? mdm : 0, "tieneIdf", tieneIdf,
                                "idf", tieneIdf ? idf : 0));
                    }
                }
            }
        }
        for (int bits = 0; bits < 32; bits++) {
            anotar(acertadas, Tabla.ELEGIBILIDAD, 1, 1, Map.of("competenciaDnp", (bits & 1) > 0, "tipoHabilitado", (bits & 2) > 0,
                    "exclusionMotivada", (bits & 4) > 0, "planActivoMismoProducto", (bits & 8) > 0, "recursosSuficientes", (bits & 16) > 0));
        }
        for (boolean elegible : siNo) {
            for (boolean cupo : siNo) {
                for (int puntaje = -20; puntaje <= 500; puntaje++) {
                    // UNIQUE: dos aciertos harían fallar la evaluación
                    anotar(acertadas, Tabla.PRIORIDAD, 1, 1, Map.of("elegible", elegible, "puntaje", puntaje, "dentroDelCupo", cupo));
                }
            }
        }
        for (String nivel : List.of("CRITICO", "BAJO", "MEDIO", "ALTO", "SIN_DATO")) {
            for (String tipo : List.of("MUNICIPIO", "DISTRITO", "DEPARTAMENTO", "AREA_NO_MUNICIPALIZADA", "ESQUEMA_ASOCIATIVO")) {
                for (String categoria : List.of("ESPECIAL", "1", "2", "3", "4", "5", "6", "NO_APLICA")) {
                    for (String brecha : List.of("ALTA", "MEDIA", "BAJA", "SIN_MEDICION")) {
                        List<String> grupos = List.of("CIUDADES", "G1", "G2", "G3", "G4", "G5", "NO_APLICA");
                        for (int i = 0; i < grupos.size() * 4; i++) {
                            int previas = i % 4;
                            anotar(acertadas, Tabla.PUNTAJE, 1, 9, Map.of("nivelDesempeno", nivel, "tipoEntidad", tipo, "categoria", categoria,
                                    "grupoCapacidades", grupos.get(i / 4), "pdet", previas > 0, "brecha", brecha, "demandaExpresa", previas > 1,
                                    "metaEstrategica", previas > 2, "atencionesPrevias", previas));
                        }
                    }
                }
            }
        }
        for (String prioridad : List.of("ALTA", "MEDIA", "LISTA_DE_ESPERA", "BAJA", "NO_PRIORIZADA")) {
            for (String componente : co.gov.dnp.att.focalizacion.DefinicionPerfil.COMPONENTES) {
                for (int misma = 0; misma < 10; misma++) {
                    for (boolean experiencia : siNo) {
                        anotar(acertadas, Tabla.MODALIDAD, prioridad.equals("NO_PRIORIZADA") ? 0 : 1, prioridad.equals("NO_PRIORIZADA") ? 0 : 4,
                                Map.of("prioridad", prioridad, "componenteCapacidad", componente, "entidadesConMismaBrecha", misma,
                                        "hayExperienciaTransferible", experiencia));
                    }
                }
            }
        }
        for (Tabla tabla : Tabla.values()) {
            assertThat(acertadas.get(tabla)).as("reglas de %s que aciertan", tabla.clave())
                    .hasSameElementsAs(TABLAS.get(tabla).copia().reglas().stream().map(r -> r.id()).toList());
        }
    }

    private static void anotar(Map<Tabla, Set<String>> acertadas, Tabla tabla, int minimo, int maximo, Map<String, Object> caso) {
        Evaluacion evaluacion = TABLAS.get(tabla).evaluar(caso);
        assertThat(evaluacion.aciertos().size()).as("%s con %s", tabla.clave(), caso).isBetween(minimo, maximo);
        evaluacion.aciertos().forEach(a -> acertadas.computeIfAbsent(tabla, t -> new HashSet<>()).add(a.regla()));
    }

    // --- Igualdad con el motor tal como viene

    /** Cada tabla por separado, con memoria, responde lo mismo que el diagrama entero en el motor sin memoria. */
    @Test
    void igualQueElMotorSinMemoria() {
        DmnEngine deFabrica = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        DmnDecision diagrama = deFabrica.parseDecision(Tabla.MODALIDAD.clave(), new ByteArrayInputStream(MODELO));
        DmnDecision prioridades = deFabrica.parseDecision(Tabla.PRIORIDAD.clave(), new ByteArrayInputStream(MODELO));
        DmnDecision puntajes = deFabrica.parseDecision(Tabla.PUNTAJE.clave(), new ByteArrayInputStream(MODELO));
        Random azar = new Random(20_260_731);
        for (int i = 0; i < 150; i++) {
            Map<String, Object> entidad = alAzar(azar);
            DmnDecisionResult esperado = deFabrica.evaluateDecision(diagrama, Variables.fromMap(entidad));
            Object esperadaPrioridad = deFabrica.evaluateDecision(prioridades, Variables.fromMap(entidad)).getSingleResult().getEntryMap();
            Object esperadoPuntaje = deFabrica.evaluateDecision(puntajes, Variables.fromMap(entidad)).getSingleEntry();

            Map<String, Object> contexto = new HashMap<>(entidad);
            contexto.putAll(TABLAS.get(Tabla.NIVEL_DESEMPENO).evaluar(contexto).primera());
            contexto.putAll(TABLAS.get(Tabla.ELEGIBILIDAD).evaluar(contexto).primera());
            contexto.put("puntaje", TABLAS.get(Tabla.PUNTAJE).evaluar(contexto).agregado());
            assertThat(contexto.get("puntaje")).as("%s", entidad).isEqualTo(esperadoPuntaje);
            Map<String, Object> prioridad = TABLAS.get(Tabla.PRIORIDAD).evaluar(contexto).primera();
            assertThat(prioridad).as("%s", entidad).isEqualTo(esperadaPrioridad);
            contexto.putAll(prioridad);
            List<Map<String, Object>> modalidades = TABLAS.get(Tabla.MODALIDAD).evaluar(contexto).aciertos().stream().map(Evaluacion.Acierto::salidas).toList();
            assertThat(modalidades).as("%s", entidad).isEqualTo(new ArrayList<>(esperado.getResultList()));
        }
    }

    private static Map<String, Object> alAzar(Random azar) {
        boolean tieneMdm = azar.nextBoolean();
        boolean tieneIdf = azar.nextBoolean();
        Map<String, Object> entidad = entidad(uno(azar, "MUNICIPIO", "DISTRITO", "DEPARTAMENTO", "AREA_NO_MUNICIPALIZADA", "ESQUEMA_ASOCIATIVO"),
                tieneMdm ? Math.round(azar.nextDouble() * 10000) / 100.0 : null, tieneIdf ? Math.round(azar.nextDouble() * 10000) / 100.0 : null,
                uno(azar, "ESPECIAL", "1", "2", "3", "4", "5", "6", "NO_APLICA"), uno(azar, "CIUDADES", "G1", "G2", "G3", "G4", "G5", "NO_APLICA"),
                azar.nextBoolean(), uno(azar, "ALTA", "MEDIA", "BAJA", "SIN_MEDICION"), azar.nextBoolean(), azar.nextBoolean(), azar.nextInt(4));
        entidad.put("competenciaDnp", azar.nextInt(10) > 0);
        entidad.put("exclusionMotivada", azar.nextInt(10) == 0);
        entidad.put("dentroDelCupo", azar.nextBoolean());
        entidad.put("componenteCapacidad", uno(azar, co.gov.dnp.att.focalizacion.DefinicionPerfil.COMPONENTES.toArray(String[]::new)));
        entidad.put("entidadesConMismaBrecha", azar.nextInt(10));
        entidad.put("hayExperienciaTransferible", azar.nextBoolean());
        return entidad;
    }

    private static String uno(Random azar, String... valores) {
        return valores[azar.nextInt(valores.length)];
    }

    // --- Lo que no sirve como tabla propia

    @Test
    void unaTablaPropiaDebeRespetarLasSalidasDeLaBase() {
        byte[] sinAccion = new String(MODELO, java.nio.charset.StandardCharsets.UTF_8)
                .replace("name=\"accionSugerida\"", "name=\"accion\"").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> new LectorDeTablas().leer(Tabla.PRIORIDAD, Tabla.PRIORIDAD.clave(), "x", 1, sinAccion))
                .isInstanceOf(Rechazo.class).hasMessageContaining("no devuelve la salida «accionSugerida»");
    }

    private static Decision decision(Tabla tabla) {
        DmnModelInstance modelo = Dmn.readModelFromStream(new ByteArrayInputStream(MODELO));
        return modelo.getModelElementById(tabla.clave());
    }

    static Map<String, Object> entidad(String tipo, Double mdm, Double idf, String categoria, String grupo, boolean pdet, String brecha,
            boolean demanda, boolean meta, int previas) {
        Map<String, Object> entidad = new LinkedHashMap<>();
        entidad.put("tipoEntidad", tipo);
        entidad.put("tieneMdm", mdm != null);
        entidad.put("mdm", mdm == null ? 0 : mdm);
        entidad.put("tieneIdf", idf != null);
        entidad.put("idf", idf == null ? 0 : idf);
        entidad.put("categoria", categoria);
        entidad.put("grupoCapacidades", grupo);
        entidad.put("pdet", pdet);
        entidad.put("brecha", brecha);
        entidad.put("demandaExpresa", demanda);
        entidad.put("metaEstrategica", meta);
        entidad.put("atencionesPrevias", previas);
        entidad.put("competenciaDnp", true);
        entidad.put("tipoHabilitado", true);
        entidad.put("exclusionMotivada", false);
        entidad.put("planActivoMismoProducto", false);
        entidad.put("recursosSuficientes", true);
        return entidad;
    }
}
