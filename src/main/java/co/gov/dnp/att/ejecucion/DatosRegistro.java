package co.gov.dnp.att.ejecucion;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.portafolio.ModalidadAtt;
import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.Filas;
import co.gov.dnp.att.plataforma.formularios.SiNo;

/** Registro de una asesoría o un evento masivo contra un hito del plan (Cuadro No 5, actividad 4). */
public record DatosRegistro(
        @Etiqueta("Hito al que responde") @NotNull(message = "Elija el hito al que responde.") Long hito,
        @Etiqueta("Fecha de ejecución") @NotNull(message = "Indique la fecha de ejecución.") LocalDate fechaEjecucion,
        @Etiqueta("Modalidad") @NotNull(message = "Elija la modalidad.") ModalidadAtt modalidad,
        @Etiqueta("Tipo de registro") @NotNull(message = "Elija el tipo de registro.") TipoRegistro tipoRegistro,
        @Etiqueta("Entidades territoriales atendidas")
        @NotEmpty(message = "Elija las entidades territoriales atendidas.")
        List<String> entidades,
        @Etiqueta("Asesor") @NotNull(message = "Elija el asesor.") String asesor,
        @Etiqueta("Lugar o medio")
        @Size(max = 200, message = "El lugar o el medio: escriba máximo 200 caracteres.")
        String lugar,
        @Etiqueta("Tema tratado y descripción")
        @NotBlank(message = "Escriba el tema tratado y su descripción.")
        @Size(max = 4000, message = "El tema tratado y su descripción: escriba máximo 4000 caracteres.")
        String descripcion,
        @Etiqueta("Manual específico aplicado")
        @Size(max = 200, message = "El manual específico aplicado: escriba máximo 200 caracteres.")
        String manualEspecifico,
        @Etiqueta("¿Hace parte de un plan articulado?")
        @NotNull(message = "Responda si hace parte de un plan articulado.")
        SiNo planArticulado,
        @Etiqueta("Nombre del plan articulado")
        @Size(max = 200, message = "El nombre del plan articulado: escriba máximo 200 caracteres.")
        String nombrePlanArticulado,
        @Etiqueta("Dependencias articuladas") List<String> dependenciasArticuladas,
        @Etiqueta(value = "Asistentes", fila = "Asistente")
        @NotEmpty(message = "Agregue al menos un asistente.")
        List<@Valid Asistente> asistentes,
        @Etiqueta(value = "Compromisos", fila = "Compromiso") List<@Valid Compromiso> compromisos,
        @Etiqueta("Registro en SETA-WEB")
        @NotBlank(message = "Escriba el identificador del registro en SETA-WEB.")
        @Size(max = 60, message = "El identificador del registro en SETA-WEB: escriba máximo 60 caracteres.")
        String registroSeta,
        @Etiqueta("¿El hito queda cumplido?")
        @NotNull(message = "Responda si el hito queda cumplido.")
        SiNo hitoCumplido,
        @Etiqueta("Fecha de cumplimiento") LocalDate fechaCumplimiento,
        @Etiqueta("¿Terminó la ejecución de este frente?")
        @NotNull(message = "Responda si terminó la ejecución de este frente.")
        SiNo frenteTerminado,
        @Etiqueta("Motivo de los hitos pendientes")
        @Size(max = 4000, message = "El motivo de los hitos pendientes: escriba máximo 4000 caracteres.")
        String motivoPendientes) {

    public DatosRegistro {
        entidades = Filas.sinNulos(entidades);
        dependenciasArticuladas = Filas.sinNulos(dependenciasArticuladas);
        asistentes = Filas.sinVacias(asistentes);
        compromisos = Filas.sinVacias(compromisos);
    }

    @AssertTrue(message =
            "Entidades territoriales atendidas: elija exactamente una si es asesoría, o dos o más si es evento masivo.")
    boolean isEntidadesSegunTipo() {
        return tipoRegistro == null || entidades.isEmpty()
                || (tipoRegistro == TipoRegistro.ASESORIA) == (entidades.size() == 1 && !esConjunto(entidades.get(0)));
    }

    @AssertTrue(message = "Escriba el nombre del plan articulado.")
    boolean isNombrePlanArticuladoEscrito() {
        return planArticulado != SiNo.SI || Filas.conTexto(nombrePlanArticulado);
    }

    @AssertTrue(message = "Elija las dependencias articuladas.")
    boolean isDependenciasArticuladasElegidas() {
        return planArticulado != SiNo.SI || !dependenciasArticuladas.isEmpty();
    }

    @AssertTrue(message = "Indique la fecha de cumplimiento del hito.")
    boolean isFechaCumplimientoIndicada() {
        return hitoCumplido != SiNo.SI || fechaCumplimiento != null;
    }

    /** «*» y «grupo:N» nombran a todas las entidades del plan o de un grupo territorial. */
    private static boolean esConjunto(String entidad) {
        return "*".equals(entidad) || entidad.startsWith("grupo:");
    }

    /** Persona que participó. */
    public record Asistente(
            @Etiqueta("Nombre")
            @NotBlank(message = "escriba el nombre del asistente.")
            @Size(max = 200, message = "el nombre del asistente: escriba máximo 200 caracteres.")
            String nombre,
            @Etiqueta("Entidad")
            @NotBlank(message = "escriba la entidad del asistente.")
            @Size(max = 200, message = "la entidad del asistente: escriba máximo 200 caracteres.")
            String entidad,
            @Etiqueta("Cargo")
            @NotBlank(message = "escriba el cargo del asistente.")
            @Size(max = 200, message = "el cargo del asistente: escriba máximo 200 caracteres.")
            String cargo,
            @Etiqueta("Correo")
            @Size(max = 200, message = "el correo del asistente: escriba máximo 200 caracteres.")
            @Email(message = "el correo del asistente: escriba un correo válido, por ejemplo nombre@entidad.gov.co.")
            String correo) {
    }

    /** Lo que alguien quedó de hacer y para cuándo. */
    public record Compromiso(
            @Etiqueta("Compromiso")
            @NotBlank(message = "escriba el compromiso.")
            @Size(max = 1000, message = "el compromiso: escriba máximo 1000 caracteres.")
            String compromiso,
            @Etiqueta("Responsable")
            @NotBlank(message = "escriba el responsable del compromiso.")
            @Size(max = 200, message = "el responsable del compromiso: escriba máximo 200 caracteres.")
            String responsable,
            @Etiqueta("Fecha") @NotNull(message = "indique la fecha del compromiso.") LocalDate fecha) {
    }
}
