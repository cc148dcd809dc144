package co.gov.dnp.att.plataforma.seguridad;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Una dirección que no depende de la matriz: la usa cualquiera, o decide por sí misma con otro criterio. Dice por qué. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface SinMatriz {

    String value();
}
