package co.gov.dnp.att.plataforma.formularios;

import java.io.IOException;
import java.time.LocalDate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;

/** Una fecha que escribe una persona: texto «AAAA-MM-DD», de 1900 a 2200. Un número no es una fecha. */
class FechaDeFormulario extends StdScalarDeserializer<LocalDate> {

    private static final int DESDE = 1900;
    private static final int HASTA = 2200;

    FechaDeFormulario() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser lector, DeserializationContext contexto) throws IOException {
        boolean esTexto = lector.hasToken(JsonToken.VALUE_STRING);
        LocalDate fecha = LocalDateDeserializer.INSTANCE.deserialize(lector, contexto);
        if (!esTexto || fecha != null && (fecha.getYear() < DESDE || fecha.getYear() > HASTA)) {
            return (LocalDate) contexto.handleWeirdStringValue(LocalDate.class, String.valueOf(fecha), "no es una fecha de formulario");
        }
        return fecha;
    }
}
