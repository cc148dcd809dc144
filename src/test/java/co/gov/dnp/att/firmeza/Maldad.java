package co.gov.dnp.att.firmeza;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Lo que una persona, un programa o un atacante puede mandar donde no se espera. Con semilla: una falla se repite. */
final class Maldad {

    static final List<String> TEXTOS = List.of("", " ", "\t\n", "x".repeat(5_000), "á\u0000b", "'; drop table att.expediente;--", "' or '1'='1", "%", "_", "\\",
            "<script>alert(1)</script>", "${7*7}", "#{T(java.lang.Runtime).getRuntime()}", "__${7*7}__::x", "{{7*7}}", "../../../../etc/passwd", "..\\..\\x", "%00", "%2e%2e%2f",
            "-1", "0", "00", "+1", "1.5", "1,5", "99999999999999999999", "-9223372036854775809", "2147483648", "1e309", "NaN", "Infinity", "0x10", "٣", "2026-13-45", "9999-12-31",
            "-0001-01-01", "+999999999-12-31", "2026-02-29", "31/12/2026", "25:61", "null", "undefined", "true", "[]", "{}", "[object Object]", "*", "grupo:99", "\uD800", "👩‍💻🇨🇴", "ﷺ".repeat(50),
            "a\r\nX-Puesta: si", "file:///etc/passwd", "jdbc:postgresql://localhost/x", "00000000-0000-0000-0000-000000000000", "R/P3M", "P-1D", "=1+1", "@SUM(A1)", "\u202Egnp.exe", "CON", ".", "..",
            "a".repeat(300) + ".pdf", "05001,05001", "05001;", ",,,", "A&B=C", "?", "/", "//", "-", "--", "\"", "`", "(", ")(", "[a-", "a:*", "a & b | !", "\u200B", "\uFEFF05001");

    private final Random azar;

    Maldad(long semilla) {
        azar = new Random(semilla);
    }

    Random azar() {
        return azar;
    }

    String texto() {
        String uno = TEXTOS.get(azar.nextInt(TEXTOS.size()));
        return azar.nextInt(5) == 0 ? uno + TEXTOS.get(azar.nextInt(TEXTOS.size())) : uno;
    }

    Object valor() {
        return switch (azar.nextInt(9)) {
            case 0 -> null;
            case 1 -> azar.nextInt();
            case 2 -> -1;
            case 3 -> true;
            case 4 -> new ArrayList<>();
            case 5 -> new ArrayList<>(Arrays.asList(texto(), null, 7, new LinkedHashMap<>(Map.of("x", texto()))));
            case 6 -> new LinkedHashMap<>(Map.of(texto(), texto()));
            default -> texto();
        };
    }

    /** El mismo formulario con uno a tres danos en cualquier parte. */
    @SuppressWarnings("unchecked")
    Map<String, Object> danar(Map<String, Object> bueno) {
        Map<String, Object> copia = (Map<String, Object>) copiar(bueno);
        for (int danos = 1 + azar.nextInt(3); danos > 0; danos--) {
            danarUno(copia);
        }
        return copia;
    }

    @SuppressWarnings("unchecked")
    private void danarUno(Map<String, Object> mapa) {
        if (mapa.isEmpty()) {
            return;
        }
        String clave = new ArrayList<>(mapa.keySet()).get(azar.nextInt(mapa.size()));
        Object actual = mapa.get(clave);
        if (actual instanceof Map<?, ?> hijo && azar.nextInt(4) > 0) {
            danarUno((Map<String, Object>) hijo);
        } else if (actual instanceof List<?> lista && !lista.isEmpty() && azar.nextInt(4) > 0) {
            List<Object> cambiada = (List<Object>) lista;
            int i = azar.nextInt(cambiada.size());
            switch (azar.nextInt(5)) {
                case 0 -> cambiada.add(copiar(cambiada.get(i)));
                case 1 -> cambiada.set(i, valor());
                case 2 -> {
                    for (int n = 0; n < 300; n++) {
                        cambiada.add(copiar(cambiada.get(i)));
                    }
                }
                default -> {
                    if (cambiada.get(i) instanceof Map<?, ?> fila) {
                        danarUno((Map<String, Object>) fila);
                    } else {
                        cambiada.set(i, texto());
                    }
                }
            }
        } else if (azar.nextInt(5) == 0) {
            mapa.remove(clave);
        } else {
            mapa.put(clave, valor());
        }
    }

    private static Object copiar(Object valor) {
        if (valor instanceof Map<?, ?> mapa) {
            Map<String, Object> copia = new LinkedHashMap<>();
            mapa.forEach((k, v) -> copia.put((String) k, copiar(v)));
            return copia;
        }
        if (valor instanceof List<?> lista) {
            List<Object> copia = new ArrayList<>();
            lista.forEach(v -> copia.add(copiar(v)));
            return copia;
        }
        return valor;
    }

    /** Los mismos bytes con trozos cambiados, quitados, repetidos o cortados. */
    byte[] danar(byte[] bueno) {
        byte[] copia = bueno.clone();
        switch (azar.nextInt(5)) {
            case 0:
                return Arrays.copyOf(copia, azar.nextInt(copia.length + 1));
            case 1:
                byte[] doble = Arrays.copyOf(copia, copia.length * 2);
                System.arraycopy(copia, 0, doble, copia.length, copia.length);
                return doble;
            case 2:
                azar.nextBytes(copia);
                return copia;
            default:
                for (int n = 1 + azar.nextInt(Math.max(1, copia.length / 20)); n > 0 && copia.length > 0; n--) {
                    copia[azar.nextInt(copia.length)] = (byte) azar.nextInt();
                }
                return copia;
        }
    }

    /** El mismo texto con trozos borrados, repetidos o reemplazados. */
    String danar(String bueno) {
        StringBuilder texto = new StringBuilder(bueno);
        for (int n = 1 + azar.nextInt(4); n > 0 && texto.length() > 2; n--) {
            int desde = azar.nextInt(texto.length() - 1);
            int hasta = Math.min(texto.length(), desde + 1 + azar.nextInt(60));
            switch (azar.nextInt(4)) {
                case 0 -> texto.delete(desde, hasta);
                case 1 -> texto.insert(desde, texto.substring(desde, hasta));
                case 2 -> texto.replace(desde, hasta, texto());
                default -> texto.insert(desde, texto());
            }
        }
        return texto.toString();
    }
}
