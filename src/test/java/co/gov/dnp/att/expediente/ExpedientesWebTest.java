package co.gov.dnp.att.expediente;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;

@PruebaIntegral
class ExpedientesWebTest extends Escenario {

    private static final RequestPostProcessor DER = como("der.prueba", "der");

    @Autowired
    Documentos documentos;

    private MockMvc navegador;

    @BeforeEach
    void preparar() {
        navegador = navegador();
    }

    @Test
    void seEncuentraPorCodigoProductoEntidadDependenciaYEstadoSinTildes() throws Exception {
        Expediente uno = expedientes.abrir(2036, "WEB-UNO", null, "Formulación de árboles 100%", "jefa", "ana");
        expedientes.fijarEntidades(uno.getId(), Map.of("05138", "Cañasgordas (Antioquia)"));
        Expediente dos = expedientes.abrir(2036, "WEB-DOS", null, "Otro producto", "jefa", "ana");
        expedientes.cerrar(dos.getId(), EstadoExpediente.CERRADO, "Publicado");

        encuentra("texto", uno.getCodigo().toLowerCase(), uno, dos);
        encuentra("texto", "FORMULACION DE ARBOLES", uno, dos);
        encuentra("texto", "100%", uno, dos);
        encuentra("entidad", "canasgordas", uno, dos);
        encuentra("entidad", "05138", uno, dos);
        encuentra("dependencia", "WEB-UNO", uno, dos);
        encuentra("estado", "CERRADO", dos, uno);
        navegador.perform(get("/expedientes").param("texto", "'; drop table att.expediente --").with(DER)).andExpect(status().isOk())
                .andExpect(content().string(containsString("Ningún expediente a su alcance")));
    }

    @Test
    void laListaSePagina() throws Exception {
        for (int n = 0; n < 27; n++) {
            expedientes.abrir(2036, "WEB-PAG", null, "Producto", "jefa", "ana");
        }
        navegador.perform(get("/expedientes").param("dependencia", "WEB-PAG").with(DER))
                .andExpect(content().string(allOf(containsString("27 expedientes"), containsString("Página 1 de 2"),
                        containsString("ATT-2036-WEB-PAG-0027"), not(containsString("ATT-2036-WEB-PAG-0001")))));
        navegador.perform(get("/expedientes").param("dependencia", "WEB-PAG").param("pagina", "99").with(DER))
                .andExpect(content().string(allOf(containsString("Página 2 de 2"), containsString("ATT-2036-WEB-PAG-0001"))));
    }

    @Test
    void cadaUnidadVeLosSuyos() throws Exception {
        Expediente propio = abrir("WEB-MIA");
        Expediente ajeno = abrir("WEB-NO");
        navegador.perform(get("/expedientes").with(como("ana", "unidad-WEB-MIA")))
                .andExpect(content().string(allOf(containsString(propio.getCodigo()), not(containsString(ajeno.getCodigo())))));
        navegador.perform(get("/expedientes").with(como("nadie", "comunicaciones")))
                .andExpect(content().string(not(containsString(propio.getCodigo()))));
        Documento documento = documentos.generar(ajeno.getId(), ModelosDePrueba.reporte(), null, "ana");
        for (String ruta : new String[] {"", "/todo", "/documentos/" + documento.getId()}) {
            navegador.perform(get("/expedientes/" + ajeno.getCodigo() + ruta).with(como("ana", "unidad-WEB-MIA")))
                    .andExpect(status().isForbidden());
        }
        navegador.perform(get("/expedientes/" + propio.getCodigo() + "/documentos/" + documento.getId()).with(como("ana", "unidad-WEB-MIA")))
                .andExpect(status().isBadRequest());
        navegador.perform(get("/expedientes/ATT-1-NADA-1").with(DER)).andExpect(status().isNotFound());
    }

    @Test
    @Requisito("PS-47")
    void elExpedienteReuneDocumentosEvidenciasYHechosSinVolverACargarlos() throws Exception {
        Expediente expediente = abrir("WEB-ZIP");
        String tarea = tareaDe(expediente);
        evidencias.cargar(expediente.getId(), tarea, "Ejecutar la prueba", TipoEvidencia.LISTADO_ASISTENCIA, "Asistentes Nariño.pdf",
                new ByteArrayInputStream(Muestras.pdf()), "ana");
        evidencias.cargar(expediente.getId(), "otra", "Otra tarea", TipoEvidencia.ACTA, "acta.txt",
                new ByteArrayInputStream("Acta".getBytes(StandardCharsets.UTF_8)), "ana");
        Documento reporte = documentos.generar(expediente.getId(), ModelosDePrueba.reporte(), "Corte 1", "ana");
        documentos.generar(expediente.getId(), ModelosDePrueba.reporte(), "Corte 2", "ana");
        documentos.generar(expediente.getId(), ModelosDePrueba.analisis(), null, "ana");

        String pagina = "/expedientes/" + expediente.getCodigo();
        navegador.perform(get(pagina).with(DER)).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Ejecutar la prueba"), containsString("nadie la ha reclamado"),
                        containsString("unidad-WEB-ZIP"), containsString("Reporte de avance"), containsString("Corte 2"),
                        containsString("Informe de análisis"), containsString("Asistentes Nariño.pdf"), containsString("acta.txt"))))
                .andExpect(content().string(containsString("Se cargó la evidencia")));
        navegador.perform(get(pagina).param("tipo", "ACTA").with(DER))
                .andExpect(content().string(allOf(containsString(">acta.txt<"), not(containsString(">Asistentes Nariño.pdf<")), containsString("1 de 2"))));
        navegador.perform(get(pagina + "/documentos/" + reporte.getId()).with(DER)).andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/pdf")).andExpect(header().string("X-Content-Type-Options", "nosniff"));

        byte[] zip = navegador.perform(get(pagina + "/todo").with(DER)).andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString(expediente.getCodigo() + ".zip")))
                .andReturn().getResponse().getContentAsByteArray();
        Map<String, byte[]> contenido = descomprimir(zip);
        assertThat(contenido.keySet()).hasSize(7).contains("bitacora.txt", "MANIFIESTO.sha256",
                "documentos/" + expediente.getCodigo() + " - Reporte de avance - version 2.pdf");
        String manifiesto = new String(contenido.remove("MANIFIESTO.sha256"), StandardCharsets.UTF_8);
        contenido.forEach((nombre, bytes) -> assertThat(manifiesto).contains(Huella.de(bytes) + "  " + nombre + "\n"));
        assertThat(manifiesto.lines()).hasSize(6);
        assertThat(new String(contenido.get("bitacora.txt"), StandardCharsets.UTF_8)).contains("Se generó «Informe de análisis», versión 1");
    }

    private void encuentra(String campo, String valor, Expediente esperado, Expediente otro) throws Exception {
        navegador.perform(get("/expedientes").param(campo, valor).with(DER)).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString(esperado.getCodigo()), not(containsString(otro.getCodigo())))));
    }

    private static Map<String, byte[]> descomprimir(byte[] zip) throws Exception {
        Map<String, byte[]> contenido = new LinkedHashMap<>();
        try (ZipInputStream entrada = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry e; (e = entrada.getNextEntry()) != null; ) {
                contenido.put(e.getName(), entrada.readAllBytes());
            }
        }
        return contenido;
    }
}
