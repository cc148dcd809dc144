package co.gov.dnp.att.plataforma.basedatos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import co.gov.dnp.att.plataforma.arranque.ArranqueNegado;

/**
 * Copia lógica de toda la base (motor, dominio, evidencias y documentos) en un solo archivo, leída en una sola instantánea y
 * por tanto coherente aunque la aplicación esté atendiendo. No usa los programas de PostgreSQL: sirve igual para la base
 * embebida y para un servidor, y lo respaldado en una se restaura en el otro. Las sesiones web no se copian.
 */
final class Respaldo {

    /** Un archivo de otro formato se rechaza. */
    private static final int FORMATO = 1;
    private static final String INDICE = "respaldo.json";
    private static final List<String> DEL_MOTOR = List.of("engine", "history", "identity", "case.engine", "case.history",
            "decision.engine", "decision.history");
    private static final String TABLAS = """
            select c.oid::regclass::text as tabla, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and (n.nspname = 'att' or n.nspname = 'public' and c.relname like 'act\\_%') order by 1""";
    private static final String SIN_CONTENIDO = "att.sesion";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Lo que dice de sí mismo un respaldo: migraciones aplicadas, filas y huella de cada tabla y dónde va cada secuencia. */
    record Indice(int formato, String creado, String postgres, List<String> migraciones, Map<String, Tabla> tablas,
            Map<String, Secuencia> secuencias) {
        long filas() {
            return tablas.values().stream().mapToLong(Tabla::filas).sum();
        }
    }

    record Tabla(List<String> columnas, long filas, String sha256) {
    }

    record Secuencia(long valor, boolean usada) {
    }

    private Respaldo() {
    }

    /**
     * Escribe el respaldo; el archivo aparece con su nombre solo cuando está completo y en disco, y solo lo lee su dueño.
     *
     * @throws ArranqueNegado si el archivo ya existe o la base no es de esta aplicación
     */
    static Indice escribir(DataSource base, Path archivo) throws SQLException, IOException {
        if (Files.exists(archivo)) {
            throw new ArranqueNegado("ya existe " + archivo + ": un respaldo no reemplaza a otro; indique un nombre nuevo.");
        }
        Path parcial = archivo.resolveSibling(archivo.getFileName() + ".parcial");
        try (Connection conexion = base.getConnection()) {
            conexion.setAutoCommit(false);
            conexion.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            conexion.setReadOnly(true);
            Indice indice = escribir(conexion, parcial);
            conexion.rollback();
            try (FileChannel disco = FileChannel.open(parcial, StandardOpenOption.WRITE)) {
                disco.force(true);
            }
            Files.move(parcial, archivo, StandardCopyOption.ATOMIC_MOVE);
            return indice;
        } finally {
            Files.deleteIfExists(parcial);
        }
    }

