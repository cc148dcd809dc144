package co.gov.dnp.att.plataforma.seguridad;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lo que la matriz debe conceder para entrar a una página o a su clase entera; lo del método manda sobre lo de la clase. La dependencia la
 * comprueba además quien atiende, que es quien sabe cuál es.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Exige {

    Objeto objeto();

    Accion accion() default Accion.LEER;
}
