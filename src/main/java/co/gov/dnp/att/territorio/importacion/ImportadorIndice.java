package co.gov.dnp.att.territorio.importacion;

import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.Formatos;
import co.gov.dnp.att.territorio.Indice;
import co.gov.dnp.att.territorio.TipoValor;
import co.gov.dnp.att.territorio.importacion.Propuesta.Serie;

/** Cualquier CSV o XLSX con un código y un valor por fila: el índice propio de una unidad, o uno del catálogo de otra fuente. */
final class ImportadorIndice {

    private ImportadorIndice() {
    }

    /** Una columna que se puede señalar; {@code ubicacion} es «hoja:columna». */
    record Senalable(String ubicacion, String rotulo) {
    }

    static Propuesta leer(Lectura lectura, List<Hoja> hojas, Map<String, Indice> indices, Mapeo mapeo) {
        List<String> faltas = new ArrayList<>();
        int[] codigo = ubicar(hojas, mapeo.columnaCodigo(), "Columna del código", faltas);
        int[] valor = ubicar(hojas, mapeo.columnaValor(), "Columna del valor", faltas);
        if (codigo != null && valor != null && codigo[0] != valor[0]) {
            faltas.add("Columna del valor: elija una de la misma hoja que la del código.");
        } else if (codigo != null && valor != null && codigo[1] == valor[1]) {
            faltas.add("Columna del valor: elija una distinta de la del código.");
        }
        int tope = Year.now().getValue() + 1;
        if (mapeo.vigencia() == null || mapeo.vigencia() < 1985 || mapeo.vigencia() > tope) {
            faltas.add("Vigencia del dato: escriba el año, entre 1985 y " + tope + ".");
        }
        String fuente = mapeo.fuente() == null ? "" : mapeo.fuente().strip();
        if (fuente.isEmpty() || fuente.length() > 200) {
            faltas.add("Fuente: escriba quién produce el dato, con 200 caracteres como máximo.");
        }
        Optional<Indice> indice = indice(mapeo, indices, faltas);
        Rechazo.siHay(faltas);

        Hoja hoja = hojas.get(codigo[0]);
        Hoja.Fila encabezado = encabezado(hoja);
        Serie serie = new Serie(indice.orElseThrow().getClave(), mapeo.vigencia(), fuente);
        int sinDato = 0;
        for (Hoja.Fila fila : hoja.filas()) {
            if (fila.numero() <= encabezado.numero()) {
                continue;
            }
            Optional<String> entidad = lectura.codigo(hoja, fila, codigo[1], encabezado.texto(codigo[1]), 0);
            if (Lectura.sinDato(fila.celda(valor[1]))) {
                sinDato++;
            }
            entidad.ifPresent(e -> lectura.valor(hoja, fila, valor[1], encabezado.texto(valor[1]), e, indice.get(), serie, mapeo.comaDecimal()));
        }
        if (sinDato > 0) {
            lectura.advertencias.add(sinDato + " filas no traen valor (vacío, «N.D.» o similar); esas entidades quedan sin dato.");
        }
        if (lectura.valores.isEmpty() && lectura.problemas.isEmpty()) {
            lectura.problema(hoja, null, null, "no hay ningún valor que guardar.", "Revise las columnas señaladas.");
        }
        List<Indice> nuevos = indices.containsKey(indice.get().getClave()) ? List.of() : List.of(indice.get());
        return new Propuesta(List.of(), lectura.valores, nuevos, indice.get().getNombre() + " " + mapeo.vigencia() + " (" + fuente + ")",
                lectura.advertencias, lectura.problemas);
    }

    /** Las columnas con encabezado de cada hoja, para elegirlas en la página. */
    static List<Senalable> columnas(List<Hoja> hojas) {
        List<Senalable> columnas = new ArrayList<>();
        for (int h = 0; h < hojas.size(); h++) {
            Hoja hoja = hojas.get(h);
            if (hoja.filas().isEmpty()) {
                continue;
            }
            Hoja.Fila encabezado = encabezado(hoja);
            for (int c : encabezado.celdas().keySet().stream().sorted().limit(300).toList()) {
                columnas.add(new Senalable(h + ":" + c, (hoja.nombre() == null ? "" : hoja.nombre() + " · ") + Lectura.columna(c, encabezado.texto(c))));
            }
        }
        return columnas;
    }

    /** La primera fila con dos o más celdas: antes solo hay títulos. */
    private static Hoja.Fila encabezado(Hoja hoja) {
        return hoja.filas().stream().limit(15).filter(f -> f.celdas().size() >= 2).findFirst().orElse(hoja.filas().get(0));
    }

    private static int[] ubicar(List<Hoja> hojas, String senalada, String campo, List<String> faltas) {
        List<Senalable> columnas = columnas(hojas);
        String buscada = senalada == null ? "" : senalada.strip();
        Optional<String> ubicacion = columnas.stream().map(Senalable::ubicacion).filter(buscada::equals).findFirst();
        if (ubicacion.isEmpty() && !buscada.isEmpty()) {
            ubicacion = columnas.stream().filter(c -> coincide(hojas, c.ubicacion(), buscada)).map(Senalable::ubicacion).findFirst();
        }
        if (ubicacion.isEmpty()) {
            faltas.add(campo + ": " + (buscada.isEmpty() ? "elíjala." : "el archivo no tiene la columna «" + Lectura.recortado(buscada) + "»; elija una de las suyas."));
            return null;
        }
        return posicion(ubicacion.get());
    }

    private static boolean coincide(List<Hoja> hojas, String ubicacion, String encabezado) {
        int[] posicion = posicion(ubicacion);
        return Formatos.plano(encabezado(hojas.get(posicion[0])).texto(posicion[1])).equals(Formatos.plano(encabezado));
    }

    private static int[] posicion(String ubicacion) {
        String[] partes = ubicacion.split(":");
        return new int[] {Integer.parseInt(partes[0]), Integer.parseInt(partes[1])};
    }

    private static Optional<Indice> indice(Mapeo mapeo, Map<String, Indice> indices, List<String> faltas) {
        String nombre = mapeo.indice() == null ? "" : mapeo.indice().strip();
        if (indices.containsKey(nombre)) {
            return Optional.of(indices.get(nombre));
        }
        String clave = Indice.PROPIO + Formatos.plano(nombre).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
        if (nombre.length() < 3 || nombre.length() > 160 || clave.equals(Indice.PROPIO)) {
            faltas.add("Nombre del índice: escríbalo, de 3 a 160 caracteres, o elija uno del catálogo.");
            return Optional.empty();
        }
        clave = clave.length() > 60 ? clave.substring(0, 60) : clave;
        if (indices.containsKey(clave)) {
            return Optional.of(indices.get(clave));
        }
        TipoValor tipo = mapeo.tipo() == null ? TipoValor.NUMERO : mapeo.tipo();
        boolean numerico = tipo == TipoValor.NUMERO;
        if (numerico && mapeo.minimo() != null && mapeo.maximo() != null && mapeo.minimo().compareTo(mapeo.maximo()) >= 0) {
            faltas.add("Mínimo y máximo: el mínimo debe ser menor que el máximo.");
            return Optional.empty();
        }
        return Optional.of(new Indice(clave, nombre, tipo, numerico ? mapeo.minimo() : null, numerico ? mapeo.maximo() : null));
    }
}
