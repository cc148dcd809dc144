package co.gov.dnp.att.banco;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.focalizacion.Tabla;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * Las mismas cinco tablas de {@code processes/focalizacion.dmn}, celda por celda, en KIE DMN. KIE exige que cada entrada sea un
 * dato del modelo, y un tipo de DMN: es lo único que se le agrega.
 */
final class TablasEnKie {

    private final DMNRuntime motor;
    private final DMNModel modelo;

    TablasEnKie(Path archivo) {
        String dmn;
        try (InputStream fuente = Files.newInputStream(archivo)) {
            dmn = traducir(Dmn.readModelFromStream(fuente));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        motor = DMNRuntimeBuilder.fromDefaults().buildConfiguration()
                .fromResources(List.of(ResourceFactory.newByteArrayResource(dmn.getBytes(StandardCharsets.UTF_8)))).getOrElseThrow(IllegalStateException::new);
        modelo = motor.getModels().get(0);
        if (modelo.hasErrors()) {
            throw new IllegalStateException(modelo.getMessages().toString());
        }
    }

    /** Las cinco decisiones de una entidad, en una sola llamada. */
    DMNResult evaluar(Map<String, Object> entradas) {
        DMNContext contexto = motor.newContext();
        entradas.forEach(contexto::set);
        DMNResult resultado = motor.evaluateAll(modelo, contexto);
        if (resultado.hasErrors()) {
            throw new IllegalStateException(resultado.getMessages().toString());
        }
        return resultado;
    }

    private static String traducir(DmnModelInstance origen) {
        Map<String, String> entradas = new LinkedHashMap<>();
        StringBuilder decisiones = new StringBuilder();
        for (Tabla tabla : Tabla.values()) {
            Decision decision = origen.getModelElementById(tabla.clave());
            DecisionTable t = (DecisionTable) decision.getExpression();
            decisiones.append("<decision id=\"d_" + tabla + "\" name=\"" + tabla + "\"><variable name=\"" + tabla + "\"/>");
            for (Input entrada : t.getInputs()) {
                String nombre = entrada.getInputExpression().getText().getTextContent().strip();
                entradas.put(nombre, tipo(entrada.getInputExpression().getTypeRef()));
                decisiones.append("<informationRequirement><requiredInput href=\"#i_" + nombre + "\"/></informationRequirement>");
            }
            decisiones.append("<decisionTable hitPolicy=\"" + t.getHitPolicy().name().replace('_', ' ') + "\""
                    + (t.getAggregation() == null ? "" : " aggregation=\"" + t.getAggregation() + "\"") + ">");
            for (Input entrada : t.getInputs()) {
                decisiones.append("<input><inputExpression typeRef=\"" + tipo(entrada.getInputExpression().getTypeRef()) + "\">" + texto(entrada.getInputExpression().getText().getTextContent())
                        + "</inputExpression></input>");
            }
            for (Output salida : t.getOutputs()) {
                decisiones.append("<output" + (t.getOutputs().size() > 1 ? " name=\"" + salida.getName() + "\"" : "") + "/>");
            }
            for (Rule regla : t.getRules()) {
                decisiones.append("<rule>");
                for (InputEntry celda : regla.getInputEntries()) {
                    String condicion = celda.getTextContent().strip();
                    decisiones.append("<inputEntry>" + texto(condicion.isEmpty() ? "-" : condicion) + "</inputEntry>");
                }
                for (OutputEntry celda : regla.getOutputEntries()) {
                    decisiones.append("<outputEntry>" + texto(celda.getTextContent().strip()) + "</outputEntry>");
                }
                decisiones.append("</rule>");
            }
            decisiones.append("</decisionTable></decision>");
        }
        StringBuilder datos = new StringBuilder();
        entradas.forEach((nombre, tipo) -> datos.append("<inputData id=\"i_" + nombre + "\" name=\"" + nombre + "\"><variable name=\"" + nombre + "\" typeRef=\"" + tipo + "\"/></inputData>"));
        return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"banco\" name=\"banco\" namespace=\"banco\">" + datos + decisiones + "</definitions>";
    }

    private static String tipo(String deCamunda) {
        return deCamunda.matches("double|integer|long") ? "number" : deCamunda;
    }

    private static String texto(String feel) {
        return "<text>" + feel.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</text>";
    }
}
