package co.gov.dnp.att.focalizacion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.springframework.jdbc.core.simple.JdbcClient;

import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.portafolio.DatosProducto;
import co.gov.dnp.att.portafolio.Escala;
import co.gov.dnp.att.portafolio.EstadoProducto;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.TipoProducto;
import co.gov.dnp.att.territorio.TipoEntidad;

/** Dos unidades, un producto y unas pocas entidades con índices conocidos; cada prueba lo deshace al terminar. */
class EscenarioDeFocalizacion {

    static final String UNA = "FO-UNA";
    static final String OTRA = "FO-OTRA";
    static final int VIGENCIA = 2090;
    /** Año de los datos de prueba: posterior a cualquier otro, para que sea el último valor. */
    static final int ANIO = 2150;
    static final String QUIBDO = "27001";
    static final String ISTMINA = "27361";
    static final String MEDELLIN = "05001";
    static final String ANTIOQUIA = "05";
    static final String EL_ENCANTO = "91263";

    private final Organizacion organizacion;
    private final Portafolio portafolio;
    private final Expedientes expedientes;
    private final Perfiles perfiles;
    private final JdbcClient sql;
    final Long producto;

    EscenarioDeFocalizacion(Organizacion organizacion, Portafolio portafolio, Expedientes expedientes, Perfiles perfiles, JdbcClient sql) {
        this.organizacion = organizacion;
        this.portafolio = portafolio;
        this.expedientes = expedientes;
        this.perfiles = perfiles;
        this.sql = sql;
        organizacion.guardarDependencia(UNA, "Unidad de prueba", SubdireccionGeneral.SGDDT, true);
        organizacion.guardarDependencia(OTRA, "Otra unidad de prueba", SubdireccionGeneral.SGISE, true);
        portafolio.guardarTema("FO-TEMA", "Tema de prueba", true);
        organizacion.fijarCobertura(1, Set.of("27"));
        organizacion.fijarCobertura(2, Set.of("05", "91"));
        producto = producto("FO-1", "Producto que se focaliza");
        sql.sql("""
                insert into att.indice (clave, nombre, tipo_valor) values ('PROPIO_BRECHA', 'Brecha de la unidad', 'TEXTO'),
                ('PROPIO_REZAGO', 'Rezago de la unidad', 'NUMERO') on conflict do nothing""").update();
        numero(QUIBDO, "MDM", "38.2");
        numero(QUIBDO, "IDF", "62");
        texto(QUIBDO, "CATEGORIA", "6");
        texto(QUIBDO, "GRUPO_CAPACIDADES", "G5");
        texto(QUIBDO, "PDET", "SI");
        texto(QUIBDO, "PROPIO_BRECHA", "ALTA");
        numero(ISTMINA, "MDM", "47");
        numero(ISTMINA, "IDF", "52");
        texto(ISTMINA, "CATEGORIA", "6");
        texto(ISTMINA, "GRUPO_CAPACIDADES", "G3");
        texto(ISTMINA, "PDET", "NO");
        texto(ISTMINA, "PROPIO_BRECHA", "MEDIA");
        numero(MEDELLIN, "MDM", "66");
        numero(MEDELLIN, "IDF", "74");
        texto(MEDELLIN, "CATEGORIA", "ESPECIAL");
        texto(MEDELLIN, "GRUPO_CAPACIDADES", "CIUDADES");
        texto(MEDELLIN, "PDET", "NO");
        texto(MEDELLIN, "PROPIO_BRECHA", "BAJA");
        numero(ANTIOQUIA, "IDF", "63");
        texto(ANTIOQUIA, "CATEGORIA", "4");
    }

    Long producto(String codigo, String nombre) {
        return portafolio.guardarProducto(null, new DatosProducto(codigo, nombre, TipoProducto.SERVICIO, UNA, VIGENCIA, EstadoProducto.ACTIVO,
                "FO-TEMA", "Objetivo de prueba", Set.of(Escala.LOCAL), Set.of(TipoEntidad.MUNICIPIO), null));
    }

    private long carga() {
        return sql.sql("""
                insert into att.carga (clase, archivo, sha256, usuario, fecha, contenido, nuevos, cambiados, iguales, retirados)
                values ('PROPIO', 'prueba.csv', repeat('0', 64), 'prueba', now(), 'Prueba', 0, 0, 0, 0) returning id""").query(Long.class).single();
    }

    void numero(String entidad, String indice, String valor) {
        sql.sql("insert into att.valor_indicador (entidad, indice, vigencia_dato, fuente, numero, carga_id) values (?, ?, ?, 'Prueba', ?, ?)")
                .params(entidad, indice, ANIO, new BigDecimal(valor), carga()).update();
    }

    void texto(String entidad, String indice, String valor) {
        sql.sql("insert into att.valor_indicador (entidad, indice, vigencia_dato, fuente, texto, carga_id) values (?, ?, ?, 'Prueba', ?, ?)")
                .params(entidad, indice, ANIO, valor, carga()).update();
    }

    Expediente expediente(String dependencia) {
        return expedientes.abrir(VIGENCIA, dependencia, producto, "Producto que se focaliza", "responsable", "prueba");
    }

    /** Todas las variables, todos los tipos, cupo amplio. */
    static DefinicionPerfil completa() {
        return new Cambios().definicion();
    }

    PerfilDeFocalizacion perfil(String dependencia, UnaryOperator<Cambios> cambios) {
        return perfiles.activar(perfiles.redactar(dependencia, producto, VIGENCIA, cambios.apply(new Cambios()).definicion(), "prueba").getId(), "prueba");
    }

    /** El perfil completo con lo que cada prueba cambia. */
    static class Cambios {
        List<VariableDelPerfil> variables = new ArrayList<>(DefinicionPerfil.propuesta().variables());
        Map<Integer, Integer> cupos = new LinkedHashMap<>(Map.of(0, 50, 1, 100, 2, 200, 3, 50, 4, 50, 5, 50, 6, 50));
        Set<Escala> escalas = Set.of(Escala.values());
        Set<TipoEntidad> tipos = Set.of(TipoEntidad.values());
        List<String> brechas = List.of("Formulación de proyectos");
        List<String> resultados = List.of("Proyectos viables");
        List<String> metas = List.of("META-1");
        Set<String> entidadesDeLasMetas = Set.of();
        Modo modo = Modo.REGLA_BASE;
        String justificacion;
        boolean recursos = true;
        Map<String, String> exclusiones = Map.of();
        Set<String> seleccionadas = Set.of();

        Cambios sin(Variable variable) {
            variables.removeIf(v -> v.clave().equals(variable.name()));
            return this;
        }

        Cambios con(VariableDelPerfil variable) {
            variables.removeIf(v -> v.clave().equals(variable.clave()));
            variables.add(variable);
            return this;
        }

        Cambios cupo(int grupo, int maximo) {
            cupos.put(grupo, maximo);
            return this;
        }

        DefinicionPerfil definicion() {
            return new DefinicionPerfil(escalas, tipos, variables, brechas, resultados, metas, entidadesDeLasMetas, cupos, modo, justificacion,
                    recursos, "PROCESOS_PROCEDIMIENTOS", false, exclusiones, seleccionadas);
        }
    }
}
