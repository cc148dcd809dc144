package co.gov.dnp.att.territorio.importacion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import co.gov.dnp.att.territorio.EntidadTerritorial;
import co.gov.dnp.att.territorio.Formatos;
import co.gov.dnp.att.territorio.TipoEntidad;
import co.gov.dnp.att.territorio.importacion.Propuesta.EntidadPropuesta;

/** El CSV de la DIVIPOLA como lo sirve el portal de datos abiertos: ISO-8859-1 o UTF-8, coma decimal. */
final class ImportadorDivipola {

    // Un archivo incompleto no debe retirar medio país: en un año no desaparecen tantos municipios
    private static final double RETIRO_RAZONABLE = 0.02;
    private static final Locale COLOMBIA = Locale.forLanguageTag("es-CO");

    private ImportadorDivipola() {
    }

    static Propuesta leer(Lectura lectura, List<Hoja> hojas) {
        Hoja hoja = hojas.get(0);
        List<EntidadPropuesta> propuestas = new ArrayList<>();
        if (hoja.filas().isEmpty()) {
            lectura.problema(hoja, null, null, "no trae ninguna fila.", "Descargue de nuevo la DIVIPOLA.");
            return propuesta(lectura, propuestas);
        }
        Hoja.Fila encabezado = hoja.filas().get(0);
        int codigoDepartamento = buscar(lectura, hoja, encabezado, "codigo departamento");
        int nombreDepartamento = buscar(lectura, hoja, encabezado, "nombre departamento");
        int codigoMunicipio = buscar(lectura, hoja, encabezado, "codigo municipio");
        int nombreMunicipio = buscar(lectura, hoja, encabezado, "nombre municipio");
        int tipo = buscar(lectura, hoja, encabezado, "tipo");
        int longitud = buscar(lectura, hoja, encabezado, "longitud");
        int latitud = buscar(lectura, hoja, encabezado, "latitud");
        if (!lectura.problemas.isEmpty()) {
            return propuesta(lectura, propuestas);
        }
        Map<String, String> departamentos = new LinkedHashMap<>();
        List<EntidadPropuesta> unidades = new ArrayList<>();
        for (Hoja.Fila fila : hoja.filas().subList(1, hoja.filas().size())) {
            int antes = lectura.problemas.size();
            String departamento = fila.texto(codigoDepartamento);
            String codigo = fila.texto(codigoMunicipio);
            if (!departamento.matches("\\d{2}")) {
                lectura.problema(hoja, fila.numero(), rotulo(codigoDepartamento, encabezado), "«" + Lectura.recortado(departamento)
                        + "» no es un código de departamento.", "Use los dos dígitos del DANE.");
            }
            if (!codigo.matches("\\d{5}")) {
                lectura.problema(hoja, fila.numero(), rotulo(codigoMunicipio, encabezado), "«" + Lectura.recortado(codigo)
                        + "» no es un código de municipio.", "Use los cinco dígitos del DANE.");
            } else if (!codigo.startsWith(departamento)) {
                lectura.problema(hoja, fila.numero(), rotulo(codigoMunicipio, encabezado), "el código " + codigo
                        + " no pertenece al departamento " + departamento + ".", "Corrija uno de los dos.");
            } else {
                lectura.sinRepetir(hoja, fila, rotulo(codigoMunicipio, encabezado), codigo);
            }
            String deDepartamento = nombre(lectura, hoja, fila, nombreDepartamento, encabezado);
            String deMunicipio = nombre(lectura, hoja, fila, nombreMunicipio, encabezado);
            TipoEntidad clase = tipo(lectura, hoja, fila, tipo, encabezado, codigo);
            BigDecimal x = coordenada(lectura, hoja, fila, longitud, encabezado, -85, -66);
            BigDecimal y = coordenada(lectura, hoja, fila, latitud, encabezado, -5, 17);
            String anterior = departamentos.putIfAbsent(departamento, deDepartamento);
            if (anterior != null && !anterior.equals(deDepartamento)) {
                lectura.problema(hoja, fila.numero(), rotulo(nombreDepartamento, encabezado), "el departamento " + departamento
                        + " aparece con dos nombres: «" + Lectura.recortado(anterior) + "» y «" + Lectura.recortado(deDepartamento) + "».", "Deje uno solo.");
            }
            if (lectura.problemas.size() == antes) {
                unidades.add(new EntidadPropuesta(codigo, presentacion(lectura, codigo, deMunicipio), clase, departamento, y, x));
            }
        }
        departamentos.forEach((codigo, nombre) -> propuestas.add(new EntidadPropuesta(codigo, presentacion(lectura, codigo, nombre),
                TipoEntidad.DEPARTAMENTO, codigo, null, null)));
        propuestas.addAll(unidades);
        revisarAusentes(lectura, hoja, propuestas);
        return propuesta(lectura, propuestas);
    }

