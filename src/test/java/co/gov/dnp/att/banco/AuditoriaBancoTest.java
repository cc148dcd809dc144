package co.gov.dnp.att.banco;

import static co.gov.dnp.att.banco.Informe.informe;
import static co.gov.dnp.att.banco.Informe.mediana;
import static co.gov.dnp.att.banco.Informe.ms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import co.gov.dnp.att.Duenno;
import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.auditoria.EstadoTramite;
import co.gov.dnp.att.auditoria.FiltroDeTramites;
import co.gov.dnp.att.auditoria.Medidas;
import co.gov.dnp.att.auditoria.Medidas.Reparto;
import co.gov.dnp.att.auditoria.OrdenDeTramites;
import co.gov.dnp.att.auditoria.RastroDirecto;
import co.gov.dnp.att.auditoria.Reconstruccion;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.auditoria.proceso.ProyeccionDeTramites;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.seguridad.Visitante;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * La mesa de auditoría con cien mil procedimientos terminados, frente a las mismas preguntas hechas al HistoryService del motor en la misma
 * corrida; y cuánto cuesta su modelo de lectura a quien completa tareas. Base propia: la historia sembrada no estorba a los demás bancos.
 * Con {@code -Dbanco.instancias=20000} cambia el tamaño; se mide también con la décima parte.
 */
