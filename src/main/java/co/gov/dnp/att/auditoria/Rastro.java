package co.gov.dnp.att.auditoria;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Todo lo que el motor y el dominio guardaron de una instancia y su familia (cortes y acciones), sin interpretar: una lista por fuente.
 *
 * @param nombres usuario → el nombre con que aparecía cuando actuó
 */
public record Rastro(List<Actividad> actividades, List<Tarea> tareas, List<Operacion> operaciones, List<Variable> variables,
        List<Comentario> comentarios, List<Incidente> incidentes, List<Trabajo> trabajos, List<Decision> decisiones, List<Entrega> entregas,
        List<Anotacion> bitacora, List<DocumentoGenerado> documentos, List<EvidenciaCargada> evidencias, List<Focalizada> focalizaciones,
        List<AjusteDeEntidad> ajustes, List<Consentimiento> consentimientos, List<Aviso> avisos, List<Correo> correos, Map<String, String> nombres) {

    /** @param padre instancia de la actividad que la contiene; @param llamada instancia de proceso que abrió, si llamó a otra */
    public record Actividad(String id, String instancia, String elemento, String nombre, String clase, Instant inicio, Instant fin, String padre,
            String llamada, long secuencia, boolean cancelada) {

        /** El elemento del modelo: el motor agrega un sufijo al cuerpo de una actividad múltiple. */
        boolean esCuerpoMultiple() {
            return clase.equals("multiInstanceBody");
        }

        boolean empezada(Instant hasta) {
            return hasta == null || !inicio.isAfter(hasta);
        }

        boolean abierta(Instant hasta) {
            return empezada(hasta) && (fin == null || hasta != null && fin.isAfter(hasta));
        }
    }

    /** @param candidatos grupos a los que se ofreció */
    public record Tarea(String id, String instancia, String elemento, String nombre, String persona, Instant inicio, Instant fin, Instant vence,
            String cierre, List<String> candidatos) {

        boolean completada() {
            return "completed".equals(cierre);
        }
    }

    /** Algo que una persona hizo en el motor; {@code clase} separa a quien trabaja tareas de quien opera o administra. */
    public record Operacion(String operacion, String tipo, String sobre, String propiedad, String antes, String despues, String usuario,
            Instant momento, String tarea, String instancia, String clase, String nota) {
    }

    /** @param valor nulo si es una estructura que el motor guarda aparte */
    public record Variable(String instancia, String id, String nombre, String valor, String tipo, Instant momento, String operacion) {
    }

    public record Comentario(String instancia, String tarea, String usuario, Instant momento, String texto) {
    }

    public record Incidente(String instancia, String elemento, Instant inicio, Instant fin, String mensaje, String nota) {
    }

    /** Paso de un trabajo del motor. {@code estado}: 0 creado, 1 falló, 2 se cumplió, 3 se retiró. */
    public record Trabajo(String id, String instancia, String elemento, String clase, int estado, Instant momento, Instant vence,
            Integer intentos, String mensaje) {

        boolean temporizador() {
            return clase != null && clase.startsWith("timer");
        }
    }

    /** Una tabla DMN que evaluó el motor; {@code entradas} y {@code salidas} son listas de objetos con nombre, valor y, en las salidas, regla. */
    public record Decision(String instancia, String elemento, String nombre, String definicion, Instant momento, JsonNode entradas, JsonNode salidas) {
    }

    public record Entrega(long id, String instancia, String elemento, String tarea, String usuario, Instant momento, JsonNode datos) {
    }

    public record Anotacion(String usuario, Instant momento, String texto) {
    }

    public record DocumentoGenerado(long id, String clase, int version, String nombre, String motivo, String usuario, Instant momento, long tamano,
            String sha256) {
    }

    public record EvidenciaCargada(long id, String tarea, String nombreTarea, String tipo, String nombre, String tipoContenido, long tamano,
            String sha256, String usuario, Instant momento, String referencia) {
    }

    public record Focalizada(long id, int numero, String usuario, Instant momento, int perfil, String modo, int total, int elegibles, int incluidas,
            int enEspera, int excluidas, Instant cerrada) {
    }

    public record AjusteDeEntidad(long corrida, String usuario, Instant momento, String despues, String justificacion, int entidades,
            List<String> algunas) {
    }

    public record Consentimiento(String estado, String fecha, String persona, String cargo, String soporte, String usuario, Instant momento,
            int entidades, List<String> algunas) {
    }

    public record Aviso(String destinatario, String texto, Instant momento, Instant leido) {
    }

    /** @param estado PENDIENTE, ENVIADO, FALLIDO u OMITIDO */
    public record Correo(String destinatario, String asunto, String estado, Instant momento, Instant enviado, String error) {
    }

    /** Cuándo tomó alguien la tarea por primera vez; si nadie la reclamó, cuando se completó. */
    Instant toma(Tarea t) {
        return operaciones.stream().filter(o -> t.id().equals(o.tarea()) && "assignee".equals(o.propiedad()) && o.despues() != null
                && !o.momento().isBefore(t.inicio())).map(Operacion::momento).findFirst().orElse(t.fin());
    }
}
