package co.gov.dnp.att.plataforma.formularios;

import java.lang.annotation.*;

@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT})
public @interface Etiqueta {
    String value();
}
