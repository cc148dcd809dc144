package co.gov.dnp.att.firmeza;

import static co.gov.dnp.att.procedimiento.Formularios.mapa;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import co.gov.dnp.att.procedimiento.AccionPtEd05;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Las personas de la demostración trabajando a la vez sobre el procedimiento real: cada hilo toma una tarea abierta, la llena y la
 * completa. Si la aplicación no responde, insisten como lo haría cualquiera: miran otra vez qué hay por hacer.
 */
final class Carga implements AutoCloseable {

    static final String CLAVE = "Territorio-2026";
    private static final String MEDELLIN = "05001";
    private static final int VIGENCIA = LocalDate.now().getYear();

    private final Map<String, Persona> personas = new ConcurrentHashMap<>();
    private final Set<String> enMano = ConcurrentHashMap.newKeySet();
    private final String raiz;
    private final Libro libro;
    private final boolean esperarTemporizador;
    private final int hilos;
    private final int aLaVez;
    private final ExecutorService grupo;
    private final AtomicInteger porIniciar = new AtomicInteger();
    private volatile boolean seguir = true;
    private Thread repartidor;
    private Set<String> ajenas = Set.of();

    /** @param esperarTemporizador si un frente solo termina cuando su corte periódico ya se disparó */
    Carga(String raiz, Libro libro, int hilos, boolean esperarTemporizador) {
        this.raiz = raiz;
        this.libro = libro;
        this.hilos = hilos;
        this.aLaVez = esperarTemporizador ? hilos * 8 : hilos * 2;
        this.esperarTemporizador = esperarTemporizador;
        this.grupo = Executors.newFixedThreadPool(hilos);
    }

    Persona persona(String usuario) {
        return personas.computeIfAbsent(usuario, u -> new Persona(raiz, u, CLAVE));
    }

    int ingresos() {
        return personas.values().stream().mapToInt(Persona::ingresos).sum();
    }

    int personas() {
        return personas.size();
    }

    void pedir(int instancias) {
        porIniciar.addAndGet(instancias);
    }

    int faltanPorIniciar() {
        return porIniciar.get();
    }

    /** Lo que ya estaba en curso, como el expediente de demostración, es de otras personas: no se toca. */
    void arrancar() throws IOException {
        esperarDemostracion(persona("demo.administracion"));
        Set<String> enCurso = ConcurrentHashMap.newKeySet();
        persona("demo.administracion").motor("/process-instance").forEach(i -> enCurso.add(i.path("id").asText()));
        ajenas = enCurso;
        repartidor = new Thread(this::repartir, "repartidor");
        repartidor.setDaemon(true);
        repartidor.start();
    }

    /** El expediente de demostración avanza solo hasta su ejecución un instante después de poder atender. */
    static void esperarDemostracion(Persona administracion) throws IOException {
        for (long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(3); administracion.motor("/task/count?taskDefinitionKey=" + Elemento.EJECUTAR).path("count").asInt() == 0;) {
            if (System.nanoTime() > limite) {
                throw new AssertionError("El expediente de demostración no llegó a su ejecución");
            }
            dormir(200);
        }
    }

    private void repartir() {
        Semaphore cupo = new Semaphore(hilos * 2);
        while (seguir) {
            try {
                List<JsonNode> abiertas = abiertas();
                // Pocas en curso a la vez: cada una avanza por todo el procedimiento en vez de quedarse en su primera tarea
                for (int i = 0; i < hilos && (abiertas.isEmpty() || libro.enCurso() < aLaVez) && porIniciar.get() > 0; i++) {
                    if (porIniciar.getAndDecrement() > 0) {
                        cupo.acquire();
                        grupo.execute(() -> conCupo(cupo, this::iniciar));
                    } else {
                        porIniciar.incrementAndGet();
                    }
                }
                for (JsonNode t : abiertas) {
                    if (seguir && enMano.add(t.path("id").asText())) {
                        cupo.acquire();
                        grupo.execute(() -> conCupo(cupo, () -> atender(t)));
                    }
                }
                Thread.sleep(abiertas.size() < hilos ? 100 : 20);
            } catch (IOException sinRespuesta) {
                dormir(200);
            } catch (InterruptedException fin) {
                return;
            } catch (java.util.concurrent.RejectedExecutionException cerrado) {
                return;
            }
        }
    }

    private static void conCupo(Semaphore cupo, Runnable que) {
        try {
            que.run();
        } finally {
            cupo.release();
        }
    }

