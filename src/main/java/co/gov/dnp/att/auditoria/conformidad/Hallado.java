package co.gov.dnp.att.auditoria.conformidad;

import java.util.List;

/** Lo que una regla encontró en un caso, con sus pruebas. */
record Hallado(Cumplimiento estado, String texto, List<Prueba> pruebas) {

    static Hallado cumplida(String texto, List<Prueba> pruebas) {
        return new Hallado(Cumplimiento.CUMPLIDA, texto, pruebas);
    }

    static Hallado falta(String texto, List<Prueba> pruebas) {
        return new Hallado(Cumplimiento.FALTA, texto, pruebas);
    }

    static Hallado aunNo(String texto) {
        return new Hallado(Cumplimiento.AUN_NO, texto, List.of());
    }

    static Hallado noAplica(String texto) {
        return new Hallado(Cumplimiento.NO_APLICA, texto, List.of());
    }

    /** Cumplida si no hay reparos; si los hay, faltan esos. */
    static Hallado segun(List<String> reparos, String bien, List<Prueba> pruebas) {
        return reparos.isEmpty() ? cumplida(bien, pruebas) : falta(String.join(" ", reparos), pruebas);
    }
}
