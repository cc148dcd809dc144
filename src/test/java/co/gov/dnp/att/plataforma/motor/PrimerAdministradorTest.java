package co.gov.dnp.att.plataforma.motor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.env.MockEnvironment;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.plataforma.arranque.ArranqueNegado;

@PruebaIntegral
class PrimerAdministradorTest {

    @Autowired DataSource base;

    @ParameterizedTest
    @CsvSource({"administra, corta", "administra, SinCifras-ni-nada", "administra, sinmayuscula-2026", "administra, SinSigno2026", "administra, Clave-administra-1"})
    void sobreUnaBaseVaciaUnaClaveDebilNiegaElArranque(String usuario, String clave) throws Exception {
        enBaseVacia(vacia -> assertThatThrownBy(() -> administrador(vacia, usuario, clave).preInit(null))
                .isInstanceOf(ArranqueNegado.class).hasMessageStartingWith("ATT_ADMIN_CLAVE debe tener"));
    }

    @Test
    void sobreUnaBaseVaciaExigeAdministrador() throws Exception {
        enBaseVacia(vacia -> {
            assertThatThrownBy(() -> administrador(vacia, "", "").preInit(null)).hasMessageStartingWith("falta el primer administrador");
            assertThatCode(() -> administrador(vacia, "administra", "Cambie-esto-2026").preInit(null)).doesNotThrowAnyException();
        });
    }

    @Test
    void conAdministradorYaNoSePide() {
        assertThatCode(() -> administrador(base, "", "").preInit(null)).doesNotThrowAnyException();
    }

    private interface Con {
        void base(DataSource vacia) throws Exception;
    }

    /** La misma base, vista desde un esquema sin tablas. */
    private void enBaseVacia(Con prueba) throws Exception {
        try (var conexion = base.getConnection()) {
            conexion.createStatement().execute("set search_path to pg_catalog");
            try {
                prueba.base(new SingleConnectionDataSource(conexion, true));
            } finally {
                conexion.createStatement().execute("reset search_path");
            }
        }
    }

    private static PrimerAdministrador administrador(DataSource base, String usuario, String clave) {
        return new PrimerAdministrador(base, new MockEnvironment().withProperty("camunda.bpm.admin-user.id", usuario)
                .withProperty("camunda.bpm.admin-user.password", clave));
    }
}