@Tag("bench")
@PruebaIntegral
@TestPropertySource(properties = "att.auditoria.cada=PT2H")
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditoriaBancoTest {

    private static final boolean RAPIDO = Boolean.getBoolean("banco.rapido");
    private static final int INSTANCIAS = Integer.getInteger("banco.instancias", RAPIDO ? 2_000 : 100_000);
    private static final int PETICIONES = 40;
    /** Vueltas antes de medir, para que las dos lecturas se midan ya compiladas; las del motor, a lo sumo tantas como se miden. */
    private static final int CALENTAMIENTO = 120;
    /** Traer decenas de miles de tareas a Java tarda segundos: con menos basta para una mediana. */
    private static final int PETICIONES_LENTAS = 10;

    @Autowired
    CaminoCompleto camino;
    @Autowired
    Procedimiento procedimiento;
    @Autowired
    Organizacion organizacion;
    @Autowired
    ProyeccionDeTramites proyeccion;
    @Autowired
    Tramites tramites;
    @Autowired
    Reconstruccion reconstruccion;
    @Autowired
    RastroDirecto rastro;
    @Autowired
    Medidas medidas;
    @Autowired
    HistoryService historia;
    @Autowired
    ProcessEngine motor;
    @Autowired
    JdbcClient sql;
    @Autowired
    DataSource base;
    @LocalServerPort
    int puerto;

    /** Una pregunta: por HTTP, llamando al servicio y por HistoryService. */
    private record Pregunta(String nombre, int meta, IntFunction<String> ruta, IntFunction<Object> consulta, IntFunction<Object> motor, int vecesMotor) {
    }

    private record Tiempos(List<Long> http, List<Long> consulta, List<Long> motor) {
    }

    @Test
    @Order(1)
    @DisplayName("(j) Lo que el modelo de lectura suma al tiempo de completar el procedimiento: encendido y apagado por turnos")
    void costo() {
        Unidad u = procedimiento.unidad("BAL");
        ProcessEngineConfigurationImpl configuracion = (ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration();
        HistoryEventHandler completo = configuracion.getHistoryEventHandler();
        List<Double> razones = new ArrayList<>();
        List<Double> deTareas = new ArrayList<>();
        List<Long> encendidos = new ArrayList<>();
        List<Long> apagados = new ArrayList<>();
        try {
            for (int n = 0; n < (RAPIDO ? 1 : 5); n++) {
                recorrer(u, configuracion, completo);
                recorrer(u, configuracion, new DbHistoryEventHandler());
            }
            proyeccion.ponerAlDia();
            for (int r = 0; r < Integer.getInteger("banco.vueltas", RAPIDO ? 2 : 40); r++) {
                // Quien va primero se alterna
                boolean primero = r % 2 == 0;
                long[] uno = recorrer(u, configuracion, primero ? completo : new DbHistoryEventHandler());
                long[] otro = recorrer(u, configuracion, primero ? new DbHistoryEventHandler() : completo);
                long[] con = primero ? uno : otro;
                long[] sin = primero ? otro : uno;
                razones.add((double) con[0] / sin[0]);
                deTareas.add((double) con[1] / sin[1]);
                encendidos.add(con[0]);
                apagados.add(sin[0]);
            }
        } finally {
            configuracion.setHistoryEventHandler(completo);
            Duenno.de(base).sql("alter table att.hecho enable trigger hecho_al_tramite").update();
        }
        int pendientes = sql.sql("select count(distinct raiz) from att.tramite_pendiente").query(Integer.class).single();
        long inicio = System.nanoTime();
        proyeccion.ponerAlDia();
        double proyectar = (System.nanoTime() - inicio) / 1e6 / Math.max(1, pendientes);
        informe("(j) Modelo de lectura, %d vueltas: procedimiento completo con él %.0f ms y sin él %.0f ms en mediana · mediana de las razones %.3f (meta ≤ 1,15); "
                + "solo completar las diez tareas, %.3f · proyectarlo después, fuera de la transacción, %.1f ms por instancia", razones.size(), ms(encendidos, .5), ms(apagados, .5),
                mediana(razones), mediana(deTareas), proyectar);
        assertThat(pendientes).isGreaterThanOrEqualTo(razones.size());
        // Las que se recorrieron con él apagado entran ahora
        sql.sql("insert into att.tramite_pendiente (raiz) select proc_inst_id_ from public.act_hi_procinst p where proc_inst_id_ = root_proc_inst_id_ "
                + "and not exists (select from att.tramite t where t.instancia = p.proc_inst_id_)").update();
        proyeccion.ponerAlDia();
    }

    /** @return nanosegundos del recorrido entero y de completar sus tareas */
    private long[] recorrer(Unidad u, ProcessEngineConfigurationImpl configuracion, HistoryEventHandler manejador) {
        boolean encendido = !(manejador instanceof DbHistoryEventHandler);
        configuracion.setHistoryEventHandler(manejador);
        Duenno.de(base).sql("alter table att.hecho " + (encendido ? "enable" : "disable") + " trigger hecho_al_tramite").update();
        CaminoCompleto.Recorrido r = camino.recorrer(u);
        return new long[] {r.total(), r.deLaGente()};
    }

    @Test
    @Order(2)
    @DisplayName("(i) Lista, rastro y estadísticas con cien mil instancias terminadas, frente al HistoryService")
    void auditoria() throws Exception {
        Unidad u = procedimiento.unidad("BAU");
        camino.recorrer(u);
        proyeccion.ponerAlDia();
        for (int d = 0; d < SiembraDeHistoria.UNIDADES; d++) {
            organizacion.guardarDependencia(SiembraDeHistoria.unidad(d), "Unidad sembrada " + d, SubdireccionGeneral.SGDDT, true);
        }
        organizacion.guardarPersona(new Persona("auditora.banco", "Auditora del banco", null, null, Vinculacion.OTRO, true), Set.of(Rol.GRUPO_PLANEACION), Procedimiento.CLAVE);
        Visitante auditora = Visitante.que("http://localhost:" + puerto, "auditora.banco", Procedimiento.CLAVE);
        SiembraDeHistoria siembra = sql.sql("select instancia_proceso, id, codigo from att.expediente where dependencia = 'BAU'")
                .query((f, n) -> new SiembraDeHistoria(base, f.getString(1), f.getLong(2), f.getString(3))).single();
        int decima = INSTANCIAS / 10;
        sembrar(siembra, 1, decima);
        comprobarSiembra(siembra);
        Map<String, Tiempos> antes = medir(auditora, siembra, decima);
        sembrar(siembra, decima + 1, INSTANCIAS);
        Map<String, Tiempos> despues = medir(auditora, siembra, INSTANCIAS);
        for (Pregunta p : preguntas(siembra, INSTANCIAS)) {
            Tiempos a = antes.get(p.nombre());
            Tiempos d = despues.get(p.nombre());
            informe("(i) %s, %d procedimientos terminados: por HTTP mediana %.1f ms y percentil 95 %.1f ms (meta < %d) · HistoryService embebido, mediana %.1f ms: %.1f veces "
                    + "(meta ≥ 10) · la consulta sola, mediana %.1f ms y percentil 95 %.1f ms: %.1f veces · con la décima parte de la historia, HTTP %.1f ms (razón %.2f, meta ≤ 1,5) "
                    + "y consulta %.1f ms (razón %.2f)", p.nombre(), INSTANCIAS, ms(d.http(), .5), ms(d.http(), .95), p.meta(), ms(d.motor(), .5), ms(d.motor(), .5) / ms(d.http(), .5),
                    ms(d.consulta(), .5), ms(d.consulta(), .95), ms(d.motor(), .5) / ms(d.consulta(), .5), ms(a.http(), .5), ms(d.http(), .5) / ms(a.http(), .5), ms(a.consulta(), .5),
                    ms(d.consulta(), .5) / ms(a.consulta(), .5));
        }
        desglose(auditora, siembra);
        if (Boolean.getBoolean("banco.planes")) {
            planes(siembra);
        }
    }

    private void sembrar(SiembraDeHistoria siembra, int desde, int hasta) throws Exception {
        long inicio = System.nanoTime();
        siembra.sembrar(desde, hasta);
        double sembrado = (System.nanoTime() - inicio) / 1e9;
        inicio = System.nanoTime();
        medidas.ponerAlDia();
        for (String tabla : List.of("medida_mensual", "medida_total", "medida_por_mes", "vuelta_mensual")) {
            Duenno.de(base).sql("vacuum analyze att." + tabla).update();
        }
        informe("(i) Sembrados %d procedimientos (%d filas copiadas) en %.0f s; base de %s; resúmenes rehechos desde cero en %.1f s: %s", hasta, siembra.filas(), sembrado,
                sql.sql("select pg_size_pretty(pg_database_size(current_database()))").query(String.class).single(), (System.nanoTime() - inicio) / 1e9,
                sql.sql("select (select count(*) from att.medida_mensual) || ' filas por mes y unidad, ' || (select count(*) from att.medida_total) || ' sin meses, ' || "
                        + "(select count(*) from att.medida_por_mes) || ' sin unidades, ' || (select count(*) from att.vuelta_mensual) || ' de vueltas'").query(String.class).single());
        // Los resúmenes cuentan lo mismo que la historia del motor y que la lista
        assertThat(sql.sql("select array[sum(tareas), sum(fuera)]::text from att.medida_total").query(String.class).single()).isEqualTo(sql.sql("""
                select array[count(*), count(*) filter (where due_date_ < end_time_)]::text from public.act_hi_taskinst
                where end_time_ is not null and delete_reason_ = 'completed' and root_proc_inst_id_ is not null""").query(String.class).single());
        assertThat(sql.sql("select sum(tareas) from att.medida_por_mes").query(Long.class).single())
                .isEqualTo(sql.sql("select sum(tareas) from att.medida_mensual").query(Long.class).single());
        assertThat(sql.sql("select array[sum(tramites), sum(ajustes), sum(con_accion)]::text from att.vuelta_mensual").query(String.class).single()).isEqualTo(sql.sql(
                "select array[count(*), sum(ajustes), count(*) filter (where acciones > 0)]::text from att.tramite where proceso = ?").param(AsistenciaTecnicaTerritorial.CLAVE)
                .query(String.class).single());
    }

    /** Unas copias, proyectadas de verdad desde la historia del motor, dan la misma fila que se sembró. */
    private void comprobarSiembra(SiembraDeHistoria siembra) {
        List<String> unas = List.of(siembra.instancia(3), siembra.instancia(57), siembra.instancia(101));
        String fila = "select string_agg(concat_ws('|', instancia, proceso, version, expediente_id, codigo, vigencia, dependencia, producto, estado, inicio, fin, recorridas, personas, "
                + "tuvo_atrasos, ajustes, entidades, grupos), E'\\n' order by instancia) from att.tramite where raiz in (:unas)";
        String tareas = "select string_agg(concat_ws('|', k.tarea, k.actividad, k.mes, k.espera, k.manejo, k.fuera_de_termino, k.grupo), E'\\n' order by k.tarea) "
                + "from att.tramite_tarea k join att.tramite t on t.instancia = k.instancia where t.raiz in (:unas)";
        String antes = sql.sql(fila).param("unas", unas).query(String.class).single();
        String tareasAntes = sql.sql(tareas).param("unas", unas).query(String.class).single();
        sql.sql("delete from att.tramite_tarea where instancia in (select instancia from att.tramite where raiz in (:unas))").param("unas", unas).update();
        unas.forEach(i -> sql.sql("insert into att.tramite_pendiente (raiz) values (?)").param(i).update());
        proyeccion.ponerAlDia();
        assertThat(sql.sql(fila).param("unas", unas).query(String.class).single()).isEqualTo(antes);
        assertThat(sql.sql(tareas).param("unas", unas).query(String.class).single()).isEqualTo(tareasAntes);
    }

    private List<Pregunta> preguntas(SiembraDeHistoria siembra, int cuantas) {
        IntFunction<String> una = k -> siembra.instancia(1 + (int) (k * 7919L % cuantas));
        Reparto[] repartos = {Reparto.VERSION, Reparto.GRUPO, Reparto.NINGUNO, Reparto.MES};
        return List.of(
                new Pregunta("Lista con tres filtros y su cuenta", 150,
                        k -> "/auditoria?estado=TERMINADO&vigencia=" + SiembraDeHistoria.vigencia(k) + "&dependencia=" + SiembraDeHistoria.unidad(k),
                        k -> tramites.buscar(new FiltroDeTramites(null, null, null, SiembraDeHistoria.vigencia(k), SiembraDeHistoria.unidad(k), null, null, null, null,
                                EstadoTramite.TERMINADO, null, null, null, null, null, null), OrdenDeTramites.INICIO, true, null),
                        this::listaDelMotor, PETICIONES),
                // Cada lectura va a una instancia que nadie ha leído: si no, la segunda la hallaría ya en memoria
                new Pregunta("Rastro completo de una instancia", 150, k -> "/auditoria/" + una.apply(k), k -> rastro.leer(una.apply(k + 1000)),
                        k -> rastroDelMotor(una.apply(k + 2000)), PETICIONES),
                // Los mismos datos por los dos lados: sin formularios, documentos, evidencias ni correos, que el motor no tiene
                new Pregunta("Rastro de una instancia, solo lo que el motor también tiene", 150, k -> "/auditoria/" + una.apply(k + 3000),
                        k -> rastro.delMotor(una.apply(k + 4000)), k -> rastroDelMotor(una.apply(k + 5000)), PETICIONES),
                new Pregunta("Estadísticas por actividad de una unidad", 300,
                        k -> "/auditoria/medidas?dependencia=" + SiembraDeHistoria.unidad(k) + "&por=" + repartos[(k + k / SiembraDeHistoria.UNIDADES) % repartos.length],
                        k -> medidas.porActividad(new Medidas.Filtro(AsistenciaTecnicaTerritorial.CLAVE, null, SiembraDeHistoria.unidad(k), null, null),
                                repartos[(k + k / SiembraDeHistoria.UNIDADES) % repartos.length]),
                        k -> medidasDelMotor(SiembraDeHistoria.unidad(k)), PETICIONES_LENTAS),
                new Pregunta("Estadísticas por actividad de toda la entidad", 300, k -> "/auditoria/medidas?por=" + Reparto.values()[k % Reparto.values().length],
                        k -> medidas.porActividad(new Medidas.Filtro(AsistenciaTecnicaTerritorial.CLAVE, null, null, null, null), Reparto.values()[k % Reparto.values().length]),
                        k -> medidasDelMotor(null), 2));
    }

    private Map<String, Tiempos> medir(Visitante auditora, SiembraDeHistoria siembra, int cuantas) {
        Map<String, Tiempos> todos = new LinkedHashMap<>();
        for (Pregunta p : preguntas(siembra, cuantas)) {
            for (int k = 200; k < 200 + CALENTAMIENTO; k++) {
                pagina(auditora, p.ruta().apply(k));
                p.consulta().apply(k);
            }
            for (int k = 200; k < 200 + Math.min(CALENTAMIENTO, p.vecesMotor()); k++) {
                p.motor().apply(k);
            }
            Tiempos t = new Tiempos(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int k = 0; k < PETICIONES; k++) {
                int cual = k;
                t.http().add(nanos(() -> pagina(auditora, p.ruta().apply(cual))));
                t.consulta().add(nanos(() -> p.consulta().apply(cual)));
                if (k < p.vecesMotor()) {
                    t.motor().add(nanos(() -> p.motor().apply(cual)));
                }
            }
            todos.put(p.nombre(), t);
        }
        return todos;
    }

    private static void pagina(Visitante auditora, String ruta) {
        var r = auditora.ver(ruta);
        if (r.statusCode() != 200) {
            throw new AssertionError(ruta + ": " + r.statusCode());
        }
    }

    private Object listaDelMotor(int k) {
        HistoricProcessInstanceQuery consulta = historia.createHistoricProcessInstanceQuery().processDefinitionKey(AsistenciaTecnicaTerritorial.CLAVE).finished()
                .variableValueEquals(AsistenciaTecnicaTerritorial.Variable.DEPENDENCIA, SiembraDeHistoria.unidad(k))
                .variableValueEquals(AsistenciaTecnicaTerritorial.Variable.VIGENCIA, SiembraDeHistoria.vigencia(k));
        long total = consulta.count();
        List<HistoricProcessInstance> pagina = consulta.orderByProcessInstanceStartTime().desc().listPage(0, Tramites.POR_PAGINA);
        if (total == 0 || pagina.isEmpty()) {
            throw new AssertionError("El motor no halló nada");
        }
        return pagina;
    }

    /** Lo mismo que la página cuenta del motor, de la instancia y de las que llamó: ocho consultas por cada una y a quién se ofreció cada tarea. */
    private Object rastroDelMotor(String raiz) {
        List<Object> todo = new ArrayList<>();
        List<String> familia = new ArrayList<>(List.of(raiz));
        for (int n = 0; n < familia.size(); n++) {
            String i = familia.get(n);
            historia.createHistoricProcessInstanceQuery().superProcessInstanceId(i).list().forEach(h -> familia.add(h.getId()));
            todo.addAll(historia.createHistoricActivityInstanceQuery().processInstanceId(i).orderByHistoricActivityInstanceStartTime().asc().list());
            List<HistoricTaskInstance> tareas = historia.createHistoricTaskInstanceQuery().processInstanceId(i).orderByHistoricActivityInstanceStartTime().asc().list();
            todo.addAll(tareas);
            tareas.forEach(t -> todo.addAll(historia.createHistoricIdentityLinkLogQuery().taskId(t.getId()).list()));
            todo.addAll(historia.createHistoricDetailQuery().processInstanceId(i).variableUpdates().disableBinaryFetching().disableCustomObjectDeserialization().orderByTime().asc().list());
            todo.addAll(historia.createUserOperationLogQuery().processInstanceId(i).orderByTimestamp().asc().list());
            todo.addAll(historia.createHistoricIncidentQuery().processInstanceId(i).list());
            todo.addAll(historia.createHistoricJobLogQuery().processInstanceId(i).orderByTimestamp().asc().list());
            todo.addAll(historia.createHistoricDecisionInstanceQuery().processInstanceId(i).includeInputs().includeOutputs().list());
            todo.addAll(motor.getTaskService().getProcessInstanceComments(i));
        }
        if (todo.size() < 50) {
            throw new AssertionError("El motor devolvió solo " + todo.size() + " filas");
        }
        return todo;
    }

    /** Trae las tareas y las reparte en Java: mediana y percentil 90 de cada actividad. */
    private Object medidasDelMotor(String unidad) {
        var consulta = historia.createHistoricTaskInstanceQuery().processDefinitionKey(AsistenciaTecnicaTerritorial.CLAVE).finished();
        List<HistoricTaskInstance> tareas = new ArrayList<>();
        if (unidad != null) {
            tareas = consulta.processVariableValueEquals(AsistenciaTecnicaTerritorial.Variable.DEPENDENCIA, unidad).list();
        } else {
            // Un millón de tareas no cabe de una vez: por años, como haría quien no quiere tumbar el servidor
            Map<String, List<Long>> porActividad = new TreeMap<>();
            for (int anio = SiembraDeHistoria.PRIMERA_VIGENCIA; anio < SiembraDeHistoria.PRIMERA_VIGENCIA + SiembraDeHistoria.VIGENCIAS + 1; anio++) {
                historia.createHistoricTaskInstanceQuery().processDefinitionKey(AsistenciaTecnicaTerritorial.CLAVE).finished()
                        .finishedAfter(dia(anio)).finishedBefore(dia(anio + 1)).list()
                        .forEach(t -> porActividad.computeIfAbsent(t.getTaskDefinitionKey(), c -> new ArrayList<>()).add(t.getDurationInMillis()));
            }
            porActividad.values().forEach(Collections::sort);
            return porActividad;
        }
        Map<String, List<Long>> porActividad = tareas.stream().collect(Collectors.groupingBy(HistoricTaskInstance::getTaskDefinitionKey,
                Collectors.mapping(HistoricTaskInstance::getDurationInMillis, Collectors.toList())));
        porActividad.values().forEach(Collections::sort);
        if (porActividad.isEmpty()) {
            throw new AssertionError("El motor no halló tareas de " + unidad);
        }
        return porActividad;
    }

    private static java.util.Date dia(int anio) {
        return java.sql.Timestamp.valueOf(java.time.LocalDate.of(anio, 1, 1).atStartOfDay());
    }

    /** En qué se va el tiempo de la página de una instancia. */
    private void desglose(Visitante auditora, SiembraDeHistoria siembra) {
        List<Long> leer = new ArrayList<>();
        List<Long> contar = new ArrayList<>();
        List<Long> dibujar = new ArrayList<>();
        List<Long> entera = new ArrayList<>();
        int hechos = 0;
        int letras = 0;
        for (int k = 0; k < PETICIONES; k++) {
            String i = siembra.instancia(11 + k);
            leer.add(nanos(() -> rastro.leer(i)));
            long inicio = System.nanoTime();
            Reconstruccion.Reconstruida r = reconstruccion.de(tramites.deInstancia(i).orElseThrow());
            contar.add(System.nanoTime() - inicio);
            dibujar.add(nanos(() -> reconstruccion.planos(r, null, null, e -> "/auditoria/" + i + "?elemento=" + e)));
            inicio = System.nanoTime();
            letras = auditora.ver("/auditoria/" + i).body().length();
            entera.add(System.nanoTime() - inicio);
            hechos = r.hechos().size();
        }
        informe("(i) La página de un rastro (%d hechos, %d KB), medianas: leerlo %.1f ms; leerlo y contarlo %.1f ms; dibujar sus planos %.1f ms; entera por HTTP %.1f ms", hechos,
                letras / 1024, ms(leer, .5), ms(contar, .5), ms(dibujar, .5), ms(entera, .5));
    }

    /** Los planes de las consultas que deciden, para afinar. */
    private void planes(SiembraDeHistoria siembra) {
        for (String consulta : List.of(
                "select count(*) from att.tramite t where (t.vigencia = 2023) and (t.dependencia = 'BU2') and (t.estado = 'TERMINADO')",
                "select * from att.tramite t where (t.vigencia = 2023) and (t.dependencia = 'BU2') and (t.estado = 'TERMINADO') order by t.inicio desc, t.instancia desc limit 51",
                "select * from att.tramite t where raiz = '" + siembra.instancia(77) + "' or expediente_id = 1000000077 order by inicio, instancia",
                "select * from public.act_hi_actinst where proc_inst_id_ in ('" + siembra.instancia(77) + "') order by start_time_, sequence_counter_",
                "select * from public.act_hi_op_log where proc_inst_id_ in ('" + siembra.instancia(77) + "') order by timestamp_, id_",
                "select * from public.act_hi_job_log where process_instance_id_ in ('" + siembra.instancia(77) + "') and (job_def_type_ like 'timer%' or job_state_ = 1)",
                "select * from public.act_hi_decinst where proc_inst_id_ in ('" + siembra.instancia(77) + "')",
                "select * from att.aviso where expediente_id = 1000000077", "select * from att.consentimiento where expediente_id = 1000000077",
                "select * from att.documento where expediente_id = 1000000077", "select * from att.evidencia where expediente_id = 1000000077",
                "select * from att.corrida_focalizacion where expediente_id = 1000000077", "select * from att.hecho where expediente_id = 1000000077",
                "select * from att.entrega_formulario where expediente_id = 1000000077 or instancia in ('" + siembra.instancia(77) + "')",
                "select * from att.ajuste_focalizacion a join att.corrida_focalizacion c on c.id = a.corrida_id where c.expediente_id = 1000000077",
                "select actividad, version::text, dias, sum(tareas) from att.medida_total where proceso = 'asistencia_tecnica_territorial' group by 1, 2, 3 order by 1, 2, 3",
                "select actividad, to_char(mes, 'YYYY-MM'), dias, sum(tareas) from att.medida_mensual where proceso = 'asistencia_tecnica_territorial' and dependencia = 'BU2' group by 1, 2, 3 order by 1, 2, 3")) {
            System.out.println("PLAN " + consulta + "\n" + String.join("\n", sql.sql("explain (analyze, buffers) " + consulta).query(String.class).list()));
        }
    }

    private static long nanos(Runnable accion) {
        long inicio = System.nanoTime();
        accion.run();
        return System.nanoTime() - inicio;
    }
}
