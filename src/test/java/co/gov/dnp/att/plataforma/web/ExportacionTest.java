package co.gov.dnp.att.plataforma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import co.gov.dnp.att.Requisito;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExportacionTest {

    @Test
    @Requisito("SG-26")
    @DisplayName("El CSV abre bien en Colombia: marca UTF-8, punto y coma, coma decimal")
    void csv() throws Exception {
        ByteArrayOutputStream salida = new ByteArrayOutputStream();
        Exportacion.csv(salida, List.of("Código", "Valor"), List.of(
                Arrays.asList("05001", new BigDecimal("-38.20")), Arrays.asList("Ú; \"raro\"", null), Arrays.asList(true, LocalDate.of(2026, 3, 1))));
        assertThat(salida.toString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFCódigo;Valor\r\n05001;-38,20\r\n\"Ú; \"\"raro\"\"\";\r\nSí;2026-03-01\r\n");
    }

    @Test
    @DisplayName("Ningún texto se vuelve fórmula al abrirlo")
    void sinFormulas() throws Exception {
        ByteArrayOutputStream salida = new ByteArrayOutputStream();
        Exportacion.csv(salida, List.of("=A1"), List.of(List.of("=cmd|' /C calc'!A0"), List.of("+57"), List.of("-1+1"), List.of("@SUM(A1)"),
                List.of("\t=1"), List.of("  =1"), List.of("\uFF1D1"), List.of("a=1")));
        List<String> renglones = salida.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(renglones.subList(0, 8)).allSatisfy(r -> assertThat(r.replace("\uFEFF", "").replace("\"", "")).startsWith("'"));
        assertThat(renglones.get(8)).isEqualTo("a=1");
    }

    @Test
    @DisplayName("El XLSX guarda los números como números y los textos como textos")
    void xlsx() throws Exception {
        ByteArrayOutputStream salida = new ByteArrayOutputStream();
        Exportacion.xlsx(salida, List.of("Código", "Valor"), List.of(Arrays.asList("05001", new BigDecimal("38.2")), Arrays.asList("=1+1", null)));
        try (ReadableWorkbook libro = new ReadableWorkbook(new ByteArrayInputStream(salida.toByteArray()))) {
            var filas = libro.getFirstSheet().read();
            assertThat(filas.get(0).getCellText(0)).isEqualTo("Código");
            assertThat(filas.get(1).getCellText(0)).isEqualTo("05001");
            assertThat(filas.get(1).getCellAsNumber(1)).contains(new BigDecimal("38.2"));
            assertThat(filas.get(2).getCell(0).getFormula()).isNull();
            assertThat(filas.get(2).getCellText(0)).isEqualTo("=1+1");
        }
    }
}
