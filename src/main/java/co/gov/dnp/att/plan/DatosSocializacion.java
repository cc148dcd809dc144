package co.gov.dnp.att.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.FechaHoraDeFormulario;
import co.gov.dnp.att.plataforma.formularios.Filas;
import co.gov.dnp.att.plataforma.formularios.SiNo;

/** Socialización del plan de trabajo con los grupos de valor (Cuadro No 5, actividad 3). */
public record DatosSocializacion(
        @Etiqueta(value = "Contactos realizados", fila = "Contacto")
        @NotEmpty(message = "Agregue al menos un contacto.")
        List<@Valid Contacto> contactos,
        @Etiqueta(value = "Partes interesadas convocadas", fila = "Persona")
        @NotEmpty(message = "Agregue al menos una persona convocada.")
        List<@Valid ParteInteresada> partesInteresadas,
        @Etiqueta(value = "Responsabilidades acordadas", fila = "Responsabilidad")
        @NotEmpty(message = "Agregue al menos una responsabilidad acordada.")
        List<@Valid ResponsabilidadAcordada> responsabilidadesAcordadas,
        @Etiqueta(value = "Comunicaciones oficiales", fila = "Comunicación")
        @NotEmpty(message = "Agregue al menos una comunicación oficial.")
        List<@Valid Comunicacion> comunicaciones,
        @Etiqueta(value = "Consentimientos", fila = "Consentimiento") List<@Valid Consentimiento> consentimientos,
        @Etiqueta("¿Se requiere ajustar el plan de trabajo?")
        @NotNull(message = "Responda si se requiere ajustar el plan de trabajo.")
        SiNo requiereAjuste,
        @Etiqueta(value = "Ajustes solicitados", fila = "Ajuste") List<@Valid AjusteSolicitado> ajustesSolicitados) {

    public DatosSocializacion {
        contactos = Filas.sinVacias(contactos);
        partesInteresadas = Filas.sinVacias(partesInteresadas);
        responsabilidadesAcordadas = Filas.sinVacias(responsabilidadesAcordadas);
        comunicaciones = Filas.sinVacias(comunicaciones);
        consentimientos = Filas.sinVacias(consentimientos);
        ajustesSolicitados = Filas.sinVacias(ajustesSolicitados);
    }

    @AssertTrue(message =
            "Agregue al menos un ajuste solicitado, o responda «No» a si se requiere ajustar el plan de trabajo.")
    boolean isAjustesAgregados() {
        return requiereAjuste != SiNo.SI || !ajustesSolicitados.isEmpty();
    }

    /** Encuentro virtual o presencial en que se presentó el plan; hora local de Colombia. */
    public record Contacto(
            @Etiqueta("Fecha del contacto")
            @NotNull(message = "indique la fecha y la hora del contacto.")
            @JsonDeserialize(using = FechaHoraDeFormulario.class)
            LocalDateTime fechaContacto,
            @Etiqueta("Forma") @NotNull(message = "elija la forma del contacto.") FormaDeEncuentro modalidadContacto,
            @Etiqueta("Entidades territoriales")
            @NotEmpty(message = "elija las entidades territoriales del contacto.")
            List<String> entidades,
            @Etiqueta("Lugar o medio")
            @NotBlank(message = "escriba el lugar o el medio del contacto.")
            @Size(max = 200, message = "el lugar o el medio del contacto: escriba máximo 200 caracteres.")
            String lugarMedio,
            @Etiqueta("Equipo territorial del DNP")
            @NotNull(message = "elija el equipo territorial del DNP.")
            Integer equipoTerritorial) {

        public Contacto {
            entidades = Filas.sinNulos(entidades);
        }
    }

    /** Persona convocada y si asistió. */
    public record ParteInteresada(
            @Etiqueta("Entidad territorial") @NotNull(message = "elija la entidad territorial.") String entidad,
            @Etiqueta("Persona")
            @NotBlank(message = "escriba el nombre de la persona.")
            @Size(max = 200, message = "el nombre de la persona: escriba máximo 200 caracteres.")
            String persona,
            @Etiqueta("Cargo")
            @NotBlank(message = "escriba el cargo de la persona.")
            @Size(max = 200, message = "el cargo de la persona: escriba máximo 200 caracteres.")
            String cargo,
            @Etiqueta("Correo")
            @Size(max = 200, message = "el correo de la persona: escriba máximo 200 caracteres.")
            @Email(message = "el correo de la persona: escriba un correo válido, por ejemplo nombre@entidad.gov.co.")
            String correo,
            @Etiqueta("¿Asistió?") @NotNull(message = "responda si la persona asistió.") SiNo asistio) {
    }

    /** Responsabilidad del plan y si la parte la aceptó. */
    public record ResponsabilidadAcordada(
            @Etiqueta("Parte") @NotNull(message = "elija la parte.") Parte parte,
            @Etiqueta("Persona")
            @NotBlank(message = "escriba la persona.")
            @Size(max = 200, message = "la persona: escriba máximo 200 caracteres.")
            String persona,
            @Etiqueta("¿Aceptada?")
            @NotNull(message = "responda si la parte aceptó la responsabilidad.")
            SiNo aceptada,
            @Etiqueta("Responsabilidad")
            @NotBlank(message = "escriba la responsabilidad.")
            @Size(max = 500, message = "la responsabilidad: escriba máximo 500 caracteres.")
            String responsabilidad) {
    }

    /** Oficio o mensaje formal con radicado. */
    public record Comunicacion(
            @Etiqueta("Radicado")
            @NotBlank(message = "escriba el radicado de la comunicación.")
            @Size(max = 60, message = "el radicado de la comunicación: escriba máximo 60 caracteres.")
            String radicado,
            @Etiqueta("Fecha") @NotNull(message = "indique la fecha de la comunicación.") LocalDate fecha,
            @Etiqueta("Destinatario")
            @NotBlank(message = "escriba el destinatario de la comunicación.")
            @Size(max = 200, message = "el destinatario de la comunicación: escriba máximo 200 caracteres.")
            String destinatario) {
    }

    /** Respuesta de una o varias entidades a ser objeto de seguimiento. */
    public record Consentimiento(
            @Etiqueta("Entidades territoriales")
            @NotEmpty(message = "elija las entidades territoriales que responden.")
            List<String> entidades,
            @Etiqueta("Respuesta")
            @NotNull(message = "elija la respuesta sobre el seguimiento.")
            RespuestaConsentimiento estado,
            @Etiqueta("Fecha") LocalDate fecha,
            @Etiqueta("Persona que responde")
            @Size(max = 200, message = "la persona que responde: escriba máximo 200 caracteres.")
            String persona,
            @Etiqueta("Cargo")
            @Size(max = 200, message = "el cargo de la persona que responde: escriba máximo 200 caracteres.")
            String cargo,
            @Etiqueta("Soporte")
            @Size(max = 200, message = "el soporte de la respuesta: escriba máximo 200 caracteres.")
            String soporte) {

        public Consentimiento {
            entidades = Filas.sinNulos(entidades);
        }

        @AssertTrue(message = "indique la fecha, la persona, el cargo y el soporte de la respuesta.")
        boolean isRespuestaSoportada() {
            return estado == null || estado == RespuestaConsentimiento.PENDIENTE
                    || fecha != null && Filas.conTexto(persona) && Filas.conTexto(cargo) && Filas.conTexto(soporte);
        }
    }

    /** Cambio que una parte pide al plan. */
    public record AjusteSolicitado(
            @Etiqueta("Elemento del plan")
            @NotBlank(message = "escriba el elemento del plan.")
            @Size(max = 200, message = "el elemento del plan: escriba máximo 200 caracteres.")
            String elemento,
            @Etiqueta("Ajuste pedido")
            @NotBlank(message = "escriba el ajuste pedido.")
            @Size(max = 1000, message = "el ajuste pedido: escriba máximo 1000 caracteres.")
            String ajuste,
            @Etiqueta("Quién lo pide")
            @NotBlank(message = "escriba quién pide el ajuste.")
            @Size(max = 200, message = "quién pide el ajuste: escriba máximo 200 caracteres.")
            String solicitante) {
    }
}