    private List<JsonNode> abiertas() throws IOException {
        List<JsonNode> lista = new ArrayList<>();
        persona("demo.administracion").motor("/task?firstResult=0&maxResults=" + aLaVez * 2, Map.of("sorting", List.of(Map.of("sortBy", "created", "sortOrder", "asc"))))
                .forEach(t -> {
                    if (!ajenas.contains(t.path("processInstanceId").asText())) {
                        lista.add(t);
                    }
                });
        return lista;
    }

    private void iniciar() {
        try {
            Persona quien = persona("demo.funcionaria.der");
            libro.iniciada(quien.iniciar(Formularios.iniciar(producto(quien), VIGENCIA, "demo.directora.der")).path("businessKey").asText());
        } catch (Persona.Negado no) {
            porIniciar.incrementAndGet();
            anotar(no, "iniciar");
        } catch (IOException sinRespuesta) {
            libro.sinRespuesta(sinRespuesta.getClass().getSimpleName());
            porIniciar.incrementAndGet();
            dormir(200);
        }
    }

    private volatile Long producto;

    private long producto(Persona quien) throws IOException {
        if (producto == null) {
            JsonNode formulario = quien.motor("/process-definition/key/asistencia_tecnica_territorial/deployed-start-form");
            formulario.path("components").forEach(c -> c.path("values").forEach(v -> {
                if (c.path("key").asText().equals("producto") && v.path("label").asText().contains("planes de desarrollo")
                        && v.path("label").asText().contains(String.valueOf(VIGENCIA))) {
                    producto = v.path("value").asLong();
                }
            }));
            if (producto == null) {
                throw new IOException("El formulario de inicio no ofrece el producto: " + formulario);
            }
        }
        return producto;
    }

    private void atender(JsonNode t) {
        String id = t.path("id").asText();
        String clave = t.path("taskDefinitionKey").asText();
        try {
            Persona quien = persona(quien(clave));
            if (clave.equals(Elemento.EJECUTAR) && esperarTemporizador && !huboCorte(quien, t)) {
                dormir(300);
                return;
            }
            if (t.path("assignee").isNull()) {
                quien.reclamar(id);
            }
            JsonNode datos = quien.formulario(id);
            for (String tipo : evidencias(clave)) {
                if (ninguna(quien.evidencias(id), tipo)) {
                    byte[] pdf = ("%PDF-1.4\n%" + tipo + " " + id + "\n%%EOF").getBytes();
                    libro.cargada(quien.cargar(id, tipo, tipo.toLowerCase() + ".pdf", pdf), id);
                }
            }
            quien.completar(id, formulario(clave, id, datos));
            libro.completada(id, clave);
        } catch (Persona.Negado no) {
            anotar(no, clave);
        } catch (IOException sinRespuesta) {
            libro.sinRespuesta(sinRespuesta.getClass().getSimpleName());
            dormir(200);
        } finally {
            enMano.remove(id);
        }
    }

    /**
     * Con la aplicación caída o a medias llegan 401, 404 y 5xx: son parte del golpe; también que la tarea ya no está, cuando lo anterior sí
     * entró y la respuesta se perdió. Cualquier otro 400 es un formulario mal hecho.
     */
    private void anotar(Persona.Negado no, String que) {
        if (no.estado == 400 && !no.getMessage().matches("(?s).*(task is null|already claimed|ya no está|Ábrala de nuevo).*")) {
            libro.negadas.add(que + ": " + no.getMessage());
        } else {
            libro.sinRespuesta(que + " " + no.getMessage().replaceAll("[0-9a-f]{8}-[0-9a-f-]+", "…").replaceAll("\\s+", " ").replaceAll("(.{90}).*", "$1"));
        }
        dormir(100);
    }

    private boolean huboCorte(Persona quien, JsonNode t) throws IOException {
        JsonNode avance = persona("demo.administracion").motor("/history/activity-instance?activityId=evento_corteTrimestral&finished=true&processInstanceId="
                + t.path("processInstanceId").asText());
        return !avance.isEmpty();
    }

    private static boolean ninguna(JsonNode evidencias, String tipo) {
        for (JsonNode e : evidencias) {
            if (e.path("tipo").asText().equals(tipo) && e.path("deEstaTarea").asBoolean()) {
                return false;
            }
        }
        return true;
    }

    private static String quien(String clave) {
        return switch (clave) {
            case Elemento.IDENTIFICAR, Elemento.CONCERTAR, Elemento.PROGRAMAR -> "demo.funcionaria.der";
            case Elemento.PARAMETRIZAR -> "demo.monitoreo.der";
            case Elemento.EJECUTAR -> "demo.asesora.grupo2";
            case MonitoreoSeguimiento.Elemento.ATENDER_ATRASO, AccionPtEd05.Elemento.VERIFICAR_CIERRE -> "demo.directora.der";
            default -> "demo.contratista.der";
        };
    }

