package co.gov.dnp.att.focalizacion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProductoAtt;
import co.gov.dnp.att.territorio.EntidadTerritorial;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.territorio.TipoEntidad;
import co.gov.dnp.att.territorio.ValorIndicador;

/** Arma, para cada entidad vigente, las entradas de las tablas según el perfil, cada una con su fuente y su vigencia. */
@Component
class ReunirEntradas {

    /** Una entidad lista para evaluar; {@code grupo} es 0 si ningún grupo territorial la cubre. */
    record Entidad(String codigo, String nombre, TipoEntidad tipo, String departamento, int grupo, Map<String, Dato> entradas) {
    }

    private static final Set<String> CATEGORIAS = Set.of("ESPECIAL", "1", "2", "3", "4", "5", "6");
    private static final Set<String> GRUPOS = Set.of("CIUDADES", "G1", "G2", "G3", "G4", "G5");
    private static final Set<String> BRECHAS = Set.of("ALTA", "MEDIA", "BAJA");
    private static final String PERFIL = "Perfil de focalización";
    private static final String SIN_DATO = "Sin dato en el catálogo de índices";

    private final Territorio territorio;
    private final Organizacion organizacion;
    private final Portafolio portafolio;
    private final AtencionesPrevias atenciones;

    ReunirEntradas(Territorio territorio, Organizacion organizacion, Portafolio portafolio, AtencionesPrevias atenciones) {
        this.territorio = territorio;
        this.organizacion = organizacion;
        this.portafolio = portafolio;
        this.atenciones = atenciones;
    }

    List<Entidad> de(Expediente expediente, DefinicionPerfil perfil) {
        return de(expediente.getProductoId(), expediente.getVigencia(), expediente.getId(), perfil);
    }

    /** @param expedienteId el que se focaliza, para no contar su propio plan como activo; -1 si ninguno */
    List<Entidad> de(Long productoId, int vigencia, Long expedienteId, DefinicionPerfil perfil) {
        List<EntidadTerritorial> todas = territorio.todasParaLeer();
        Map<String, Map<String, ValorIndicador>> indicadores = territorio.indicadores();
        Map<String, Integer> grupos = organizacion.grupoDeCadaEntidad(todas.stream().map(EntidadTerritorial::getCodigo).toList());
        ProductoAtt producto = portafolio.producto(productoId);
        Set<String> demanda = portafolio.entidadesConDemanda(producto.getId(), producto.getTema());
        Map<String, Integer> previas = atenciones.contar(producto.getId(), vigencia);
        Map<String, String> activos = atenciones.conPlanActivo(producto.getId(), expedienteId);

        Map<String, String> nombres = territorio.nombresCompletos();

        List<Entidad> entidades = new ArrayList<>(todas.size());
        Map<String, Integer> conMismaBrecha = new HashMap<>();
        for (EntidadTerritorial entidad : todas) {
            Lector lector = new Lector(entidad, perfil, indicadores.getOrDefault(entidad.getCodigo(), Map.of()));
            Map<String, Dato> entradas = new LinkedHashMap<>();
            lector.indices(entradas);
            lector.oferta(entradas, demanda, previas);
            lector.elegibilidad(entradas, activos.get(entidad.getCodigo()));
            lector.modalidad(entradas);
            conMismaBrecha.merge(lector.region() + entradas.get("brecha").valor(), 1, Integer::sum);
            entidades.add(new Entidad(entidad.getCodigo(), nombres.get(entidad.getCodigo()), entidad.getTipo(), entidad.getCodigoDepartamento(),
                    grupos.getOrDefault(entidad.getCodigo(), 0), entradas));
        }
        for (int i = 0; i < todas.size(); i++) {
            Map<String, Dato> entradas = entidades.get(i).entradas();
            Lector lector = new Lector(todas.get(i), perfil, indicadores.getOrDefault(todas.get(i).getCodigo(), Map.of()));
            Object brecha = entradas.get("brecha").valor();
            entradas.put("entidadesConMismaBrecha", Dato.de("SIN_MEDICION".equals(brecha) ? 0
                    : conMismaBrecha.get(lector.region() + brecha), "Brechas de la corrida, " + lector.nombreDeLaRegion()));
        }
        return entidades;
    }

    /** Lee los datos de una entidad; lo que la unidad no usa entra en su valor neutro. */
    private record Lector(EntidadTerritorial entidad, DefinicionPerfil perfil, Map<String, ValorIndicador> valores) {

        void indices(Map<String, Dato> entradas) {
            boolean municipal = entidad.getTipo().esMunicipal();
            entradas.put("tipoEntidad", Dato.de(entidad.getTipo().name(), "DIVIPOLA y registro de esquemas asociativos"));
            entradas.put("categoria", texto(Variable.CATEGORIA, "CATEGORIA", CATEGORIAS));
            numero(entradas, "mdm", "tieneMdm", municipal && perfil.usa(Variable.MDM), "MDM", perfil.usa(Variable.MDM));
            numero(entradas, "idf", "tieneIdf", perfil.usa(Variable.IDF), "IDF", perfil.usa(Variable.IDF));
            entradas.put("grupoCapacidades", texto(Variable.GRUPO_CAPACIDADES, "GRUPO_CAPACIDADES", GRUPOS));
            ValorIndicador pdet = valores.get("PDET");
            entradas.put("pdet", !perfil.usa(Variable.PDET) ? Dato.de(false, Dato.NO_USADA)
                    : pdet == null ? Dato.de(false, SIN_DATO) : Dato.de(siNo(pdet), pdet));
            entradas.put("brecha", brecha());
            for (VariableDelPerfil propia : perfil.variables()) {
                if (propia.esPropia()) {
                    propia(entradas, propia.columna(), propia.clave());
                }
            }
        }

