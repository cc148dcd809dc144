package co.gov.dnp.att.seguimiento;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plan.AjustePedidoPorEntidad;
import co.gov.dnp.att.plataforma.Novedad;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.seguimiento.AvisoRegistrado.Razon;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Avisos a las personas: alertas de atraso, recordatorios, escalamientos y lo que espera o ya tuvo validación (PS-35, PS-41, GO-17). */
@Service
@Transactional
public class Avisos {

    static final String ATRASO_DEL_CORTE = "ATRASO_DEL_CORTE";
    static final String RECORDATORIO_DE_ACCION = "RECORDATORIO_DE_ACCION";
    static final String ACCION_VENCIDA = "ACCION_VENCIDA";
    static final String AJUSTE_PEDIDO = "AJUSTE_PEDIDO";
    static final String REPORTE_POR_VALIDAR = "REPORTE_POR_VALIDAR";
    static final String REPORTE_DEVUELTO = "REPORTE_DEVUELTO";

    private final JdbcClient jdbc;
    private final Organizacion organizacion;
    private final Expedientes expedientes;
    private final Territorio territorio;
    private final Permisos permisos;
    private final ApplicationEventPublisher noticias;

    Avisos(JdbcClient jdbc, Organizacion organizacion, Expedientes expedientes, Territorio territorio,
            Permisos permisos, ApplicationEventPublisher noticias) {
        this.jdbc = jdbc;
        this.organizacion = organizacion;
        this.expedientes = expedientes;
        this.territorio = territorio;
        this.permisos = permisos;
        this.noticias = noticias;
    }

    /** Que una entidad pida ajustar el plan lo saben quien responde por el procedimiento y quien lo inició. */
    @EventListener
    void alPedirAjuste(AjustePedidoPorEntidad noticia) {
        Expediente expediente = expedientes.de(noticia.expedienteId());
        String texto = territorio.nombreCompleto(noticia.entidad()) + " pidió ajustar la versión " + noticia.numeroVersion()
                + " del plan de " + expediente.getCodigo() + ": " + noticia.motivo();
        alResponsable(expediente, expediente.getCodigo(), AJUSTE_PEDIDO, texto);
        if (!expediente.getIniciadoPor().equals(expediente.getResponsableProcedimiento())) {
            a(expediente.getIniciadoPor(), expediente, expediente.getCodigo(), AJUSTE_PEDIDO, texto);
        }
    }

    /**
     * Avisa al responsable del procedimiento; si ya no está activo, a quienes pueden responder en su dependencia.
     *
     * @param clave de negocio de la instancia que lo produce
     */
    void alResponsable(Expediente expediente, String clave, String clase, String texto) {
        String responsable = expediente.getResponsableProcedimiento();
        List<String> quienes = organizacion.persona(responsable).filter(Persona::activa).isPresent() ? List.of(responsable)
                : organizacion.directivosDe(expediente.getDependencia()).stream().map(Persona::usuario).toList();
        quienes.forEach(q -> registrar(q, expediente, clave, clase, texto, Razon.ESCALA));
    }

    void a(String usuario, Expediente expediente, String clave, String clase, String texto) {
        registrar(usuario, expediente, clave, clase, texto, switch (clase) {
            case RECORDATORIO_DE_ACCION -> Razon.RECUERDA;
            case REPORTE_POR_VALIDAR -> Razon.LE_TOCA;
            case REPORTE_DEVUELTO -> Razon.DEVUELVE;
            default -> Razon.VENCE;
        });
    }

    private void registrar(String usuario, Expediente expediente, String clave, String clase, String texto, Razon razon) {
        Long id = jdbc.sql("insert into att.aviso (expediente_id, destinatario, clase, texto) values (?, ?, ?, ?) returning id")
                .params(expediente.getId(), usuario, clase, texto).query(Long.class).single();
        noticias.publishEvent(new AvisoRegistrado(id, usuario, expediente.getCodigo(), expediente.getProducto(), clave, texto, razon));
    }

    /**
     * Lo que espera validación lo saben quienes pueden darla; lo demás, las personas que dice. Con la respuesta, a los otros se les deja de pedir. El mismo texto, sin leer, no se repite.
     */
    @EventListener
    void alHaberNovedad(Novedad novedad) {
        boolean porValidar = novedad.clase() == Novedad.Clase.POR_VALIDAR;
        if (novedad.clase().responde()) {
            jdbc.sql("update att.aviso set leido = now() where enlace = ? and clase = ? and leido is null").params(novedad.enlace(), Novedad.Clase.POR_VALIDAR.name()).update();
        }
        Collection<String> quienes = porValidar ? permisos.quienesPueden(novedad.objeto(), Accion.VALIDAR, novedad.dependencia()) : novedad.personas();
        String texto = novedad.motivo() == null ? novedad.texto() : novedad.texto() + " Observaciones: " + novedad.motivo();
        Set<String> avisados = new LinkedHashSet<>();
        quienes.stream().filter(q -> !porValidar || !novedad.personas().contains(q)).filter(q -> jdbc.sql("""
                insert into att.aviso (destinatario, clase, texto, enlace) select :quien, :clase, :texto, :enlace
                where not exists (select from att.aviso where destinatario = :quien and enlace = :enlace and texto = :texto and leido is null)""")
                .param("quien", q).param("clase", novedad.clase().name()).param("texto", texto).param("enlace", novedad.enlace()).update() > 0).forEach(avisados::add);
        noticias.publishEvent(new NovedadAvisada(novedad, avisados));
    }

    /** Los avisos de una persona, primero los que no ha leído; a lo sumo 200. */
    @Transactional(readOnly = true)
    public List<Aviso> de(String usuario) {
        return jdbc.sql("""
                select id, expediente_id, clase, texto, fecha, leido, enlace from att.aviso where destinatario = ?
                order by leido is not null, id desc limit 200""").param(usuario).query(Aviso.class).list();
    }

    /** Marca como leídos los avisos dados que sean de esa persona. */
    public void leer(String usuario, Set<Long> ids) {
        ids.forEach(id -> jdbc.sql("update att.aviso set leido = now() where id = ? and destinatario = ? and leido is null")
                .params(id, usuario).update());
    }
}
