package co.gov.dnp.att.organizacion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static co.gov.dnp.att.Ficha.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;

@PruebaIntegral
class OrganizacionWebTest {

    private final Organizacion organizacion;
    private final MockMvc mvc;

    OrganizacionWebTest(@Autowired Organizacion organizacion, @Autowired WebApplicationContext contexto) {
        this.organizacion = organizacion;
        this.mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    @Test
    @Requisito({"GO-09", "GO-16"})
    void otsiAdministraDependenciasGruposYPersonas() throws Exception {
        mvc.perform(post("/organizacion/dependencias").with(csrf()).with(como("otsi")).param("codigo", "W-UNA")
                .param("nombre", "Dependencia web").param("subdireccion", "SGDDT").param("activa", "true"))
                .andExpect(redirectedUrl("/organizacion"));
        mvc.perform(post("/organizacion/grupos").with(csrf()).with(como("der")).param("numero", "4").param("nombre", "Grupo territorial 4")
                .param("sede", "Sede de prueba").param("cobertura", "99001, 99524\n99624")).andExpect(redirectedUrl("/organizacion"));
        assertThat(organizacion.grupoDe("99624")).isEqualTo(4);
        mvc.perform(post("/organizacion/personas").with(csrf()).with(como("camunda-admin")).param("id", "w.persona")
                .param("nombre", "Prueba persona").param("dependencia", "W-UNA").param("grupoTerritorial", "").param("vinculacion", "FUNCIONARIO")
                .param("roles", "LIDER_PRODUCTO", "ENLACE_PLANEACION").param("clave", "Clave-de-prueba-2026").param("activa", "true"))
                .andExpect(redirectedUrl("/organizacion"));
        assertThat(organizacion.rolesDe("w.persona")).containsExactlyInAnyOrder(Rol.LIDER_PRODUCTO, Rol.ENLACE_PLANEACION);
        mvc.perform(get("/organizacion").param("persona", "w.persona").with(como("otsi"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Prueba persona"))).andExpect(content().string(containsString("99001, 99524, 99624"))).andExpect(content().string(containsString("99001 Puerto Carreño (Vichada)")));
        organizacion.fijarCobertura(4, java.util.List.of());
    }

    @Test
    void losDemasConsultanYNoCambian() throws Exception {
        mvc.perform(get("/organizacion").with(como("funcionario"))).andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("Guardar persona"))))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("t-personas"))));
        mvc.perform(get("/organizacion").param("persona", "x").with(como("funcionario"))).andExpect(status().isForbidden());
        mvc.perform(get("/organizacion").with(como("control-interno"))).andExpect(content().string(containsString("t-personas")))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("Guardar persona"))));
        mvc.perform(post("/organizacion/personas").with(csrf()).with(como("der")).param("id", "w.ajena")).andExpect(status().isForbidden());
        mvc.perform(post("/organizacion/dependencias").with(csrf()).with(como("funcionario")).param("codigo", "NO")
                .param("nombre", "No").param("subdireccion", "SGDDT")).andExpect(status().isForbidden());
        mvc.perform(get("/organizacion").accept(org.springframework.http.MediaType.TEXT_HTML)).andExpect(status().is3xxRedirection());
    }

    @Test
    void elRechazoVuelveConLoEscrito() throws Exception {
        mvc.perform(post("/organizacion/personas").with(csrf()).with(como("otsi")).param("id", "w.debil").param("nombre", "Nombre que no se pierde")
                .param("vinculacion", "OTRO").param("roles", "OTSI").param("clave", "corta").param("activa", "true")).andExpect(status().isOk())
                .andExpect(content().string(containsString("Contraseña: use al menos 10 caracteres")))
                .andExpect(content().string(containsString("Nombre que no se pierde")));
    }

    @Test
    @Requisito("PS-48")
    void otsiCreaLaCuentaDeUnaEntidad() throws Exception {
        mvc.perform(post("/organizacion/cuentas").with(csrf()).with(como("funcionario")).param("id", "w.alcaldia").param("nombre", "Alcaldía")
                .param("entidad", "99001").param("clave", "Clave-de-prueba-2026").param("activa", "true")).andExpect(status().isForbidden());
        mvc.perform(post("/organizacion/cuentas").with(csrf()).with(como("otsi")).param("id", "w.alcaldia").param("nombre", "Alcaldía web")
                .param("entidad", "no-es").param("clave", "Clave-de-prueba-2026").param("activa", "true")).andExpect(status().isOk())
                .andExpect(content().string(containsString("Entidad territorial: elija una de la lista")))
                .andExpect(content().string(containsString("Alcaldía web")));
        mvc.perform(post("/organizacion/cuentas").with(csrf()).with(como("otsi")).param("id", "w.alcaldia").param("nombre", "Alcaldía web")
                .param("entidad", "99001").param("clave", "Clave-de-prueba-2026").param("activa", "true")).andExpect(redirectedUrl("/organizacion"));
        assertThat(organizacion.entidadDe("w.alcaldia")).hasValue("99001");
        mvc.perform(get("/organizacion").param("cuenta", "w.alcaldia").with(como("otsi"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"w.alcaldia\"")));
        mvc.perform(get("/").with(user("w.alcaldia").authorities(new SimpleGrantedAuthority("entidad-territorial")))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Mis intervenciones")))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("Bandeja de tareas"))));
    }

    private static RequestPostProcessor como(String grupo) {
        return user("prueba").authorities(new SimpleGrantedAuthority(grupo));
    }
}
