package co.gov.dnp.att.territorio.importacion;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import co.gov.dnp.att.territorio.Formatos;
import co.gov.dnp.att.territorio.importacion.Propuesta.Serie;
import co.gov.dnp.att.territorio.importacion.Propuesta.ValorPropuesto;

/** La lista de municipios PDET como la publica la ART. Es una lista cerrada: los demás municipios no son PDET. */
final class ImportadorPdet {

    /** Municipios del Decreto Ley 893 de 2017. */
    private static final int DEL_DECRETO = 170;
    private static final String FUENTE = "ART, municipios PDET (Decreto Ley 893 de 2017)";
    private static final String CODIGO = "codigo dane municipio";
    private static final String SUBREGION = "subregion pdet";

    private ImportadorPdet() {
    }

    static Propuesta leer(Lectura lectura, List<Hoja> hojas) {
        for (Hoja hoja : hojas) {
            for (Hoja.Fila fila : hoja.filas().stream().limit(15).toList()) {
                Optional<Integer> codigo = buscar(fila, CODIGO);
                Optional<Integer> subregion = buscar(fila, SUBREGION);
                if (codigo.isPresent() && subregion.isPresent()) {
                    return leer(lectura, hoja, fila, codigo.get(), subregion.get());
                }
            }
        }
        lectura.problema(null, null, null, "ninguna hoja trae las columnas «Código DANE Municipio» y «Subregión PDET».",
                "Cargue el libro de municipios PDET tal como lo publica la ART.");
        return propuesta(lectura);
    }

    private static Propuesta leer(Lectura lectura, Hoja hoja, Hoja.Fila encabezado, int codigo, int subregion) {
        Serie pdet = new Serie("PDET", 2017, FUENTE);
        Serie deSubregion = new Serie("SUBREGION_PDET", 2017, FUENTE);
        Set<String> listados = new HashSet<>();
        for (Hoja.Fila fila : hoja.filas()) {
            if (fila.numero() <= encabezado.numero()) {
                continue;
            }
            lectura.codigo(hoja, fila, codigo, encabezado.texto(codigo), 5).ifPresent(entidad -> {
                if (!lectura.entidades.get(entidad).getTipo().esMunicipal()) {
                    lectura.problema(hoja, fila.numero(), Lectura.columna(codigo, encabezado.texto(codigo)),
                            "el código " + entidad + " no es de un municipio.", "Los PDET son municipios: corrija el código.");
                    return;
                }
                listados.add(entidad);
                lectura.valores.add(new ValorPropuesto(entidad, pdet, BigDecimal.ONE, "SI"));
                String nombre = fila.texto(subregion);
                if (nombre.isBlank() || nombre.length() > 160) {
                    lectura.problema(hoja, fila.numero(), Lectura.columna(subregion, encabezado.texto(subregion)),
                            nombre.isBlank() ? "falta la subregión." : "el nombre de la subregión es demasiado largo.", "Escríbala como la publica la ART.");
                } else {
                    lectura.valores.add(new ValorPropuesto(entidad, deSubregion, null, Formatos.nombrePropio(nombre)));
                }
            });
        }
        if (listados.isEmpty() && lectura.problemas.isEmpty()) {
            lectura.problema(hoja, null, null, "no lista ningún municipio.", "Cargue el libro tal como lo publica la ART.");
        }
        if (listados.size() != DEL_DECRETO) {
            lectura.advertencias.add("El archivo lista " + listados.size() + " municipios; el Decreto Ley 893 de 2017 tiene " + DEL_DECRETO + ".");
        }
        lectura.entidades.values().stream().filter(e -> e.getTipo().esMunicipal() && !listados.contains(e.getCodigo()))
                .forEach(e -> lectura.valores.add(new ValorPropuesto(e.getCodigo(), pdet, BigDecimal.ZERO, "NO")));
        return propuesta(lectura);
    }

    private static Optional<Integer> buscar(Hoja.Fila fila, String encabezado) {
        return fila.celdas().keySet().stream().sorted().filter(c -> Formatos.plano(fila.texto(c)).equals(encabezado)).findFirst();
    }

    private static Propuesta propuesta(Lectura lectura) {
        return new Propuesta(List.of(), lectura.valores, List.of(), "Municipios PDET y sus subregiones", lectura.advertencias, lectura.problemas);
    }
}