    private static Indice escribir(Connection conexion, Path archivo) throws SQLException, IOException {
        if (!textos(conexion, "select 1 where to_regclass('att.flyway_schema_history') is null").isEmpty()) {
            throw new ArranqueNegado("la base no tiene tablas de esta aplicación: no hay qué respaldar.");
        }
        Map<String, Tabla> tablas = new LinkedHashMap<>();
        CopyManager copia = conexion.unwrap(PGConnection.class).getCopyAPI();
        Files.deleteIfExists(archivo);
        Files.createFile(archivo);
        if (Files.getFileStore(archivo).supportsFileAttributeView("posix")) {
            // Lleva las huellas de las contraseñas
            Files.setPosixFilePermissions(archivo, PosixFilePermissions.fromString("rw-------"));
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archivo))) {
            for (String tabla : textos(conexion, TABLAS)) {
                if (tabla.startsWith(SIN_CONTENIDO)) {
                    continue;
                }
                List<String> columnas = columnas(conexion, tabla);
                zip.putNextEntry(new ZipEntry(tabla + ".copy"));
                DigestOutputStream huella = new DigestOutputStream(new SinCerrar(zip), sha256());
                // Por su llave: la huella de una tabla no depende de dónde quedó cada fila en el disco
                long filas = copia.copyOut("copy (select " + String.join(", ", columnas) + " from " + tabla + enOrden(conexion, tabla) + ") to stdout", huella);
                zip.closeEntry();
                tablas.put(tabla, new Tabla(columnas, filas, hex(huella.getMessageDigest())));
            }
            // Después de las tablas: una secuencia nunca queda por detrás de lo copiado
            Indice indice = new Indice(FORMATO, OffsetDateTime.now().toString(), textos(conexion, "show server_version").get(0),
                    textos(conexion, "select version || ' ' || coalesce(checksum, 0) from att.flyway_schema_history where version is not null and success order by installed_rank"),
                    tablas, secuencias(conexion));
            zip.putNextEntry(new ZipEntry(INDICE));
            zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(indice));
            zip.closeEntry();
            return indice;
        }
    }

    /**
     * Restaura en una base vacía: primero comprueba el archivo entero, después crea las tablas como eran y carga todo en una
     * transacción. Si algo falla, la base queda otra vez vacía.
     *
     * @throws ArranqueNegado si la base no está vacía, el archivo está dañado o es de una versión que esta no conoce
     */
    static Indice restaurar(DataSource base, Path archivo) throws SQLException, IOException {
        try (ZipFile zip = new ZipFile(archivo.toFile())) {
            Indice indice = comprobar(zip, archivo);
            try (Connection conexion = base.getConnection()) {
                if (!textos(conexion, TABLAS).isEmpty()) {
                    throw new ArranqueNegado("la base de destino ya tiene datos: restaure en una carpeta o una base vacía.");
                }
            }
            Flyway migraciones = migraciones(base, indice);
            boolean completo = false;
            try {
                ResourceDatabasePopulator motor = new ResourceDatabasePopulator();
                DEL_MOTOR.forEach(parte -> motor.addScript(new ClassPathResource(
                        "org/camunda/bpm/engine/db/create/activiti.postgres.create." + parte + ".sql")));
                motor.execute(base);
                migraciones.migrate();
                try (Connection conexion = base.getConnection()) {
                    conexion.setAutoCommit(false);
                    cargar(conexion, zip, indice);
                    conexion.commit();
                }
                completo = true;
                return indice;
            } finally {
                if (!completo) {
                    vaciar(base);
                }
            }
        } catch (ZipException danado) {
            throw new ArranqueNegado(archivo + " está incompleto o dañado: no se restauró nada.", danado);
        }
    }

    private static Indice comprobar(ZipFile zip, Path archivo) throws IOException {
        ZipEntry entrada = zip.getEntry(INDICE);
        if (entrada == null) {
            throw new ArranqueNegado(archivo + " no es un respaldo de esta aplicación.");
        }
        Indice indice;
        try (InputStream texto = zip.getInputStream(entrada)) {
            indice = JSON.readValue(texto, Indice.class);
        }
        if (indice.formato() != FORMATO) {
            throw new ArranqueNegado(archivo + " es de otra versión de la aplicación: restáurelo con ella y actualice después.");
        }
        for (Map.Entry<String, Tabla> tabla : indice.tablas().entrySet()) {
            ZipEntry contenido = zip.getEntry(tabla.getKey() + ".copy");
            if (contenido == null || !huella(zip, contenido).equals(tabla.getValue().sha256())) {
                throw new ArranqueNegado(archivo + " está incompleto o dañado (" + tabla.getKey() + "): no se restauró nada.");
            }
        }
        return indice;
    }

    private static String huella(ZipFile zip, ZipEntry entrada) throws IOException {
        try (DigestInputStream contenido = new DigestInputStream(zip.getInputStream(entrada), sha256())) {
            contenido.transferTo(OutputStream.nullOutputStream());
            return hex(contenido.getMessageDigest());
        }
    }

    /** Deja el esquema en la versión del respaldo; el arranque normal lo lleva después a la de la aplicación. */
    private static Flyway migraciones(DataSource base, Indice indice) {
        Set<String> pedidas = new TreeSet<>(indice.migraciones().stream().map(m -> m.split(" ")[0]).toList());
        String ultima = pedidas.stream().max((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b))).orElseThrow();
        Flyway flyway = Flyway.configure().dataSource(base).schemas("att").defaultSchema("att").locations("classpath:db/migration")
                .target(ultima).load();
        Set<String> conocidas = new TreeSet<>();
        for (MigrationInfo migracion : flyway.info().all()) {
            if (migracion.getVersion() != null && Integer.parseInt(migracion.getVersion().toString()) <= Integer.parseInt(ultima)) {
                conocidas.add(migracion.getVersion() + " " + (migracion.getChecksum() == null ? 0 : migracion.getChecksum()));
            }
        }
        if (!conocidas.equals(new TreeSet<>(indice.migraciones()))) {
            throw new ArranqueNegado("el respaldo es de una versión de la aplicación que esta no conoce: restáurelo con la suya y actualice después.");
        }
        return flyway;
    }

    private static void cargar(Connection conexion, ZipFile zip, Indice indice) throws SQLException, IOException {
        CopyManager copia = conexion.unwrap(PGConnection.class).getCopyAPI();
        List<String> tablas = textos(conexion, TABLAS);
        if (!tablas.containsAll(indice.tablas().keySet())) {
            throw new ArranqueNegado("el respaldo tiene tablas que esta versión no conoce: restáurelo con la suya y actualice después.");
        }
        try (Statement orden = conexion.createStatement()) {
            // Las llaves entre tablas se quitan y se vuelven a poner: así se comprueban todas al final, sin importar el orden
            List<String> quitar = textos(conexion, llaves("'alter table ' || conrelid::regclass || ' drop constraint ' || quote_ident(conname)"));
            List<String> poner = textos(conexion, llaves("'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)"));
            ejecutar(orden, quitar);
            for (String tabla : tablas) {
                orden.execute("alter table " + tabla + " disable trigger user");
                orden.execute("delete from " + tabla);
            }
            for (Map.Entry<String, Tabla> tabla : indice.tablas().entrySet()) {
                try (InputStream contenido = zip.getInputStream(zip.getEntry(tabla.getKey() + ".copy"))) {
                    long filas = copia.copyIn("copy " + tabla.getKey() + " (" + String.join(", ", tabla.getValue().columnas()) + ") from stdin", contenido);
                    if (filas != tabla.getValue().filas()) {
                        throw new ArranqueNegado(tabla.getKey() + " quedó con " + filas + " filas y debía tener " + tabla.getValue().filas() + ": no se restauró nada.");
                    }
                }
            }
            ejecutar(orden, poner);
            for (String tabla : tablas) {
                orden.execute("alter table " + tabla + " enable trigger user");
            }
            for (Map.Entry<String, Secuencia> s : indice.secuencias().entrySet()) {
                orden.execute("select setval('" + s.getKey().replace("'", "''") + "', " + s.getValue().valor() + ", " + s.getValue().usada() + ")");
            }
            orden.execute("analyze");
        }
    }

    private static String llaves(String que) {
        return "select " + que + " from pg_constraint where contype = 'f' and connamespace in ('att'::regnamespace, 'public'::regnamespace) order by 1";
    }

    private static void ejecutar(Statement orden, List<String> sentencias) throws SQLException {
        for (String sentencia : sentencias) {
            orden.execute(sentencia);
        }
    }

    /** Solo se llama sobre una base que estaba vacía al empezar. */
    private static void vaciar(DataSource base) throws SQLException {
        try (Connection conexion = base.getConnection(); Statement orden = conexion.createStatement()) {
            for (String tabla : textos(conexion, TABLAS)) {
                orden.execute("drop table if exists " + tabla + " cascade");
            }
            orden.execute("drop schema if exists att cascade");
        }
    }

    private static List<String> columnas(Connection conexion, String tabla) throws SQLException {
        return textos(conexion, "select quote_ident(attname) from pg_attribute where attrelid = '" + tabla.replace("'", "''")
                + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum");
    }

    private static String enOrden(Connection conexion, String tabla) throws SQLException {
        String llave = String.join(", ", textos(conexion, "select quote_ident(a.attname) from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k (columna, lugar) "
                + "join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.columna where i.indisprimary and i.indrelid = '" + tabla.replace("'", "''")
                + "'::regclass order by k.lugar"));
        return llave.isEmpty() ? "" : " order by " + llave;
    }

    private static Map<String, Secuencia> secuencias(Connection conexion) throws SQLException {
        Map<String, Secuencia> secuencias = new LinkedHashMap<>();
        for (String secuencia : textos(conexion, "select c.oid::regclass::text from pg_class c where relkind = 'S' and relnamespace = 'att'::regnamespace order by 1")) {
            try (Statement consulta = conexion.createStatement(); ResultSet fila = consulta.executeQuery("select last_value, is_called from " + secuencia)) {
                fila.next();
                secuencias.put(secuencia, new Secuencia(fila.getLong(1), fila.getBoolean(2)));
            }
        }
        return secuencias;
    }

    private static List<String> textos(Connection conexion, String sql) throws SQLException {
        List<String> textos = new ArrayList<>();
        try (Statement consulta = conexion.createStatement(); ResultSet filas = consulta.executeQuery(sql)) {
            while (filas.next()) {
                textos.add(filas.getString(1));
            }
        }
        return textos;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException imposible) {
            throw new UncheckedIOException(new IOException(imposible));
        }
    }

    private static String hex(MessageDigest huella) {
        return HexFormat.of().formatHex(huella.digest());
    }

    /** La copia de una tabla termina, el archivo que las reúne no. */
    private static final class SinCerrar extends java.io.FilterOutputStream {
        SinCerrar(OutputStream salida) {
            super(salida);
        }

        @Override
        public void write(byte[] bytes, int desde, int cuantos) throws IOException {
            out.write(bytes, desde, cuantos);
        }

        @Override
        public void close() {
            // lo cierra quien lo abrió
        }
    }
}
