package co.gov.dnp.att.plataforma.formularios;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/** Lee «AAAA-MM-DDTHH:MM» con o sin desplazamiento; con él, lo lleva a la hora de Colombia. El texto vacío es nulo. */
public class FechaHoraDeFormulario extends StdDeserializer<LocalDateTime> {

    private static final ZoneId COLOMBIA = ZoneId.of("America/Bogota");

    public FechaHoraDeFormulario() {
        super(LocalDateTime.class);
    }

    @Override
    public LocalDateTime deserialize(JsonParser lector, DeserializationContext contexto) throws IOException {
        String texto = lector.getValueAsString("").trim();
        if (texto.isEmpty()) {
            return null;
        }
        try {
            TemporalAccessor leida = DateTimeFormatter.ISO_DATE_TIME
                    .parseBest(texto, OffsetDateTime::from, LocalDateTime::from);
            return leida instanceof OffsetDateTime conZona
                    ? conZona.atZoneSameInstant(COLOMBIA).toLocalDateTime()
                    : (LocalDateTime) leida;
        } catch (DateTimeException e) {
            return (LocalDateTime) contexto.handleWeirdStringValue(LocalDateTime.class, texto,
                    "se espera AAAA-MM-DDTHH:MM");
        }
    }
}
