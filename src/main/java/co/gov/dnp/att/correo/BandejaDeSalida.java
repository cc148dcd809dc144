package co.gov.dnp.att.correo;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cartas por enviar. Se escriben con el hecho: si él se deshace, ellas también. */
@Service
public class BandejaDeSalida {

    private static final String NADIE = "";

    private final JdbcClient jdbc;
    private final ObjectProvider<JavaMailSender> servidor;

    BandejaDeSalida(JdbcClient jdbc, ObjectProvider<JavaMailSender> servidor) {
        this.jdbc = jdbc;
        this.servidor = servidor;
    }

    /** @return si hay un servidor de correo configurado; sin él no se escribe ni se intenta nada */
    public boolean encendida() {
        return servidor.getIfAvailable() != null;
    }

    /**
     * Deja una carta por cada persona activa, con dirección y que quiera esa clase de aviso, entre los usuarios dados y quienes
     * pertenecen a los grupos del motor dados.
     *
     * @return cuántas cartas quedaron
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int escribir(Noticia noticia, Collection<String> usuarios, Collection<String> grupos) {
        if (!encendida() || usuarios.isEmpty() && grupos.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                insert into att.correo_saliente (referencia, usuario, para, clase, modo, asunto, frase, expediente, producto, tarea_id,
                    vence, motivo, enlace)
                select :referencia, p.usuario, u.email_, :clase, coalesce(q.modo, :inicial), :asunto, :frase, :expediente, :producto,
                    :tarea, :vence, :motivo, :enlace
                from att.persona p
                join public.act_id_user u on u.id_ = p.usuario and u.email_ like '%_@_%'
                left join att.preferencia_correo q on q.usuario = p.usuario and q.clase = :clase
                where p.activa and coalesce(q.modo, :inicial) <> 'NADA' and (p.usuario in (:usuarios)
                    or exists (select from public.act_id_membership m where m.user_id_ = p.usuario and m.group_id_ in (:grupos)))
                on conflict (referencia, usuario) do nothing""")
                .param("referencia", noticia.referencia()).param("clase", noticia.clase().name())
                .param("inicial", noticia.clase().inicial().name()).param("asunto", corto(noticia.asunto())).param("frase", noticia.frase())
                .param("expediente", noticia.expediente()).param("producto", noticia.producto() == null ? "" : noticia.producto())
                .param("tarea", noticia.tareaId(), java.sql.Types.VARCHAR)
                .param("vence", noticia.vence() == null ? null : Timestamp.from(noticia.vence()), java.sql.Types.TIMESTAMP)
                .param("motivo", noticia.motivo(), java.sql.Types.VARCHAR).param("enlace", noticia.enlace(), java.sql.Types.VARCHAR)
                .param("usuarios", alMenosUno(usuarios)).param("grupos", alMenosUno(grupos)).update();
    }

    /** Ya se le respondió: a quien aún no se le ha escrito que eso espera su concepto, no se le escribe. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void yaNoEspera(String enlace) {
        jdbc.sql("""
                update att.correo_saliente set estado = 'OMITIDO', error = 'Otra persona ya dio su concepto'
                where enlace = ? and clase = 'DISPONIBLE' and estado = 'PENDIENTE'""").param(enlace).update();
    }

    private static String corto(String asunto) {
        String enUnaLinea = asunto.replaceAll("\\s+", " ").strip();
        return enUnaLinea.length() <= 300 ? enUnaLinea : enUnaLinea.substring(0, 299) + "…";
    }

    private static Collection<String> alMenosUno(Collection<String> valores) {
        return valores.isEmpty() ? List.of(NADIE) : valores;
    }
}
