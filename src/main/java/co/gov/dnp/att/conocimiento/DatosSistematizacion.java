package co.gov.dnp.att.conocimiento;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.Filas;
import co.gov.dnp.att.plataforma.formularios.SiNo;

/** Sistematización y publicación de resultados (Cuadro No 5, actividad 8). */
public record DatosSistematizacion(
        @Etiqueta("Resumen de resultados del proceso")
        @NotBlank(message = "Escriba el resumen de resultados del proceso.")
        @Size(max = 4000, message = "El resumen de resultados del proceso: escriba máximo 4000 caracteres.")
        String resumenResultados,
        @Etiqueta("Qué funcionó y qué no")
        @NotBlank(message = "Escriba qué funcionó y qué no.")
        @Size(max = 4000, message = "Qué funcionó y qué no: escriba máximo 4000 caracteres.")
        String queFunciono,
        @Etiqueta("Factores de éxito")
        @NotBlank(message = "Escriba los factores de éxito.")
        @Size(max = 4000, message = "Los factores de éxito: escriba máximo 4000 caracteres.")
        String factoresExito,
        @Etiqueta("Qué se habría hecho distinto")
        @NotBlank(message = "Escriba qué se habría hecho distinto.")
        @Size(max = 4000, message = "Qué se habría hecho distinto: escriba máximo 4000 caracteres.")
        String queSeHariaDistinto,
        @Etiqueta("Recomendaciones")
        @NotBlank(message = "Escriba las recomendaciones.")
        @Size(max = 4000, message = "Las recomendaciones: escriba máximo 4000 caracteres.")
        String recomendaciones,
        @Etiqueta("Quiénes podrán consultar los resultados")
        @NotEmpty(message = "Elija quiénes podrán consultar los resultados.")
        List<ActorConAcceso> accesos,
        @Etiqueta("Publicación")
        @NotNull(message = "Indique la fecha y la ubicación de la publicación.")
        @Valid
        Publicacion publicacion,
        @Etiqueta("¿Confirma el cierre del expediente?")
        @NotNull(message = "Responda si confirma el cierre del expediente.")
        SiNo cierre) {

    public DatosSistematizacion {
        accesos = Filas.sinNulos(accesos);
    }

    @AssertTrue(message =
            "Responda «Sí» al cierre del expediente para terminar el procedimiento, o guarde y complete la "
                    + "tarea cuando esté listo.")
    boolean isCierreConfirmado() {
        return cierre != SiNo.NO;
    }

    /** Cuándo y dónde quedan publicados los resultados. */
    public record Publicacion(
            @Etiqueta("Fecha de publicación") @NotNull(message = "indique la fecha de publicación.") LocalDate fecha,
            @Etiqueta("Ubicación")
            @NotBlank(message = "escriba la ubicación de la publicación.")
            @Size(max = 500, message = "la ubicación de la publicación: escriba máximo 500 caracteres.")
            String ubicacion) {
    }
}
