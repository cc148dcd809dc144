package co.gov.dnp.att.territorio.importacion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import co.gov.dnp.att.territorio.EntidadTerritorial;
import co.gov.dnp.att.territorio.Formatos;
import co.gov.dnp.att.territorio.Indice;
import co.gov.dnp.att.territorio.TipoEntidad;
import co.gov.dnp.att.territorio.importacion.Propuesta.Serie;

/**
 * El libro anual de tipologías del DNP, con sus títulos, sus hojas ocultas y su «N.D.». El año de cada índice sale de su
 * encabezado («IDF_2024»), de modo que el libro del año siguiente entra sin cambiar nada. El libro no trae el grupo de
 * capacidades iniciales de la MDM: se importa como un índice, señalando sus columnas en los resultados de la medición.
 */
final class ImportadorDnp {

    private static final Pattern TIPOLOGIA = Pattern.compile("tipologia_(\\d{4})");

    /** Una columna que se reconoce; sin grupo en el patrón, el año es el del libro. */
    private record Columna(String ejemplo, Pattern encabezado, String indice, String fuente, boolean obligatoria) {
    }

    private static Columna columna(String ejemplo, String patron, String indice, String fuente) {
        return new Columna(ejemplo, Pattern.compile(patron), indice, fuente, true);
    }

    private static final List<Columna> COMUNES = List.of(
            columna("IDF_2024", "idf_(\\d{4})", "IDF", "DNP, Índice de Desempeño Fiscal"),
            columna("IDI_2024", "idi_(\\d{4})", "IDI", "Función Pública, Medición del Desempeño Institucional"),
            columna("Cat 617_2025", "cat 617_(\\d{4})", "CATEGORIA", "Categorización de la Ley 617 de 2000 (libro de tipologías del DNP)"),
            columna("IPM_2018", "ipm_(\\d{4})", "IPM", "DANE, Índice de Pobreza Multidimensional"),
            columna("NBI_2018", "nbi_(\\d{4})", "NBI", "DANE, Necesidades Básicas Insatisfechas"),
            columna("Tipología_2026", "tipologia_(\\d{4})", "TIPOLOGIA", "DNP, tipologías territoriales"),
            columna("Poblacion_2024", "poblacion_(\\d{4})", "POBLACION", "DANE, proyecciones de población (libro de tipologías del DNP)"));

    private static final List<Columna> MUNICIPIOS = con(
            columna("MDM_2024", "mdm_(\\d{4})", "MDM", "DNP, Medición del Desempeño Municipal"),
            columna("PDET", "pdet", "PDET", "Decreto Ley 893 de 2017 (libro de tipologías del DNP)"),
            columna("ZOMAC", "zomac", "ZOMAC", "Decreto 1650 de 2017 (libro de tipologías del DNP)"),
            new Columna("Cat_Ruralidad 2024", Pattern.compile("cat_ruralidad (\\d{4})"), "RURALIDAD", "DNP, categorías de ruralidad", false),
            new Columna("Subregiones funcionales JF", Pattern.compile("subregiones funcionales jf"), "SUBREGION_FUNCIONAL", "DNP, subregiones funcionales", false));

    private static final List<Columna> DEPARTAMENTOS = con(
            columna("MDM_2024", "mdm_(\\d{4})", "MDD", "DNP, Medición del Desempeño Departamental"));

    private static List<Columna> con(Columna... otras) {
        List<Columna> todas = new ArrayList<>(COMUNES);
        todas.addAll(List.of(otras));
        return List.copyOf(todas);
    }

    private final Lectura lectura;
    private final Map<String, Indice> indices;
    private final Map<String, Set<Integer>> aniosPorIndice = new TreeMap<>();
    private final Map<Integer, Integer> sinReporte = new TreeMap<>();

    private ImportadorDnp(Lectura lectura, Map<String, Indice> indices) {
        this.lectura = lectura;
        this.indices = indices;
    }

    static Propuesta leer(Lectura lectura, List<Hoja> hojas, Map<String, Indice> indices) {
        ImportadorDnp importador = new ImportadorDnp(lectura, indices);
        importador.hoja(hojas, "Municipios", "CodDANE_txt", 5, MUNICIPIOS, e -> e.getTipo().esMunicipal());
        importador.hoja(hojas, "Departamentos", "cod_dep_txt_corto", 2, DEPARTAMENTOS, e -> e.getTipo() == TipoEntidad.DEPARTAMENTO);
        importador.sinReporte.forEach((anio, cuantas) -> lectura.advertencias.add("IDI " + anio + ": " + cuantas
                + " entidades traen 0, que en la fuente significa «no reportó»; ese valor no se guarda."));
        List<String> contenido = new ArrayList<>();
        importador.aniosPorIndice.forEach((indice, anios) -> contenido.add(indice + " " + String.join("-",
                anios.stream().sorted().map(String::valueOf).toList())));
        return new Propuesta(List.of(), lectura.valores, List.of(), String.join(", ", contenido), lectura.advertencias, lectura.problemas);
    }

