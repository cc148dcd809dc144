package co.gov.dnp.att.auditoria;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import co.gov.dnp.att.auditoria.Rastro.Actividad;
import co.gov.dnp.att.auditoria.Rastro.Variable;
import co.gov.dnp.att.auditoria.proceso.PlanosDelModelo.Flujo;
import co.gov.dnp.att.auditoria.proceso.PlanosDelModelo.Forma;
import co.gov.dnp.att.plataforma.modelos.Marca;

/** Por dónde pasó una instancia sobre su modelo, cuántas veces, dónde está y cuánto se quedó en cada parte. El motor no guarda los flujos: se deducen. */
final class Camino {

    /** Días hábiles desde los que sube la intensidad del color; el primero es «menos de un día». */
    static final int[] ESCALONES = {1, 6, 11, 21};

    private final Rastro rastro;
    private final TiempoHabil tiempo;
    private final Map<String, Forma> formas;

    /** @param formas instancia → forma de su versión */
    Camino(Rastro rastro, TiempoHabil tiempo, Map<String, Forma> formas) {
        this.rastro = rastro;
        this.tiempo = tiempo;
        this.formas = formas;
    }

    /** El flujo por el que siguió una compuerta: el que lleva a lo primero que empezó después en su mismo ámbito. */
    Optional<Flujo> tomado(Actividad a) {
        List<Flujo> salidas = formas.getOrDefault(a.instancia(), new Forma(Map.of(), Map.of())).salidas().getOrDefault(a.elemento(), List.of());
        if (salidas.size() < 2) {
            return salidas.stream().findFirst();
        }
        Optional<Flujo> visto = rastro.actividades().stream()
                .filter(s -> s.instancia().equals(a.instancia()) && Objects.equals(s.padre(), a.padre()) && !s.inicio().isBefore(a.inicio())
                        && s.secuencia() > a.secuencia() && salidas.stream().anyMatch(f -> f.destino().equals(s.elemento())))
                .min(Comparator.comparing(Actividad::secuencia))
                .flatMap(s -> salidas.stream().filter(f -> f.destino().equals(s.elemento())).findFirst());
        // Lo que sigue puede estar esperando su turno de paso automático: entonces decide la condición
        return visto.or(() -> salidas.stream().filter(f -> f.condicion() != null && cumple(a, f.condicion())).findFirst())
                .or(() -> salidas.stream().filter(Flujo::porDefecto).findFirst());
    }

    private boolean cumple(Actividad a, String condicion) {
        String nombre = condicion.replaceAll("[${}#!\\s]", "");
        String valor = rastro.variables().stream().filter(v -> v.instancia().equals(a.instancia()) && v.nombre().equals(nombre)
                && !v.momento().isAfter(a.fin())).reduce((x, y) -> y).map(Variable::valor).orElse(null);
        return valor != null && Boolean.parseBoolean(valor) != condicion.contains("!");
    }

    /**
     * Lo que se destaca en el dibujo de una instancia.
     *
     * @param hasta momento hasta el que se mira; nulo para todo
     */
    Map<String, Marca> marcas(String instancia, Instant hasta) {
        Instant corte = hasta == null ? Instant.now() : hasta;
        Forma forma = formas.getOrDefault(instancia, new Forma(Map.of(), Map.of()));
        Map<String, Parada> paradas = new LinkedHashMap<>();
        Map<String, Integer> flujos = new HashMap<>();
        for (Actividad a : rastro.actividades()) {
            if (!a.instancia().equals(instancia) || a.esCuerpoMultiple() || !a.empezada(hasta)) {
                continue;
            }
            paradas.computeIfAbsent(a.elemento(), e -> new Parada()).sumar(a, corte, hasta, tiempo);
            if (!a.abierta(hasta) && !a.cancelada() && a.fin() != null) {
                List<Flujo> salidas = forma.salidas().getOrDefault(a.elemento(), List.of());
                boolean todas = a.clase().equals("parallelGateway") || salidas.size() < 2;
                (todas ? salidas : tomado(a).stream().toList()).forEach(f -> flujos.merge(f.id(), 1, Integer::sum));
            }
        }
        Map<String, Marca> marcas = new LinkedHashMap<>();
        paradas.forEach((elemento, p) -> marcas.put(elemento, p.marca(
                forma.nodos().containsKey(elemento) && forma.nodos().get(elemento).clase().matches(".*Task|subProcess|callActivity"))));
        flujos.forEach((flujo, veces) -> marcas.put(flujo, new Marca(Set.of("recorrido"), null, "Camino tomado" + (veces == 1 ? "" : " " + veces + " veces"))));
        return marcas;
    }

    /** Lo acumulado en un elemento. */
    private static final class Parada {

        private int veces;
        private int dias;
        private boolean aqui;
        private boolean interrumpida;
        private String ultima = "";

        private void sumar(Actividad a, Instant corte, Instant hasta, TiempoHabil tiempo) {
            veces++;
            Instant fin = a.abierta(hasta) ? corte : a.fin();
            dias += tiempo.dias(a.inicio(), fin);
            ultima = tiempo.entre(a.inicio(), fin);
            aqui |= a.abierta(hasta);
            interrumpida |= a.cancelada();
        }

        private Marca marca(boolean conDuracion) {
            Set<String> clases = new LinkedHashSet<>(Set.of("recorrido"));
            // En eventos y compuertas la insignia taparía su rótulo: allí lo dice la descripción
            String insignia = veces > 1 && conDuracion ? veces + "×" : "";
            String descripcion = veces == 1 ? "Pasó una vez" : "Pasó " + veces + " veces";
            if (conDuracion) {
                clases.add("calor-" + escalon(dias));
                insignia += (insignia.isEmpty() || dias == 0 ? "" : " · ") + (dias == 0 ? "" : dias + " d");
                descripcion += veces == 1 ? "; duró " + ultima : "; " + (dias == 0 ? "menos de un día hábil" : dias == 1 ? "1 día hábil" : dias + " días hábiles") + " en total";
            }
            if (aqui) {
                clases.add("actual");
                insignia = insignia.isEmpty() ? "aquí" : insignia + " · aquí";
                descripcion += "; está aquí";
            }
            if (interrumpida) {
                clases.add("interrumpido");
                descripcion += "; alguna vez se interrumpió";
            }
            return new Marca(clases, insignia.isEmpty() ? null : insignia, descripcion + ".");
        }
    }

    static int escalon(int dias) {
        int n = 0;
        while (n < ESCALONES.length && dias >= ESCALONES[n]) {
            n++;
        }
        return n;
    }
}
