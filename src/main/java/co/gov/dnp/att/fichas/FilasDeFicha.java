package co.gov.dnp.att.fichas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lo escrito en las secciones de una ficha, tal como se escribió: cómo se limpia, qué le sobra, qué le falta y qué cambió, campo por campo. */
public final class FilasDeFicha {

    private FilasDeFicha() {
    }

    /** Todas las secciones en su orden, sin filas vacías ni campos que la sección no tenga. */
    public static <S extends SeccionDeFicha> Map<S, List<Map<String, String>>> limpias(S[] secciones, Map<S, List<Map<String, String>>> escritas) {
        Map<S, List<Map<String, String>>> limpias = new LinkedHashMap<>();
        for (S s : secciones) {
            List<Map<String, String>> filas = new ArrayList<>();
            for (Map<String, String> fila : escritas.getOrDefault(s, List.of())) {
                Map<String, String> limpia = new LinkedHashMap<>();
                s.campos().forEach(c -> {
                    String valor = fila.get(c.clave());
                    if (valor != null && !valor.isBlank()) {
                        limpia.put(c.clave(), valor.strip());
                    }
                });
                if (!limpia.isEmpty()) {
                    filas.add(limpia);
                }
            }
            limpias.put(s, List.copyOf(filas));
        }
        return limpias;
    }

    /** Lo que impide guardar el borrador: más de lo que cabe. */
    public static List<String> excesos(Map<? extends SeccionDeFicha, List<Map<String, String>>> secciones) {
        List<String> problemas = new ArrayList<>();
        secciones.forEach((s, filas) -> {
            if (filas.size() > SeccionDeFicha.MAXIMO) {
                problemas.add(s.titulo() + ": caben " + SeccionDeFicha.MAXIMO + " filas y hay " + filas.size() + ". Quite las que sobran.");
            }
            recorrer(s, filas, (donde, campo, valor) -> {
                if (valor != null && valor.length() > campo.maximo()) {
                    problemas.add(donde + campo.etiqueta() + ": escriba máximo " + campo.maximo() + " caracteres.");
                }
            });
        });
        return problemas;
    }

    /** Lo que impide enviarla, con la sección, la fila y el campo. */
    public static List<String> faltas(Map<? extends SeccionDeFicha, List<Map<String, String>>> secciones) {
        List<String> problemas = new ArrayList<>();
        secciones.forEach((s, filas) -> {
            if (filas.size() < s.minimo()) {
                problemas.add(s.titulo() + (s.fila() == null ? ": está sin diligenciar."
                        : ": agregue al menos " + (s.minimo() == 1 ? "una fila." : s.minimo() + " filas.")));
            }
            recorrer(s, filas, (donde, campo, valor) -> campo.reparo(valor).ifPresent(r -> problemas.add(donde + campo.etiqueta() + ": " + r)));
        });
        return problemas;
    }

    /** Qué cambió de {@code antes} a {@code despues}, campo por campo. */
    public static <S extends SeccionDeFicha> List<String> cambios(Map<S, List<Map<String, String>>> antes, Map<S, List<Map<String, String>>> despues) {
        List<String> cambios = new ArrayList<>();
        despues.forEach((s, nuevas) -> {
            List<Map<String, String>> viejas = antes.getOrDefault(s, List.of());
            for (int i = 0; i < Math.max(nuevas.size(), viejas.size()); i++) {
                Map<String, String> a = i < viejas.size() ? viejas.get(i) : Map.of();
                Map<String, String> b = i < nuevas.size() ? nuevas.get(i) : Map.of();
                for (CampoDeFicha c : s.campos()) {
                    if (!Objects.equals(a.get(c.clave()), b.get(c.clave()))) {
                        cambios.add(donde(s, i) + c.etiqueta() + ": «" + c.legible(a.get(c.clave())) + "» → «" + c.legible(b.get(c.clave())) + "»");
                    }
                }
            }
        });
        return cambios;
    }

    /** «Hitos de trabajo, hito 2, ». */
    public static String donde(SeccionDeFicha s, int fila) {
        return s.titulo() + (s.fila() == null ? ", " : ", " + s.fila().toLowerCase() + " " + (fila + 1) + ", ");
    }

    private interface PorCampo {
        void ver(String donde, CampoDeFicha campo, String valor);
    }

    private static void recorrer(SeccionDeFicha s, List<Map<String, String>> filas, PorCampo porCampo) {
        for (int i = 0; i < filas.size(); i++) {
            for (CampoDeFicha c : s.campos()) {
                porCampo.ver(donde(s, i), c, filas.get(i).get(c.clave()));
            }
        }
    }
}
