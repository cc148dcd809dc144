package co.gov.dnp.att.plan;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.Filas;

/** Parametrización de los hitos en SETA-WEB, previa a la ejecución (regla R7). */
public record DatosParametrizacion(
        @Etiqueta(value = "Códigos en SETA-WEB", fila = "Hito")
        @NotEmpty(message = "Agregue al menos un hito parametrizado.")
        List<@Valid HitoSeta> hitosSeta,
        @Etiqueta("Fecha de parametrización")
        @NotNull(message = "Indique la fecha de parametrización.")
        LocalDate fechaParametrizacion,
        @Etiqueta("Observaciones")
        @Size(max = 4000, message = "Las observaciones: escriba máximo 4000 caracteres.")
        String observaciones) {

    public DatosParametrizacion {
        hitosSeta = Filas.sinVacias(hitosSeta);
    }

    /** Código que SETA-WEB asignó a un hito del plan. */
    public record HitoSeta(
            @Etiqueta("N.º de hito") @NotNull(message = "indique el número del hito.") Long hitoId,
            @Etiqueta("Hito")
            @Size(max = 200, message = "el nombre del hito: escriba máximo 200 caracteres.")
            String nombre,
            @Etiqueta("Código en SETA-WEB")
            @NotBlank(message = "escriba el código del hito en SETA-WEB.")
            @Size(max = 60, message = "el código del hito en SETA-WEB: escriba máximo 60 caracteres.")
            String codigoSeta) {
    }
}
