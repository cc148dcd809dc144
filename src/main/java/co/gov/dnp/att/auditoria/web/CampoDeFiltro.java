package co.gov.dnp.att.auditoria.web;

import java.util.Map;

/** Cómo se llama en la página cada parámetro de la búsqueda. */
final class CampoDeFiltro {

    private static final Map<String, String> NOMBRES = Map.of("version", "versión (un número)", "vigencia", "vigencia (un año)",
            "grupo", "grupo territorial (de 1 a 6)", "estado", "estado", "desde", "fecha «desde» (año-mes-día)",
            "hasta", "fecha «hasta» (año-mes-día)", "enEsaActividad", "«está allí ahora»");

    private CampoDeFiltro() {
    }

    static String nombre(String campo) {
        return NOMBRES.getOrDefault(campo, campo);
    }
}
