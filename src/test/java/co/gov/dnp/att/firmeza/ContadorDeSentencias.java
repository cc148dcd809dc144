package co.gov.dnp.att.firmeza;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Cuenta las sentencias que un hilo manda a la base, solo mientras ese hilo lo pide. A los demás no los toca. */
@Component
class ContadorDeSentencias implements BeanPostProcessor {

    private static final ThreadLocal<Map<String, Integer>> CUENTA = new ThreadLocal<>();

    /** @return sentencia → veces que llegó al servidor */
    static Map<String, Integer> contar(Runnable que) {
        CUENTA.set(new LinkedHashMap<>());
        try {
            que.run();
            return CUENTA.get();
        } finally {
            CUENTA.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String nombre) {
        return bean instanceof DataSource base && nombre.equals("dataSource") ? new Contada(base) : bean;
    }

    private static final class Contada extends DelegatingDataSource implements AutoCloseable {
        Contada(DataSource base) {
            super(base);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection conexion = super.getConnection();
            return CUENTA.get() == null ? conexion : envolver(Connection.class, conexion, null);
        }

        @Override
        public void close() throws Exception {
            ((AutoCloseable) obtainTargetDataSource()).close();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T envolver(Class<T> tipo, T real, String sql) {
        boolean[] enLote = new boolean[1];
        return (T) Proxy.newProxyInstance(tipo.getClassLoader(), new Class<?>[] {tipo}, (proxy, metodo, argumentos) -> {
            String nombre = metodo.getName();
            String texto = argumentos != null && argumentos.length > 0 && argumentos[0] instanceof String s ? s : sql;
            if (real instanceof Statement && (nombre.equals("execute") || nombre.equals("executeQuery") || nombre.equals("executeUpdate"))) {
                anotar(texto);
            } else if (nombre.equals("addBatch") && (!texto.stripLeading().toLowerCase().startsWith("insert") || !enLote[0])) {
                // Un lote de inserciones viaja como una sola sentencia; el resto, una por fila
                enLote[0] = true;
                anotar(texto);
            } else if (nombre.equals("executeBatch")) {
                enLote[0] = false;
            }
            try {
                Object valor = metodo.invoke(real, argumentos);
                return valor instanceof PreparedStatement p ? envolver(PreparedStatement.class, p, texto)
                        : valor instanceof Statement s && real instanceof Connection ? envolver(Statement.class, s, null) : valor;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static void anotar(String sql) {
        Map<String, Integer> cuenta = CUENTA.get();
        if (cuenta != null) {
            cuenta.merge(sql == null ? "?" : sql.strip().replaceAll("\\s+", " "), 1, Integer::sum);
        }
    }
}
