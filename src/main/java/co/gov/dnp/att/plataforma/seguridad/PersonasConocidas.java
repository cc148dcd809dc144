package co.gov.dnp.att.plataforma.seguridad;

import java.util.Map;
import java.util.Set;

/** Lo que la organización sabe de alguien: si puede entrar y hasta dónde llegan sus datos. */
public interface PersonasConocidas {

    /** @return si existe y está activa */
    boolean activa(String usuario);

    /** Usuario → sus grupos del motor; solo las personas activas. */
    Map<String, Set<String>> gruposDeLasActivas();

    /** Código de la dependencia donde trabaja; vacío si no tiene. */
    Set<String> propias(String usuario);

    /** Códigos de las dependencias de una subdirección general, por su grupo ({@code sgddt}, {@code sgpdn}, {@code sgise}, {@code sgsgr}). */
    Set<String> deLaSubdireccion(String grupo);
}
