package co.gov.dnp.att.plataforma.basedatos;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Proceso hijo: solo la base embebida; confirma filas sin parar y anuncia cada una. */
public class ProcesoDePrueba {

    @Configuration
    @Import(PostgresEmbebido.class)
    @EnableConfigurationProperties(PostgresEmbebido.Ajustes.class)
    static class SoloLaBase {
    }

    public static void main(String[] args) throws Exception {
        SpringApplication aplicacion = new SpringApplication(SoloLaBase.class);
        aplicacion.setWebApplicationType(WebApplicationType.NONE);
        var contexto = aplicacion.run("--att.embebida.carpeta=" + Path.of(args[0]));
        try (Connection conexion = DriverManager.getConnection(contexto.getBean(ServidorEmbebido.class).url());
                Statement sentencia = conexion.createStatement()) {
            sentencia.execute("create table if not exists prueba (n bigint generated always as identity)");
            System.out.println("LISTO");
            for (int n = 0; args.length < 2 && n < 1_000_000; n++) {
                try (var fila = sentencia.executeQuery("insert into prueba default values returning n")) {
                    fila.next();
                    System.out.println("CONFIRMADA " + fila.getLong(1));
                }
            }
        }
        contexto.close();
    }
}
