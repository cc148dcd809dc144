package co.gov.dnp.att.auditoria.conformidad;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;

/**
 * Lista de verificación de una instancia: las catorce reglas transversales y los doce registros del procedimiento, cada una con su
 * prueba (PS-50; procedimiento, numerales 5 y 7). Se lee de las tablas del dominio en el momento; no guarda veredictos.
 */
@Service
public class Conformidad {

    /** La lista de una instancia del procedimiento, en el orden de los numerales. */
    public record Lista(Tramite tramite, List<Comprobacion> reglas, List<Comprobacion> registros) {

        public List<Comprobacion> todas() {
            return Stream.concat(reglas.stream(), registros.stream()).toList();
        }

        /** Cuántas hay en cada resultado; los que no salieron cuentan cero. */
        public Map<Cumplimiento, Long> cuenta() {
            Map<Cumplimiento, Long> cuenta = new TreeMap<>(todas().stream()
                    .collect(Collectors.groupingBy(Comprobacion::estado, Collectors.counting())));
            for (Cumplimiento c : Cumplimiento.values()) {
                cuenta.putIfAbsent(c, 0L);
            }
            return cuenta;
        }
    }

    private final Tramites tramites;
    private final ModelosDesplegados modelos;
    private final FormatoEspanol formato;
    private final JdbcClient sql;

    Conformidad(Tramites tramites, ModelosDesplegados modelos, FormatoEspanol formato, JdbcClient sql) {
        this.tramites = tramites;
        this.modelos = modelos;
        this.formato = formato;
        this.sql = sql;
    }

    /**
     * La lista de la instancia; si es un corte o una acción, la del procedimiento al que pertenece.
     *
     * @return vacío si la instancia no existe o no lleva un expediente del procedimiento
     */
    public Optional<Lista> de(String instancia) {
        return tramites.deInstancia(instancia).flatMap(this::delProcedimiento).map(t -> {
            Caso caso = new Caso(t, modelos.elementos(t.definicion()), sql, formato);
            return new Lista(t, ReglasTransversales.TODAS.stream().map(r -> r.en(caso)).toList(),
                    RegistrosDelProcedimiento.REGISTROS.stream().map(r -> r.en(caso)).toList());
        });
    }

    private Optional<Tramite> delProcedimiento(Tramite tramite) {
        return tramite.expedienteId() == null ? Optional.empty()
                : tramites.familia(tramite).stream().filter(t -> t.proceso().equals(AsistenciaTecnicaTerritorial.CLAVE)).findFirst();
    }
}
