package co.gov.dnp.att.correo;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.calendario.CalendarioHabil;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.Rechazo;

/**
 * Reparte la bandeja de salida. Cada carta se reserva en la base mientras se envía, de modo que dos nodos nunca toman la misma; si el
 * servidor no la recibe se ensaya otra vez, cada vez más tarde, hasta darla por fallida.
 */
@Service
public class Cartero {

    private static final Logger LOG = LoggerFactory.getLogger(Cartero.class);
    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);
    private static final int POR_RONDA = 200;
    private static final String COLUMNAS = "id, usuario, para, clase, asunto, frase, expediente, producto, tarea_id, vence, motivo, creado, intentos, enlace";

    private final JdbcClient jdbc;
    private final ObjectProvider<JavaMailSender> servidor;
    private final Imprenta imprenta;
    private final AjustesDeCorreo ajustes;
    private final CalendarioHabil calendario;
    private final Organizacion organizacion;
    private final TransactionTemplate transaccion;

    Cartero(JdbcClient jdbc, ObjectProvider<JavaMailSender> servidor, Imprenta imprenta, AjustesDeCorreo ajustes,
            CalendarioHabil calendario, Organizacion organizacion, PlatformTransactionManager transacciones) {
        this.jdbc = jdbc;
        this.servidor = servidor;
        this.imprenta = imprenta;
        this.ajustes = ajustes;
        this.calendario = calendario;
        this.organizacion = organizacion;
        this.transaccion = new TransactionTemplate(transacciones);
    }

    @Scheduled(fixedDelayString = "${att.correo.cada:PT30S}", initialDelayString = "${att.correo.cada:PT30S}")
    void ronda() {
        if (servidor.getIfAvailable() == null) {
            return;
        }
        repartir();
        LocalDate hoy = LocalDate.now(ZONA);
        if (!LocalTime.now(ZONA).isBefore(ajustes.horaResumen()) && calendario.esHabil(hoy)) {
            resumir(hoy.atTime(ajustes.horaResumen()).atZone(ZONA).toInstant());
        }
    }

    /** Envía lo que va de inmediato. Se detiene en la primera que falle: lo que sigue queda para la próxima ronda. */
    public void repartir() {
        for (int i = 0; i < POR_RONDA && Boolean.TRUE.equals(transaccion.execute(t -> laSiguiente())); i++) {
            // otra carta
        }
    }

    /** Envía a cada persona, en una sola carta, lo que pidió en resumen y ocurrió antes de {@code corte}. */
    public void resumir(Instant corte) {
        List<String> usuarios = jdbc.sql("""
                select distinct usuario from att.correo_saliente
                where estado = 'PENDIENTE' and modo = 'RESUMEN' and proximo <= now() and creado < ?""")
                .param(java.sql.Timestamp.from(corte)).query(String.class).list();
        for (String usuario : usuarios) {
            if (!Boolean.TRUE.equals(transaccion.execute(t -> elResumen(usuario, corte)))) {
                return;
            }
        }
    }

    private boolean laSiguiente() {
        Optional<Carta> carta = jdbc.sql("select " + COLUMNAS + """
                 from att.correo_saliente where estado = 'PENDIENTE' and modo = 'INMEDIATO' and proximo <= now()
                order by proximo, id limit 1 for update skip locked""").query(Carta.class).optional();
        return carta.isPresent() && entregar(List.of(carta.get()),
                imprenta.carta(organizacion.nombreDe(carta.get().usuario()), carta.get()), "carta-" + carta.get().id());
    }

    private boolean elResumen(String usuario, Instant corte) {
        // Con las filas no basta: dos nodos podrían repartirse las de una misma persona y escribirle dos veces.
        if (!jdbc.sql("select pg_try_advisory_xact_lock(7240102, hashtext(?))").param(usuario).query(Boolean.class).single()) {
            return true;
        }
        jdbc.sql("""
                update att.correo_saliente s set estado = 'OMITIDO', error = 'La tarea ya no esperaba a esta persona'
                where usuario = ? and estado = 'PENDIENTE' and modo = 'RESUMEN' and tarea_id is not null and clase <> 'ESCALADA'
                and not exists (select from public.act_ru_task k where k.id_ = s.tarea_id
                    and (k.assignee_ is null or k.assignee_ = s.usuario))""").param(usuario).update();
        List<Carta> cartas = jdbc.sql("select " + COLUMNAS + """
                 from att.correo_saliente where usuario = ? and estado = 'PENDIENTE' and modo = 'RESUMEN' and proximo <= now() and creado < ?
                order by vence nulls last, id for update""").params(usuario, java.sql.Timestamp.from(corte)).query(Carta.class).list();
        return cartas.isEmpty() || entregar(cartas, imprenta.resumen(organizacion.nombreDe(usuario), cartas), "resumen-" + cartas.get(0).id());
    }

    /** @return si el servidor la recibió */
    private boolean entregar(List<Carta> cartas, Imprenta.Impreso impreso, String clave) {
        List<Long> ids = cartas.stream().map(Carta::id).toList();
        Carta ultima = cartas.get(cartas.size() - 1);
        try {
            enviar(ultima.para(), impreso, clave);
        } catch (MailException falla) {
            int intentos = cartas.stream().mapToInt(Carta::intentos).max().orElse(0) + 1;
            boolean sigue = intentos < ajustes.intentos();
            jdbc.sql("""
                    update att.correo_saliente set intentos = :n, estado = :estado, error = :error,
                        proximo = now() + make_interval(mins => :minutos) where id in (:ids)""")
                    .param("n", intentos).param("estado", sigue ? "PENDIENTE" : "FALLIDO").param("error", causa(falla))
                    .param("minutos", 1 << Math.min(intentos - 1, 10)).param("ids", ids).update();
            LOG.warn("No salió un correo (intento {} de {}): {}", intentos, ajustes.intentos(), causa(falla));
            return false;
        }
        jdbc.sql("update att.correo_saliente set estado = 'ENVIADO', enviado = now(), intentos = intentos + 1, error = null where id in (:ids)")
                .param("ids", ids).update();
        return true;
    }

    /**
     * Comprueba el servidor con una carta de ensayo, fuera de la bandeja.
     *
     * @throws Rechazo si no hay servidor o no la recibió, con lo que respondió
     */
    public void ensayar(String para) {
        if (servidor.getIfAvailable() == null) {
            throw Rechazo.de("Correo: no hay servidor configurado. Escriba spring.mail.host en la configuración y reinicie.");
        }
        try {
            enviar(para, new Imprenta.Impreso("Ensayo del correo de Llegada a Territorio",
                    "Si usted lee esto, el correo de la aplicación funciona.\n" + ajustes.direccionPublica() + "\n",
                    "<!DOCTYPE html><html lang=\"es-CO\"><head><meta charset=\"UTF-8\"><title>Ensayo</title></head>"
                            + "<body><p>Si usted lee esto, el correo de la aplicación funciona.</p></body></html>"), "ensayo-" + System.nanoTime());
        } catch (MailException falla) {
            throw Rechazo.de("Correo: el servidor no recibió la carta. " + causa(falla));
        }
    }

    private void enviar(String para, Imprenta.Impreso impreso, String clave) {
        JavaMailSender envio = servidor.getObject();
        MimeMessage mensaje = envio.createMimeMessage();
        try {
            MimeMessageHelper carta = new MimeMessageHelper(mensaje, true, "UTF-8");
            InternetAddress remitente = new InternetAddress(ajustes.remitente());
            carta.setFrom(remitente.getAddress(), remitente.getPersonal() == null ? "Llegada a Territorio" : remitente.getPersonal());
            carta.setTo(para);
            carta.setSubject(impreso.asunto());
            carta.setText(impreso.texto(), impreso.html());
            // La misma carta lleva siempre el mismo identificador: si el nodo cae justo después de enviarla, el buzón reconoce la repetida.
            mensaje.setHeader("Message-ID", "<att-" + clave + "@" + URI.create(ajustes.direccionPublica()).getHost() + ">");
            mensaje.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException | java.io.UnsupportedEncodingException mal) {
            throw new MailPreparationException(mal);
        }
        envio.send(mensaje);
    }

    private static String causa(Throwable falla) {
        Throwable ultima = falla;
        while (ultima.getCause() != null) {
            ultima = ultima.getCause();
        }
        String texto = String.valueOf(ultima.getMessage()).replaceAll("\\s+", " ").strip();
        return texto.length() <= 500 ? texto : texto.substring(0, 500);
    }

    // --- Lo que se muestra a quien administra

    /** Una carta que no ha salido, con lo que respondió el servidor. */
    public record Detenida(Long id, String usuario, String para, String asunto, Instant creado, int intentos, String estado, String error,
            Instant proximo) {
    }

    /** Cuántas cartas hay en cada estado: PENDIENTE, ENVIADO, FALLIDO, OMITIDO. */
    public Map<String, Long> cuentas() {
        return jdbc.sql("select estado, count(*) cuantas from att.correo_saliente group by estado")
                .query((f, n) -> Map.entry(f.getString(1), f.getLong(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Las fallidas y las que esperan otro intento, las más recientes primero; a lo sumo 100. */
    public List<Detenida> detenidas() {
        return jdbc.sql("""
                select id, usuario, para, asunto, creado, intentos, estado, error, proximo from att.correo_saliente
                where estado = 'FALLIDO' or estado = 'PENDIENTE' and intentos > 0 order by id desc limit 100""").query(Detenida.class).list();
    }

    /** Vuelve a ensayar desde ya todas las fallidas. @return cuántas eran */
    public int reintentar() {
        return jdbc.sql("update att.correo_saliente set estado = 'PENDIENTE', intentos = 0, proximo = now() where estado = 'FALLIDO'").update();
    }
}
