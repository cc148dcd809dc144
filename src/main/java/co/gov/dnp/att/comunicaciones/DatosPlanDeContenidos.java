package co.gov.dnp.att.comunicaciones;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import co.gov.dnp.att.fichas.CampoDeFicha;
import co.gov.dnp.att.fichas.FilasDeFicha;

/**
 * Lo escrito en un plan de producción de contenidos, tal como se escribió.
 *
 * @param herramientas códigos de los canales de difusión disponibles
 */
public record DatosPlanDeContenidos(Map<SeccionContenidos, List<Map<String, String>>> secciones, Set<String> herramientas) {

    public DatosPlanDeContenidos {
        secciones = FilasDeFicha.limpias(SeccionContenidos.values(), secciones == null ? Map.of() : secciones);
        herramientas = herramientas == null ? Set.of() : new TreeSet<>(herramientas);
    }

    public static DatosPlanDeContenidos vacio() {
        return new DatosPlanDeContenidos(Map.of(), Set.of());
    }

    public List<Map<String, String>> filas(SeccionContenidos seccion) {
        return secciones.get(seccion);
    }

    /** Con lo técnico de {@code suyo}; lo demás queda como está. */
    DatosPlanDeContenidos conLoTecnicoDe(DatosPlanDeContenidos suyo) {
        Map<SeccionContenidos, List<Map<String, String>>> mezcla = new LinkedHashMap<>();
        secciones.forEach((s, filas) -> mezcla.put(s, s.tecnica() ? suyo.filas(s) : filas));
        return new DatosPlanDeContenidos(mezcla, herramientas);
    }

    List<String> excesos() {
        return FilasDeFicha.excesos(secciones);
    }

    /**
     * Lo que impide enviarlo a la DER, con la sección, la fila y el campo.
     *
     * @param catalogos clave del campo → código → nombre
     */
    List<String> problemas(Map<String, Map<String, String>> catalogos) {
        List<String> problemas = FilasDeFicha.faltas(secciones);
        secciones.forEach((s, filas) -> {
            for (int i = 0; i < filas.size(); i++) {
                for (CampoDeFicha c : s.campos()) {
                    String valor = filas.get(i).get(c.clave());
                    if (c.clase() == CampoDeFicha.Clase.CATALOGO && valor != null && !catalogos.get(c.clave()).containsKey(valor)) {
                        problemas.add(FilasDeFicha.donde(s, i) + c.etiqueta() + ": «" + valor + "» no está en la lista. Elija otra opción.");
                    }
                }
            }
        });
        Set<String> titulos = new HashSet<>();
        List<Map<String, String>> contenidos = filas(SeccionContenidos.CONTENIDOS);
        for (int i = 0; i < contenidos.size(); i++) {
            String titulo = contenidos.get(i).get("titulo");
            if (titulo != null && !titulos.add(titulo.toLowerCase(Locale.ROOT))) {
                problemas.add(FilasDeFicha.donde(SeccionContenidos.CONTENIDOS, i) + "Título: «" + titulo + "» ya está en otra fila. Escriba otro.");
            }
        }
        List<Map<String, String>> vencimientos = filas(SeccionContenidos.VENCIMIENTOS);
        for (int i = 0; i < vencimientos.size(); i++) {
            LocalDate vence = CampoDeFicha.fecha(vencimientos.get(i).get("vence"));
            LocalDate aviso = CampoDeFicha.fecha(vencimientos.get(i).get("aviso"));
            if (vence != null && aviso != null && aviso.isAfter(vence)) {
                problemas.add(FilasDeFicha.donde(SeccionContenidos.VENCIMIENTOS, i) + "Cuándo se avisa: escriba un día que no sea posterior al vencimiento.");
            }
        }
        if (herramientas.isEmpty()) {
            problemas.add("Herramientas de difusión: marque al menos una.");
        }
        return problemas;
    }

    /** Qué cambió de {@code antes} a este, campo por campo. */
    public List<String> cambiosDesde(DatosPlanDeContenidos antes) {
        List<String> cambios = new ArrayList<>(FilasDeFicha.cambios(antes.secciones, secciones));
        if (!antes.herramientas.equals(herramientas)) {
            cambios.add("Herramientas de difusión: «" + String.join(", ", antes.herramientas) + "» → «" + String.join(", ", herramientas) + "»");
        }
        return cambios;
    }
}
