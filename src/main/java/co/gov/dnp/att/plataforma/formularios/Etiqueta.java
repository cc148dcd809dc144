package co.gov.dnp.att.plataforma.formularios;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Rótulo visible de un campo, idéntico al de su formulario; con él se le nombra a la persona el campo que debe
 * corregir.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Etiqueta {

    String value();

    /** En una lista, cómo se llama una fila: «Hito», para decir «Hito 2: escriba el nombre del hito.». */
    String fila() default "";
}
