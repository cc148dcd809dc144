package co.gov.dnp.att.auditoria.muestras;

import java.util.Objects;

import co.gov.dnp.att.auditoria.Tramite;

/** Por qué característica se divide la población. */
public enum Estrato {
    DEPENDENCIA("Dependencia") {
        @Override
        Object valor(Tramite t) {
            return t.dependencia();
        }
    },
    SUBDIRECCION("Subdirección general") {
        @Override
        Object valor(Tramite t) {
            return t.subdireccion();
        }
    },
    VIGENCIA("Vigencia") {
        @Override
        Object valor(Tramite t) {
            return t.vigencia();
        }
    },
    ESTADO("Estado") {
        @Override
        Object valor(Tramite t) {
            return t.estado().etiqueta();
        }
    };

    private final String etiqueta;

    Estrato(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    abstract Object valor(Tramite t);

    String de(Tramite t) {
        return Objects.toString(valor(t), "Sin dato");
    }

    public String etiqueta() {
        return etiqueta;
    }
}
