package co.gov.dnp.att.diseno;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Lo que quien propone concluye de sus ensayos. */
public record DatosEnsayoCambio(
        @Etiqueta("Conclusión de los ensayos") @NotBlank(message = "Conclusión de los ensayos: escriba qué mostraron.")
        @Size(max = 4000, message = "Conclusión de los ensayos: use como mucho 4000 caracteres.") String conclusion) {
}
