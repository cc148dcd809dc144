package co.gov.dnp.att.identificacion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import co.gov.dnp.att.expediente.EstadoExpediente;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.focalizacion.Perfiles;
import co.gov.dnp.att.organizacion.Dependencia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.portafolio.ComponenteCapacidad;
import co.gov.dnp.att.portafolio.Demanda;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProductoAtt;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import co.gov.dnp.att.territorio.EntidadTerritorial;
import co.gov.dnp.att.territorio.Indice;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.territorio.TipoValor;
import co.gov.dnp.att.territorio.ValorIndicador;
import org.springframework.stereotype.Component;

/** Actividad 1, primera parte: necesidades, productos, metas, oferentes, recursos y capacidad (PS-06 a PS-14). */
@Component
class IdentificarNecesidades implements FormularioDeTarea<DatosIdentificacion> {

    static final String PAIS_ENTERO = "*";
    private static final int ENTIDADES_CON_INDICES_A_LA_VISTA = 60;

    private final IdentificacionRepository identificaciones;
    private final Expedientes expedientes;
    private final Bitacora bitacora;
    private final Portafolio portafolio;
    private final Organizacion organizacion;
    private final Territorio territorio;
    private final RecomendacionesPrevias recomendaciones;
    private final Perfiles perfiles;
    private final FormatoEspanol formato;

    IdentificarNecesidades(IdentificacionRepository identificaciones, Expedientes expedientes, Bitacora bitacora,
            Portafolio portafolio, Organizacion organizacion, Territorio territorio, RecomendacionesPrevias recomendaciones,
            Perfiles perfiles, FormatoEspanol formato) {
        this.identificaciones = identificaciones;
        this.expedientes = expedientes;
        this.bitacora = bitacora;
        this.portafolio = portafolio;
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.recomendaciones = recomendaciones;
        this.perfiles = perfiles;
        this.formato = formato;
    }

    @Override
    public String elemento() {
        return Elemento.IDENTIFICAR;
    }

    @Override
    public Class<DatosIdentificacion> datos() {
        return DatosIdentificacion.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        Expediente expediente = expedientes.de(contexto.expedienteId());
        ProductoAtt producto = portafolio.producto(expediente.getProductoId());
        List<Opcion> dependencias = organizacion.dependencias().stream().filter(Dependencia::isActiva)
                .map(d -> new Opcion(d.getCodigo() + " · " + d.getNombre(), d.getCodigo())).toList();
        List<Demanda> demandas = portafolio.demandasDe(producto.getId(), producto.getTema());
        Map<String, Object> datos = new LinkedHashMap<>();
        datos.put("contexto", Map.of("expediente", expediente.getCodigo(), "producto", expediente.getProducto(),
                "vigencia", expediente.getVigencia(),
                "dependencia", expediente.getDependencia(),
                "subdireccion", organizacion.dependencia(expediente.getDependencia()).getSubdireccionGeneral().name()));
        datos.put("opcionesEstrategias", portafolio.estrategias().stream()
                .map(e -> new Opcion(e.getNombre(), e.getCodigo())).toList());
        datos.put("opcionesIndices", territorio.indices().stream().map(i -> new Opcion(i.getNombre(), i.getClave())).toList());
        datos.put("opcionesEntidades", java.util.stream.Stream.concat(
                java.util.stream.Stream.of(new Opcion("Entidades de todo el país", PAIS_ENTERO)),
                territorio.nombresVigentes().entrySet().stream().map(e -> new Opcion(e.getValue(), e.getKey()))).toList());
        datos.put("opcionesTemas", portafolio.temas().stream().map(t -> new Opcion(t.getNombre(), t.getCodigo())).toList());
        datos.put("opcionesProductosPortafolio", portafolio.productos().stream()
                .filter(p -> p.getVigencia() == expediente.getVigencia())
                .map(p -> new Opcion(p.getNombre() + " (" + p.getDependencia() + ")", p.getId().toString())).toList());
        datos.put("opcionesDependencias", dependencias);
        datos.put("opcionesMetas", portafolio.metas(expediente.getVigencia()).stream()
                .map(m -> new Opcion(m.getNombre(), m.getCodigo())).toList());
        datos.put("opcionesGruposTerritoriales", organizacion.gruposTerritoriales().stream()
                .map(g -> new Opcion(g.getNombre(), String.valueOf(g.getNumero()))).toList());
        datos.put("opcionesComponentes", java.util.Arrays.stream(ComponenteCapacidad.values())
                .map(c -> new Opcion(c.etiqueta(), c.name())).toList());
        datos.put("tablaDemanda", demandas.stream().limit(200).map(d -> Map.of("entidad",
                territorio.nombreCompleto(d.getCodigoEntidad()), "solicitud", d.getSolicitud(), "fecha", d.getFecha().toString()))
                .toList());
        datos.put("tablaIndices", indicesDe(demandas.stream().map(Demanda::getCodigoEntidad).distinct()
                .limit(ENTIDADES_CON_INDICES_A_LA_VISTA).toList()));
        datos.put("tablaRecomendaciones", recomendaciones.paraMetas(expediente.getVigencia()));
        datos.put("estrategia", producto.getEstrategia() == null ? "" : producto.getEstrategia());
        datos.put("actoresOferentes", List.of(expediente.getDependencia()));
        return datos;
    }

