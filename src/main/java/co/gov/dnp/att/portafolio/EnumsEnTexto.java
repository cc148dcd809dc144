package co.gov.dnp.att.portafolio;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.AttributeConverter;

import co.gov.dnp.att.territorio.TipoEntidad;

/** Un conjunto de valores de catálogo en una columna: «LOCAL,REGIONAL». */
abstract class EnumsEnTexto<E extends Enum<E>> implements AttributeConverter<Set<E>, String> {

    private final Class<E> tipo;

    EnumsEnTexto(Class<E> tipo) {
        this.tipo = tipo;
    }

    @Override
    public String convertToDatabaseColumn(Set<E> valores) {
        return valores.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    @Override
    public Set<E> convertToEntityAttribute(String texto) {
        Set<E> valores = EnumSet.noneOf(tipo);
        Arrays.stream(texto.split(",")).filter(v -> !v.isEmpty()).forEach(v -> valores.add(Enum.valueOf(tipo, v)));
        return valores;
    }

    static class DeEscala extends EnumsEnTexto<Escala> {
        DeEscala() {
            super(Escala.class);
        }
    }

    static class DeTipoEntidad extends EnumsEnTexto<TipoEntidad> {
        DeTipoEntidad() {
            super(TipoEntidad.class);
        }
    }
}
