package co.gov.dnp.att.correo;

import java.time.Instant;

/** Una carta de la bandeja de salida. */
record Carta(Long id, String usuario, String para, ClaseDeCorreo clase, String asunto, String frase, String expediente, String producto,
        String tareaId, Instant vence, String motivo, Instant creado, int intentos, String enlace) {
}
