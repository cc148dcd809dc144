package co.gov.dnp.att;

import java.util.TimeZone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

import co.gov.dnp.att.plataforma.basedatos.OrdenDeRespaldo;

/** Llegada a Territorio: el procedimiento de asistencia técnica territorial del DNP, de principio a fin. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Llegada a Territorio", sharedModules = {"plataforma", "procedimiento"})
public class LlegadaTerritorio {

    /** Zona horaria oficial de Colombia: fechas, plazos y temporizadores se calculan en ella. */
    public static final String ZONA = "America/Bogota";

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZONA));
        if (OrdenDeRespaldo.pedida(args)) {
            System.exit(OrdenDeRespaldo.ejecutar(System.out, args));
        }
        SpringApplication.run(LlegadaTerritorio.class, args);
    }
}
