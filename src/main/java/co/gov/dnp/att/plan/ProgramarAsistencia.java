package co.gov.dnp.att.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.plataforma.formularios.LectorDeFormularios;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.portafolio.DatosProtocolo;
import co.gov.dnp.att.portafolio.Protocolos;
import co.gov.dnp.att.portafolio.SeccionProtocolo;
import co.gov.dnp.att.portafolio.VersionProtocolo;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.springframework.stereotype.Component;

/** Actividad 2: cada envío es una versión nueva del plan; la anterior se conserva con su motivo (PS-16 a PS-22). */
@Component
class ProgramarAsistencia implements FormularioDeTarea<DatosPlan> {

    private final VersionPlanRepository versiones;
    private final PlanesDeTrabajo planes;
    private final EntidadesDelPlan entidades;
    private final Expedientes expedientes;
    private final Protocolos protocolos;
    private final Organizacion organizacion;
    private final Bitacora bitacora;
    private final LectorDeFormularios lector;

    ProgramarAsistencia(VersionPlanRepository versiones, PlanesDeTrabajo planes, EntidadesDelPlan entidades,
            Expedientes expedientes, Protocolos protocolos, Organizacion organizacion, Bitacora bitacora, LectorDeFormularios lector) {
        this.versiones = versiones;
        this.planes = planes;
        this.entidades = entidades;
        this.expedientes = expedientes;
        this.protocolos = protocolos;
        this.organizacion = organizacion;
        this.bitacora = bitacora;
        this.lector = lector;
    }

    @Override
    public String elemento() {
        return Elemento.PROGRAMAR;
    }

    @Override
    public Class<DatosPlan> datos() {
        return DatosPlan.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        Expediente expediente = expedientes.de(contexto.expedienteId());
        Map<String, Object> datos = new LinkedHashMap<>();
        Map<String, Object> texto = new LinkedHashMap<>(Map.of("expediente", expediente.getCodigo(),
                "producto", expediente.getProducto(), "vigencia", expediente.getVigencia(),
                "entidades", String.valueOf(expediente.getEntidades())));
        int version = 1;
        VersionPlan anterior = planes.ultima(expediente.getId()).orElse(null);
        if (anterior != null) {
            version = anterior.numero() + 1;
            lector.escribir(anterior.datos()).properties().forEach(e -> datos.put(e.getKey(), e.getValue()));
            datos.remove("motivoAjuste");
            texto.put("ajustesSolicitados", planes.ultimaSocializacion(expediente.getId())
                    .map(s -> s.datos().ajustesSolicitados().stream()
                            .map(a -> "• " + a.elemento() + ": " + a.ajuste() + " (" + a.solicitante() + ")")
                            .collect(Collectors.joining("\n"))).orElse(""));
        } else {
            texto.put("ajustesSolicitados", "");
            protocolos.enFirme(expediente.getProductoId()).ifPresent(p -> heredar(p, datos));
        }
        texto.put("versionPlan", version);
        datos.put("contexto", texto);
        datos.put("versionPlan", version);
        datos.put("opcionesEntidades", entidades.opciones(expediente.getId()));
        datos.put("opcionesPersonas", personas(expediente.getDependencia()));
        datos.put("opcionesTiposEvidencia", Arrays.stream(TipoEvidencia.values())
                .map(t -> new Opcion(t.etiqueta(), t.name())).toList());
        return datos;
    }

    /** Lo que el protocolo en firme ya dice no se escribe otra vez: hitos, modalidades y cronograma (LT-22). */
    private static void heredar(VersionProtocolo protocolo, Map<String, Object> datos) {
        LocalDate hoy = LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
        datos.put("protocoloAtt", "Protocolo de ATT, versión " + protocolo.numero() + ", validado por la DER.");
        List<Map<String, Object>> hitos = new ArrayList<>();
        for (Map<String, String> h : protocolo.datos().filas(SeccionProtocolo.HITOS)) {
            Map<String, Object> hito = new LinkedHashMap<>();
            hito.put("orden", hitos.size() + 1);
            hito.put("nombre", h.get("nombre"));
            String descripcion = h.get("descripcion") + "\nPunto de control: " + h.get("control");
            hito.put("descripcion", descripcion.substring(0, Math.min(1000, descripcion.length())));
            hito.put("fechaProgramada", hoy.plusDays(Long.parseLong(h.get("plazo"))).toString());
            hito.put("entidades", List.of(EntidadesDelPlan.TODAS));
            hito.put("evidenciaExigida", h.get("evidencia"));
            if (h.get("peso") != null) {
                hito.put("peso", DatosProtocolo.numero(h.get("peso")));
            }
            hitos.add(hito);
        }
        datos.put("hitos", hitos);
        datos.put("modalidades", protocolo.datos().filas(SeccionProtocolo.MODALIDADES).stream().map(m -> m.get("modalidad")).toList());
        datos.put("cronograma", protocolo.datos().filas(SeccionProtocolo.CRONOGRAMA));
    }

    private List<Opcion> personas(String dependencia) {
        List<Persona> personas = new ArrayList<>(organizacion.personasDe(dependencia));
        organizacion.gruposTerritoriales().forEach(g -> personas.addAll(organizacion.integrantesDelGrupo(g.getNumero())));
        return personas.stream().distinct().filter(Persona::activa)
                .map(p -> new Opcion(p.nombre(), p.usuario())).toList();
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosPlan datos) {
        Long expediente = contexto.expedienteId();
        int numero = planes.ultima(expediente).map(v -> v.numero() + 1).orElse(1);
        List<String> problemas = new ArrayList<>();
        if (numero > 1 && (datos.motivoAjuste() == null || datos.motivoAjuste().isBlank())) {
            problemas.add("Motivo del ajuste: esta es la versión " + numero + " del plan; escriba por qué se ajusta.");
        }
        LocalDate hoy = LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
        for (int i = 0; i < datos.hitos().size(); i++) {
            DatosPlan.Hito h = datos.hitos().get(i);
            entidades.expandir(expediente, h.entidades(), "Hitos de trabajo, fila " + (i + 1), problemas);
            if (numero == 1 && h.fechaProgramada().isBefore(hoy)) {
                problemas.add("Hitos de trabajo, fila " + (i + 1) + ": la fecha programada ya pasó. Escriba una desde hoy.");
            }
            if (organizacion.persona(h.responsable()).filter(Persona::activa).isEmpty()) {
                problemas.add("Hitos de trabajo, fila " + (i + 1) + ": el responsable no está activo. Elija a otra persona.");
            }
        }
        BigDecimal suma = datos.sumaDePesos();
        if (suma.signum() != 0 && suma.compareTo(BigDecimal.valueOf(100)) != 0) {
            problemas.add("Hitos de trabajo: los pesos deben sumar 100 y suman " + suma.stripTrailingZeros().toPlainString()
                    + ". Corríjalos o déjelos todos vacíos.");
        }
        Rechazo.siHay(problemas);
        versiones.save(new VersionPlan(expediente, numero, datos, contexto.usuario()));
        bitacora.anotar(expediente, numero == 1 ? "Se programó la asistencia: versión 1 del plan de trabajo."
                : "Se ajustó el plan de trabajo: versión " + numero + ". Motivo: " + datos.motivoAjuste());
        return Map.of(Variable.VERSION_PLAN, numero);
    }
}
