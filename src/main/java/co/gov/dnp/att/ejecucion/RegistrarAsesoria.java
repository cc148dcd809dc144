package co.gov.dnp.att.ejecucion;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.organizacion.Dependencia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plan.Hito;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Actividad 4: cada envío registra una asesoría o un evento masivo contra un hito del plan acordado. No hay aprobación de la
 * DER: la unidad ejecuta con autonomía técnica (PS-28 a PS-30, SG-24, SG-25, SG-39, PR-11).
 */
@Component
class RegistrarAsesoria implements FormularioDeTarea<DatosRegistro> {

    private final Ejecucion ejecucion;
    private final AsesoriaRepository asesorias;
    private final PlanesDeTrabajo planes;
    private final EntidadesDelPlan entidades;
    private final Expedientes expedientes;
    private final Evidencias evidencias;
    private final Organizacion organizacion;
    private final Bitacora bitacora;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    RegistrarAsesoria(Ejecucion ejecucion, AsesoriaRepository asesorias, PlanesDeTrabajo planes, EntidadesDelPlan entidades,
            Expedientes expedientes, Evidencias evidencias, Organizacion organizacion, Bitacora bitacora, JdbcClient jdbc,
            ObjectMapper json) {
        this.ejecucion = ejecucion;
        this.asesorias = asesorias;
        this.planes = planes;
        this.entidades = entidades;
        this.expedientes = expedientes;
        this.evidencias = evidencias;
        this.organizacion = organizacion;
        this.bitacora = bitacora;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String elemento() {
        return Elemento.EJECUTAR;
    }

    @Override
    public Class<DatosRegistro> datos() {
        return DatosRegistro.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        Expediente expediente = expedientes.de(contexto.expedienteId());
        int frente = frente(contexto);
        Map<String, Object> datos = new LinkedHashMap<>();
        String nombreFrente = frente == 0 ? "Unidad técnica (entidades sin grupo territorial)"
                : organizacion.gruposTerritoriales().stream().filter(g -> g.getNumero() == frente).findFirst()
                        .map(g -> g.getNombre()).orElse("Grupo territorial " + frente);
        Set<String> delFrente = ejecucion.entidadesDelFrente(expediente.getId(), frente);
        datos.put("contexto", Map.of("expediente", expediente.getCodigo(), "producto", expediente.getProducto(),
                "vigencia", expediente.getVigencia(), "frente", nombreFrente, "entidades", delFrente.size(),
                "versionPlan", planes.vigente(expediente.getId()).numero()));
        datos.put("tablaPendientes", ejecucion.pendientesDelFrente(expediente.getId(), frente));
        datos.put("opcionesHitos", planes.hitos(expediente.getId()).stream()
                .map(h -> new Opcion(h.orden() + ". " + h.nombre(), h.id().toString())).toList());
        List<Opcion> opciones = new ArrayList<>();
        if (delFrente.size() > 1) {
            opciones.add(new Opcion("Todas las de este frente (" + delFrente.size() + ")", "grupo:" + frente));
        }
        opciones.addAll(entidades.unaPorUna(delFrente));
        datos.put("opcionesEntidades", opciones);
        List<Persona> asesores = new ArrayList<>(organizacion.personasDe(expediente.getDependencia()));
        asesores.addAll(organizacion.integrantesDelGrupo(frente));
        datos.put("opcionesAsesores", asesores.stream().filter(Persona::activa).distinct()
                .map(p -> new Opcion(p.nombre(), p.usuario())).toList());
        datos.put("opcionesDependencias", organizacion.dependencias().stream().filter(Dependencia::isActiva)
                .map(d -> new Opcion(d.getCodigo() + " · " + d.getNombre(), d.getCodigo())).toList());
        if (asesores.stream().anyMatch(p -> p.usuario().equals(contexto.usuario()))) {
            datos.put("asesor", contexto.usuario());
        }
        return datos;
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosRegistro datos) {
        Expediente expediente = expedientes.de(contexto.expedienteId());
        int frente = frente(contexto);
        List<String> problemas = new ArrayList<>();
        Hito hito = planes.hito(expediente.getId(), datos.hito())
                .orElseThrow(() -> Rechazo.de("Hito al que responde: ese hito no es del plan acordado. Elíjalo de la lista."));
        Set<String> atendidas = new LinkedHashSet<>();
        Set<String> delHito = ejecucion.entidadesDelHito(hito.id());
        for (String valor : datos.entidades()) {
            if (valor.equals("grupo:" + frente) || valor.equals(EntidadesDelPlan.TODAS)) {
                ejecucion.entidadesDelFrente(expediente.getId(), frente).stream().filter(delHito::contains).forEach(atendidas::add);
            } else if (delHito.contains(valor)) {
                atendidas.add(valor);
            } else {
                atendidas.addAll(entidades.expandir(expediente.getId(), List.of(valor), "Entidades territoriales atendidas", problemas));
            }
        }
        revisarEntidades(hito, atendidas, delHito, datos, problemas);
        revisarFechas(datos, problemas);
        if (asesorias.existsByRegistroSetaIgnoreCase(datos.registroSeta())) {
            problemas.add("Registro en SETA-WEB: «" + datos.registroSeta() + "» ya se usó en otro registro. Escriba el de este.");
        }
        Optional<Persona> asesor = organizacion.persona(datos.asesor()).filter(Persona::activa);
        if (asesor.isEmpty()) {
            problemas.add("Asesor: esa persona no está activa. Elija a quien prestó la asesoría.");
        }
        Rechazo.siHay(problemas);
        evidencias.entregar(contexto.tareaId(), datos.tipoRegistro().etiqueta() + " " + datos.registroSeta(), hito.evidenciaExigida());

        Long articulado = datos.planArticulado().esSi() ? planArticulado(expediente, datos) : null;
        Asesoria registro = asesorias.saveAndFlush(new Asesoria(expediente.getId(), hito, frente, atendidas,
                Optional.ofNullable(asesor.orElseThrow().dependencia()).orElse(expediente.getDependencia()), articulado, datos,
                contexto.usuario()));
        bitacora.anotar(expediente.getId(), datos.tipoRegistro().etiqueta() + " (" + datos.registroSeta() + ") del hito «"
                + hito.nombre() + "» con " + (atendidas.size() == 1 ? entidades.unaPorUna(atendidas).get(0).label()
                        : atendidas.size() + " entidades") + (registro.datos().hitoCumplido().esSi() ? "; el hito quedó cumplido." : "."));
        if (datos.frenteTerminado().esSi()) {
            cerrarFrente(expediente.getId(), frente, datos, contexto.usuario());
        }
        return Map.of(Variable.FRENTE_TERMINADO, datos.frenteTerminado().esSi());
    }

    private void revisarEntidades(Hito hito, Set<String> atendidas, Set<String> delHito, DatosRegistro datos, List<String> problemas) {
        List<String> ajenas = atendidas.stream().filter(e -> !delHito.contains(e)).toList();
        if (!ajenas.isEmpty()) {
            problemas.add("Entidades territoriales atendidas: el hito «" + hito.nombre() + "» no aplica a "
                    + entidades.unaPorUna(ajenas).get(0).label() + ". Quítela o elija otro hito.");
        }
        if (datos.tipoRegistro() == TipoRegistro.EVENTO_MASIVO && atendidas.size() < 2) {
            problemas.add("Entidades territoriales atendidas: un evento masivo reúne dos o más entidades; hay " + atendidas.size() + ".");
        }
        if (datos.tipoRegistro() == TipoRegistro.ASESORIA && atendidas.size() != 1) {
            problemas.add("Entidades territoriales atendidas: una asesoría individual es con una sola entidad; hay "
                    + atendidas.size() + ". Si fue con varias, regístrela como evento masivo.");
        }
    }

    private static void revisarFechas(DatosRegistro datos, List<String> problemas) {
        LocalDate hoy = LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
        if (datos.fechaEjecucion().isAfter(hoy)) {
            problemas.add("Fecha de ejecución: no puede ser posterior a hoy. Registre la asesoría cuando se haya prestado.");
        }
        if (datos.fechaCumplimiento() != null && datos.fechaCumplimiento().isAfter(hoy)) {
            problemas.add("Fecha de cumplimiento: no puede ser posterior a hoy.");
        }
        if (datos.fechaCumplimiento() != null && datos.fechaCumplimiento().isBefore(datos.fechaEjecucion())) {
            problemas.add("Fecha de cumplimiento: no puede ser anterior a la fecha de ejecución.");
        }
    }

    private Long planArticulado(Expediente expediente, DatosRegistro datos) {
        Set<String> dependencias = new LinkedHashSet<>(datos.dependenciasArticuladas());
        dependencias.add(expediente.getDependencia());
        if (dependencias.size() < 2) {
            throw Rechazo.de("Dependencias articuladas: un plan articulado es entre dos o más; agregue otra además de "
                    + expediente.getDependencia() + ".");
        }
        try {
            return jdbc.sql("""
                    insert into att.plan_articulado (expediente_id, nombre, dependencias) values (?, ?, cast(? as jsonb))
                    on conflict (expediente_id, nombre) do update set dependencias = excluded.dependencias returning id""")
                    .params(expediente.getId(), datos.nombrePlanArticulado().trim(), json.writeValueAsString(dependencias))
                    .query(Long.class).single();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void cerrarFrente(Long expedienteId, int frente, DatosRegistro datos, String usuario) {
        long pendientes = jdbc.sql("select count(*) from att.hito_entidad where expediente_id = ? and frente = ? and estado <> 'CUMPLIDO'")
                .params(expedienteId, frente).query(Long.class).single();
        if (pendientes > 0 && (datos.motivoPendientes() == null || datos.motivoPendientes().isBlank())) {
            throw Rechazo.de("Motivo de los hitos pendientes: quedan " + pendientes
                    + " hitos por entidad sin cumplir en este frente. Escriba por qué se termina, o responda «No» a «¿Terminó la "
                    + "ejecución de este frente?».");
        }
        jdbc.sql("insert into att.frente_cerrado (expediente_id, frente, motivo_pendientes, usuario) values (?, ?, ?, ?)")
                .params(java.util.Arrays.asList(expedienteId, frente, datos.motivoPendientes(), usuario)).update();
    }

    private static int frente(ContextoTarea contexto) {
        return Integer.parseInt(contexto.variable(Variable.FRENTE));
    }
}
