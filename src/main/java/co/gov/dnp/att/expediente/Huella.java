package co.gov.dnp.att.expediente;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Huella SHA-256 de un contenido: 64 cifras hexadecimales en minúscula. */
public final class Huella {

    private Huella() {
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String de(byte[] contenido) {
        return HexFormat.of().formatHex(sha256().digest(contenido));
    }
}
