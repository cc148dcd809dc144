package co.gov.dnp.att.diseno.proceso;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import co.gov.dnp.att.diseno.Cambio;
import co.gov.dnp.att.diseno.revision.Archivo;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;
import co.gov.dnp.att.procedimiento.CambioProcedimiento;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Lo desplegado en el motor, como archivos del proyecto; y el trámite de un cambio. */
@Component
public class Despliegues {

    private static final int RECORDADOS = 40;

    private final ProcessEngine motor;
    // Un despliegue no cambia nunca
    private final Map<String, List<Archivo>> leidos = new ConcurrentHashMap<>();

    Despliegues(ProcessEngine motor) {
        this.motor = motor;
    }

    /** El despliegue del que sale hoy el procedimiento. */
    public String vigente() {
        return sinPermisos(() -> motor.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(AsistenciaTecnicaTerritorial.CLAVE)
                .latestVersion().singleResult().getDeploymentId());
    }

    /** Sus modelos, tablas y formularios, en orden. */
    public List<Archivo> archivos(String despliegue) {
        if (leidos.size() > RECORDADOS) {
            leidos.clear();
        }
        return leidos.computeIfAbsent(despliegue, d -> sinPermisos(() -> {
            List<Archivo> archivos = new ArrayList<>();
            for (Resource r : motor.getRepositoryService().getDeploymentResources(d)) {
                if (r.getName().matches(".*\\.(bpmn|dmn|form)")) {
                    try (InputStream contenido = motor.getRepositoryService().getResourceAsStream(d, r.getName())) {
                        archivos.add(new Archivo(ruta(r.getName()), new String(contenido.readAllBytes(), StandardCharsets.UTF_8)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
            archivos.sort(Comparator.comparing(Archivo::ruta));
            return archivos;
        }));
    }

    /** Los que trae esta versión de la aplicación. */
    public List<Archivo> deLaAplicacion() {
        List<Archivo> archivos = new ArrayList<>();
        try {
            PathMatchingResourcePatternResolver buscador = new PathMatchingResourcePatternResolver();
            for (String patron : List.of("classpath*:processes/**/*.bpmn", "classpath*:processes/**/*.dmn", "classpath*:forms/**/*.form")) {
                for (org.springframework.core.io.Resource r : buscador.getResources(patron)) {
                    archivos.add(new Archivo(ruta(r.getURL().getPath()), r.getContentAsString(StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archivos;
    }

    /** Un solo despliegue con todos los archivos, en la transacción de quien llama. */
    public String desplegar(String nombre, List<Archivo> archivos) {
        return sinPermisos(() -> {
            DeploymentBuilder despliegue = motor.getRepositoryService().createDeployment().name(nombre).source("diseño");
            archivos.forEach(a -> despliegue.addString(a.ruta(), a.contenido()));
            return despliegue.deploy().getId();
        });
    }

    /** @return la instancia del trámite de aprobación */
    public String abrirTramite(Cambio cambio) {
        return sinPermisos(() -> motor.getRuntimeService().startProcessInstanceByKey(CambioProcedimiento.CLAVE, cambio.codigo(),
                Map.of(CambioProcedimiento.Variable.CAMBIO, cambio.id(), CambioProcedimiento.Variable.TITULO, cambio.titulo())).getId());
    }

    /** El nombre con que el arranque desplegó trae la carpeta de la máquina; aquí solo interesa la del proyecto. */
    private static String ruta(String recurso) {
        String r = recurso.replace('\\', '/');
        for (String carpeta : List.of("processes/", "forms/")) {
            int i = r.lastIndexOf("/" + carpeta);
            if (r.startsWith(carpeta) || i >= 0) {
                return r.startsWith(carpeta) ? r : r.substring(i + 1);
            }
        }
        String nombre = r.substring(r.lastIndexOf('/') + 1);
        return (nombre.endsWith(".form") ? "forms/" : "processes/") + nombre;
    }

    /** Quién puede proponer o decidir ya lo comprobó la página o la tarea: nadie recibe permiso de desplegar en el motor. */
    <T> T sinPermisos(Supplier<T> accion) {
        return ((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(orden -> orden.runWithoutAuthorization(accion::get));
    }
}