    /** Valor, vigencia y fuente de cada índice de las entidades que han pedido asistencia (PS-07). */
    private List<Map<String, Object>> indicesDe(List<String> codigos) {
        Map<String, Map<String, ValorIndicador>> valores = territorio.indicadores();
        Map<String, Indice> indices = new LinkedHashMap<>();
        territorio.indices().forEach(i -> indices.put(i.getClave(), i));
        List<Map<String, Object>> filas = new ArrayList<>();
        for (String codigo : codigos) {
            valores.getOrDefault(codigo, Map.of()).values().forEach(v -> filas.add(Map.of(
                    "entidad", territorio.nombreCompleto(codigo), "indice", indices.get(v.indicador()).getNombre(),
                    "valor", legible(v, indices.get(v.indicador())),
                    "vigencia", v.vigenciaDato(), "fuente", v.fuente())));
        }
        return filas;
    }

    private String legible(ValorIndicador v, Indice indice) {
        if (indice.getTipoValor() == TipoValor.SI_NO && v.numero() != null) {
            return formato.siNo(v.numero().signum() > 0);
        }
        return v.numero() == null ? String.valueOf(v.texto()) : formato.numero(v.numero());
    }

    private static String texto(ValorIndicador v) {
        return v.numero() == null ? String.valueOf(v.texto()) : v.numero().stripTrailingZeros().toPlainString();
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosIdentificacion datos) {
        boolean hayCompetencia = datos.hayCompetencia();
        List<String> problemas = new ArrayList<>();
        if (hayCompetencia) {
            revisarOferentes(datos, problemas);
            Expediente e = expedientes.de(contexto.expedienteId());
            perfiles.exigir(e.getDependencia(), e.getProductoId(), e.getProducto(), e.getVigencia());
        }
        revisarEntidades(datos, problemas);
        DatosIdentificacion completos = conIndices(datos, problemas);
        Rechazo.siHay(problemas);

        Long expediente = contexto.expedienteId();
        identificaciones.save(new Identificacion(expediente, hayCompetencia, completos, contexto.usuario()));
        if (hayCompetencia) {
            bitacora.anotar(expediente, "Se identificaron " + datos.necesidades().size() + " necesidades y "
                    + datos.productosIdentificados().size() + " productos o servicios.");
        } else {
            String motivo = String.join(" ", datos.necesidades().stream().map(DatosIdentificacion.Necesidad::motivoSinCompetencia)
                    .toList());
            expedientes.cerrar(expediente, EstadoExpediente.SIN_COMPETENCIA, motivo);
        }
        return Map.of(Variable.HAY_COMPETENCIA, hayCompetencia);
    }

    private static void revisarOferentes(DatosIdentificacion datos, List<String> problemas) {
        Set<String> faltan = new LinkedHashSet<>();
        datos.productosIdentificados().forEach(p -> faltan.add(p.dependenciaOferente()));
        faltan.removeAll(datos.actoresOferentes());
        if (!faltan.isEmpty()) {
            problemas.add("Actores oferentes articulados: agregue a " + String.join(", ", faltan)
                    + ", que ofrece un producto de la lista.");
        }
    }

    private void revisarEntidades(DatosIdentificacion datos, List<String> problemas) {
        for (int i = 0; i < datos.necesidades().size(); i++) {
            for (String codigo : datos.necesidades().get(i).entidades()) {
                if (!codigo.equals(PAIS_ENTERO) && territorio.porCodigo(codigo).isEmpty()) {
                    problemas.add("Necesidades, fila " + (i + 1) + ": la entidad «" + codigo + "» no existe. Elíjala de la lista.");
                }
            }
        }
    }

    /** Completa valor, vigencia y fuente de cada índice citado con el dato vigente, para que nadie lo copie a mano. */
    private DatosIdentificacion conIndices(DatosIdentificacion datos, List<String> problemas) {
        if (datos.indicesUsados().isEmpty()) {
            return datos;
        }
        Map<String, Map<String, ValorIndicador>> valores = territorio.indicadores();
        Set<String> conocidos = new LinkedHashSet<>();
        territorio.indices().forEach((Indice i) -> conocidos.add(i.getClave()));
        List<DatosIdentificacion.IndiceUsado> filas = new ArrayList<>();
        for (int i = 0; i < datos.indicesUsados().size(); i++) {
            DatosIdentificacion.IndiceUsado fila = datos.indicesUsados().get(i);
            ValorIndicador vigente = valores.getOrDefault(fila.entidad(), Map.of()).get(fila.indice());
            if (vigente == null && (fila.valor() == null || fila.vigenciaDato() == null || fila.fuente() == null)) {
                problemas.add("Índices de desempeño usados, fila " + (i + 1) + ": no hay dato vigente de ese índice para "
                        + territorio.porCodigo(fila.entidad()).map(EntidadTerritorial::getNombre).orElse(fila.entidad())
                        + ". Escriba el valor, su vigencia y su fuente, o quite la fila.");
                filas.add(fila);
            } else if (vigente != null && fila.valor() == null) {
                filas.add(new DatosIdentificacion.IndiceUsado(fila.indice(), fila.entidad(), vigente.vigenciaDato(),
                        texto(vigente), vigente.fuente()));
            } else {
                filas.add(fila);
            }
        }
        return datos.conIndicesUsados(filas);
    }
}
