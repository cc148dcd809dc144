package co.gov.dnp.att.correo;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Un servidor SMTP de verdad en un puerto libre, dentro del contexto común. Nadie más lo nota: solo se escribe a quien tiene
 * dirección, y las demás pruebas no se la ponen a nadie.
 */
@Configuration(proxyBeanMethods = false)
public class BuzonDePrueba {

    @Bean(initMethod = "start", destroyMethod = "stop")
    public GreenMail buzon() {
        return new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @Bean
    public JavaMailSender servidorDeCorreo(GreenMail buzon) {
        JavaMailSenderImpl envio = new JavaMailSenderImpl();
        envio.setHost("127.0.0.1");
        envio.setPort(buzon.getSmtp().getPort());
        envio.getJavaMailProperties().putAll(java.util.Map.of("mail.smtp.connectiontimeout", "2000", "mail.smtp.timeout", "5000"));
        return envio;
    }

    /** Lo que ha llegado a una dirección, en orden. */
    public static List<MimeMessage> de(GreenMail buzon, String direccion) {
        return Arrays.stream(buzon.getReceivedMessages()).filter(m -> {
            try {
                return m.getAllRecipients()[0].toString().equals(direccion);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    /** El cuerpo de la carta en texto, como lo lee quien no ve HTML. */
    public static String texto(MimeMessage carta) {
        try {
            return parte(carta, "text/plain");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return la primera parte de ese tipo, o nulo si no la trae */
    static String parte(Part parte, String tipo) throws MessagingException, IOException {
        if (parte.isMimeType(tipo)) {
            return (String) parte.getContent();
        }
        if (parte.getContent() instanceof Multipart varias) {
            for (int i = 0; i < varias.getCount(); i++) {
                String hallado = parte(varias.getBodyPart(i), tipo);
                if (hallado != null) {
                    return hallado;
                }
            }
        }
        return null;
    }
}