    private void hoja(List<Hoja> hojas, String nombre, String encabezadoCodigo, int largo, List<Columna> columnas, Predicate<EntidadTerritorial> aplica) {
        Optional<Hoja> buscada = hojas.stream().filter(h -> h.nombre() != null && Formatos.plano(h.nombre()).equals(Formatos.plano(nombre))).findFirst();
        if (buscada.isEmpty()) {
            lectura.problema(null, null, null, "falta la hoja «" + nombre + "».", "Cargue el libro de tipologías tal como lo publica el DNP.");
            return;
        }
        Hoja hoja = buscada.get();
        Optional<Hoja.Fila> fila = hoja.filas().stream().limit(15)
                .filter(f -> f.celdas().keySet().stream().anyMatch(c -> Formatos.plano(f.texto(c)).equals(Formatos.plano(encabezadoCodigo)))).findFirst();
        if (fila.isEmpty()) {
            lectura.problema(hoja, null, null, "falta la columna «" + encabezadoCodigo + "».", "Cargue el libro tal como lo publica el DNP, con sus encabezados.");
            return;
        }
        Hoja.Fila encabezado = fila.get();
        int codigo = encabezado.celdas().keySet().stream().sorted()
                .filter(c -> Formatos.plano(encabezado.texto(c)).equals(Formatos.plano(encabezadoCodigo))).findFirst().orElseThrow();
        Map<Integer, Columna> reconocidas = new TreeMap<>();
        Map<Integer, Serie> series = new HashMap<>();
        reconocer(hoja, encabezado, columnas, reconocidas, series);
        Set<String> leidas = new HashSet<>();
        for (Hoja.Fila datos : hoja.filas()) {
            // Un pie de página («Fuente: …») ocupa una o dos celdas y no lleva código
            if (datos.numero() <= encabezado.numero() || datos.celda(codigo) == null && datos.celdas().size() <= 2) {
                continue;
            }
            lectura.codigo(hoja, datos, codigo, encabezado.texto(codigo), largo).ifPresent(entidad -> {
                leidas.add(entidad);
                reconocidas.forEach((c, columna) -> valor(hoja, datos, c, encabezado.texto(c), entidad, columna, series.get(c)));
            });
        }
        long ausentes = lectura.entidades.values().stream().filter(aplica).filter(e -> !leidas.contains(e.getCodigo())
                // Bogotá solo viene entre los municipios
                && !e.getCodigo().equals("11")).count();
        if (leidas.isEmpty()) {
            lectura.problema(hoja, null, null, "no trae ninguna entidad reconocible.", "Revise la columna «" + encabezadoCodigo + "».");
        } else if (ausentes > 0) {
            lectura.advertencias.add("Hoja " + nombre + ": faltan " + ausentes + " entidades vigentes; quedarán sin valor en los años que trae el libro.");
        }
    }

    private void reconocer(Hoja hoja, Hoja.Fila encabezado, List<Columna> columnas, Map<Integer, Columna> reconocidas, Map<Integer, Serie> series) {
        int anioDelLibro = encabezado.celdas().keySet().stream().map(c -> TIPOLOGIA.matcher(Formatos.plano(encabezado.texto(c))))
                .filter(Matcher::matches).mapToInt(m -> Integer.parseInt(m.group(1))).max().orElse(0);
        Set<Serie> vistas = new LinkedHashSet<>();
        for (int c : encabezado.celdas().keySet().stream().sorted().toList()) {
            String texto = Formatos.plano(encabezado.texto(c));
            for (Columna columna : columnas) {
                Matcher coincide = columna.encabezado().matcher(texto);
                if (!coincide.matches()) {
                    continue;
                }
                int anio = coincide.groupCount() == 0 ? anioDelLibro : Integer.parseInt(coincide.group(1));
                if (anio < 1985 || anio > java.time.Year.now().getValue() + 1) {
                    lectura.problema(hoja, encabezado.numero(), Lectura.columna(c, encabezado.texto(c)),
                            "el año " + anio + " no es posible.", "Corrija el encabezado.");
                    continue;
                }
                Serie serie = new Serie(columna.indice(), anio, columna.fuente());
                if (!vistas.add(serie)) {
                    lectura.problema(hoja, encabezado.numero(), Lectura.columna(c, encabezado.texto(c)), "la columna está repetida.", "Deje una sola.");
                    continue;
                }
                reconocidas.put(c, columna);
                series.put(c, serie);
                aniosPorIndice.computeIfAbsent(columna.indice(), i -> new HashSet<>()).add(anio);
            }
        }
        for (Columna columna : columnas) {
            if (columna.obligatoria() && !reconocidas.containsValue(columna)) {
                lectura.problema(hoja, encabezado.numero(), null, "falta la columna de " + columna.indice() + " (por ejemplo «" + columna.ejemplo() + "»).",
                        "Cargue el libro tal como lo publica el DNP.");
            }
        }
    }

    private void valor(Hoja hoja, Hoja.Fila fila, int c, String encabezado, String entidad, Columna columna, Serie serie) {
        String texto = fila.texto(c);
        if (columna.indice().equals("IDI") && texto.equals("0")) {
            sinReporte.merge(serie.vigenciaDato(), 1, Integer::sum);
            return;
        }
        Hoja.Fila leida = fila;
        if (columna.indice().equals("CATEGORIA") && texto.equalsIgnoreCase("ESP")) {
            leida = new Hoja.Fila(fila.numero(), Map.of(c, "ESPECIAL"));
        }
        lectura.valor(hoja, leida, c, encabezado, entidad, indices.get(columna.indice()), serie, false);
    }
}
