package co.gov.dnp.att.territorio.importacion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.territorio.Carga;
import co.gov.dnp.att.territorio.ClaseDeCarga;
import co.gov.dnp.att.territorio.DatosReales;
import co.gov.dnp.att.territorio.EntidadTerritorial;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.territorio.TipoEntidad;
import co.gov.dnp.att.territorio.TipoValor;
import co.gov.dnp.att.territorio.ValorIndicador;
import jakarta.persistence.EntityManager;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.transaction.annotation.Transactional;

/** Los archivos de DANE, DNP y ART entran tal como se publican y dan, valor por valor, lo esperado. */
@PruebaIntegral
@Transactional
class ImportacionRealTest {

    @Autowired
    private Importaciones importaciones;
    @Autowired
    private ImportacionPorOrden porOrden;
    @Autowired
    private Territorio territorio;
    @Autowired
    private EntityManager jpa;

    /** Lo que otra prueba haya importado no cuenta aquí: se aparta dentro de la transacción, que se deshace al final. */
    @BeforeEach
    void sinValoresDeOtros() {
        jpa.createNativeQuery("delete from att.valor_indicador").executeUpdate();
    }

    @Test
    @Requisito({"PS-07", "FO-03"})
    @DisplayName("El libro de tipologías del DNP da cada índice esperado, con su año y su fuente")
    void libroDelDnp() {
        byte[] libro = DatosReales.leer(DatosReales.DNP);
        Importaciones.VistaPrevia previa = importaciones.previsualizar(ClaseDeCarga.DNP, DatosReales.DNP, libro, null);
        assertThat(previa.problemas()).isEmpty();
        assertThat(previa.advertencias()).contains("IDI 2024: 10 entidades traen 0, que en la fuente significa «no reportó»; ese valor no se guarda.");
        Carga carga = importaciones.importar(ClaseDeCarga.DNP, DatosReales.DNP, libro, null, "prueba.dnp");
        assertThat(carga.getContenido()).contains("IDF 2021-2022-2023-2024", "IDI 2021-2022-2023-2024", "MDM 2024", "MDD 2024", "CATEGORIA 2025",
                "TIPOLOGIA 2025-2026", "IPM 2018", "NBI 2018", "POBLACION 2024", "PDET 2026", "ZOMAC 2026");

        long inicio = System.nanoTime();
        Map<String, Map<String, ValorIndicador>> valores = territorio.indicadores();
        assertThat((System.nanoTime() - inicio) / 1_000_000).as("milisegundos de una consulta de todo").isLessThan(3000);
        List<String> diferencias = new ArrayList<>();
        for (CSVRecord fila : DatosReales.esperado().values()) {
            Map<String, ValorIndicador> suyos = valores.getOrDefault(fila.get("codigo"), Map.of());
            boolean departamento = fila.get("nivel").equals("departamento");
            comparar(diferencias, fila, "mdm_2024", suyos.get(departamento ? "MDD" : "MDM"), 2024);
            comparar(diferencias, fila, "idf_2024", suyos.get("IDF"), 2024);
            comparar(diferencias, fila, "ipm_2018", suyos.get("IPM"), 2018);
            comparar(diferencias, fila, "nbi_2018", suyos.get("NBI"), 2018);
            comparar(diferencias, fila, "pdet", suyos.get("PDET"), 2026);
            comparar(diferencias, fila, "zomac", suyos.get("ZOMAC"), 2026);
            comparar(diferencias, fila, "tipologia_2026", suyos.get("TIPOLOGIA"), 2026);
            comparar(diferencias, fila, "categoria_ley617_2025", suyos.get("CATEGORIA"), 2025);
            if (departamento && !fila.get("codigo").equals("11")) {
                comparar(diferencias, fila, "poblacion_2024", suyos.get("POBLACION"), 2024);
            }
            // En departamentos la columna mdm es la medición departamental: la municipal no se les atribuye
            if (departamento && suyos.containsKey("MDM")) {
                diferencias.add(fila.get("codigo") + " no debe tener MDM");
            }
        }
        assertThat(diferencias).isEmpty();
        // La población municipal del libro no es la del archivo conjunto (otra fuente): se comprueba contra el propio libro
        assertThat(valores.get("05001").get("POBLACION").numero()).isEqualByComparingTo("2524747");
        assertThat(valores.get("05001").get("IDF").fuente()).isEqualTo("DNP, Índice de Desempeño Fiscal");
        assertThat(valores.get("05").get("IDF").numero()).isEqualTo(new BigDecimal("51.7156"));
        // 70742 no reportó en 2024: queda el último año con dato
        assertThat(valores.get("70742").get("IDI").vigenciaDato()).isEqualTo(2023);
        assertThat(valores.get("91263")).as("un área no municipalizada no tiene índices del DNP").isNull();

        Carga segunda = importaciones.importar(ClaseDeCarga.DNP, DatosReales.DNP, libro, null, "prueba.dnp");
        assertThat(segunda.getIguales()).isEqualTo(carga.getNuevos());
        assertThat(segunda.getNuevos() + segunda.getCambiados() + segunda.getRetirados()).isZero();
    }

