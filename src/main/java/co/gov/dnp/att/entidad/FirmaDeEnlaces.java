package co.gov.dnp.att.entidad;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Firma con HMAC-SHA256 y una clave de 256 bits que vive en la base: todas las copias de la aplicación usan la misma. */
@Component
class FirmaDeEnlaces {

    private static final String ALGORITMO = "HmacSHA256";
    private static final String USO = "enlaces-de-entidad";
    private static final int BYTES_DE_CLAVE = 32;

    private final JdbcClient jdbc;
    private volatile byte[] clave;

    FirmaDeEnlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return el contenido y su firma, en letras que caben en una dirección */
    String firmar(String contenido) {
        String cuerpo = letras(contenido.getBytes(StandardCharsets.UTF_8));
        return cuerpo + "." + firma(cuerpo);
    }

    /** @return el contenido, solo si la firma es la que le corresponde, letra por letra */
    Optional<String> leer(String firmado) {
        int punto = firmado.indexOf('.');
        if (punto < 1) {
            return Optional.empty();
        }
        String cuerpo = firmado.substring(0, punto);
        byte[] esperada = firma(cuerpo).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(esperada, firmado.substring(punto + 1).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        return Optional.of(new String(Base64.getUrlDecoder().decode(cuerpo), StandardCharsets.UTF_8));
    }

    private String firma(String cuerpo) {
        try {
            Mac mac = Mac.getInstance(ALGORITMO);
            mac.init(new SecretKeySpec(clave(), ALGORITMO));
            return letras(mac.doFinal(cuerpo.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] clave() {
        byte[] conocida = clave;
        if (conocida == null) {
            byte[] nueva = new byte[BYTES_DE_CLAVE];
            new SecureRandom().nextBytes(nueva);
            // Si dos copias la crean a la vez queda la primera, y ambas leen esa
            jdbc.sql("insert into att.clave_de_firma (uso, clave) values (?, ?) on conflict do nothing").params(USO, nueva).update();
            conocida = jdbc.sql("select clave from att.clave_de_firma where uso = ?").param(USO).query(byte[].class).single();
            clave = conocida;
        }
        return conocida;
    }

    private static String letras(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
