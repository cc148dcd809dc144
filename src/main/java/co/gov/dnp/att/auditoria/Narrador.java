package co.gov.dnp.att.auditoria;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import co.gov.dnp.att.auditoria.HechoAuditado.Archivo;
import co.gov.dnp.att.auditoria.HechoAuditado.Cambio;
import co.gov.dnp.att.auditoria.HechoAuditado.Dato;
import co.gov.dnp.att.auditoria.Rastro.Actividad;
import co.gov.dnp.att.auditoria.Rastro.Entrega;
import co.gov.dnp.att.auditoria.Rastro.Operacion;
import co.gov.dnp.att.auditoria.Rastro.Tarea;
import co.gov.dnp.att.auditoria.Rastro.Trabajo;
import co.gov.dnp.att.auditoria.Rastro.Variable;
import co.gov.dnp.att.auditoria.proceso.FormulariosDesplegados.Campo;
import co.gov.dnp.att.auditoria.proceso.PlanosDelModelo.Flujo;
import co.gov.dnp.att.auditoria.proceso.PlanosDelModelo.Nodo;
import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;

/** Convierte el rastro de una instancia y su familia en frases en orden, cada una ligada al elemento del modelo en que pasó. */
final class Narrador {

    /** Lo que el motor guarda para sí y no dice nada a quien audita. */
    private static final Pattern INTERNAS = Pattern.compile("nrOf.*|loopCounter|formularioRecibido|.*Id");
    private static final Pattern NOMBRE_EN_CONDICION = Pattern.compile("[A-Za-z_]\\w*");
    private static final Map<String, String> INTERVENCIONES = Map.ofEntries(Map.entry("Suspend", "suspendió la instancia"),
            Map.entry("Activate", "reactivó la instancia"), Map.entry("Delete", "canceló la instancia"),
            Map.entry("ModifyProcessInstance", "movió a mano el punto en que iba la instancia"), Map.entry("SetVariable", "cambió variables a mano"),
            Map.entry("SetVariables", "cambió variables a mano"), Map.entry("ModifyVariable", "cambió variables a mano"),
            Map.entry("RemoveVariable", "quitó variables a mano"), Map.entry("SetJobRetries", "cambió los reintentos de un paso automático"),
            Map.entry("Execute", "disparó a mano un paso automático"), Map.entry("SetDueDate", "cambió la fecha de un temporizador"),
            Map.entry("RecalculateDueDate", "recalculó la fecha de un temporizador"), Map.entry("Migrate", "llevó la instancia a otra versión del modelo"),
            Map.entry("RestartProcessInstance", "volvió a iniciar la instancia"), Map.entry("DeleteHistory", "borró historia"),
            Map.entry("Resolve", "resolvió un incidente"), Map.entry("SetAnnotation", "anotó un incidente o una operación"),
            Map.entry("ClearAnnotation", "borró la anotación de un incidente o una operación"), Map.entry("CreateIncident", "abrió un incidente a mano"));

    private final Reconstruccion.Caso caso;
    private final Rastro rastro;
    private final TiempoHabil tiempo;
    private final FormatoEspanol formato;
    private final ValoresLegibles valores;
    private final Map<String, Tarea> tareas;
    private final List<HechoAuditado> hechos = new ArrayList<>();

