package co.gov.dnp.att.plataforma.formularios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import co.gov.dnp.att.Requisito;
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

/** Lo que cada formulario envía, tal como sale del navegador, frente a las reglas que el propio record conoce. */
class ReglasDeLosDatosTest {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private static final Validator VALIDADOR = Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(classes = {DatosInicio.class, DatosIdentificacion.class, DatosConcertacion.class, DatosPlan.class,
            DatosSocializacion.class, DatosParametrizacion.class, DatosRegistro.class, DatosEvaluacion.class,
            DatosGestionConocimiento.class, DatosSistematizacion.class, DatosReporte.class, DatosAtraso.class,
            DatosCumplimientoAccion.class, DatosVerificacionAccion.class})
    void unFormularioVacioSeRechazaConFrasesCompletas(Class<?> datos) {
        assertThat(problemas("{}", datos)).isNotEmpty().allSatisfy(frase -> {
            assertThat(frase).endsWith(".");
            assertThat(frase.substring(0, 1)).isUpperCase();
        });
    }

    @Test
    @Requisito("PS-06")
    void siNadaEsCompetenciaDelDnpBastaElMotivo() {
        String necesidad = """
                {"estrategia":"E1","fuentesNecesidad":["PORTAFOLIO"],"necesidades":[{"descripcion":"d","entidades":["25754"],
                 "tema":"T","origen":"DEMANDA","competenciaDnp":"NO","motivoSinCompetencia":"%s"}]}""";
        assertThat(problemas(necesidad.formatted("Es de otra entidad"), DatosIdentificacion.class)).isEmpty();
        assertThat(problemas(necesidad.formatted(" "), DatosIdentificacion.class))
                .containsExactly("escriba el motivo por el que la necesidad no es competencia del DNP.");
    }

    @Test
    @Requisito({"PS-06", "PS-09", "PS-14"})
    void siHayCompetenciaSeExigeTodoLoQueAlimentaLaMatriz() {
        String datos = """
                {"estrategia":"E1","fuentesNecesidad":["PORTAFOLIO","OTRA","INDICES_DESEMPENO"],"necesidades":[
                 {"descripcion":"d","entidades":["25754"],"tema":"T","origen":"OFERTA","competenciaDnp":"SI"},
                 {"descripcion":"d","entidades":["25754"],"tema":"T","origen":"OFERTA","competenciaDnp":"NO","motivoSinCompetencia":"m"}],
                 "productosIdentificados":[{"producto":null,"necesidad":2,"dependenciaOferente":"DER"}]}""";
        assertThat(problemas(datos, DatosIdentificacion.class)).contains(
                "Escriba cuál otra fuente se consultó.",
                "Agregue al menos un índice usado, o desmarque la fuente «Índices de desempeño».",
                "elija un producto del portafolio o describa la propuesta de producto nuevo.",
                "elija la meta estratégica a la que aporta.",
                "Productos o servicios identificados: el número de la necesidad debe ser el de una necesidad de esta "
                        + "identificación que sea competencia del DNP.",
                "Agregue al menos una capacidad por desarrollar o fortalecer.",
                "Escriba el alcance de la intervención.");
    }

    @Test
    void laConcertacionPideAcuerdosSoloSiNoSeVuelveAFocalizar() {
        assertThat(problemas("{\"volverAFocalizar\":\"SI\"}", DatosConcertacion.class)).isEmpty();
        assertThat(problemas("{\"volverAFocalizar\":\"NO\",\"confirmaSobrecupo\":\"SI\"}", DatosConcertacion.class))
                .containsExactlyInAnyOrder("Agregue al menos un acuerdo de las dependencias oferentes.",
                        "Escriba la justificación del sobrecupo.");
    }

    @Test
    @Requisito({"PS-16", "PS-17", "PS-20", "PS-21"})
    void elPlanExigeHitosEntrenamientoSiSeRequiereYLaEvaluacion() {
        assertThat(problemas("{\"requiereEntrenamiento\":\"SI\"}", DatosPlan.class)).contains(
                "Agregue al menos un hito.", "Complete la evaluación prevista.",
                "Agregue al menos un entrenamiento, o responda «No» a si el personal requiere entrenamiento o "
                        + "capacitación.");
        assertThat(problemas("{\"evaluacionPrevista\":{\"metodo\":\"\"}}", DatosPlan.class))
                .contains("escriba el método de la evaluación.", "indique el momento de la evaluación.");
    }

    @Test
    void losPesosDeLosHitosSumanCienOSeOmiten() {
        String aviso = "Hitos de trabajo: si se pondera un hito, escriba el peso de todos y verifique que sumen 100.";
        assertThat(problemas("{\"hitos\":[{\"orden\":1},{\"orden\":2}]}", DatosPlan.class)).doesNotContain(aviso);
        assertThat(problemas("{\"hitos\":[{\"orden\":1,\"peso\":40.5},{\"orden\":2,\"peso\":59.50}]}", DatosPlan.class))
                .doesNotContain(aviso);
        assertThat(problemas("{\"hitos\":[{\"orden\":1,\"peso\":40},{\"orden\":2,\"peso\":40}]}", DatosPlan.class))
                .contains(aviso);
        assertThat(problemas("{\"hitos\":[{\"orden\":1,\"peso\":100},{\"orden\":1}]}", DatosPlan.class))
                .contains(aviso, "Hitos de trabajo: cada hito debe tener un orden distinto.");
    }

    @Test
    void elCronogramaNoTerminaAntesDeEmpezar() {
        assertThat(problemas("{\"cronograma\":[{\"inicio\":\"2026-06-02\",\"fin\":\"2026-06-01\"}]}", DatosPlan.class))
                .contains("la fecha de fin debe ser igual o posterior a la de inicio.");
    }