        void oferta(Map<String, Dato> entradas, Set<String> demanda, Map<String, Integer> previas) {
            String codigo = entidad.getCodigo();
            entradas.put("demandaExpresa", perfil.usa(Variable.DEMANDA)
                    ? Dato.de(demanda.contains(codigo), "Portafolio de oferta y demanda") : Dato.de(false, Dato.NO_USADA));
            entradas.put("metaEstrategica", !perfil.usa(Variable.META) ? Dato.de(false, Dato.NO_USADA)
                    : Dato.de(perfil.entidadesDeLasMetas().isEmpty() || perfil.entidadesDeLasMetas().contains(codigo),
                            PERFIL + ": " + String.join(", ", perfil.metas())));
            entradas.put("atencionesPrevias", perfil.usa(Variable.ATENCIONES_PREVIAS)
                    ? Dato.de(previas.getOrDefault(codigo, 0), "Corridas cerradas del mismo producto en las dos vigencias anteriores")
                    : Dato.de(0, Dato.NO_USADA));
        }

        void elegibilidad(Map<String, Dato> entradas, String planActivo) {
            String exclusion = perfil.exclusiones().get(entidad.getCodigo());
            entradas.put("competenciaDnp", Dato.de(true, "Actividad 1: la necesidad es competencia del DNP"));
            entradas.put("tipoHabilitado", Dato.de(perfil.habilita(entidad.getTipo()), PERFIL));
            entradas.put("exclusionMotivada", Dato.de(exclusion != null, exclusion == null ? PERFIL : exclusion));
            entradas.put("planActivoMismoProducto", Dato.de(planActivo != null,
                    planActivo == null ? "Expedientes en curso del mismo producto" : "Expediente " + planActivo));
            entradas.put("recursosSuficientes", Dato.de(perfil.recursosSuficientes(), PERFIL));
        }

        void modalidad(Map<String, Dato> entradas) {
            entradas.put("componenteCapacidad", Dato.de(perfil.componenteCapacidad() == null ? "" : perfil.componenteCapacidad(), PERFIL));
            entradas.put("hayExperienciaTransferible", Dato.de(perfil.hayExperienciaTransferible(), PERFIL));
        }

        /** Región funcional: la subregión funcional si se conoce; si no, el departamento. */
        String region() {
            ValorIndicador subregion = valores.get("SUBREGION_FUNCIONAL");
            return (subregion != null ? "S" + subregion.texto() : entidad.getCodigoDepartamento() != null
                    ? "D" + entidad.getCodigoDepartamento() : "E" + entidad.getCodigo()) + "/";
        }

        String nombreDeLaRegion() {
            ValorIndicador subregion = valores.get("SUBREGION_FUNCIONAL");
            return subregion != null ? "subregión funcional " + subregion.texto()
                    : entidad.getCodigoDepartamento() != null ? "departamento " + entidad.getCodigoDepartamento() : "la propia entidad";
        }

        private Dato texto(Variable variable, String indice, Set<String> admitidos) {
            ValorIndicador valor = valores.get(indice);
            if (!perfil.usa(variable)) {
                return Dato.de("NO_APLICA", Dato.NO_USADA);
            }
            if (valor == null) {
                return Dato.de("NO_APLICA", SIN_DATO);
            }
            String texto = valor.texto() != null ? valor.texto().strip().toUpperCase() : valor.numero().toBigInteger().toString();
            return Dato.de(admitidos.contains(texto) ? texto : "NO_APLICA", valor);
        }

        private void numero(Map<String, Dato> entradas, String columna, String bandera, boolean leer, String indice, boolean usa) {
            ValorIndicador valor = leer ? valores.get(indice) : null;
            boolean hay = valor != null && valor.numero() != null;
            String falta = usa ? SIN_DATO : Dato.NO_USADA;
            entradas.put(bandera, hay ? Dato.de(true, valor) : Dato.de(false, falta));
            entradas.put(columna, hay ? Dato.de(valor.numero(), valor) : Dato.de(BigDecimal.ZERO, falta));
        }

        /** Variable propia: su valor y su bandera, para que la tabla propia distinga el cero del dato que falta. */
        private void propia(Map<String, Dato> entradas, String columna, String indice) {
            ValorIndicador valor = valores.get(indice);
            String bandera = "tiene" + Character.toUpperCase(columna.charAt(0)) + columna.substring(1);
            entradas.put(bandera, valor == null ? Dato.de(false, SIN_DATO) : Dato.de(true, valor));
            entradas.put(columna, valor == null ? Dato.de(0, SIN_DATO)
                    : Dato.de(valor.texto() != null ? valor.texto() : valor.numero(), valor));
        }

        private Dato brecha() {
            VariableDelPerfil variable = perfil.variable(Variable.BRECHA.name()).orElse(null);
            if (variable == null) {
                return Dato.de("SIN_MEDICION", Dato.NO_USADA);
            }
            ValorIndicador valor = valores.get(variable.indice() == null ? VariableDelPerfil.INDICE_BRECHA : variable.indice());
            if (valor == null) {
                return Dato.de("SIN_MEDICION", "La unidad no ha medido la brecha en esta entidad");
            }
            String nivel = valor.texto() != null && BRECHAS.contains(valor.texto().strip().toUpperCase())
                    ? valor.texto().strip().toUpperCase()
                    : valor.numero() != null ? variable.brechaDe(valor.numero()) : null;
            return Dato.de(nivel == null ? "SIN_MEDICION" : nivel, valor);
        }

        private static boolean siNo(ValorIndicador valor) {
            return valor.texto() != null ? valor.texto().equalsIgnoreCase("SI") : valor.numero().signum() != 0;
        }
    }
}
