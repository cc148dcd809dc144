package co.gov.dnp.att.auditoria;

import org.springframework.stereotype.Component;

/** La consulta del rastro sin contarlo ni dibujarlo, para medirla. */
@Component
public class RastroDirecto {

    private final Tramites tramites;
    private final LectorDelRastro lector;

    RastroDirecto(Tramites tramites, LectorDelRastro lector) {
        this.tramites = tramites;
        this.lector = lector;
    }

    public Rastro leer(String instancia) {
        return lector.leer(tramites.familia(tramites.deInstancia(instancia).orElseThrow()));
    }

    /** Los mismos datos que da el motor, sin los del dominio. */
    public Rastro delMotor(String instancia) {
        return lector.delMotor(tramites.familia(tramites.deInstancia(instancia).orElseThrow()));
    }
}
