package co.gov.dnp.att.expediente;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.Rechazo;

@PruebaIntegral
class DocumentosTest {

    @Autowired
    Expedientes expedientes;
    @Autowired
    Documentos documentos;
    @Autowired
    Bitacora bitacora;
    @Autowired
    Organizacion organizacion;

    @Test
    @Requisito("PS-44")
    void losCincoDocumentosQuedanEnElExpedienteYSeVuelvenALeer() throws IOException {
        Expediente expediente = abrir();
        List<ModeloDocumento> modelos = List.of(ModelosDePrueba.matriz(2), ModelosDePrueba.plan(null),
                ModelosDePrueba.reporte(), ModelosDePrueba.analisis(), ModelosDePrueba.informeFinal());
        for (ModeloDocumento modelo : modelos) {
            Documento documento = documentos.generar(expediente.getId(), modelo, "Primera emisión", "ana");
            Archivo archivo = documentos.contenido(expediente.getId(), documento.getId());
            assertThat(documento.getSha256()).isEqualTo(Huella.de(archivo.contenido()));
            assertThat(texto(archivo)).contains(modelo.clase().titulo(), "Código: " + expediente.getCodigo(), "Versión: 1",
                    "Producto con eñe y «comillas»", "Primera emisión");
        }
        assertThat(documentos.deExpediente(expediente.getId())).extracting(Documento::getClase)
                .containsExactly(ClaseDocumento.values());
        assertThat(texto(documentos, expediente, ClaseDocumento.INFORME_DE_ANALISIS))
                .contains("Resultados de evaluación por indicador", "Conclusiones", "La capacidad mejoró.");
    }

    @Test
    void cadaVersionImprimeLaHuellaDeLaAnterior() throws IOException {
        Expediente expediente = abrir();
        Documento primera = documentos.generar(expediente.getId(), ModelosDePrueba.plan(null), null, "ana");
        Documento segunda = documentos.generar(expediente.getId(), ModelosDePrueba.plan("Otra fecha"), "La alcaldía pidió otra fecha", "ana");
        assertThat(segunda.getVersion()).isEqualTo(2);
        assertThat(segunda.getSha256Anterior()).isEqualTo(primera.getSha256());
        assertThat(texto(documentos, expediente, ClaseDocumento.PLAN_DE_TRABAJO)).contains("Versión: 2",
                "SHA-256 de la versión anterior: " + primera.getSha256(), "La alcaldía pidió otra fecha");
        assertThat(documentos.contenido(expediente.getId(), primera.getId()).contenido()).isNotEmpty();
        assertThat(documentos.deExpediente(expediente.getId())).extracting(Documento::getVersion).containsExactly(2, 1);
        assertThat(bitacora.hechos(expediente.getId(), 1).get(0).texto()).contains("«Plan de trabajo», versión 2");
    }

    @Test
    @Requisito("PS-44")
    void diceElNombreDeQuienLoGeneroYNoSuUsuario() throws IOException {
        organizacion.guardarPersona(new Persona("ana.doc", "Prueba Ana de Documentos", null, null, Vinculacion.OTRO, true), Set.of(Rol.DER), "Clave-de-prueba-2026");
        Expediente expediente = abrir();
        documentos.generar(expediente.getId(), ModelosDePrueba.plan(null), null, "ana.doc");
        assertThat(texto(documentos, expediente, ClaseDocumento.PLAN_DE_TRABAJO)).contains("Generado por Prueba Ana de Documentos").doesNotContain("ana.doc");
    }

    @Test
    void dosGeneracionesALaVezNoRepitenVersion() throws Exception {
        Expediente expediente = abrir();
        ExecutorService hilos = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> generar = () -> documentos.generar(expediente.getId(), ModelosDePrueba.reporte(), null, "ana").getVersion();
            List<Integer> versiones = hilos.invokeAll(IntStream.range(0, 6).mapToObj(n -> generar).toList()).stream().map(f -> {
                try {
                    return f.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).sorted().toList();
            assertThat(versiones).containsExactly(1, 2, 3, 4, 5, 6);
        } finally {
            hilos.shutdownNow();
        }
    }

    @Test
    void unDocumentoNoSeEntregaDesdeOtroExpediente() {
        Documento documento = documentos.generar(abrir().getId(), ModelosDePrueba.reporte(), null, "ana");
        Long otro = abrir().getId();
        assertThatThrownBy(() -> documentos.contenido(otro, documento.getId())).isInstanceOf(Rechazo.class);
    }

    private Expediente abrir() {
        return expedientes.abrir(2034, "DOC", null, "Producto con eñe y «comillas»", "jefa", "ana");
    }

    private static String texto(Documentos documentos, Expediente expediente, ClaseDocumento clase) throws IOException {
        return texto(documentos.contenido(expediente.getId(), documentos.ultimo(expediente.getId(), clase).orElseThrow().getId()));
    }

    private static String texto(Archivo archivo) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(archivo.contenido())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }
}