    Narrador(Reconstruccion.Caso caso, FormatoEspanol formato) {
        this.caso = caso;
        this.rastro = caso.rastro();
        this.tiempo = caso.tiempo();
        this.formato = formato;
        this.valores = new ValoresLegibles(caso.nombres()::get, caso.entidades());
        this.tareas = rastro.tareas().stream().collect(toMap(Tarea::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** Todos los hechos, numerados desde 1 en el orden en que pasaron. */
    List<HechoAuditado> narrar() {
        inicioYFin();
        entregas();
        llegadas();
        operaciones();
        compuertas();
        pasos();
        decisiones();
        focalizaciones();
        consentimientos();
        evidencias();
        documentos();
        temporizadores();
        avisos();
        correos();
        variables();
        rastro.comentarios().forEach(c -> hecho(c.momento(), ClaseDeHecho.COMENTARIO, c.instancia(),
                Optional.ofNullable(tareas.get(c.tarea())).map(Tarea::elemento).orElse(null), nombre(c.usuario()) + " comentó: «" + c.texto().strip() + "»"));
        bitacora();
        incidentes();
        List<HechoAuditado> enOrden = hechos.stream().sorted(Comparator.comparing(HechoAuditado::momento)).toList();
        List<HechoAuditado> numerados = new ArrayList<>(enOrden.size());
        enOrden.forEach(h -> numerados.add(h.numerado(numerados.size() + 1)));
        return numerados;
    }

    private void inicioYFin() {
        for (Tramite t : caso.familia()) {
            boolean conFormulario = rastro.entregas().stream().anyMatch(e -> t.instancia().equals(e.instancia()) && e.tarea() == null);
            if (!conFormulario) {
                String desde = rastro.actividades().stream().filter(a -> t.instancia().equals(a.llamada())).findFirst()
                        .map(a -> ", desde " + cita(a.instancia(), a.elemento())).orElse("");
                hecho(t.inicio(), ClaseDeHecho.INICIO_Y_FIN, t.instancia(), null, "empezó «" + t.procesoNombre() + "» con la versión " + t.version()
                        + " de su modelo" + desde);
            }
            if (t.fin() != null) {
                boolean cancelada = t.estado() == EstadoTramite.CANCELADO;
                hecho(t.fin(), ClaseDeHecho.INICIO_Y_FIN, t.instancia(), ultimo(t), (cancelada ? "se canceló" : "terminó") + " «" + t.procesoNombre() + "»"
                        + (t.motivoFin() == null ? "" : "; motivo: " + t.motivoFin()));
            }
        }
    }

    private String ultimo(Tramite t) {
        return rastro.actividades().stream().filter(a -> a.instancia().equals(t.instancia()) && a.clase().endsWith("EndEvent"))
                .reduce((a, b) -> b).map(Actividad::elemento).orElse(null);
    }

    /** Lo que cada persona envió, comparado con la vez anterior que alguien envió ese mismo formulario. */
    private void entregas() {
        Map<String, Entrega> anteriores = new HashMap<>();
        int versionPlan = 0;
        for (Entrega e : rastro.entregas()) {
            Tramite tramite = caso.tramite(e.instancia());
            Map<String, Campo> campos = caso.campos(tramite, e.elemento());
            Entrega anterior = anteriores.put(e.instancia() + e.elemento(), e);
            List<Dato> datos = valores.datos(e.datos(), campos);
            List<Cambio> cambios = anterior == null ? List.of() : valores.cambios(anterior.datos(), e.datos(), campos);
            String motivo = motivo(e.datos());
            Tarea tarea = tareas.get(e.tarea());
            String frase;
            if (tarea == null) {
                frase = nombre(e.usuario()) + " inició «" + tramite.procesoNombre() + "», versión " + tramite.version() + " del modelo";
            } else {
                if (e.elemento().equals(AsistenciaTecnicaTerritorial.Elemento.PROGRAMAR)) {
                    versionPlan++;
                    frase = nombre(e.usuario()) + " completó «" + tarea.nombre() + "», versión " + versionPlan + " del plan";
                } else {
                    frase = nombre(e.usuario()) + " completó «" + tarea.nombre() + "»";
                }
                frase += motivo + tiempos(tarea);
            }
            Instant cuando = tarea == null || tarea.fin() == null ? e.momento() : tarea.fin();
            hecho(cuando, tarea == null ? ClaseDeHecho.INICIO_Y_FIN : ClaseDeHecho.TAREA, e.instancia(), e.elemento(), frase, datos, cambios, List.of());
        }
    }

    private static String motivo(JsonNode datos) {
        List<String> motivos = new ArrayList<>();
        datos.fields().forEachRemaining(f -> {
            if (f.getKey().startsWith("motivo") && !f.getValue().asText("").isBlank() && !f.getValue().isNull()) {
                motivos.add(sinPunto(f.getValue().asText()));
            }
        });
        return motivos.isEmpty() ? "" : "; motivo: " + String.join("; ", motivos);
    }

    private String tiempos(Tarea t) {
        Instant toma = rastro.toma(t);
        String texto = "; esperó " + tiempo.entre(t.inicio(), toma) + " y se trabajó en " + tiempo.entre(toma, t.fin());
        return t.vence() == null ? texto : texto + (t.fin().isAfter(t.vence()) ? "; fuera de término: vencía el " : "; en término: vencía el ")
                + TiempoHabil.dia(t.vence());
    }

    private void llegadas() {
        for (Tarea t : rastro.tareas()) {
            String quien = t.candidatos().stream().map(c -> caso.nombres().getOrDefault(c, NombreDeGrupo.de(c))).collect(joining(" y "));
            hecho(t.inicio(), ClaseDeHecho.TAREA, t.instancia(), t.elemento(), "llegó la tarea «" + t.nombre() + "»"
                    + (quien.isEmpty() ? t.persona() == null ? "" : " a " + nombre(t.persona()) : " a " + quien)
                    + (t.vence() == null ? "" : "; vence el " + TiempoHabil.dia(t.vence())));
            if (t.fin() != null && !t.completada()) {
                hecho(t.fin(), ClaseDeHecho.TAREA, t.instancia(), t.elemento(), "la tarea «" + t.nombre() + "» se retiró sin completarse");
            } else if (t.fin() != null && rastro.entregas().stream().noneMatch(e -> t.id().equals(e.tarea()))) {
                hecho(t.fin(), ClaseDeHecho.TAREA, t.instancia(), t.elemento(), (t.persona() == null ? "se completó" : nombre(t.persona()) + " completó")
                        + " «" + t.nombre() + "»" + tiempos(t));
            }
        }
    }

    private void operaciones() {
        Map<String, List<Operacion>> juntas = rastro.operaciones().stream().filter(o -> o.operacion() != null)
                .collect(groupingBy(Operacion::operacion, LinkedHashMap::new, toList()));
        for (List<Operacion> filas : juntas.values()) {
            Operacion o = filas.get(0);
            Tarea tarea = tareas.get(o.tarea());
            if ("Operator".equals(o.clase()) || "Admin".equals(o.clase()) || tarea == null) {
                if (!(o.tipo().equals("Create") && "ProcessInstance".equals(o.sobre()))) {
                    intervencion(filas);
                }
                continue;
            }
            String frase = deTarea(filas, tarea);
            if (frase != null) {
                hecho(o.momento(), ClaseDeHecho.TAREA, tarea.instancia(), tarea.elemento(), nombre(o.usuario()) + " " + frase);
            }
        }
    }

    private String deTarea(List<Operacion> filas, Tarea t) {
        Operacion o = filas.stream().filter(f -> "assignee".equals(f.propiedad())).findFirst().orElse(filas.get(0));
        String cual = "«" + t.nombre() + "»";
        return switch (o.tipo()) {
            case "Complete", "Create", "SetOwner", "AddAttachment" -> null;
            case "Claim", "Assign" -> o.despues() == null ? "devolvió " + cual + " a su grupo"
                    : o.despues().equals(o.usuario()) ? "reclamó " + cual + ", que esperaba hacía " + tiempo.entre(t.inicio(), o.momento())
                    : (o.antes() == null ? "asignó " : "reasignó ") + cual + " a " + nombre(o.despues())
                            + (o.antes() == null ? "" : ", que la tenía " + nombre(o.antes()));
            case "Delegate" -> "delegó " + cual + " en " + nombre(o.despues());
            case "Resolve" -> "devolvió resuelta " + cual + " a quien se la delegó";
            default -> "cambió " + filas.stream().map(f -> f.propiedad() + " de " + ValoresLegibles.suelto(f.antes()) + " a "
                    + ValoresLegibles.suelto(f.despues())).collect(joining("; ")) + " en " + cual;
        };
    }

    private void intervencion(List<Operacion> filas) {
        Operacion o = filas.get(0);
        List<Cambio> cambios = new ArrayList<>();
        filas.stream().filter(f -> f.propiedad() != null && (f.antes() != null || f.despues() != null)).forEach(f ->
                cambios.add(new Cambio(f.propiedad(), ValoresLegibles.suelto(f.antes()), ValoresLegibles.suelto(f.despues()))));
        rastro.variables().stream().filter(v -> o.operacion().equals(v.operacion())).forEach(v ->
                cambios.add(new Cambio("variable " + v.nombre(), anterior(v).map(a -> ValoresLegibles.suelto(a.valor())).orElse(ValoresLegibles.NADA),
                        ValoresLegibles.suelto(v.valor()))));
        String nota = filas.stream().map(Operacion::nota).filter(Objects::nonNull).findFirst().map(n -> "; anotó: «" + n.strip() + "»").orElse("");
        Tarea tarea = tareas.get(o.tarea());
        hecho(o.momento(), ClaseDeHecho.OPERADOR, o.instancia(), tarea == null ? null : tarea.elemento(), nombre(o.usuario()) + ", como operador, "
                + INTERVENCIONES.getOrDefault(o.tipo(), "hizo «" + o.tipo() + "» sobre " + o.sobre()) + nota, List.of(), cambios, List.of());
    }

    private Optional<Variable> anterior(Variable v) {
        return rastro.variables().stream().takeWhile(o -> o != v).filter(o -> o.id() != null && o.id().equals(v.id())).reduce((a, b) -> b);
    }

    /** Por dónde siguió cada compuerta que pregunta algo, con el valor que lo decidió y quién lo respondió. */
    private void compuertas() {
        for (Actividad a : rastro.actividades()) {
            if (a.clase().endsWith("Gateway") && a.fin() != null && !a.cancelada()) {
                Tramite tramite = caso.tramite(a.instancia());
                List<Flujo> salidas = caso.forma(tramite).salidas().getOrDefault(a.elemento(), List.of());
                if (salidas.size() > 1) {
                    compuerta(a, salidas);
                }
            }
        }
    }

    private void compuerta(Actividad a, List<Flujo> salidas) {
        List<String> nombres = salidas.stream().filter(f -> f.condicion() != null).flatMap(f -> {
            Matcher m = NOMBRE_EN_CONDICION.matcher(f.condicion());
            return m.results().map(r -> r.group());
        }).distinct().toList();
        List<Variable> decidieron = nombres.stream().map(n -> rastro.variables().stream()
                .filter(v -> v.instancia().equals(a.instancia()) && v.nombre().equals(n) && !v.momento().isAfter(a.fin())).reduce((x, y) -> y))
                .flatMap(Optional::stream).toList();
        Optional<Entrega> respuesta = decidieron.stream().flatMap(v -> rastro.entregas().stream().filter(e -> fijo(e, v))).reduce((x, y) -> y);
        String siguio = caso.camino().tomado(a).map(f -> f.nombre().isBlank() ? cita(a.instancia(), f.destino()) : "«" + f.nombre() + "»")
                .map(f -> " siguió por " + f).orElse(" quedó resuelta");
        String porque = decidieron.stream().map(v -> v.nombre() + " era «" + ValoresLegibles.suelto(v.valor()).toLowerCase() + "»").collect(joining(" y "));
        hecho(a.inicio(), ClaseDeHecho.COMPUERTA, a.instancia(), a.elemento(), "la compuerta " + cita(a.instancia(), a.elemento()) + siguio
                + (porque.isEmpty() ? "" : ", porque " + porque)
                + respuesta.map(e -> "; lo respondió " + nombre(e.usuario()) + " en " + cita(a.instancia(), e.elemento())).orElse(""),
                respuesta.map(e -> valores.explicaciones(e.datos(), caso.campos(caso.tramite(e.instancia()), e.elemento()))).orElse(List.of()),
                List.of(), List.of());
    }

    /** Si esa variable tomó su valor mientras alguien entregaba ese formulario. */
    private boolean fijo(Entrega e, Variable v) {
        Tarea tarea = tareas.get(e.tarea());
        return tarea != null && tarea.fin() != null && v.instancia().equals(e.instancia()) && !v.momento().isBefore(e.momento())
                && !v.momento().isAfter(tarea.fin());
    }

    private void pasos() {
        for (Actividad a : rastro.actividades()) {
            String cual = cita(a.instancia(), a.elemento());
            String frase = switch (a.clase()) {
                case "serviceTask", "businessRuleTask", "sendTask", "scriptTask" -> "el sistema hizo " + cual;
                case "subProcess" -> a.esCuerpoMultiple() ? null : "empezó " + cual;
                case "callActivity" -> "se abrió " + cual ;
                case "boundaryError" -> "ocurrió " + cual;
                default -> null;
            };
            if (frase != null) {
                hecho(a.inicio(), ClaseDeHecho.PASO, a.instancia(), a.elemento(), frase + (a.cancelada() ? " (se interrumpió)" : ""));
            }
        }
    }

    private void decisiones() {
        rastro.decisiones().forEach(d -> {
            List<Dato> datos = new ArrayList<>();
            d.entradas().forEach(e -> datos.add(new Dato("Entrada · " + e.path("nombre").asText(), ValoresLegibles.suelto(e.path("valor").asText()))));
            d.salidas().forEach(s -> datos.add(new Dato("Salida · " + s.path("nombre").asText() + " (regla " + s.path("regla").asText() + ")",
                    ValoresLegibles.suelto(s.path("valor").asText()))));
            String salida = Stream.iterate(0, i -> i < d.salidas().size(), i -> i + 1).map(d.salidas()::get)
                    .map(s -> s.path("nombre").asText() + " = " + ValoresLegibles.suelto(s.path("valor").asText())).collect(joining("; "));
            hecho(d.momento(), ClaseDeHecho.DECISION, d.instancia(), d.elemento(), "la tabla «" + d.nombre() + "» decidió: "
                    + (salida.isEmpty() ? "ninguna regla acertó" : salida), datos, List.of(), List.of());
        });
    }

    private void focalizaciones() {
        rastro.focalizaciones().forEach(c -> {
            Actividad paso = paso(c.momento(), AsistenciaTecnicaTerritorial.Elemento.FOCALIZAR).orElse(null);
            hecho(c.momento(), ClaseDeHecho.DECISION, paso == null ? null : paso.instancia(), AsistenciaTecnicaTerritorial.Elemento.FOCALIZAR,
                    "la focalización " + c.numero() + " aplicó el perfil versión " + c.perfil() + " a " + cuantas(c.total(), "entidad", "entidades") + ": "
                            + cuantas(c.elegibles(), "elegible", "elegibles") + ", " + cuantas(c.incluidas(), "sugerida", "sugeridas") + " para incluir, "
                            + c.enEspera() + " en espera y " + cuantas(c.excluidas(), "excluida", "excluidas"),
                    List.of(), List.of(), Stream.concat(
                            Stream.of(new Archivo("Buscar la decisión de una entidad", decision(c.id(), ""), null, null)),
                            caso.principal().entidades().stream().limit(6).map(e -> new Archivo("Qué regla decidió sobre " + caso.entidades().apply(e),
                                    decision(c.id(), e), null, null))).toList());
            if (c.cerrada() != null) {
                dentroDe(c.cerrada(), null, ClaseDeHecho.DECISION, "la focalización " + c.numero() + " quedó cerrada: ya no admite ajustes", List.of());
            }
        });
        rastro.ajustes().forEach(a -> dentroDe(a.momento(), a.usuario(), ClaseDeHecho.DECISION, nombre(a.usuario()) + " dejó «"
                + a.despues().toLowerCase().replace('_', ' ') + "» " + cuantas(a.entidades(), "entidad", "entidades") + " (" + algunas(a.algunas(), a.entidades())
                + "), aparte de lo que sugería la regla; justificación: " + sinPunto(a.justificacion()),
                a.algunas().stream().map(e -> new Archivo("Regla y ajuste de " + caso.entidades().apply(e), decision(a.corrida(), e), null, null)).toList()));
    }

    private String decision(long corrida, String entidad) {
        return "/auditoria/" + caso.principal().instancia() + "/focalizacion/" + corrida + (entidad.isEmpty() ? "" : "?entidad=" + entidad);
    }

    private void consentimientos() {
        rastro.consentimientos().forEach(c -> {
            String cuales = algunas(c.algunas(), c.entidades());
            boolean una = c.entidades() == 1;
            String que = switch (c.estado()) {
                case "ACEPTA" -> una ? cuales + " aceptó ser objeto de seguimiento" : c.entidades() + " entidades aceptaron ser objeto de seguimiento (" + cuales + ")";
                case "NO_ACEPTA" -> una ? cuales + " no aceptó ser objeto de seguimiento" : c.entidades() + " entidades no aceptaron ser objeto de seguimiento (" + cuales + ")";
                case "RETIRADO" -> cuales + " retiró su consentimiento de seguimiento";
                default -> "quedó pendiente el consentimiento de " + cuales;
            };
            String respondio = c.persona() == null ? "" : "; respondió " + c.persona() + (c.cargo() == null ? "" : " (" + c.cargo() + ")")
                    + (c.fecha() == null ? "" : " el " + ValoresLegibles.suelto(c.fecha()));
            dentroDe(c.momento(), c.usuario(), ClaseDeHecho.CONSENTIMIENTO, que + respondio
                    + (c.soporte() == null ? "" : "; soporte: " + sinPunto(c.soporte())) + "; lo registró " + nombre(c.usuario()), List.of());
        });
    }

    private void evidencias() {
        rastro.evidencias().forEach(e -> {
            Tarea tarea = tareas.get(e.tarea());
            hecho(e.momento(), ClaseDeHecho.EVIDENCIA, tarea == null ? null : tarea.instancia(), tarea == null ? null : tarea.elemento(),
                    nombre(e.usuario()) + " cargó «" + e.nombre() + "» (" + TipoEvidencia.valueOf(e.tipo()).etiqueta().toLowerCase() + ", "
                            + formato.tamano(e.tamano()) + ") en «" + e.nombreTarea() + "»" + (e.referencia() == null ? "" : "; soporta: " + e.referencia()),
                    List.of(), List.of(), List.of(new Archivo(e.nombre(), "/api/evidencias/" + e.id() + "/contenido", e.tipoContenido(), e.sha256())));
        });
    }

    private void documentos() {
        rastro.documentos().forEach(d -> dentroDe(d.momento(), null, ClaseDeHecho.DOCUMENTO, "el sistema generó «"
                + ClaseDocumento.valueOf(d.clase()).etiqueta() + "», versión " + d.version() + "; motivo: " + sinPunto(d.motivo()),
                List.of(new Archivo(d.nombre(), "/expedientes/" + caso.expediente() + "/documentos/" + d.id(), "application/pdf", d.sha256()))));
    }

    private void temporizadores() {
        for (Trabajo t : rastro.trabajos()) {
            String cual = cita(t.instancia(), t.elemento());
            String intentos = t.intentos() == null || t.intentos() == 0 ? "no quedan reintentos"
                    : t.intentos() == 1 ? "queda 1 reintento" : "quedan " + t.intentos() + " reintentos";
            if (t.estado() == 1) {
                hecho(t.momento(), ClaseDeHecho.INCIDENTE, t.instancia(), t.elemento(), "falló el paso automático " + cual + " (" + intentos + ")"
                        + (t.mensaje() == null ? "" : ": " + t.mensaje()));
            } else {
                hecho(t.momento(), ClaseDeHecho.TEMPORIZADOR, t.instancia(), t.elemento(), switch (t.estado()) {
                    case 0 -> "quedó puesto el temporizador " + cual + (t.vence() == null ? "" : " para el " + TiempoHabil.momento(t.vence()));
                    case 2 -> "se cumplió el temporizador " + cual;
                    default -> "se retiró sin cumplirse el temporizador " + cual;
                });
            }
        }
    }

    private void avisos() {
        rastro.avisos().forEach(a -> dentroDe(a.momento(), null, ClaseDeHecho.AVISO, "se avisó a "
                + nombre(a.destinatario()) + ": «" + sinPunto(a.texto()) + "»" + (a.leido() == null ? "" : "; lo leyó el " + TiempoHabil.momento(a.leido())), List.of()));
    }

    private void correos() {
        rastro.correos().forEach(c -> dentroDe(c.momento(), null, ClaseDeHecho.AVISO, "se escribió a " + nombre(c.destinatario()) + " el correo «" + sinPunto(c.asunto())
                + "»; " + switch (c.estado()) {
                    case "ENVIADO" -> "salió el " + TiempoHabil.momento(c.enviado());
                    case "FALLIDO" -> "no se pudo enviar" + (c.error() == null ? "" : ": " + c.error());
                    case "OMITIDO" -> "no se envió: la persona no lo recibe";
                    default -> "está por salir";
                }, List.of()));
    }

    /** Solo los valores que reemplazan a otro y que no cambió un operador: esos ya se cuentan con su intervención. */
    private void variables() {
        Map<String, String> ultimos = new HashMap<>();
        Map<String, Boolean> intervenidas = rastro.operaciones().stream().filter(o -> o.operacion() != null)
                .collect(toMap(Operacion::operacion, o -> "Operator".equals(o.clase()), Boolean::logicalOr));
        for (Variable v : rastro.variables()) {
            String antes = ultimos.put(v.id(), String.valueOf(v.valor()));
            if (antes != null && !antes.equals(String.valueOf(v.valor())) && v.valor() != null && !INTERNAS.matcher(v.nombre()).matches()
                    && !Boolean.TRUE.equals(intervenidas.get(String.valueOf(v.operacion())))) {
                Cambio cambio = new Cambio(v.nombre(), ValoresLegibles.suelto(antes), ValoresLegibles.suelto(v.valor()));
                hecho(v.momento(), ClaseDeHecho.VARIABLE, v.instancia(), en(v.momento()).map(Lugar::elemento).orElse(null), "la variable " + v.nombre()
                        + " pasó de «" + cambio.antes() + "» a «" + cambio.despues() + "»", List.of(), List.of(cambio), List.of());
            }
        }
    }

    /** Lo que ya se cuenta por su fuente (evidencias, documentos, consentimientos) no se repite. */
    private void bitacora() {
        rastro.bitacora().stream().filter(b -> !b.texto().startsWith("Se generó «") && !b.texto().startsWith("Se cargó la evidencia")
                && !b.texto().startsWith("Consentimiento de seguimiento") && !b.texto().contains(" retiró su consentimiento"))
                .forEach(b -> dentroDe(b.momento(), b.usuario(), ClaseDeHecho.BITACORA, "quedó en la bitácora"
                        + (caso.nombres().containsKey(b.usuario()) ? " por " + nombre(b.usuario()) : "") + ": " + sinPunto(b.texto()), List.of()));
    }

    private void incidentes() {
        rastro.incidentes().forEach(i -> {
            hecho(i.inicio(), ClaseDeHecho.INCIDENTE, i.instancia(), i.elemento(), "se abrió un incidente en " + cita(i.instancia(), i.elemento())
                    + (i.mensaje() == null ? "" : ": " + i.mensaje()) + (i.nota() == null ? "" : "; nota: " + i.nota()));
            if (i.fin() != null) {
                hecho(i.fin(), ClaseDeHecho.INCIDENTE, i.instancia(), i.elemento(), "se cerró el incidente de " + cita(i.instancia(), i.elemento())
                        + ", abierto " + tiempo.entre(i.inicio(), i.fin()));
            }
        });
    }

    /** Elemento en que ocurrió algo que el dominio anotó con su hora. */
    private record Lugar(String instancia, String elemento) {
    }

    private void dentroDe(Instant momento, String usuario, ClaseDeHecho clase, String frase, List<Archivo> archivos) {
        Lugar lugar = deLaEntrega(momento, usuario).or(() -> en(momento)).orElse(new Lugar(null, null));
        hecho(momento, clase, lugar.instancia(), lugar.elemento(), frase, List.of(), List.of(), archivos);
    }

    /** Mientras alguien entregaba un formulario: desde que empezó su transacción hasta que su tarea terminó. */
    private Optional<Lugar> deLaEntrega(Instant momento, String usuario) {
        return usuario == null ? Optional.empty() : rastro.entregas().stream().filter(e -> e.usuario().equals(usuario) && !momento.isBefore(e.momento()))
                .filter(e -> tareas.containsKey(e.tarea()) && tareas.get(e.tarea()).fin() != null && !momento.isAfter(tareas.get(e.tarea()).fin()))
                .findFirst().map(e -> new Lugar(e.instancia(), e.elemento()));
    }

    /** El paso automático que estaba corriendo. */
    private Optional<Lugar> en(Instant momento) {
        return rastro.actividades().stream().filter(a -> a.clase().endsWith("Task") && !a.clase().equals("userTask") && a.fin() != null
                && !momento.isBefore(a.inicio()) && !momento.isAfter(a.fin())).findFirst().map(a -> new Lugar(a.instancia(), a.elemento()));
    }

    private Optional<Actividad> paso(Instant momento, String elemento) {
        return rastro.actividades().stream().filter(a -> a.elemento().equals(elemento) && !momento.isBefore(a.inicio())
                && (a.fin() == null || !momento.isAfter(a.fin()))).findFirst();
    }

    private String algunas(List<String> codigos, int total) {
        String nombres = codigos.stream().map(caso.entidades()).collect(joining(", "));
        return total > codigos.size() ? nombres + " y " + (total - codigos.size()) + " más" : nombres;
    }

    private String cuantas(int n, String una, String varias) {
        return formato.numero(BigDecimal.valueOf(n)) + " " + (n == 1 ? una : varias);
    }

    private String cita(String instancia, String elemento) {
        return "«" + caso.nombreDe(instancia, elemento) + "»";
    }

    private String nombre(String usuario) {
        return usuario == null ? "el sistema" : usuario.equals("sistema") ? "el sistema" : caso.nombres().getOrDefault(usuario, usuario);
    }

    private void hecho(Instant momento, ClaseDeHecho clase, String instancia, String elemento, String frase) {
        hecho(momento, clase, instancia, elemento, frase, List.of(), List.of(), List.of());
    }

    private void hecho(Instant momento, ClaseDeHecho clase, String instancia, String elemento, String frase, List<Dato> datos, List<Cambio> cambios,
            List<Archivo> archivos) {
        String suya = instancia == null ? caso.principal().instancia() : instancia;
        Nodo nodo = elemento == null ? null : caso.forma(caso.tramite(suya)).nodos().get(elemento);
        hechos.add(new HechoAuditado(0, momento, clase, suya, elemento, nodo == null ? null : caso.nombreDe(suya, elemento),
                "El " + TiempoHabil.momento(momento) + " " + frase + (frase.matches("(?s).*[.…!?]»?$") ? "" : "."), datos, cambios, archivos));
    }

    private static String sinPunto(String texto) {
        String limpio = texto.strip();
        return limpio.endsWith(".") ? limpio.substring(0, limpio.length() - 1) : limpio;
    }
}