    private static void revisarAusentes(Lectura lectura, Hoja hoja, List<EntidadPropuesta> propuestas) {
        if (!lectura.problemas.isEmpty()) {
            return;
        }
        java.util.Set<String> codigos = propuestas.stream().map(EntidadPropuesta::codigo).collect(java.util.stream.Collectors.toSet());
        List<EntidadTerritorial> ausentes = lectura.entidades.values().stream()
                .filter(e -> e.getTipo() != TipoEntidad.ESQUEMA_ASOCIATIVO && !codigos.contains(e.getCodigo())).toList();
        if (ausentes.size() > RETIRO_RAZONABLE * lectura.entidades.size()) {
            lectura.problema(hoja, null, null, "faltan " + ausentes.size() + " entidades que hoy están vigentes, por ejemplo "
                    + ausentes.get(0).getCodigo() + " (" + ausentes.get(0).getNombre() + ").", "Descargue el archivo completo.");
        } else {
            ausentes.forEach(e -> lectura.advertencias.add(e.getCodigo() + " (" + e.getNombre() + ") ya no figura y dejará de estar vigente."));
        }
    }

    private static int buscar(Lectura lectura, Hoja hoja, Hoja.Fila encabezado, String comienzo) {
        Optional<Integer> columna = encabezado.celdas().keySet().stream().sorted()
                .filter(c -> Formatos.plano(encabezado.texto(c)).startsWith(comienzo)).findFirst();
        if (columna.isEmpty()) {
            lectura.problema(hoja, encabezado.numero(), null, "falta la columna «" + comienzo + "».",
                    "Cargue la DIVIPOLA tal como la publica el DANE, con su fila de encabezados.");
        }
        return columna.orElse(-1);
    }

    private static String nombre(Lectura lectura, Hoja hoja, Hoja.Fila fila, int columna, Hoja.Fila encabezado) {
        String nombre = fila.texto(columna);
        if (nombre.isBlank() || nombre.length() > 160) {
            lectura.problema(hoja, fila.numero(), rotulo(columna, encabezado), nombre.isBlank() ? "falta el nombre." : "el nombre pasa de 160 caracteres.",
                    "Escríbalo como lo publica el DANE.");
        }
        return nombre;
    }

    private static TipoEntidad tipo(Lectura lectura, Hoja hoja, Hoja.Fila fila, int columna, Hoja.Fila encabezado, String codigo) {
        return switch (Formatos.plano(fila.texto(columna))) {
            // El DANE no distingue los distritos: se conserva lo que ya se sabe
            case "municipio" -> Optional.ofNullable(lectura.entidades.get(codigo)).map(EntidadTerritorial::getTipo)
                    .filter(TipoEntidad.DISTRITO::equals).orElse(TipoEntidad.MUNICIPIO);
            case "isla", "area no municipalizada" -> TipoEntidad.AREA_NO_MUNICIPALIZADA;
            default -> {
                lectura.problema(hoja, fila.numero(), rotulo(columna, encabezado), "«" + Lectura.recortado(fila.texto(columna))
                        + "» no es un tipo de la DIVIPOLA.", "Use Municipio, Isla o Área no municipalizada.");
                yield null;
            }
        };
    }

    private static BigDecimal coordenada(Lectura lectura, Hoja hoja, Hoja.Fila fila, int columna, Hoja.Fila encabezado, int minimo, int maximo) {
        Object celda = fila.celda(columna);
        boolean coma = celda instanceof String texto && texto.indexOf(',') >= 0;
        return lectura.numero(hoja, fila, rotulo(columna, encabezado), celda, coma).map(grados -> {
            if (grados.doubleValue() < minimo || grados.doubleValue() > maximo) {
                lectura.problema(hoja, fila.numero(), rotulo(columna, encabezado), Hoja.textoDe(grados) + " queda fuera de Colombia (" + minimo
                        + " a " + maximo + " grados).", "Revise el signo y la coma decimal.");
            }
            return grados.setScale(6, java.math.RoundingMode.HALF_UP);
        }).orElse(null);
    }

    /** El DANE escribe en mayúsculas: si solo cambia eso, se conserva el nombre como se presenta. */
    private static String presentacion(Lectura lectura, String codigo, String nombre) {
        return Optional.ofNullable(lectura.entidades.get(codigo)).map(EntidadTerritorial::getNombre)
                .filter(actual -> actual.toUpperCase(COLOMBIA).equals(nombre.toUpperCase(COLOMBIA)))
                .orElseGet(() -> nombre.isBlank() ? nombre : Formatos.nombrePropio(nombre));
    }

    private static String rotulo(int columna, Hoja.Fila encabezado) {
        return Lectura.columna(columna, encabezado.texto(columna));
    }

    private static Propuesta propuesta(Lectura lectura, List<EntidadPropuesta> entidades) {
        return new Propuesta(entidades, List.of(), List.of(), "DIVIPOLA: " + entidades.size() + " entidades", lectura.advertencias, lectura.problemas);
    }
}
