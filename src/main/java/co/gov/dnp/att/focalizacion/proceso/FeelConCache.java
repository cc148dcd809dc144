package co.gov.dnp.att.focalizacion.proceso;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import camundajar.impl.scala.util.Either;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.context.Context;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * El mismo FEEL del motor, que además recuerda cada expresión ya leída: sin esto lee de nuevo el texto de cada celda por
 * cada entidad. Las expresiones distintas son tantas como celdas desplegadas, así que la memoria no crece con el uso.
 */
class FeelConCache extends ScalaFeelEngine {

    FeelConCache() {
        super(List.of());
    }

    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer funciones, ValueMapper.CompositeValueMapper valores) {
        return new FeelEngine(funciones, valores, new FeelEngine.Configuration(false), FeelEngine.defaultClock()) {

            private final Map<String, Either<Failure, ParsedExpression>> pruebas = new ConcurrentHashMap<>();
            private final Map<String, Either<Failure, ParsedExpression>> expresiones = new ConcurrentHashMap<>();

            @Override
            public Either<Failure, Object> evalUnaryTests(String texto, Context contexto) {
                Either<Failure, ParsedExpression> leida = pruebas.computeIfAbsent(texto, this::parseUnaryTests);
                return leida.isRight() ? eval(leida.toOption().get(), contexto) : super.evalUnaryTests(texto, contexto);
            }

            @Override
            public Either<Failure, Object> evalExpression(String texto, Context contexto) {
                Either<Failure, ParsedExpression> leida = expresiones.computeIfAbsent(texto, this::parseExpression);
                return leida.isRight() ? eval(leida.toOption().get(), contexto) : super.evalExpression(texto, contexto);
            }
        };
    }
}
