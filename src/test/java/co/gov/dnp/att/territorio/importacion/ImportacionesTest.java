package co.gov.dnp.att.territorio.importacion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.Carga;
import co.gov.dnp.att.territorio.ClaseDeCarga;
import co.gov.dnp.att.territorio.IndicadoresDemostracion;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.territorio.TipoValor;
import co.gov.dnp.att.territorio.ValorConHistoria;
import co.gov.dnp.att.territorio.ValorIndicador;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Todo o nada, con cada problema en su fila y su columna; lo reemplazado queda como historia. */
@PruebaIntegral
@Transactional
class ImportacionesTest {

    private static final Object[] ENCABEZADO_MUNICIPIOS = {"CodDANE_txt", "Municipio", "Tipología_2026", "IDI_2024", "IDF_2024", "PDET", "ZOMAC",
            "Cat 617_2024", "IPM_2018", "NBI_2018", "Poblacion_2024", "MDM_2024"};
    private static final Object[] MEDELLIN = {"05001", "MEDELLÍN", "Ciudades grandes", 91.1, 69.7, 0, 0, "ESP", 12.8, 5.2, 2500000, 83.3};
    private static final Object[][] DEPARTAMENTOS = {
            {"cod_dep_txt_corto", "Tipología_2026", "IDI_2024", "IDF_2024", "Cat 617_2024", "IPM_2018", "NBI_2018", "Poblacion_2024", "MDM_2024"},
            {"05", 1, 90, 51.7, "ESP", "#N/A", 10.7, 6903721, 88.2}};

    @Autowired
    private Importaciones importaciones;
    @Autowired
    private IndicadoresDemostracion demostracion;
    @Autowired
    private Territorio territorio;
    @Autowired
    private JdbcTemplate base;

