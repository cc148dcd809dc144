package co.gov.dnp.att;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Requisitos que la prueba demuestra; la construcción los reúne en {@code target/requisitos.html}. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requisito {
    String[] value();
}
