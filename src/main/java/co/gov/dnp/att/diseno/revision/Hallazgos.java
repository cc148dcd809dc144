package co.gov.dnp.att.diseno.revision;

import java.util.ArrayList;
import java.util.List;

/** Los que se van reuniendo de un archivo. */
final class Hallazgos {

    private final String archivo;
    private final List<Hallazgo> lista = new ArrayList<>();

    Hallazgos(String archivo) {
        this.archivo = archivo;
    }

    void grave(Regla regla, String elemento, String que, String remedio) {
        lista.add(new Hallazgo(Severidad.GRAVE, regla, archivo, elemento, que, remedio));
    }

    void aviso(Regla regla, String elemento, String que, String remedio) {
        lista.add(new Hallazgo(Severidad.AVISO, regla, archivo, elemento, que, remedio));
    }

    List<Hallazgo> lista() {
        return lista.stream().distinct().toList();
    }
}
