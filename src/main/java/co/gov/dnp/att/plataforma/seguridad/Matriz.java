package co.gov.dnp.att.plataforma.seguridad;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.core.io.ClassPathResource;

/**
 * La matriz rol × objeto × acción de gobernanza 6.2 y los perfiles incompatibles, leídos de {@code seguridad/*.csv}: son datos
 * que cualquiera puede revisar, no condiciones repartidas por el código (GO-13, GO-17).
 */
public final class Matriz {

    /** Hasta dónde llegan los datos de un perfil (gobernanza, 6.1). */
    public enum Alcance {
        TODO, DEPENDENCIA, SUBDIRECCION, COBERTURA, ENTIDAD
    }

    /** @param pendientes lo que gobernanza concede y el producto todavía no ofrece */
    public record Celda(Set<Accion> acciones, Set<Accion> pendientes) {
    }

    /** Dos perfiles que no van juntos; {@code pierde} es el que no surte efecto si alguien llega a tener ambos. */
    public record Incompatibilidad(String perfil, String pierde, String porQue) {
    }

    private static final int PRIMER_ROL = 4;
    private static final Matriz UNICA = new Matriz();

    private final List<String> roles = new ArrayList<>();
    private final Map<String, Alcance> alcances = new LinkedHashMap<>();
    private final Map<Objeto, String> nombres = new EnumMap<>(Objeto.class);
    private final Set<Objeto> existen = EnumSet.noneOf(Objeto.class);
    private final Map<Objeto, Set<Accion>> conAlcance = new EnumMap<>(Objeto.class);
    private final Map<Objeto, Map<String, Celda>> celdas = new EnumMap<>(Objeto.class);
    private final List<Incompatibilidad> incompatibles = new ArrayList<>();

    private Matriz() {
        List<String[]> filas = leer("seguridad/matriz.csv");
        String[] titulos = filas.get(0);
        for (String[] fila : filas.subList(1, filas.size())) {
            if (fila.length != titulos.length) {
                throw new IllegalStateException("A la fila «" + fila[0] + "» de la matriz de permisos le faltan o le sobran columnas");
            }
            for (int c = PRIMER_ROL; c < titulos.length; c++) {
                for (String rol : titulos[c].split("\\|")) {
                    if ("ALCANCE".equals(fila[0])) {
                        roles.add(rol);
                        alcances.put(rol, Alcance.valueOf(fila[c].toUpperCase()));
                    } else {
                        celdas.computeIfAbsent(Objeto.valueOf(fila[0]), o -> new LinkedHashMap<>()).put(rol, celda(fila[c]));
                    }
                }
            }
            if (!"ALCANCE".equals(fila[0])) {
                Objeto objeto = Objeto.valueOf(fila[0]);
                nombres.put(objeto, fila[1]);
                conAlcance.put(objeto, letras(fila[3]));
                if ("sí".equals(fila[2])) {
                    existen.add(objeto);
                }
            }
        }
        if (!celdas.keySet().containsAll(EnumSet.allOf(Objeto.class))) {
            throw new IllegalStateException("A la matriz de permisos le falta la fila de algún objeto");
        }
        List<String[]> pares = leer("seguridad/segregacion.csv");
        pares.subList(1, pares.size()).forEach(p -> incompatibles.add(new Incompatibilidad(p[0], p[1], p[2])));
    }

    public static Matriz deGobernanza() {
        return UNICA;
    }

    /** Los perfiles, en el orden de las columnas; los seis grupos territoriales son uno solo, {@code grupo-territorial}. */
    public List<String> roles() {
        return List.copyOf(roles);
    }

    public Alcance alcance(String rol) {
        return alcances.get(rol);
    }

    public String nombre(Objeto objeto) {
        return nombres.get(objeto);
    }

    /** @return si el objeto ya está en el producto */
    public boolean existe(Objeto objeto) {
        return existen.contains(objeto);
    }

    /** @return si esa acción se limita al alcance del perfil */
    public boolean conAlcance(Objeto objeto, Accion accion) {
        return conAlcance.get(objeto).contains(accion);
    }

    /** @return nada para un grupo que no es columna de la matriz */
    public Celda celda(Objeto objeto, String rol) {
        return celdas.get(objeto).getOrDefault(rol, new Celda(Set.of(), Set.of()));
    }

    public boolean permite(String rol, Objeto objeto, Accion accion) {
        return celda(objeto, rol).acciones().contains(accion);
    }

    /** Los perfiles a los que se concede esa acción. */
    public List<String> roles(Objeto objeto, Accion accion) {
        return roles.stream().filter(r -> permite(r, objeto, accion)).toList();
    }

    public List<Incompatibilidad> incompatibles() {
        return List.copyOf(incompatibles);
    }

    /** Los mismos grupos sin los perfiles que no surten efecto junto a otro: con los dos no se audita ni se valida lo propio (GO-17). */
    public Set<String> sinIncompatibles(Collection<String> grupos) {
        Set<String> quedan = new LinkedHashSet<>(grupos);
        incompatibles.stream().filter(i -> grupos.contains(i.perfil())).forEach(i -> quedan.remove(i.pierde()));
        return quedan;
    }

    private static Celda celda(String texto) {
        if ("*".equals(texto)) {
            return new Celda(EnumSet.allOf(Accion.class), Set.of());
        }
        int abre = texto.indexOf('(');
        Set<Accion> acciones = letras(abre < 0 ? texto : texto.substring(0, abre));
        if (!acciones.isEmpty()) {
            acciones.add(Accion.LEER);
        }
        return new Celda(acciones, abre < 0 ? Set.of() : letras(texto.substring(abre)));
    }

    private static Set<Accion> letras(String texto) {
        Set<Accion> acciones = EnumSet.noneOf(Accion.class);
        texto.chars().filter(Character::isLetter).forEach(l -> acciones.add(Accion.de((char) l)));
        return acciones;
    }

    private static List<String[]> leer(String archivo) {
        try {
            return new ClassPathResource(archivo).getContentAsString(StandardCharsets.UTF_8).lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#")).map(l -> l.split(";", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
