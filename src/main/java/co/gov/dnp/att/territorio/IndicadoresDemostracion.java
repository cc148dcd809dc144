package co.gov.dnp.att.territorio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import co.gov.dnp.att.territorio.importacion.Propuesta;
import co.gov.dnp.att.territorio.importacion.Propuesta.Serie;
import co.gov.dnp.att.territorio.importacion.Propuesta.ValorPropuesto;
import co.gov.dnp.att.territorio.importacion.Registro;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Valores inventados para conocer la aplicación sin datos reales: siempre los mismos, marcados como ficticios y con esa
 * palabra en la fuente. Salen solos cuando se importa el índice real.
 */
@Service
public class IndicadoresDemostracion {

    public static final String FUENTE = "Dato de demostración (ficticio)";
    /** Año que llevan todos los valores ficticios. */
    public static final int VIGENCIA = 2024;

    private static final List<String> GRUPOS = List.of("CIUDADES", "G1", "G2", "G3", "G4", "G5");

    private final Territorio territorio;
    private final Registro registro;
    private final JdbcTemplate base;

    IndicadoresDemostracion(Territorio territorio, Registro registro, JdbcTemplate base) {
        this.territorio = territorio;
        this.registro = registro;
        this.base = base;
    }

    /**
     * Carga los indicadores ficticios de todas las entidades, menos los de los índices que ya tienen datos reales. Se puede
     * llamar cuantas veces se quiera.
     *
     * @return cuántos valores ficticios quedaron nuevos o cambiados
     */
    @Transactional
    public int cargar() {
        registro.tomarTurno();
        Set<String> reales = new HashSet<>(base.queryForList(
                "select distinct indice from att.valor_indicador where reemplazado_en is null and not ficticio", String.class));
        List<ValorPropuesto> valores = new ArrayList<>();
        for (EntidadTerritorial entidad : territorio.todas()) {
            inventar(entidad).stream().filter(v -> !reales.contains(v.serie().indice())).forEach(valores::add);
        }
        if (valores.isEmpty()) {
            return 0;
        }
        Propuesta propuesta = new Propuesta(List.of(), valores, List.of(), "Indicadores ficticios de todas las entidades", List.of(), List.of());
        Carga.Conteo conteo = registro.comparar(propuesta).conteo();
        if (conteo.nuevos() + conteo.cambiados() + conteo.retirados() == 0) {
            return 0;
        }
        registro.guardar(propuesta, ClaseDeCarga.DEMOSTRACION, "Generados por la aplicación", "0".repeat(64), "sistema");
        return conteo.nuevos() + conteo.cambiados();
    }

    private static List<ValorPropuesto> inventar(EntidadTerritorial entidad) {
        String codigo = entidad.getCodigo();
        // La semilla es el código: en cada máquina y en cada arranque salen los mismos valores
        Random azar = new Random(codigo.hashCode() * 893L);
        List<ValorPropuesto> valores = new ArrayList<>();
        if (entidad.getTipo().esMunicipal()) {
            double nivel = azar.nextGaussian();
            valores.add(numero(codigo, "MDM", entre(52 + 11 * nivel, 15, 90), 1));
            valores.add(numero(codigo, "IDF", entre(54 + 8 * nivel + 4 * azar.nextGaussian(), 25, 85), 1));
            valores.add(numero(codigo, "IDI", entre(60 + 10 * nivel + 5 * azar.nextGaussian(), 20, 98), 1));
            valores.add(texto(codigo, "CATEGORIA", nivel > 2.2 ? "ESPECIAL" : nivel > 1.8 ? "1" : nivel > 1.5 ? "2" : nivel > 1.2 ? "4" : nivel > 0.9 ? "5" : "6"));
            valores.add(texto(codigo, "GRUPO_CAPACIDADES", nivel > 2.2 ? GRUPOS.get(0) : GRUPOS.get((int) entre(Math.round(3 - 1.4 * nivel), 1, 5))));
            boolean pdet = azar.nextInt(100) < 15;
            valores.add(siNo(codigo, "PDET", pdet));
            valores.add(siNo(codigo, "ZOMAC", pdet || azar.nextInt(100) < 18));
            valores.add(numero(codigo, "IPM", entre(42 - 12 * nivel, 4, 92), 1));
            valores.add(numero(codigo, "NBI", entre(24 - 10 * nivel, 2, 90), 1));
            valores.add(texto(codigo, "TIPOLOGIA", String.valueOf((int) entre(Math.round(3 - nivel), 1, 5))));
            valores.add(numero(codigo, "POBLACION", Math.round(Math.exp(9.5 + nivel)), 0));
        } else if (entidad.getTipo() == TipoEntidad.DEPARTAMENTO) {
            double nivel = azar.nextGaussian();
            valores.add(numero(codigo, "MDD", entre(65 + 8 * nivel, 30, 95), 1));
            valores.add(numero(codigo, "IDF", entre(57 + 8 * nivel, 30, 85), 1));
            valores.add(numero(codigo, "IDI", entre(75 + 9 * nivel, 35, 99), 1));
            valores.add(texto(codigo, "CATEGORIA", nivel > 1.3 ? "ESPECIAL" : nivel > 0.6 ? "1" : nivel > 0 ? "2" : nivel > -0.7 ? "3" : "4"));
            valores.add(numero(codigo, "IPM", entre(30 - 10 * nivel, 4, 80), 1));
            valores.add(numero(codigo, "NBI", entre(20 - 8 * nivel, 2, 70), 1));
            valores.add(texto(codigo, "TIPOLOGIA", String.valueOf((int) entre(Math.round(2.5 - nivel), 1, 4))));
            valores.add(numero(codigo, "POBLACION", Math.round(Math.exp(13.5 + nivel)), 0));
        } else if (entidad.getTipo() == TipoEntidad.AREA_NO_MUNICIPALIZADA) {
            // Tampoco en la realidad tienen otros indicadores
            valores.add(numero(codigo, "POBLACION", 500 + azar.nextInt(6000), 0));
        }
        return valores;
    }

    private static double entre(double valor, double minimo, double maximo) {
        return Math.max(minimo, Math.min(maximo, valor));
    }

    private static ValorPropuesto numero(String codigo, String indice, double valor, int decimales) {
        return new ValorPropuesto(codigo, serie(indice), BigDecimal.valueOf(valor).setScale(decimales, RoundingMode.HALF_UP), null);
    }

    private static ValorPropuesto texto(String codigo, String indice, String valor) {
        return new ValorPropuesto(codigo, serie(indice), null, valor);
    }

    private static ValorPropuesto siNo(String codigo, String indice, boolean si) {
        return new ValorPropuesto(codigo, serie(indice), si ? BigDecimal.ONE : BigDecimal.ZERO, si ? "SI" : "NO");
    }

    private static Serie serie(String indice) {
        return new Serie(indice, VIGENCIA, FUENTE);
    }
}
