package co.gov.dnp.att.territorio.importacion;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.Carga;
import co.gov.dnp.att.territorio.ClaseDeCarga;
import co.gov.dnp.att.territorio.TipoValor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Importar desde la línea de órdenes: {@code --importar=dnp:/ruta/libro.xlsx}. Se puede repetir; se importan en orden y se
 * termina con 0 si todas entraron o con 1 en cuanto una no entra. Un índice cualquiera lleva además {@code --indice},
 * {@code --columna-codigo}, {@code --columna-valor}, {@code --vigencia} y {@code --fuente}; si es nuevo, {@code --tipo},
 * {@code --minimo} y {@code --maximo}; {@code --punto-decimal} si sus números llevan punto.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class ImportacionPorOrden implements ApplicationRunner {

    private static final Logger BITACORA = LoggerFactory.getLogger(ImportacionPorOrden.class);
    private static final String USUARIO = "linea-de-ordenes";

    private final Importaciones importaciones;
    private final ApplicationContext aplicacion;

    ImportacionPorOrden(Importaciones importaciones, ApplicationContext aplicacion) {
        this.importaciones = importaciones;
        this.aplicacion = aplicacion;
    }

    @Override
    public void run(ApplicationArguments argumentos) {
        if (argumentos.containsOption("importar")) {
            int codigo = importar(argumentos, System.out);
            System.exit(SpringApplication.exit(aplicacion, () -> codigo));
        }
    }

    /** @return 0 si todo entró, 1 si algo no entró; lo que entró antes se conserva */
    int importar(ApplicationArguments argumentos, PrintStream salida) {
        List<String> ordenes = argumentos.getOptionValues("importar");
        if (ordenes.isEmpty()) {
            salida.println("Indique qué importar: --importar=dnp:/ruta/archivo.xlsx (o divipola, pdet, indice).");
            return 1;
        }
        for (String orden : ordenes) {
            if (!una(orden, argumentos, salida)) {
                return 1;
            }
        }
        return 0;
    }

    private boolean una(String orden, ApplicationArguments argumentos, PrintStream salida) {
        int separador = orden.indexOf(':');
        ClaseDeCarga clase = separador < 0 ? null : ClaseDeCarga.deOrden(orden.substring(0, separador)).orElse(null);
        if (clase == null) {
            salida.println("«" + orden + "»: escriba la clase y la ruta, por ejemplo --importar=dnp:/ruta/archivo.xlsx. Clases: "
                    + String.join(", ", ClaseDeCarga.importables().stream().map(ClaseDeCarga::orden).toList()) + ".");
            return false;
        }
        Path ruta = Path.of(orden.substring(separador + 1));
        try {
            if (!Files.isReadable(ruta) || Files.isDirectory(ruta) || Files.size(ruta) > LectorDeArchivos.MAXIMO_BYTES) {
                salida.println(ruta + ": no existe, no se puede leer o pesa más de 25 MB. Revise la ruta.");
                return false;
            }
            Carga carga = importaciones.importar(clase, ruta.getFileName().toString(), Files.readAllBytes(ruta),
                    clase == ClaseDeCarga.INDICE ? mapeo(argumentos) : null, USUARIO);
            salida.println(carga.getArchivo() + ": importado. " + carga.getContenido() + ".");
            salida.println("  Nuevos: " + carga.getNuevos() + ". Cambiados: " + carga.getCambiados() + ". Iguales: " + carga.getIguales()
                    + ". Retirados: " + carga.getRetirados() + ".");
            return true;
        } catch (Rechazo rechazo) {
            salida.println(ruta.getFileName() + ": no se importó nada. " + rechazo.problemas().size() + " problemas:");
            rechazo.problemas().forEach(p -> salida.println("  - " + p));
        } catch (IOException | RuntimeException e) {
            BITACORA.error("No se pudo importar {}", ruta, e);
            salida.println(ruta.getFileName() + ": no se importó nada, por una falla de la aplicación o de la base de datos. El detalle está en la bitácora.");
        }
        return false;
    }

    private static Mapeo mapeo(ApplicationArguments argumentos) {
        String tipo = opcion(argumentos, "tipo");
        try {
            return new Mapeo(opcion(argumentos, "columna-codigo"), opcion(argumentos, "columna-valor"),
                    opcion(argumentos, "vigencia") == null ? null : Integer.valueOf(opcion(argumentos, "vigencia")), opcion(argumentos, "fuente"),
                    opcion(argumentos, "indice"), tipo == null ? TipoValor.NUMERO : TipoValor.valueOf(tipo.toUpperCase(Locale.ROOT)),
                    decimal(argumentos, "minimo"), decimal(argumentos, "maximo"), !argumentos.containsOption("punto-decimal"));
        } catch (IllegalArgumentException e) {
            throw Rechazo.de("Revise --vigencia (un año), --minimo y --maximo (números con punto) y --tipo (NUMERO, TEXTO o SI_NO).");
        }
    }

    private static BigDecimal decimal(ApplicationArguments argumentos, String nombre) {
        return opcion(argumentos, nombre) == null ? null : new BigDecimal(opcion(argumentos, nombre));
    }

    private static String opcion(ApplicationArguments argumentos, String nombre) {
        List<String> valores = argumentos.getOptionValues(nombre);
        return valores == null || valores.isEmpty() || valores.get(0).isBlank() ? null : valores.get(0);
    }
}