    @Test
    @Requisito({"PS-07", "FO-01"})
    @DisplayName("Un índice propio entra con su año y su fuente; reimportar el año lo reemplaza y guarda la historia")
    void reimportarGuardaLaHistoria() {
        Mapeo mapeo = propio("Avance POT (prueba)", 2025);
        Carga primera = importar("Código;Avance\n05001;38,2\n05002;50\n5004;60\n05021;N.D.\n", mapeo);
        assertThat(List.of(primera.getNuevos(), primera.getCambiados(), primera.getIguales(), primera.getRetirados())).containsExactly(3, 0, 0, 0);
        String clave = "PROPIO_AVANCE_POT_PRUEBA";
        assertThat(territorio.indices()).anyMatch(i -> i.getClave().equals(clave) && i.getNombre().equals("Avance POT (prueba)"));
        ValorIndicador valor = territorio.indicadores().get("05001").get(clave);
        assertThat(valor).isEqualTo(new ValorIndicador(clave, new BigDecimal("38.2"), null, 2025, "Unidad de prueba", false));
        assertThat(territorio.indicadores().get("05004")).as("el código sin su cero inicial se reconoce").containsKey(clave);

        Importaciones.VistaPrevia previa = importaciones.previsualizar(ClaseDeCarga.INDICE, "a.csv", bytes("Código;Avance\n05001;45\n05002;50,0\n"), mapeo);
        assertThat(previa.conteo()).isEqualTo(new Carga.Conteo(0, 1, 1, 1));
        assertThat(previa.cambios()).contains(new Registro.Cambio("05001", clave + " 2025", "38,2", "45"), new Registro.Cambio("05004", clave + " 2025", "60", null));

        importar("Código;Avance\n05001;45\n05002;50,0\n", mapeo);
        List<ValorConHistoria> historia = historia("05001", clave);
        assertThat(historia).extracting(h -> h.valor().numero().intValue() + "/" + h.version() + "/" + (h.reemplazado() == null))
                .containsExactly("45/2/true", "38/1/false");
        assertThat(historia.get(1)).satisfies(h -> {
            assertThat(h.usuario()).isEqualTo("prueba.importador");
            assertThat(h.archivo()).isEqualTo("prueba.csv");
        });
        assertThat(territorio.indicadores().getOrDefault("05004", Map.of())).doesNotContainKey(clave);
        assertThat(historia("05004", clave)).hasSize(1);

        importar("Código;Avance\n05001;45\n05004;61\n", mapeo);
        assertThat(historia("05004", clave)).as("vuelve después de retirado").extracting(ValorConHistoria::version).containsExactly(2, 1);

        importar("Código;Avance\n05001;70\n", propio("Avance POT (prueba)", 2026));
        assertThat(territorio.indicadores().get("05001").get(clave).vigenciaDato()).as("vale el año más reciente").isEqualTo(2026);
        assertThat(historia("05001", clave)).filteredOn(h -> h.reemplazado() == null).hasSize(2);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            05001;abc                     | fila 2, columna B (Avance): «abc» no es un número.
            05001;12.5                    | fila 2, columna B (Avance): «12.5» no es un número.
            05001;100,01                  | fila 2, columna B (Avance): 100.01 está fuera del rango de Avance malo (0 a 100).
            05001;-1                      | fila 2, columna B (Avance): -1 está fuera del rango
            05001;1e999999999             | fila 2, columna B (Avance): «1e999999999» no es un número.
            00000;5                       | fila 2, columna A (Código): el código 00000 no está en la DIVIPOLA vigente.
            Soacha;5                      | fila 2, columna A (Código): «Soacha» no es un código DANE.
            123;5                         | fila 2, columna A (Código): «123» no es un código DANE.
            ;5                            | fila 2, columna A (Código): falta el código de la entidad.
            =HYPERLINK("http://x");5      | no es un código DANE.
            """)
    @DisplayName("Una fila mala dice fila, columna, problema y remedio, y no entra ninguna")
    void filasMalas(String fila, String frase) {
        assertThatThrownBy(() -> importar("Código;Avance\n" + fila + "\n05002;50\n", propio("Avance malo", 2025)))
                .isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas()).singleElement().asString().startsWith("prueba.csv, fila 2").contains(frase));
        assertThat(base.queryForObject("select count(*) from att.valor_indicador where indice like 'PROPIO_AVANCE_MALO%'", Integer.class)).isZero();
        assertThat(territorio.indices()).noneMatch(i -> i.getClave().equals("PROPIO_AVANCE_MALO"));
    }

    @Test
    @DisplayName("Los códigos repetidos y todos los problemas se dicen juntos")
    void repetidosYTodosJuntos() {
        assertThatThrownBy(() -> importar("Código;Avance\n05001;1\n05002;x\n5001;2\n99999;3\n", propio("Avance malo", 2025)))
                .isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas()).hasSize(3)
                        .anyMatch(p -> p.contains("fila 4, columna A (Código): el código 05001 está repetido; ya aparece en la fila 2.")));
    }

    @Test
    @DisplayName("Un mapeo incompleto dice todo lo que falta")
    void mapeoIncompleto() {
        assertThatThrownBy(() -> importar("Código;Avance\n05001;1\n", new Mapeo("", "Otra", 1800, " ", "", null, null, null, true)))
                .isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas()).hasSize(5)
                        .anyMatch(p -> p.startsWith("Columna del código: elíjala")).anyMatch(p -> p.contains("no tiene la columna «Otra»"))
                        .anyMatch(p -> p.startsWith("Vigencia del dato")).anyMatch(p -> p.startsWith("Fuente")).anyMatch(p -> p.startsWith("Nombre del índice")));
        assertThatThrownBy(() -> importar("Código;Avance\n05001;1\n", new Mapeo("0:0", "0:0", 2025, "F", "Índice", null, null, null, true)))
                .hasMessageContaining("elija una distinta");
    }

    @Test
    @Requisito("FO-03")
    @DisplayName("El grupo de capacidades de la MDM entra señalando sus columnas y solo con sus valores")
    void grupoDeCapacidades() {
        Mapeo mapeo = new Mapeo("Código", "Grupo", 2024, "DNP, Medición del Desempeño Municipal", "GRUPO_CAPACIDADES", null, null, null, true);
        importar("Código,Grupo\n05001,Ciudades\n05002,g4\n", mapeo);
        assertThat(territorio.indicadores().get("05001").get("GRUPO_CAPACIDADES").texto()).isEqualTo("CIUDADES");
        assertThat(territorio.indicadores().get("05002").get("GRUPO_CAPACIDADES").texto()).isEqualTo("G4");
        assertThatThrownBy(() -> importar("Código,Grupo\n05001,G9\n", mapeo)).hasMessageContaining("Use uno de estos: CIUDADES, G1, G2, G3, G4, G5.");
    }

    @Test
    @DisplayName("El libro del DNP de otro año entra igual; sus celdas malas se señalan con hoja, fila y columna")
    void libroDelDnpConProblemas() throws IOException {
        Carga carga = importaciones.importar(ClaseDeCarga.DNP, "dnp.xlsx", dnp(MEDELLIN), null, "prueba");
        assertThat(carga.getContenido()).contains("TIPOLOGIA", "PDET");
        Map<String, ValorIndicador> medellin = territorio.indicadores().get("05001");
        assertThat(medellin.get("CATEGORIA").texto()).isEqualTo("ESPECIAL");
        assertThat(medellin.get("PDET")).satisfies(v -> assertThat(v.texto() + v.numero()).isEqualTo("NO0"));
        assertThat(territorio.indicadores().get("05").get("MDD").numero()).isEqualByComparingTo("88.2");
        assertThat(territorio.indicadores().get("05")).doesNotContainKeys("MDM", "IPM");

        Object[] mala = MEDELLIN.clone();
        mala[4] = "sesenta";
        mala[7] = "9";
        mala[5] = "tal vez";
        mala[11] = 101;
        assertThatThrownBy(() -> importaciones.importar(ClaseDeCarga.DNP, "dnp.xlsx", dnp(mala, MEDELLIN), null, "prueba"))
                .isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas()).hasSize(5)
                        .anyMatch(p -> p.startsWith("dnp.xlsx, hoja Municipios, fila 3, columna E (IDF_2024): «sesenta» no es un número."))
                        .anyMatch(p -> p.contains("columna H (Cat 617_2024): «9» no es un valor de Categoría"))
                        .anyMatch(p -> p.contains("columna F (PDET): «tal vez» no es un sí o un no."))
                        .anyMatch(p -> p.contains("columna L (MDM_2024): 101 está fuera del rango"))
                        .anyMatch(p -> p.contains("fila 4, columna A (CodDANE_txt): el código 05001 está repetido")));

        assertThatThrownBy(() -> importaciones.importar(ClaseDeCarga.DNP, "otro.xlsx",
                LectorDeArchivosTest.libroDe("Municipios", new Object[][] {{"CodDANE_txt", "IDF_2024"}, {"05001", 1}}), null, "prueba"))
                .isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas()).anyMatch(p -> p.contains("falta la columna de MDM (por ejemplo «MDM_2024»)"))
                        .anyMatch(p -> p.contains("falta la hoja «Departamentos»")));
        assertThatThrownBy(() -> importaciones.importar(ClaseDeCarga.DNP, "dnp.csv", bytes("a,b\n1,2\n"), null, "prueba"))
                .hasMessageContaining("falta la hoja «Municipios»");
    }

    @Test
    @DisplayName("Una DIVIPOLA incompleta o con filas malas no entra")
    void divipolaMala() {
        String encabezado = "Código Departamento,Nombre Departamento,Código Municipio,Nombre Municipio,Tipo,longitud,Latitud\n";
        rechazaDivipola("a,b\n1,2\n", "falta la columna «codigo departamento»");
        rechazaDivipola(encabezado + "05,ANTIOQUIA,05001,MEDELLÍN,Municipio,\"-75,5\",\"6,2\"\n", "entidades que hoy están vigentes");
        rechazaDivipola(encabezado + "05,ANTIOQUIA,08001,X,Municipio,\"-75,5\",\"6,2\"\n", "fila 2, columna C (Código Municipio): el código 08001 no pertenece al departamento 05.");
        rechazaDivipola(encabezado + "05,ANTIOQUIA,05001,X,Ciudad,\"-75,5\",\"6,2\"\n", "«Ciudad» no es un tipo de la DIVIPOLA");
        rechazaDivipola(encabezado + "05,ANTIOQUIA,05001,X,Municipio,\"75,5\",\"6,2\"\n", "columna F (longitud): 75.5 queda fuera de Colombia");
        rechazaDivipola(encabezado + "05,ANTIOQUIA,05001,X,Municipio,\"norte\",\"6,2\"\n", "«norte» no es un número");
        rechazaDivipola(encabezado + "05,ANTIOQUIA,05001,,Municipio,\"-75,5\",\"6,2\"\n", "falta el nombre");
        rechazaDivipola(encabezado + "05,ANTIOQUIA,05001,X,Municipio,\"-75,5\",\"6,2\"\n05,ANTIOQUIA,05001,X,Municipio,\"-75,5\",\"6,2\"\n", "está repetido");
    }

    @Test
    @DisplayName("Los indicadores ficticios cubren a todas las entidades, lo dicen, y salen cuando llega el índice real")
    void losRealesReemplazanALosFicticios() {
        base.update("update att.valor_indicador set reemplazado_en = carga_id where reemplazado_en is null");
        assertThat(demostracion.cargar()).isGreaterThan(12_000);
        assertThat(demostracion.cargar()).as("otra vez no cambia nada").isZero();
        Map<String, Map<String, ValorIndicador>> valores = territorio.indicadores();
        assertThat(valores.keySet()).containsAll(territorio.todas().stream().filter(e -> e.getTipo() != co.gov.dnp.att.territorio.TipoEntidad.ESQUEMA_ASOCIATIVO)
                .map(e -> e.getCodigo()).toList());
        assertThat(valores.values()).allSatisfy(v -> assertThat(v.values()).allMatch(x -> x.ficticio() && x.fuente().contains("ficticio")));

        Mapeo mapeo = new Mapeo("Código", "MDM", 2023, "DNP de prueba", "MDM", null, null, null, true);
        Importaciones.VistaPrevia previa = importaciones.previsualizar(ClaseDeCarga.INDICE, "mdm.csv", bytes("Código;MDM\n05001;83,3\n"), mapeo);
        assertThat(previa.ficticios()).isEqualTo(1103);
        importar("Código;MDM\n05001;83,3\n", mapeo);
        valores = territorio.indicadores();
        assertThat(valores.get("05001").get("MDM")).satisfies(v -> assertThat(v.ficticio()).isFalse());
        assertThat(valores.get("05002")).as("ninguna entidad mezcla el índice real con el inventado").doesNotContainKey("MDM");
        assertThat(valores.get("05002").get("IDF").ficticio()).isTrue();
        assertThat(demostracion.cargar()).as("lo ficticio no vuelve donde hay datos reales").isZero();
    }

    @Test
    @DisplayName("Lo apartado solo lo ve quien lo cargó")
    void apartado() {
        var id = importaciones.apartar(ClaseDeCarga.PDET, "x.csv", bytes("a"), "ana");
        assertThat(importaciones.apartado(id, "ana").archivo()).isEqualTo("x.csv");
        assertThatThrownBy(() -> importaciones.apartado(id, "luis")).isInstanceOf(Rechazo.class).hasMessageContaining("cárguelo de nuevo");
    }

    private void rechazaDivipola(String texto, String frase) {
        assertThatThrownBy(() -> importaciones.importar(ClaseDeCarga.DIVIPOLA, "divipola.csv", bytes(texto), null, "prueba"))
                .isInstanceOf(Rechazo.class).hasMessageContaining(frase);
    }

    private Carga importar(String texto, Mapeo mapeo) {
        return importaciones.importar(ClaseDeCarga.INDICE, "prueba.csv", bytes(texto), mapeo, "prueba.importador");
    }

    private List<ValorConHistoria> historia(String codigo, String clave) {
        return territorio.historia(codigo).stream().filter(h -> h.valor().indicador().equals(clave)).toList();
    }

    private static Mapeo propio(String nombre, int vigencia) {
        return new Mapeo("Código", "Avance", vigencia, "Unidad de prueba", nombre, TipoValor.NUMERO, BigDecimal.ZERO, BigDecimal.valueOf(100), true);
    }

    private static byte[] bytes(String texto) {
        return texto.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] dnp(Object[]... municipios) throws IOException {
        Object[][] filas = new Object[municipios.length + 2][];
        filas[0] = new Object[] {"TIPOLOGÍAS MUNICIPIOS"};
        filas[1] = ENCABEZADO_MUNICIPIOS;
        System.arraycopy(municipios, 0, filas, 2, municipios.length);
        ByteArrayOutputStream salida = new ByteArrayOutputStream();
        try (Workbook libro = new Workbook(salida, "Prueba", "1.0")) {
            LectorDeArchivosTest.escribir(libro.newWorksheet("Municipios"), filas);
            LectorDeArchivosTest.escribir(libro.newWorksheet("Departamentos"), DEPARTAMENTOS);
        }
        return salida.toByteArray();
    }
}
