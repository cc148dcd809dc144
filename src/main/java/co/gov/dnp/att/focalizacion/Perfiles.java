package co.gov.dnp.att.focalizacion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.focalizacion.proceso.TablasDeDecision;
import co.gov.dnp.att.organizacion.GrupoTerritorial;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.territorio.EntidadTerritorial;
import co.gov.dnp.att.territorio.Indice;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.territorio.TipoEntidad;

/** Redactar, versionar y activar perfiles de focalización. */
@Service
@Transactional
public class Perfiles {

    private final PerfilRepository repositorio;
    private final Territorio territorio;
    private final Organizacion organizacion;
    private final Portafolio portafolio;
    private final TablasDeDecision tablas;

    Perfiles(PerfilRepository repositorio, Territorio territorio, Organizacion organizacion, Portafolio portafolio,
            TablasDeDecision tablas) {
        this.repositorio = repositorio;
        this.territorio = territorio;
        this.organizacion = organizacion;
        this.portafolio = portafolio;
        this.tablas = tablas;
    }

    /** Todas las versiones de todos los perfiles, las vigencias recientes primero. */
    @Transactional(readOnly = true)
    public List<PerfilDeFocalizacion> todos() {
        return repositorio.findAllByOrderByVigenciaDescDependenciaAscProductoAscVersionDesc();
    }

    /** @throws Rechazo si no existe */
    @Transactional(readOnly = true)
    public PerfilDeFocalizacion de(Long id) {
        return repositorio.findById(id).orElseThrow(() -> Rechazo.de("No existe el perfil de focalización " + id + "."));
    }

    @Transactional(readOnly = true)
    public Optional<PerfilDeFocalizacion> vigente(String dependencia, Long productoId, int vigencia) {
        return repositorio.findByDependenciaAndProductoIdAndVigenciaAndEstado(dependencia, productoId, vigencia,
                EstadoPerfil.VIGENTE);
    }

    /** @throws Rechazo si la dependencia no tiene perfil vigente para el producto en la vigencia */
    @Transactional(readOnly = true)
    public PerfilDeFocalizacion exigir(String dependencia, Long productoId, String producto, int vigencia) {
        return vigente(dependencia, productoId, vigencia).orElseThrow(() -> Rechazo.de("La dependencia " + dependencia
                + " no tiene un perfil de focalización vigente para «" + producto + "» en " + vigencia
                + ". Créelo y actívelo en «Perfiles de focalización»."));
    }

    /**
     * Crea un borrador: la primera versión o la siguiente. Si ya hay un borrador de la misma combinación, lo reemplaza.
     *
     * @throws Rechazo con una frase por cada dato que falta o no sirve
     */
    public PerfilDeFocalizacion redactar(String dependencia, Long productoId, int vigencia, DefinicionPerfil definicion,
            String usuario) {
        if (productoId == null) {
            throw Rechazo.de("Producto: elija el producto o servicio del portafolio.");
        }
        if (vigencia < 2000 || vigencia > 2100) {
            throw Rechazo.de("Vigencia: escriba un año entre 2000 y 2100.");
        }
        organizacion.dependencia(dependencia);
        validar(definicion);
        List<PerfilDeFocalizacion> versiones = repositorio
                .findByDependenciaAndProductoIdAndVigenciaOrderByVersionDesc(dependencia, productoId, vigencia);
        if (!versiones.isEmpty() && versiones.get(0).getEstado() == EstadoPerfil.BORRADOR) {
            versiones.get(0).redactar(definicion, usuario);
            return versiones.get(0);
        }
        int version = versiones.isEmpty() ? 1 : versiones.get(0).getVersion() + 1;
        return repositorio.saveAndFlush(new PerfilDeFocalizacion(dependencia, productoId,
                portafolio.producto(productoId).getNombre(), vigencia, version, definicion, usuario));
    }

    /** Pone a regir un borrador y archiva el que regía. Las corridas ya hechas no cambian. */
    public PerfilDeFocalizacion activar(Long id, String usuario) {
        PerfilDeFocalizacion perfil = de(id);
        DefinicionPerfil definicion = perfil.getDefinicion();
        validar(definicion);
        // El índice único no admite dos vigentes ni por un instante: primero sale el anterior
        vigente(perfil.getDependencia(), perfil.getProductoId(), perfil.getVigencia()).ifPresent(anterior -> {
            anterior.archivar();
            repositorio.saveAndFlush(anterior);
        });
        perfil.activar(definicion.modo().usaReglas()
                ? tablas.vigentes(perfil.getDependencia(), definicion.modo() == Modo.REGLA_PROPIA).copias().stream()
                        .map(TablaAplicada::referencia).collect(Collectors.joining(", "))
                : null, usuario);
        return repositorio.saveAndFlush(perfil);
    }

