package co.gov.dnp.att.entidad.web;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import co.gov.dnp.att.entidad.EnlaceDeEntidad;
import co.gov.dnp.att.entidad.EnlaceQueNoSirve;
import co.gov.dnp.att.entidad.EnlaceQueNoSirve.Causa;
import co.gov.dnp.att.entidad.Enlaces;
import co.gov.dnp.att.entidad.Proposito;
import co.gov.dnp.att.entidad.Visita;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.territorio.Territorio;
import jakarta.servlet.http.HttpServletRequest;

/** Decide si alguien entra a la página de una entidad y si, además, puede responder por ella. */
@Component
class EntradaDeEntidad {

    private static final int DIRECCIONES_FALSAS = 20;
    private static final int ENVIOS = 40;

    private final Enlaces enlaces;
    private final Expedientes expedientes;
    private final Territorio territorio;
    private final UsuarioActual usuario;
    private final LimiteDeIntentos limite;

    /** Quiso responder y solo puede ver; el mensaje dice por qué. Sin sesión no serviría mandarlo a ingresar. */
    static class SoloVer extends RuntimeException {

        SoloVer(String porQue) {
            super(porQue);
        }
    }

    EntradaDeEntidad(Enlaces enlaces, Expedientes expedientes, Territorio territorio, UsuarioActual usuario, LimiteDeIntentos limite) {
        this.enlaces = enlaces;
        this.expedientes = expedientes;
        this.territorio = territorio;
        this.usuario = usuario;
        this.limite = limite;
    }

    /**
     * @param ruta con {@code llave}, o con {@code entidad} y {@code codigo} del expediente
     * @throws EnlaceQueNoSirve        si el enlace está alterado, vencido o revocado
     * @throws ResponseStatusException 404 si la cuenta no es de esa entidad o la entidad no participa: no se distingue de lo que no existe
     * @throws AccessDeniedException   si la cuenta no es de una entidad
     */
    Visita visita(Map<String, String> ruta, HttpServletRequest peticion) {
        return ruta.containsKey("llave") ? porEnlace(ruta.get("llave"), peticion) : porCuenta(ruta.get("entidad"), ruta.get("codigo"));
    }

    private Visita porEnlace(String llave, HttpServletRequest peticion) {
        EnlaceDeEntidad enlace;
        try {
            enlace = enlaces.abrir(llave);
        } catch (EnlaceQueNoSirve falso) {
            // Un enlace auténtico sigue entrando aunque su conexión la comparta quien prueba direcciones falsas
            if (falso.causa() == Causa.ALTERADO && !limite.admite("falsa " + peticion.getRemoteAddr(), DIRECCIONES_FALSAS)) {
                throw new EnlaceQueNoSirve(Causa.DEMASIADOS_INTENTOS);
            }
            throw falso;
        }
        Expediente expediente = expedientes.de(enlace.expedienteId());
        boolean ajeno = !UsuarioActual.SISTEMA.equals(usuario.usuario())
                && !usuario.tieneGrupo(Organizacion.entidad(enlace.entidad()));
        String soloLectura = ajeno ? "Usted ingresó como «" + usuario.usuario() + "» y por la entidad solo responde ella. Salga para usar el enlace."
                : enlace.proposito() == Proposito.CONSULTAR ? "Este enlace es solo para ver. Si necesita responder, pida otro a quien se lo envió."
                : alCierre(expediente);
        return new Visita(expediente, enlace.entidad(), territorio.nombreCompleto(enlace.entidad()), "Enlace " + enlace.id() + " de la entidad",
                "Respuesta de la entidad en su página, con el enlace " + enlace.id() + " que emitió " + enlace.emitidoPor(),
                "/entidad/e/" + llave, soloLectura);
    }

    private Visita porCuenta(String entidad, String codigo) {
        usuario.exigirAlguno(Rol.ENTIDAD_TERRITORIAL.grupo());
        Expediente expediente = expedientes.buscar(codigo).filter(e -> usuario.tieneGrupo(Organizacion.entidad(entidad)))
                .filter(e -> expedientes.participa(e.getId(), entidad)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Visita(expediente, entidad, territorio.nombreCompleto(entidad), usuario.usuario(),
                "Respuesta de la entidad en su página, con la cuenta " + usuario.usuario(), "/entidad/" + entidad + "/" + codigo,
                alCierre(expediente));
    }

    private static String alCierre(Expediente expediente) {
        return expediente.enCurso() ? null : "La intervención ya terminó: todo se puede consultar y nada se puede cambiar.";
    }

    /**
     * @throws SoloVer si entró solo a ver
     * @throws Rechazo si envió demasiado en diez minutos
     */
    void exigirQuePuedaResponder(Visita visita) {
        if (!visita.responde()) {
            throw new SoloVer(visita.soloLectura());
        }
        if (!limite.admite("envío " + visita.autor() + visita.entidad(), ENVIOS)) {
            throw Rechazo.de("Son demasiados envíos seguidos. Espere diez minutos y vuelva a intentarlo; lo anterior quedó guardado.");
        }
    }
}
