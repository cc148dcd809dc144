package co.gov.dnp.att.entidad;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.plan.DatosPlan;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plan.Parte;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.plan.QuienResponde;
import co.gov.dnp.att.plan.RespuestasAlPlan;
import co.gov.dnp.att.plan.VersionPlan;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.seguimiento.Consentimiento;
import co.gov.dnp.att.seguimiento.Consentimientos;
import co.gov.dnp.att.seguimiento.EstadoConsentimiento;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lo que una entidad lee de su plan y cómo da o retira su consentimiento desde su página (PS-24, PS-37). */
@Service
@Transactional
public class Participacion {

    private final PlanesDeTrabajo planes;
    private final EntidadesDelPlan entidades;
    private final RespuestasAlPlan respuestas;
    private final Consentimientos consentimientos;
    private final FormatoEspanol formato;

    Participacion(PlanesDeTrabajo planes, EntidadesDelPlan entidades, RespuestasAlPlan respuestas, Consentimientos consentimientos,
            FormatoEspanol formato) {
        this.planes = planes;
        this.entidades = entidades;
        this.respuestas = respuestas;
        this.consentimientos = consentimientos;
        this.formato = formato;
    }

    /** La versión vigente del plan con lo que le toca a esa entidad; vacío si aún no se programa. */
    @Transactional(readOnly = true)
    public Optional<PlanVisto> plan(Long expedienteId, String entidad) {
        return planes.ultima(expedienteId).map(v -> ver(v, entidad));
    }

    private PlanVisto ver(VersionPlan version, String entidad) {
        Long expediente = version.expedienteId();
        DatosPlan datos = version.datos();
        List<PlanVisto.Hito> hitos = version.hitos().stream()
                .filter(h -> entidades.expandir(expediente, h.seleccion(), "Hitos", new ArrayList<>()).contains(entidad))
                .map(h -> new PlanVisto.Hito(h.orden(), h.nombre(), h.descripcion(), h.fechaProgramada())).toList();
        return new PlanVisto(version.numero(), version.acordada(), version.fecha(),
                datos.objetivos().stream().map(DatosPlan.Objetivo::enunciado).toList(),
                datos.resultadosEsperados().stream().map(r -> new PlanVisto.Resultado(r.indicador(), conUnidad(r.lineaBase(), r.unidad()),
                        conUnidad(r.meta(), r.unidad()))).toList(),
                hitos, compromisos(datos, true), compromisos(datos, false), datos.evaluacionPrevista().momento(),
                respuestas.vigente(expediente, entidad).orElse(null));
    }

    private String conUnidad(BigDecimal valor, String unidad) {
        return formato.conUnidad(valor, unidad);
    }

    private static List<PlanVisto.Compromiso> compromisos(DatosPlan datos, boolean suyos) {
        return datos.responsabilidades().stream().filter(r -> (r.parte() == Parte.ENTIDAD_TERRITORIAL) == suyos)
                .map(r -> new PlanVisto.Compromiso(r.parte().etiqueta(), r.responsabilidad(), r.persona())).toList();
    }

    /** Lo último que la entidad respondió sobre ser objeto de seguimiento; vacío si nunca ha respondido. */
    @Transactional(readOnly = true)
    public Optional<Consentimiento> consentimiento(Long expedienteId, String entidad) {
        return Optional.ofNullable(consentimientos.vigentes(expedienteId).get(entidad));
    }

    /** Consiente hoy el seguimiento. */
    @Transactional(readOnly = true)
    public boolean consiente(Long expedienteId, String entidad) {
        return consentimientos.queConsienten(expedienteId).contains(entidad);
    }

    /**
     * La entidad da su consentimiento, no lo da, o retira el que dio. Vale desde ahora y no borra lo anterior (PS-37).
     *
     * @throws Rechazo si la intervención terminó, ya había respondido lo mismo, o falta la persona o el cargo
     */
    public void responderConsentimiento(Visita visita, boolean acepta, String persona, String cargo) {
        if (!visita.expediente().enCurso()) {
            throw Rechazo.de("La intervención ya terminó: no habrá más seguimiento.");
        }
        List<String> problemas = new ArrayList<>();
        QuienResponde.revisar(persona, cargo, problemas);
        boolean consiente = consiente(visita.expedienteId(), visita.entidad());
        EstadoConsentimiento ultimo = consentimiento(visita.expedienteId(), visita.entidad()).map(Consentimiento::estado).orElse(null);
        if (acepta && consiente) {
            problemas.add("Su entidad ya dio el consentimiento: no hace falta darlo otra vez.");
        }
        if (!acepta && !consiente && ultimo != null && ultimo != EstadoConsentimiento.PENDIENTE) {
            problemas.add("Su entidad no está en el seguimiento: no hay un consentimiento que retirar.");
        }
        Rechazo.siHay(problemas);
        LocalDate hoy = LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
        if (!acepta && consiente) {
            consentimientos.retirar(visita.expedienteId(), visita.entidad(), hoy, persona.strip(), cargo.strip(), visita.soporte(), visita.autor());
        } else {
            consentimientos.registrar(visita.expedienteId(), List.of(visita.entidad()),
                    acepta ? EstadoConsentimiento.ACEPTA : EstadoConsentimiento.NO_ACEPTA, hoy, persona.strip(), cargo.strip(), visita.soporte(),
                    visita.autor());
        }
    }
}
