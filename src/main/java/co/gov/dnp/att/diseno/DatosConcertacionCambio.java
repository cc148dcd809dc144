package co.gov.dnp.att.diseno;

import java.time.LocalDate;
import java.util.List;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.SiNo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Con qué unidades se habló del cambio y qué dijo cada una. */
public record DatosConcertacionCambio(
        @Etiqueta(value = "Unidades con las que se concertó", fila = "Unidad")
        @NotEmpty(message = "Unidades con las que se concertó: registre al menos una.") @Valid List<Unidad> unidades) {

    public DatosConcertacionCambio {
        unidades = unidades == null ? List.of() : unidades;
    }

    /** Lo que dijo una unidad. */
    public record Unidad(
            @Etiqueta("Dependencia") @NotBlank(message = "Dependencia: elija una.") String dependencia,
            @Etiqueta("Fecha") @NotNull(message = "Fecha: escríbala.") LocalDate fecha,
            @Etiqueta("¿Está de acuerdo?") @NotNull(message = "¿Está de acuerdo?: responda.") SiNo deAcuerdo,
            @Etiqueta("Observaciones") @Size(max = 2000, message = "Observaciones: use como mucho 2000 caracteres.") String observaciones) {
    }
}
