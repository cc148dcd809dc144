package co.gov.dnp.att.focalizacion;

import java.util.HashMap;
import java.util.Map;

import co.gov.dnp.att.portafolio.ComponenteCapacidad;
import co.gov.dnp.att.portafolio.ModalidadAtt;

/** Cómo se dice en pantalla lo que devuelven las tablas. Un valor de una tabla propia sin traducción se lee sin guiones. */
public final class Palabras {

    private static final Map<String, String> CONOCIDAS = new HashMap<>(Map.ofEntries(Map.entry("CRITICO", "Crítico"),
            Map.entry("SIN_MEDICION", "Sin medición"), Map.entry("SIN_COMPETENCIA_DNP", "Sin competencia del DNP"),
            Map.entry("SIN_RECURSOS_EN_LA_VIGENCIA", "Sin recursos en la vigencia"),
            Map.entry("PROXIMA_VIGENCIA", "Próxima vigencia"), Map.entry("SELECCION_MANUAL", "Selección manual"),
            Map.entry("AREA_NO_MUNICIPALIZADA", "Área no municipalizada"), Map.entry("CIUDADES", "Ciudades"),
            Map.entry("", "Sin dato")));

    static {
        // Un solo vocabulario en todas las pantallas (PR-02)
        for (ModalidadAtt modalidad : ModalidadAtt.values()) {
            CONOCIDAS.put(modalidad.name(), modalidad.etiqueta());
        }
        for (ComponenteCapacidad componente : ComponenteCapacidad.values()) {
            CONOCIDAS.put(componente.name(), componente.etiqueta());
        }
    }

    private Palabras() {
    }

    /** {@code LISTA_DE_ESPERA} → «Lista de espera»; nulo → cadena vacía. */
    public static String de(String valor) {
        if (valor == null) {
            return "";
        }
        return CONOCIDAS.getOrDefault(valor, !valor.matches("[A-Z]{2,}[A-Z_]*") || valor.equals("PDET") ? valor
                : valor.charAt(0) + valor.substring(1).toLowerCase().replace('_', ' '));
    }
}
