package co.gov.dnp.att.expediente;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import co.gov.dnp.att.Requisito;

/** Cada plantilla se imprime, se vuelve a abrir y dice lo que debe decir, con tildes y con su letra incrustada. */
class ImpresoraPdfTest {

    private final ImpresoraPdf impresora = new ImpresoraPdf(plantillas());

    @Test
    void laMatrizTraeSusOnceColumnasYElEncabezado() throws IOException {
        String texto = texto(imprimir(ModelosDePrueba.matriz(3), null));
        assertThat(texto).contains("Matriz de concertación y definición de productos y servicios priorizados",
                "Código: ATT-2026-DEP-0007", "Versión: 1", "Página: 1 de ", "Llegada a Territorio",
                "Departamento Nacional de Planeación", "Primera versión: no hay versión anterior",
                "Nariño", "≥ 45 puntos", "12.500.000", "Sí, 3 feb. 2026");
        assertThat(texto).contains("Necesidad", "Entidad territorial o grupo de valor",
                "Producto o servicio priorizado", "Dependencia oferente", "Capacidad a desarrollar o fortalecer", "Alcance",
                "Meta estratégica", "Recursos", "Capacidad operativa asignada", "Vigencia", "Acuerdo de los oferentes");
    }

    @Test
    void elPlanTraeLaDefinicionDeLaEvaluacionYLaHuellaDeLaVersionAnterior() throws IOException {
        String texto = texto(imprimir(ModelosDePrueba.plan("La alcaldía pidió otra fecha"), "0f".repeat(32)));
        assertThat(texto).contains("Plan de trabajo de la asistencia técnica territorial", "Versión: 2",
                "SHA-256 de la versión anterior: " + "0f".repeat(32), "Definición de la evaluación", "Antes y después",
                "La alcaldía pidió otra fecha", "Taller de formulación", "100,0 %", "3 proyectos", "Cañasgordas");
    }

    @Test
    @Requisito("PS-39")
    void elReporteTraeEficaciaYCalidadConSuCalculo() throws IOException {
        String texto = texto(imprimir(ModelosDePrueba.reporte(), null));
        assertThat(texto).contains("Avance en eficacia 75,0 %", "Hitos cumplidos en plazo / hitos programados al corte × 100 = 12 / 16 × 100",
                "Avance en calidad 4,25 de 5", "Promedio de las dos valoraciones", "Calidad de los contenidos: 4,5 de 5",
                "Percepción del servicio o producto: 4 de 5", "Con consentimiento: 3", "Enviar guías impresas");
    }

    @Test
    void elInformeDeAnalisisTraeResultadosYRecomendaciones() throws IOException {
        assertThat(texto(imprimir(ModelosDePrueba.analisis(), null))).contains("Resultados de evaluación por indicador", "83,3 %",
                "2,5 proyectos", "La capacidad mejoró.", "Subir la meta", "2027", "Reporte de avance, versión 1");
    }

    @Test
    void elInformeFinalTraeLasPreguntasDeLaSistematizacion() throws IOException {
        assertThat(texto(imprimir(ModelosDePrueba.informeFinal(), null))).contains("¿Qué funcionó y qué no?",
                "El acompañamiento en sitio.", "Factores de éxito", "¿Qué se habría hecho distinto?", "Recomendaciones",
                "Portal Territorial", "Acta de reunión");
    }

    @Test
    void todaLetraVaIncrustadaYLaMatrizEsApaisada() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(imprimir(ModelosDePrueba.matriz(3), null))) {
            PDPage pagina = pdf.getPage(0);
            assertThat(pagina.getMediaBox().getWidth()).isGreaterThan(pagina.getMediaBox().getHeight());
            Iterable<COSName> letras = pagina.getResources().getFontNames();
            assertThat(letras).isNotEmpty();
            for (COSName letra : letras) {
                assertThat(pagina.getResources().getFont(letra).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void loQueVieneDeUnaPersonaNoEsMarcadoNiRompeElDocumento() throws IOException {
        ModeloAnalisis hostil = new ModeloAnalisis("<img src='file:///etc/hostname'/> & \u0001\u000B]]>", null, null, null, null, null,
                null, "Línea 1\nLínea 2 <script>", null);
        assertThat(texto(imprimir(hostil, null))).contains("<img src='file:///etc/hostname'/> & ]]>", "Línea 2 <script>", "Sin registros.");
    }

    @Test
    void todasLasEntidadesDelPaisCabenEnUnaMatriz() throws IOException {
        // Tiempo de procesador del hilo: no depende de qué más corra en la máquina.
        long inicio = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        byte[] pdf = imprimir(ModelosDePrueba.matriz(1122), null);
        Duration tiempo = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - inicio);
        assertThat(tiempo).isLessThan(Duration.ofSeconds(30));
        try (PDDocument documento = Loader.loadPDF(pdf)) {
            String ultima = texto(pdf);
            assertThat(ultima).contains("Entidad n.º 1 ", "Entidad n.º 1122");
            assertThat(documento.getNumberOfPages()).isGreaterThan(20);
            PDFTextStripper segunda = new PDFTextStripper();
            segunda.setStartPage(5);
            segunda.setEndPage(5);
            assertThat(segunda.getText(documento)).contains("Necesidad", "Código: ATT-2026-DEP-0007");
        }
    }

    private byte[] imprimir(ModeloDocumento modelo, String huellaAnterior) throws IOException {
        Expediente expediente = new Expediente(2026, "DEP", 7, 1L, "Acompañamiento «Paso a paso»", "jefa", "ana");
        Map<String, Object> datos = new HashMap<>();
        datos.put("expediente", expediente);
        datos.put("documento", new Documento(expediente, modelo.clase(), huellaAnterior == null ? 1 : 2, "Prueba", "ana",
                Instant.now(), huellaAnterior));
        datos.put("m", modelo);
        datos.put("f", new FormatoEspanol());
        byte[] pdf = impresora.imprimir(modelo.clase().plantilla(), datos);
        Path carpeta = Files.createDirectories(Path.of("target/documentos-de-prueba"));
        Files.write(carpeta.resolve(modelo.clase() + ".pdf"), pdf);
        return pdf;
    }

    private static String texto(byte[] pdf) throws IOException {
        try (PDDocument documento = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(documento).replaceAll("\\s+", " ");
        }
    }

    private static SpringTemplateEngine plantillas() {
        ClassLoaderTemplateResolver origen = new ClassLoaderTemplateResolver();
        origen.setPrefix("templates/");
        origen.setSuffix(".html");
        origen.setCharacterEncoding("UTF-8");
        SpringTemplateEngine motor = new SpringTemplateEngine();
        motor.setTemplateResolver(origen);
        return motor;
    }
}
