package co.gov.dnp.att.plataforma.seguridad;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Frena a quien prueba muchas contraseñas desde una misma dirección, aunque cambie de usuario; por usuario ya frena el motor.
 * El límite es holgado porque una entidad suele salir a la red con una sola dirección.
 */
@Component
class FrenoPorDireccion {

    static final int MINUTOS = 15;

    private final JdbcClient jdbc;
    private final int limite;

    FrenoPorDireccion(JdbcClient jdbc, @Value("${att.ingreso.fallas-por-direccion:50}") int limite) {
        this.jdbc = jdbc;
        this.limite = limite;
    }

    boolean frena(String direccion) {
        return jdbc.sql("select count(*) from att.ingreso_fallido where direccion = ? and momento > now() - make_interval(mins => ?)")
                .params(direccion, MINUTOS).query(Integer.class).single() >= limite;
    }

    void fallo(String direccion) {
        jdbc.sql("delete from att.ingreso_fallido where momento < now() - interval '1 hour'").update();
        jdbc.sql("insert into att.ingreso_fallido (direccion) values (?)").param(direccion).update();
    }
}
