package co.gov.dnp.att.plataforma.arranque;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AjustesDeArranqueTest {

    @Test
    void laDemostracionEsSoloDeLaBaseEmbebida() {
        assertThat(con().getProperty(AjustesDeArranque.DEMOSTRACION_ACTIVA, Boolean.class)).isTrue();
        assertThat(con().getProperty("camunda.bpm.admin-user.id")).isEqualTo("demo.administracion");
        assertThat(con("att.demostracion", "no").getProperty(AjustesDeArranque.DEMOSTRACION_ACTIVA, Boolean.class)).isFalse();
        assertThat(con("att.demostracion", "no").containsProperty("camunda.bpm.admin-user.id")).isFalse();
        MockEnvironment servidor = con("spring.datasource.url", "jdbc:postgresql://servidor/att");
        assertThat(servidor.getProperty(AjustesDeArranque.DEMOSTRACION_ACTIVA, Boolean.class)).isFalse();
        assertThat(servidor.containsProperty("camunda.bpm.admin-user.id")).isFalse();
        assertThatThrownBy(() -> con("spring.datasource.url", "jdbc:x", "att.demostracion", "si")).isInstanceOf(ArranqueNegado.class);
        assertThatThrownBy(() -> con("spring.datasource.url", "jdbc:x", "restaurar-demostracion", "")).isInstanceOf(ArranqueNegado.class);
        assertThatThrownBy(() -> con("att.demostracion", "quizás")).isInstanceOf(ArranqueNegado.class);
    }

    @Test
    void elPrimerAdministradorVieneDelEntornoYNoPisaLaConfiguracion() {
        MockEnvironment entorno = con("spring.datasource.url", "jdbc:x", "ATT_ADMIN_USUARIO", "administra", "ATT_ADMIN_CLAVE", "Cambie-esto-2026");
        assertThat(entorno.getProperty("camunda.bpm.admin-user.id")).isEqualTo("administra");
        assertThat(entorno.getProperty("camunda.bpm.admin-user.password")).isEqualTo("Cambie-esto-2026");
        assertThat(con("camunda.bpm.admin-user.id", "otra", "ATT_ADMIN_USUARIO", "administra").getProperty("camunda.bpm.admin-user.id")).isEqualTo("otra");
    }

    private static MockEnvironment con(String... pares) {
        MockEnvironment entorno = new MockEnvironment();
        for (int i = 0; i < pares.length; i += 2) {
            entorno.setProperty(pares[i], pares[i + 1]);
        }
        new AjustesDeArranque().postProcessEnvironment(entorno, null);
        return entorno;
    }
}
