package co.gov.dnp.att.plan;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.portafolio.Protocolos;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Los hitos del plan acordado llegan escritos; el equipo de monitoreo solo anota su código en SETA-WEB (PS-19, LT-21). */
@Component
class ParametrizarHitos implements FormularioDeTarea<DatosParametrizacion> {

    private static final DateTimeFormatter DIA = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final PlanesDeTrabajo planes;
    private final Expedientes expedientes;
    private final Protocolos protocolos;
    private final Bitacora bitacora;
    private final Organizacion organizacion;
    private final JdbcClient jdbc;

    ParametrizarHitos(PlanesDeTrabajo planes, Expedientes expedientes, Protocolos protocolos, Bitacora bitacora, Organizacion organizacion, JdbcClient jdbc) {
        this.planes = planes;
        this.expedientes = expedientes;
        this.protocolos = protocolos;
        this.bitacora = bitacora;
        this.organizacion = organizacion;
        this.jdbc = jdbc;
    }

    @Override
    public String elemento() {
        return Elemento.PARAMETRIZAR;
    }

    @Override
    public Class<DatosParametrizacion> datos() {
        return DatosParametrizacion.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        Expediente expediente = expedientes.de(contexto.expedienteId());
        VersionPlan plan = planes.vigente(expediente.getId());
        List<Map<String, Object>> tabla = new ArrayList<>();
        List<Map<String, Object>> filas = new ArrayList<>();
        for (Hito h : plan.hitos()) {
            Map<String, Object> fila = new LinkedHashMap<>();
            fila.put("orden", h.orden());
            fila.put("hito", h.nombre());
            fila.put("nombre", h.nombre());
            fila.put("fecha", h.fechaProgramada().format(DIA));
            fila.put("responsable", organizacion.nombreDe(h.responsable()));
            fila.put("evidencia", h.evidenciaExigida().etiqueta());
            fila.put("peso", h.peso() == null ? "" : h.peso().toPlainString());
            tabla.add(fila);
            filas.add(Map.of("hitoId", h.id(), "nombre", h.orden() + ". " + h.nombre()));
        }
        return Map.of("contexto", Map.of("expediente", expediente.getCodigo(), "producto", expediente.getProducto(),
                "vigencia", expediente.getVigencia(), "versionPlan", plan.numero(),
                "entidades", String.valueOf(expediente.getEntidades())),
                "tablaHitos", tabla, "hitosSeta", filas);
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosParametrizacion datos) {
        protocolos.exigirEnFirme(expedientes.de(contexto.expedienteId()).getProductoId());
        VersionPlan plan = planes.vigente(contexto.expedienteId());
        Map<Long, Hito> pendientes = plan.hitos().stream()
                .collect(Collectors.toMap(Hito::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        List<String> problemas = new ArrayList<>();
        for (DatosParametrizacion.HitoSeta fila : datos.hitosSeta()) {
            Hito hito = pendientes.remove(fila.hitoId());
            if (hito == null) {
                problemas.add("Hitos por parametrizar: «" + fila.nombre() + "» no es un hito del plan acordado o está repetido. "
                        + "Vuelva a abrir la tarea.");
            } else {
                hito.parametrizar(fila.codigoSeta());
            }
        }
        pendientes.values().forEach(h -> problemas.add("Hitos por parametrizar: falta el código en SETA-WEB de «" + h.nombre() + "»."));
        long distintos = datos.hitosSeta().stream().map(DatosParametrizacion.HitoSeta::codigoSeta).distinct().count();
        if (distintos < datos.hitosSeta().size()) {
            problemas.add("Hitos por parametrizar: hay un código de SETA-WEB repetido. Cada hito lleva el suyo.");
        }
        Rechazo.siHay(problemas);
        jdbc.sql("""
                insert into att.parametrizacion_seta (expediente_id, numero_version, fecha, observaciones, usuario, registrada)
                values (?, ?, ?, ?, ?, now())""")
                .params(contexto.expedienteId(), plan.numero(), datos.fechaParametrizacion(), datos.observaciones(),
                        contexto.usuario()).update();
        bitacora.anotar(contexto.expedienteId(), "El equipo de monitoreo de la DER parametrizó " + plan.hitos().size()
                + " hitos en SETA-WEB. Se habilita la ejecución.");
        return Map.of();
    }
}