    private void validar(DefinicionPerfil d) {
        List<String> problemas = new ArrayList<>();
        if (d.escalas().isEmpty()) {
            problemas.add("Escala de intervención: elija al menos una (regional, departamental o local).");
        }
        if (d.tiposHabilitados().isEmpty()) {
            problemas.add("Tipos de entidad habilitados: elija al menos uno.");
        }
        for (TipoEntidad tipo : d.tiposHabilitados()) {
            if (!d.escalas().isEmpty() && !d.escalas().contains(DefinicionPerfil.escalaDe(tipo))) {
                problemas.add("Tipos de entidad habilitados: «" + tipo.nombre() + "» exige declarar la escala "
                        + DefinicionPerfil.escalaDe(tipo).nombre().toLowerCase() + ".");
            }
        }
        if (d.modo() == null) {
            problemas.add("Modo: elija regla base, regla propia o selección manual.");
        }
        if (d.brechas().isEmpty()) {
            problemas.add("Brechas que se espera cubrir: escriba al menos una.");
        }
        if (d.resultados().isEmpty()) {
            problemas.add("Resultados esperados: escriba al menos uno.");
        }
        if (d.metas().isEmpty()) {
            problemas.add("Metas estratégicas: indique al menos una.");
        }
        validarVariables(d, problemas);
        validarCupos(d, problemas);
        validarEntidades(d, problemas);
        if (d.modo() == Modo.SELECCION_MANUAL && vacio(d.justificacion())) {
            problemas.add("Justificación: es obligatoria en la selección manual.");
        }
        if (d.componenteCapacidad() != null && !DefinicionPerfil.COMPONENTES.contains(d.componenteCapacidad())) {
            problemas.add("Componente de capacidad: «" + d.componenteCapacidad() + "» no está en la lista.");
        }
        Rechazo.siHay(problemas);
    }

    private void validarVariables(DefinicionPerfil d, List<String> problemas) {
        if (d.modo() != null && d.modo().usaReglas() && d.variables().isEmpty()) {
            problemas.add("Variables: active al menos una.");
        }
        Set<String> indices = territorio.indices().stream().map(Indice::getClave).collect(Collectors.toSet());
        for (VariableDelPerfil variable : d.variables()) {
            if (variable.peso().signum() < 0 || variable.peso().compareTo(VariableDelPerfil.PESO_MAXIMO) > 0) {
                problemas.add("Peso de «" + variable.nombre() + "»: escriba un número de 0 a 5.");
            }
            if (variable.esPropia() && !indices.contains(variable.clave())) {
                problemas.add("Variables: el índice «" + variable.clave() + "» no está en el catálogo de índices.");
            }
            if (variable.indice() != null && !indices.contains(variable.indice())) {
                problemas.add("Índice de «" + variable.nombre() + "»: «" + variable.indice() + "» no está en el catálogo de índices.");
            }
            BigDecimal alta = variable.umbralAlta();
            BigDecimal media = variable.umbralMedia();
            if ((alta == null) != (media == null) || alta != null && alta.compareTo(media) == 0) {
                problemas.add("Umbrales de «" + variable.nombre() + "»: escriba los dos y que sean distintos.");
            }
        }
        if (d.variables().stream().map(VariableDelPerfil::clave).distinct().count() < d.variables().size()) {
            problemas.add("Variables: hay una repetida.");
        }
    }

    private void validarCupos(DefinicionPerfil d, List<String> problemas) {
        Set<Integer> grupos = organizacion.gruposTerritoriales().stream().map(GrupoTerritorial::getNumero)
                .collect(Collectors.toSet());
        List<Integer> faltan = grupos.stream().filter(g -> !d.cupos().containsKey(g)).sorted().toList();
        if (!faltan.isEmpty()) {
            problemas.add("Cupos: escriba el máximo de entidades de cada grupo territorial (puede ser 0); falta el "
                    + faltan.stream().map(String::valueOf).collect(Collectors.joining(", el ")) + ".");
        }
        d.cupos().forEach((grupo, maximo) -> {
            if (grupo != 0 && !grupos.contains(grupo)) {
                problemas.add("Cupos: no existe el grupo territorial " + grupo + ".");
            }
            if (maximo == null || maximo < 0 || maximo > 9999) {
                problemas.add("Cupos: el del grupo " + grupo + " debe ser un número de 0 a 9999.");
            }
        });
    }

    private void validarEntidades(DefinicionPerfil d, List<String> problemas) {
        Set<String> conocidas = territorio.todas().stream().map(EntidadTerritorial::getCodigo).collect(Collectors.toSet());
        Stream.concat(Stream.concat(d.exclusiones().keySet().stream(), d.seleccionadas().stream()),
                d.entidadesDeLasMetas().stream()).distinct().filter(c -> !conocidas.contains(c))
                .forEach(c -> problemas.add("No hay una entidad territorial vigente con el código «" + c + "»."));
        for (Map.Entry<String, String> exclusion : d.exclusiones().entrySet()) {
            if (vacio(exclusion.getValue())) {
                problemas.add("Exclusiones: escriba el motivo de excluir a «" + exclusion.getKey() + "».");
            }
        }
    }

    private static boolean vacio(String texto) {
        return texto == null || texto.isBlank();
    }
}