    @Test
    @Requisito("FO-03")
    @DisplayName("La lista de la ART da los 170 municipios PDET con su subregión")
    void municipiosPdet() {
        importaciones.importar(ClaseDeCarga.PDET, DatosReales.PDET, DatosReales.leer(DatosReales.PDET), null, "prueba.art");
        Map<String, Map<String, ValorIndicador>> valores = territorio.indicadores();
        List<String> diferencias = new ArrayList<>();
        for (CSVRecord fila : DatosReales.esperado().values()) {
            Map<String, ValorIndicador> suyos = valores.getOrDefault(fila.get("codigo"), Map.of());
            comparar(diferencias, fila, "pdet", suyos.get("PDET"), 2017);
            comparar(diferencias, fila, "subregion_pdet", suyos.get("SUBREGION_PDET"), 2017);
        }
        assertThat(diferencias).isEmpty();
        assertThat(valores.values().stream().filter(v -> v.containsKey("SUBREGION_PDET"))).hasSize(170);
    }

    @Test
    @DisplayName("La DIVIPOLA del DANE entra en UTF-8 o en ISO-8859-1 y trae las coordenadas")
    void divipola() {
        byte[] publicado = DatosReales.leer(DatosReales.DIVIPOLA);
        byte[] latino = new String(publicado, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);
        Carga carga = importaciones.importar(ClaseDeCarga.DIVIPOLA, DatosReales.DIVIPOLA, latino, null, "prueba.dane");
        assertThat(carga.getNuevos() + carga.getRetirados()).isZero();
        assertThat(carga.getCambiados() + carga.getIguales()).isEqualTo(1155);
        jpa.flush();
        jpa.clear();
        for (CSVRecord fila : DatosReales.esperado().values()) {
            EntidadTerritorial entidad = territorio.porCodigo(fila.get("codigo")).orElseThrow();
            assertThat(entidad.getNombre()).isEqualTo(fila.get("nombre_presentacion"));
            assertThat(entidad.getCodigoDepartamento()).isEqualTo(fila.get("codigo_departamento"));
            if (!fila.get("latitud").isEmpty()) {
                assertThat(entidad.getLatitud()).isEqualByComparingTo(fila.get("latitud"));
                assertThat(entidad.getLongitud()).isEqualByComparingTo(fila.get("longitud"));
            }
        }
        assertThat(territorio.porCodigo("76001").orElseThrow().getTipo()).as("Cali sigue siendo distrito").isEqualTo(TipoEntidad.DISTRITO);
        Carga segunda = importaciones.importar(ClaseDeCarga.DIVIPOLA, DatosReales.DIVIPOLA, publicado, null, "prueba.dane");
        assertThat(segunda.getIguales()).isEqualTo(1155);
    }