    @Test
    @Requisito("PS-37")
    void quienRespondeAlConsentimientoDejaFechaPersonaYSoporte() {
        String aviso = "indique la fecha, la persona, el cargo y el soporte de la respuesta.";
        String datos = "{\"consentimientos\":[{\"entidades\":[\"25754\"],\"estado\":\"%s\"}]}";
        assertThat(problemas(datos.formatted("ACEPTA"), DatosSocializacion.class)).contains(aviso);
        assertThat(problemas(datos.formatted("NO_ACEPTA"), DatosSocializacion.class)).contains(aviso);
        assertThat(problemas(datos.formatted("PENDIENTE"), DatosSocializacion.class)).doesNotContain(aviso);
    }

    @Test
    void laFechaHoraSeLeeConYSinZona() {
        assertThat(contacto("\"2026-12-24T10:30\"")).isEqualTo(LocalDateTime.of(2026, 12, 24, 10, 30));
        assertThat(contacto("\"2026-12-24T10:30-05:00\"")).isEqualTo(LocalDateTime.of(2026, 12, 24, 10, 30));
        assertThat(contacto("\"2026-12-24T15:30Z\"")).isEqualTo(LocalDateTime.of(2026, 12, 24, 10, 30));
        assertThat(contacto("\"\"")).isNull();
        assertThat(contacto("null")).isNull();
    }

    @Test
    void unaAsesoriaAtiendeUnaEntidadYUnEventoMasivoVarias() {
        String aviso = "Entidades territoriales atendidas: elija exactamente una si es asesoría, o dos o más si es "
                + "evento masivo.";
        assertThat(registro("ASESORIA", "\"25754\"")).doesNotContain(aviso);
        assertThat(registro("ASESORIA", "\"25754\",\"23670\"")).contains(aviso);
        assertThat(registro("ASESORIA", "\"grupo:3\"")).contains(aviso);
        assertThat(registro("EVENTO_MASIVO", "\"25754\"")).contains(aviso);
        assertThat(registro("EVENTO_MASIVO", "\"25754\",\"23670\"")).doesNotContain(aviso);
        assertThat(registro("EVENTO_MASIVO", "\"*\"")).doesNotContain(aviso);
    }

    @Test
    @Requisito("PS-45")
    void debeHaberUnaMesaPorCadaAudiencia() {
        String datos = "{\"mesas\":[{\"fecha\":\"2026-11-01\",\"forma\":\"VIRTUAL\",\"tema\":\"t\",\"audiencia\":\"%s\"}]}";
        assertThat(problemas(datos.formatted("GRUPOS_DE_VALOR"), DatosGestionConocimiento.class))
                .contains("Agregue al menos una mesa con los actores del proceso.")
                .doesNotContain("Agregue al menos una mesa con los grupos de valor.");
    }

    @Test
    void cerrarSinConfirmarNoTerminaElProcedimiento() {
        assertThat(problemas("{\"cierre\":\"NO\"}", DatosSistematizacion.class))
                .anyMatch(p -> p.startsWith("Responda «Sí» al cierre del expediente"));
    }

    @Test
    @Requisito("PS-40")
    void elReporteTraeAccionesSiHayHallazgos() {
        assertThat(problemas("{\"requiereApcm\":\"SI\"}", DatosReporte.class)).containsExactly(
                "Agregue al menos una acción, o responda «No» a si hay oportunidades de mejora o situaciones por "
                        + "corregir.");
        assertThat(problemas("{\"requiereApcm\":\"NO\"}", DatosReporte.class)).isEmpty();
        assertThat(problemas("""
                {"requiereApcm":"NO","valoraciones":[{"entidad":"25754","calidadContenidos":6,"percepcion":1}]}""",
                DatosReporte.class))
                .containsExactly("la calidad de los contenidos: indique un número menor o igual a 5.");
    }

    @Test
    void lasFilasEnBlancoSeDescartan() {
        DatosRegistro datos = leer("""
                {"asistentes":[{"nombre":"","entidad":" ","cargo":null,"correo":""},{"nombre":"Demo"},null],
                 "entidades":["25754","",null]}""", DatosRegistro.class);
        assertThat(datos.asistentes()).singleElement().extracting("nombre").isEqualTo("Demo");
        assertThat(datos.entidades()).containsExactly("25754");
        assertThat(datos.compromisos()).isEmpty();
    }

    /** Las reglas no son datos: lo guardado vuelve a leerse sin campos de más. */
    @Test
    void loLeidoSeEscribeYSeVuelveALeer() throws JsonProcessingException {
        DatosSocializacion datos = leer("""
                {"contactos":[{"fechaContacto":"2026-12-24T10:30","equipoTerritorial":"3"}],"requiereAjuste":"NO"}""",
                DatosSocializacion.class);
        assertThat(leer(JSON.writeValueAsString(datos), DatosSocializacion.class)).isEqualTo(datos);
    }

    private static LocalDateTime contacto(String fecha) {
        String datos = "{\"contactos\":[{\"lugarMedio\":\"x\",\"fechaContacto\":%s}]}".formatted(fecha);
        return leer(datos, DatosSocializacion.class).contactos().get(0).fechaContacto();
    }

    private static Set<String> registro(String tipo, String entidades) {
        return problemas("{\"tipoRegistro\":\"%s\",\"entidades\":[%s]}".formatted(tipo, entidades), DatosRegistro.class);
    }

    private static Set<String> problemas(String json, Class<?> datos) {
        return VALIDADOR.validate(leer(json, datos)).stream().map(v -> v.getMessage()).collect(Collectors.toSet());
    }

    private static <T> T leer(String json, Class<T> datos) {
        try {
            return JSON.readValue(json, datos);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
