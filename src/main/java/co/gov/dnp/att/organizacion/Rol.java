package co.gov.dnp.att.organizacion;

import java.util.Arrays;
import java.util.List;

/**
 * Perfiles de gobernanza 6.1, con el identificador de su grupo en el motor. Los seis {@code grupo-territorial-N} no
 * están aquí: resultan del grupo territorial de cada persona.
 */
public enum Rol {
    DIRECCION_GENERAL("direccion-general", "Dirección General"),
    SGPDN("sgpdn", "Subdirección General SGPDN"),
    SGISE("sgise", "Subdirección General SGISE"),
    SGSGR("sgsgr", "Subdirección General SGSGR"),
    SGDDT("sgddt", "Subdirección General SGDDT"),
    JEFE_DEPENDENCIA("jefe-dependencia", "Dirección técnica o jefatura de dependencia"),
    COORDINADOR_GRUPO("coordinador-grupo", "Coordinación de grupo"),
    LIDER_ESTRATEGIA("lider-estrategia", "Liderazgo técnico de estrategia"),
    LIDER_PRODUCTO("lider-producto", "Liderazgo de producto o servicio"),
    FACILITADOR_TECNICO("facilitador-tecnico", "Facilitación técnica"),
    FUNCIONARIO("funcionario", "Funcionarios"),
    CONTRATISTA("contratista", "Contratistas"),
    ENLACE_PLANEACION("enlace-planeacion", "Enlace de planeación de la dependencia"),
    DER("der", "DER: coordinación de la llegada a territorio"),
    DER_DISENADOR("der-disenador", "DER: diseño de procesos"),
    DER_MONITOREO("der-monitoreo", "DER: equipo de monitoreo"),
    GRUPO_PLANEACION("grupo-planeacion", "Grupo de Planeación"),
    CONTROL_INTERNO("control-interno", "Oficina de Control Interno"),
    OTSI("otsi", "OTSI: administración de plataforma y usuarios"),
    COMUNICACIONES("comunicaciones", "Oficina Asesora de Comunicaciones"),
    EQUIPO_CONTENIDOS("equipo-contenidos", "Equipo de contenidos y gestión de conocimiento"),
    ENTIDAD_TERRITORIAL("entidad-territorial", "Entidad territorial"),
    PUBLICO("publico", "Ciudadanía y terceros");

    private final String grupo;
    private final String nombre;

    Rol(String grupo, String nombre) {
        this.grupo = grupo;
        this.nombre = nombre;
    }

    /** Identificador del grupo en el motor. */
    public String grupo() {
        return grupo;
    }

    public String nombre() {
        return nombre;
    }

    /** Perfiles que se dan a mano; los demás se siguen de la vinculación de la persona o de la entidad que representa. */
    public static List<Rol> asignables() {
        return Arrays.stream(values()).filter(r -> r != FUNCIONARIO && r != CONTRATISTA && r != JEFE_DEPENDENCIA
                && r != ENTIDAD_TERRITORIAL).toList();
    }
}