    private static List<String> evidencias(String clave) {
        return switch (clave) {
            case Elemento.SOCIALIZAR, Elemento.GESTIONAR_CONOCIMIENTO -> List.of("COMUNICACION_OFICIAL", "LISTADO_ASISTENCIA", "ACTA");
            case Elemento.EJECUTAR -> List.of("ACTA");
            default -> List.of();
        };
    }

    private static Map<String, Object> formulario(String clave, String tarea, JsonNode datos) throws IOException {
        String meta = "DEMO-PLANES-" + VIGENCIA;
        String tema = "PLANEACION_TERRITORIAL";
        switch (clave) {
            case Elemento.IDENTIFICAR:
                return Formularios.identificar(opcion(datos, "opcionesProductosPortafolio", "planes de desarrollo"), "DER", "DEMO-CAPACIDADES", tema, meta);
            case Elemento.CONCERTAR:
                Map<String, Object> seleccion = Formularios.concertar("DER");
                seleccion.put("ajustes", List.of(mapa("entidad", MEDELLIN, "decision", "INCLUIDA", "justificacion", "La entidad pidió la asistencia por escrito.")));
                seleccion.put("justificacionFocalizacion", "Solicitud expresa de la alcaldía.");
                return seleccion;
            case Elemento.PROGRAMAR:
                Map<String, Object> plan = Formularios.programar("demo.asesora.grupo2");
                plan.put("hitos", List.of(mapa("orden", 1, "nombre", "Diagnóstico acordado", "descripcion", "Diagnóstico", "fechaProgramada",
                        LocalDate.now().toString(), "entidades", List.of(MEDELLIN), "responsable", "demo.asesora.grupo2", "evidenciaExigida", "ACTA", "peso", 100)));
                return plan;
            case Elemento.SOCIALIZAR:
                return Formularios.socializar(false, MEDELLIN, MEDELLIN);
            case Elemento.PARAMETRIZAR:
                List<Map<String, Object>> hitos = new ArrayList<>();
                lista(datos, "hitosSeta").forEach(h -> hitos.add(mapa("hitoId", h.path("hitoId").asLong(), "nombre", h.path("nombre").asText(),
                        "codigoSeta", "SETA-" + h.path("hitoId").asLong())));
                return Formularios.parametrizar(hitos);
            case Elemento.EJECUTAR:
                return Formularios.registro(lista(datos, "opcionesHitos").get(0).path("value").asLong(), "ASESORIA", List.of(MEDELLIN),
                        "demo.asesora.grupo2", "REG-" + tarea, true);
            case MonitoreoSeguimiento.Elemento.MONITOREAR:
                return Formularios.reporte(null, false, null);
            case MonitoreoSeguimiento.Elemento.ATENDER_ATRASO:
                return mapa("medida", "Se pidió el reporte.", "fechaCompromiso", LocalDate.now().plusDays(5).toString());
            case Elemento.EVALUAR:
                return Formularios.evaluar(valores(datos, "opcionesReportes"), List.of(MEDELLIN), meta);
            case Elemento.GESTIONAR_CONOCIMIENTO:
                return Formularios.conocimiento(valores(datos, "opcionesDocumentos"), tema, MEDELLIN);
            case Elemento.SISTEMATIZAR:
                return Formularios.sistematizar();
            default:
                throw new IOException("Tarea inesperada: " + clave);
        }
    }

    private static JsonNode lista(JsonNode datos, String nombre) throws IOException {
        return Persona.JSON.readTree(datos.path(nombre).path("value").asText("[]"));
    }

    private static List<String> valores(JsonNode datos, String nombre) throws IOException {
        List<String> valores = new ArrayList<>();
        lista(datos, nombre).forEach(o -> valores.add(o.path("value").asText()));
        return valores;
    }

    private static Long opcion(JsonNode datos, String nombre, String parte) throws IOException {
        for (JsonNode o : lista(datos, nombre)) {
            if (o.path("label").asText().contains(parte)) {
                return o.path("value").asLong();
            }
        }
        throw new IOException("No se ofrece «" + parte + "» en " + nombre + ": " + lista(datos, nombre));
    }

    private static void dormir(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deja de tomar tareas y espera a que cada quien termine la que tiene. */
    void parar() throws InterruptedException {
        seguir = false;
        grupo.shutdown();
        grupo.awaitTermination(120, TimeUnit.SECONDS);
        repartidor.join(10_000);
    }

    @Override
    public void close() {
        seguir = false;
        grupo.shutdownNow();
    }
}
