package co.gov.dnp.att.identificacion;

import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.organizacion.Dependencia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.plataforma.motor.PuenteDeFormularios;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProductoAtt;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.springframework.stereotype.Component;

/** Abre el expediente de un producto en una vigencia y deja dicho quién responde por el procedimiento (PS-03). */
@Component
class IniciarExpediente implements FormularioDeTarea<DatosInicio> {

    private final Expedientes expedientes;
    private final Portafolio portafolio;
    private final Organizacion organizacion;

    IniciarExpediente(Expedientes expedientes, Portafolio portafolio, Organizacion organizacion) {
        this.expedientes = expedientes;
        this.portafolio = portafolio;
        this.organizacion = organizacion;
    }

    @Override
    public String elemento() {
        return Elemento.INICIO;
    }

    @Override
    public Class<DatosInicio> datos() {
        return DatosInicio.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        int vigencia = Year.now(ZoneId.of(LlegadaTerritorio.ZONA)).getValue();
        String propia = dependenciaDe(contexto.usuario());
        List<Opcion> productos = portafolio.productos().stream()
                .filter(ProductoAtt::estaActivo)
                .filter(p -> propia == null || p.getDependencia().equals(propia))
                .map(p -> new Opcion(p.getNombre() + " · " + p.getVigencia() + " (" + p.getDependencia() + ")",
                        p.getId().toString())).toList();
        List<Opcion> responsables = organizacion.dependencias().stream()
                .filter(Dependencia::isActiva)
                .filter(d -> propia == null || d.getCodigo().equals(propia))
                .flatMap(d -> organizacion.directivosDe(d.getCodigo()).stream())
                .map(p -> new Opcion(p.dependencia() == null ? p.nombre() : p.nombre() + " (" + p.dependencia() + ")", p.usuario()))
                .distinct().toList();
        return Map.of("vigencia", vigencia, "opcionesProductos", productos, "opcionesResponsables", responsables);
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosInicio datos) {
        ProductoAtt producto = portafolio.producto(Long.valueOf(datos.producto()));
        List<String> problemas = new ArrayList<>();
        if (!producto.estaActivo()) {
            problemas.add("Producto o servicio: «" + producto.getNombre() + "» no está activo. Actívelo en el portafolio o elija otro.");
        } else if (producto.getVigencia() != datos.vigencia()) {
            problemas.add("Vigencia: «" + producto.getNombre() + "» está en el portafolio de " + producto.getVigencia()
                    + ". Escriba esa vigencia o elija otro producto.");
        }
        String propia = dependenciaDe(contexto.usuario());
        if (propia != null && !propia.equals(producto.getDependencia())) {
            problemas.add("Producto o servicio: pertenece a " + producto.getDependencia() + " y usted trabaja en " + propia
                    + ". Elija un producto de su dependencia.");
        }
        if (organizacion.directivosDe(producto.getDependencia()).stream()
                .noneMatch(d -> d.usuario().equals(datos.responsableProcedimiento()))) {
            problemas.add("Responsable del procedimiento: elija a un directivo de " + producto.getDependencia() + ".");
        }
        Rechazo.siHay(problemas);
        Expediente expediente = expedientes.abrir(datos.vigencia(), producto.getDependencia(), producto.getId(),
                producto.getNombre(), datos.responsableProcedimiento(), contexto.usuario());
        expedientes.ligarInstancia(expediente.getId(), contexto.instancia());
        return Map.of(
                PuenteDeFormularios.CLAVE_DE_NEGOCIO, expediente.getCodigo(),
                Variable.EXPEDIENTE, expediente.getId(),
                Variable.VIGENCIA, datos.vigencia(),
                Variable.DEPENDENCIA, producto.getDependencia(),
                Variable.PRODUCTO, producto.getNombre());
    }

    private String dependenciaDe(String usuario) {
        return organizacion.persona(usuario).map(Persona::dependencia).orElse(null);
    }
}
