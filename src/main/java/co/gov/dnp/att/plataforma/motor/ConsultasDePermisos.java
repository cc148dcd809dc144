package co.gov.dnp.att.plataforma.motor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.property.PropertyTokenizer;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Dos consultas del motor que crecen con los permisos guardados, uno o más por tarea abierta o terminada, escritas de otro modo con la misma respuesta (ADR 0041). La de tareas cruza cada
 * una con cada permiso de quien pregunta; aquí se pregunta con existencia, y la base escoge entre buscar cada tarea por índice o reunir los permisos una vez. La de los
 * grupos que tienen algún permiso, que el motor hace en casi toda orden, lee el índice entero; aquí salta de un grupo al siguiente. Si el texto del motor no es el esperado, la consulta
 * sigue como él la escribió.
 */
@Component
@Intercepts(@Signature(type = Executor.class, method = "query", args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
class ConsultasDePermisos extends AbstractProcessEnginePlugin implements Interceptor {

    private static final Set<String> DE_TAREAS = Set.of("org.camunda.bpm.engine.impl.persistence.entity.TaskEntity.selectTaskByQueryCriteria",
            "org.camunda.bpm.engine.impl.persistence.entity.TaskEntity.selectTaskCountByQueryCriteria");
    private static final String DE_GRUPOS = "org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity.selectAuthorizedGroupIds";
    private static final Pattern GRUPOS = Pattern.compile("\\s*SELECT distinct\\(A\\.GROUP_ID_\\) FROM (\\S*ACT_RU_AUTHORIZATION) A\\s*");
    private static final Pattern CRUCE = Pattern.compile("(?:left|inner) join\\s*\\(\\s*SELECT A\\.\\*(\\s+FROM\\s+(\\S*)ACT_RU_AUTHORIZATION A\\s.*?)\\)\\s*"
            + "AUTH ON \\(AUTH\\.RESOURCE_ID_ IN \\(\\s*RES\\.ID_\\s*,\\s*D\\.KEY_\\s*,\\s*'\\*'\\s*\\)\\)", Pattern.DOTALL);
    private static final String CONDICION = "AUTH.RESOURCE_ID_ IS NOT NULL";

    @Override
    public void postProcessEngineBuild(ProcessEngine motor) {
        ((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration()).getSqlSessionFactory().getConfiguration().addInterceptor(this);
    }

    @Override
    public Object intercept(Invocation llamada) throws Throwable {
        MappedStatement consulta = (MappedStatement) llamada.getArgs()[0];
        boolean deTareas = DE_TAREAS.contains(consulta.getId());
        if (!deTareas && !consulta.getId().equals(DE_GRUPOS)) {
            return llamada.proceed();
        }
        Object parametro = llamada.getArgs()[1];
        BoundSql suya = consulta.getBoundSql(parametro);
        BoundSql nuestra = deTareas ? tareas(consulta, suya) : grupos(consulta, suya);
        if (nuestra == null) {
            return llamada.proceed();
        }
        Executor ejecutor = (Executor) llamada.getTarget();
        RowBounds filas = (RowBounds) llamada.getArgs()[2];
        return ejecutor.query(consulta, parametro, filas, (ResultHandler<?>) llamada.getArgs()[3],
                ejecutor.createCacheKey(consulta, parametro, filas, nuestra), nuestra);
    }

    private static BoundSql grupos(MappedStatement consulta, BoundSql suya) {
        Matcher texto = GRUPOS.matcher(suya.getSql());
        return !texto.matches() ? null : new BoundSql(consulta.getConfiguration(), """
                WITH RECURSIVE G AS (SELECT min(GROUP_ID_) GROUP_ID_ FROM %1$s
                    UNION ALL SELECT (SELECT min(A.GROUP_ID_) FROM %1$s A WHERE A.GROUP_ID_ > G.GROUP_ID_) FROM G WHERE G.GROUP_ID_ IS NOT NULL)
                SELECT GROUP_ID_ FROM G WHERE GROUP_ID_ IS NOT NULL""".formatted(texto.group(1)), suya.getParameterMappings(), suya.getParameterObject());
    }

    private static BoundSql tareas(MappedStatement consulta, BoundSql suya) {
        String sql = suya.getSql();
        Matcher cruce = CRUCE.matcher(sql);
        List<ParameterMapping> valores = suya.getParameterMappings();
        if (!cruce.find() || preguntas(sql) != valores.size()) {
            return null;
        }
        String antes = sql.substring(0, cruce.start());
        String despues = sql.substring(cruce.end());
        int condicion = despues.indexOf(CONDICION);
        if (condicion < 0 || despues.indexOf("AUTH.", condicion + CONDICION.length()) >= 0 || despues.lastIndexOf("AUTH.", condicion - 1) >= 0) {
            return null;
        }
        String permisos = "(SELECT A.RESOURCE_ID_" + cruce.group(1) + ") SUYO";
        String entre = despues.substring(0, condicion);
        // Por tarea, la base escoge entre buscarla en los permisos o reunirlos una vez; los procesos son pocos y se buscan uno por uno
        String nuevo = antes + entre + "(EXISTS (SELECT FROM " + permisos + " WHERE SUYO.RESOURCE_ID_ = RES.ID_)"
                + " OR D.KEY_ IN (SELECT K.KEY_ FROM " + cruce.group(2) + "ACT_RE_PROCDEF K JOIN " + permisos + " ON SUYO.RESOURCE_ID_ = K.KEY_)"
                + " OR EXISTS (SELECT FROM " + permisos + " WHERE SUYO.RESOURCE_ID_ = '*'))" + despues.substring(condicion + CONDICION.length());
        // Cada copia del conjunto lleva sus valores, que ahora van después de los que estaban entre el cruce y la condición
        int primero = preguntas(antes);
        int suyos = preguntas(cruce.group(1));
        int siguientes = primero + suyos + preguntas(entre);
        List<ParameterMapping> delConjunto = valores.subList(primero, primero + suyos);
        List<ParameterMapping> nuevos = new ArrayList<>(valores.subList(0, primero));
        nuevos.addAll(valores.subList(primero + suyos, siguientes));
        for (int copia = 0; copia < 3; copia++) {
            nuevos.addAll(delConjunto);
        }
        nuevos.addAll(valores.subList(siguientes, valores.size()));
        BoundSql nuestra = new BoundSql(consulta.getConfiguration(), nuevo, nuevos, suya.getParameterObject());
        for (ParameterMapping valor : valores) {
            String nombre = new PropertyTokenizer(valor.getProperty()).getName();
            if (suya.hasAdditionalParameter(nombre)) {
                nuestra.setAdditionalParameter(nombre, suya.getAdditionalParameter(nombre));
            }
        }
        return nuestra;
    }

    private static int preguntas(String sql) {
        return (int) sql.chars().filter(c -> c == '?').count();
    }
}
