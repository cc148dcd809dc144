package co.gov.dnp.att.plataforma.motor;

import java.util.regex.Pattern;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Cierra CVE-2026-109432: en una consulta (evaluada sin ámbito) solo corren expresiones de una lista blanca. Sin esto,
 * cualquier usuario ejecuta código con una expresión dentro de una consulta «o» o de un filtro.
 */
@Component
class ExpresionesSeguras extends AbstractProcessEnginePlugin {

    static final Pattern PERMITIDAS = Pattern.compile("[$#]\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)|plazos\\.finDeDiasHabiles\\(\\d{1,3}\\)"
            + "|dateTime\\(\\)(\\.(plus|minus)(Days|Weeks|Months|Hours)\\(\\d{1,4}\\))*(\\.toDate\\(\\))?)\\s*}");

    private final ApplicationContext contexto;

    ExpresionesSeguras(ApplicationContext contexto) {
        this.contexto = contexto;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuracion) {
        configuracion.setExpressionManager(new SpringExpressionManager(contexto, configuracion.getBeans()) {
            @Override
            public Expression createExpression(String texto) {
                return new ExpresionVigilada(super.createExpression(texto), texto);
            }
        });
    }

    private record ExpresionVigilada(Expression original, String texto) implements Expression {

        @Override
        public Object getValue(VariableScope ambito) {
            if (ambito == null && !PERMITIDAS.matcher(texto.trim()).matches()) {
                throw new BadUserRequestException("La consulta tiene una expresión que no se permite.");
            }
            return original.getValue(ambito);
        }

        @Override
        public Object getValue(VariableScope ambito, BaseDelegateExecution ejecucion) {
            return original.getValue(ambito, ejecucion);
        }

        @Override
        public void setValue(Object valor, VariableScope ambito) {
            original.setValue(valor, ambito);
        }

        @Override
        public void setValue(Object valor, VariableScope ambito, BaseDelegateExecution ejecucion) {
            original.setValue(valor, ambito, ejecucion);
        }

        @Override
        public String getExpressionText() {
            return original.getExpressionText();
        }

        @Override
        public boolean isLiteralText() {
            return original.isLiteralText();
        }

        @Override
        public String toString() {
            return original.toString();
        }
    }
}