    @Test
    @Requisito("PS-07")
    @DisplayName("Un archivo cualquiera entra señalando sus columnas: la población de otra fuente")
    void cualquierArchivo() {
        Mapeo mapeo = new Mapeo("codigo", "poblacion_2024", 2024, "Otra fuente de población", "POBLACION", null, null, null, false);
        importaciones.importar(ClaseDeCarga.INDICE, DatosReales.ESPERADO, DatosReales.leer(DatosReales.ESPERADO), mapeo, "prueba");
        Map<String, Map<String, ValorIndicador>> valores = territorio.indicadores();
        List<String> diferencias = new ArrayList<>();
        DatosReales.esperado().values().forEach(f -> comparar(diferencias, f, "poblacion_2024",
                valores.getOrDefault(f.get("codigo"), Map.of()).get("POBLACION"), 2024));
        assertThat(diferencias).isEmpty();
    }

    @Test
    @DisplayName("Desde la línea de órdenes entran los mismos archivos y se dice cuánto cambió")
    void lineaDeOrdenes() {
        ByteArrayOutputStream salida = new ByteArrayOutputStream();
        int codigo = porOrden.importar(new DefaultApplicationArguments("--importar=pdet:" + DatosReales.ruta(DatosReales.PDET),
                "--importar=divipola:" + DatosReales.ruta(DatosReales.DIVIPOLA)), new PrintStream(salida, true, StandardCharsets.UTF_8));
        assertThat(salida.toString(StandardCharsets.UTF_8)).contains("municipios_pdet.xlsx: importado.", "divipola_oficial_dane_gdxc-w37w.csv: importado.");
        assertThat(codigo).isZero();
        salida.reset();
        assertThat(porOrden.importar(new DefaultApplicationArguments("--importar=dnp:" + DatosReales.ruta(DatosReales.PDET)),
                new PrintStream(salida, true, StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(salida.toString(StandardCharsets.UTF_8)).contains("no se importó nada", "falta la hoja «Municipios»");
        assertThat(porOrden.importar(new DefaultApplicationArguments("--importar=nada"), new PrintStream(salida))).isEqualTo(1);
        assertThat(porOrden.importar(new DefaultApplicationArguments("--importar=dnp:/no/existe.xlsx"), new PrintStream(salida))).isEqualTo(1);
        assertThat(porOrden.importar(new DefaultApplicationArguments("--importar=indice:" + DatosReales.ruta(DatosReales.ESPERADO), "--columna-codigo=codigo",
                "--columna-valor=idf_2024", "--vigencia=2024", "--fuente=Prueba", "--indice=Desempeño por orden", "--tipo=" + TipoValor.NUMERO,
                "--punto-decimal"), new PrintStream(salida))).isZero();
        assertThat(territorio.indicadores().get("05001").get("PROPIO_DESEMPENO_POR_ORDEN").numero()).isEqualByComparingTo("69.7283");
    }

    private static void comparar(List<String> diferencias, CSVRecord fila, String columna, ValorIndicador valor, int vigencia) {
        String esperado = fila.get(columna).equals("ESP") ? "ESPECIAL" : fila.get(columna);
        boolean igual;
        if (valor == null || esperado.isEmpty()) {
            igual = valor == null && esperado.isEmpty();
        } else if (valor.numero() == null) {
            igual = valor.texto().equals(esperado);
        } else {
            // El archivo esperado trae cuatro decimales
            igual = valor.numero().setScale(4, RoundingMode.HALF_EVEN).subtract(new BigDecimal(esperado)).abs().compareTo(new BigDecimal("0.0001")) <= 0;
        }
        if (!igual || valor != null && valor.vigenciaDato() != vigencia) {
            diferencias.add(fila.get("codigo") + " " + columna + ": se esperaba «" + esperado + "» y quedó " + valor);
        }
    }
}
