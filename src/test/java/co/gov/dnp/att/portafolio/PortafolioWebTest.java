package co.gov.dnp.att.portafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static co.gov.dnp.att.Ficha.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
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
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;

@PruebaIntegral
class PortafolioWebTest {

    private final Portafolio portafolio;
    private final MockMvc mvc;

    PortafolioWebTest(@Autowired Portafolio portafolio, @Autowired Organizacion organizacion, @Autowired WebApplicationContext contexto) {
        this.portafolio = portafolio;
        this.mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
        organizacion.guardarDependencia("PW-UNA", "Dependencia web", SubdireccionGeneral.SGDDT, true);
    }

    @Test
    @Requisito("SG-26")
    void elPortafolioSeConsultaFiltraYExporta() throws Exception {
        for (String n : new String[] {"1", "2"}) {
            mvc.perform(post("/portafolio/productos").with(csrf()).with(como("der")).param("codigo", "PW-" + n).param("nombre", "Acompañamiento web " + n)
                    .param("tipo", "SERVICIO").param("dependencia", "PW-UNA").param("vigencia", "208" + n).param("estado", "PREDISENO")
                    .param("tema", "INVERSION_PUBLICA").param("objetivo", "=1+1 objetivo").param("escalas", "LOCAL").param("tiposHabilitados", "MUNICIPIO", "DISTRITO")
                    .param("estrategia", "")).andExpect(redirectedUrl("/portafolio"));
        }
        mvc.perform(get("/portafolio").param("vigencia", "2081").with(como("publico"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Acompañamiento web 1"))).andExpect(content().string(not(containsString("Acompañamiento web 2"))))
                .andExpect(content().string(not(containsString("Agregar producto"))));
        mvc.perform(get("/portafolio").param("dependencia", "PW-UNA").param("texto", "WEB 2").with(como("der")))
                .andExpect(content().string(containsString("Acompañamiento web 2"))).andExpect(content().string(not(containsString("Acompañamiento web 1"))));
        String csv = mvc.perform(get("/portafolio/exportar").param("vigencia", "2081").param("formato", "csv").with(como("publico")))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv).contains("Acompañamiento web 1", "SGDDT", "Gestión de la inversión pública").doesNotContain("Acompañamiento web 2", ";=1+1");
        byte[] libro = mvc.perform(get("/portafolio/exportar").param("vigencia", "2082").param("formato", "xlsx").with(como("publico")))
                .andReturn().getResponse().getContentAsByteArray();
        try (ReadableWorkbook leido = new ReadableWorkbook(new ByteArrayInputStream(libro))) {
            assertThat(leido.getFirstSheet().read()).hasSize(2).last().satisfies(f -> assertThat(f.getCellText(1)).isEqualTo("Acompañamiento web 2"));
        }
        Long id = portafolio.productos().stream().filter(x -> x.getCodigo().equals("PW-1")).findFirst().orElseThrow().getId();
        mvc.perform(get("/portafolio/productos/" + id).with(como("der"))).andExpect(status().isOk()).andExpect(content().string(containsString("PW-1")));
        mvc.perform(get("/portafolio/productos/nuevo").with(como("lider-producto"))).andExpect(status().isOk());
        mvc.perform(post("/portafolio/productos").with(csrf()).with(como("der")).param("nombre", "Se conserva lo escrito")).andExpect(status().isOk())
                .andExpect(content().string(containsString("Objetivo: escriba"))).andExpect(content().string(containsString("Se conserva lo escrito")));
        mvc.perform(post("/portafolio/productos").with(csrf()).with(como("funcionario")).param("nombre", "No")).andExpect(status().isForbidden());
    }

    @Test
    @Requisito({"FO-04", "PS-08"})
    void unFuncionarioRegistraLaSolicitudDeUnaEntidad() throws Exception {
        mvc.perform(post("/portafolio/demanda").with(csrf()).with(como("funcionario")).param("entidad", "Soacha (Cundinamarca) · 25754").param("producto", "")
                .param("tema", "INCENTIVOS").param("solicitud", "Solicitud de prueba web").param("fecha", "2026-01-15")).andExpect(redirectedUrl("/portafolio/demanda"));
        assertThat(portafolio.entidadesConDemanda(null, "INCENTIVOS")).contains("25754");
        mvc.perform(get("/portafolio/demanda").with(como("funcionario"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Soacha (Cundinamarca)"))).andExpect(content().string(containsString("Solicitud de prueba web")));
        mvc.perform(get("/portafolio/demanda/exportar").with(como("funcionario"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("25754")));
        mvc.perform(post("/portafolio/demanda").with(csrf()).with(como("funcionario")).param("entidad", "Macondo").param("solicitud", "No se pierde")
                .param("fecha", "2099-01-01")).andExpect(status().isOk()).andExpect(content().string(containsString("Entidad territorial: elija de la lista")))
                .andExpect(content().string(containsString("No se pierde")));
    }

    @Test
    @Requisito("PR-02")
    void losCatalogosLosCuidanLaDerYLosLideres() throws Exception {
        mvc.perform(post("/portafolio/catalogos/estrategias").with(csrf()).with(como("lider-estrategia")).param("codigo", "PW-E").param("nombre", "Estrategia web")
                .param("dependencias", "PW-UNA").param("activa", "true")).andExpect(redirectedUrl("/portafolio/catalogos"));
        mvc.perform(post("/portafolio/catalogos/metas").with(csrf()).with(como("der-monitoreo")).param("codigo", "PW-M").param("nombre", "Meta web").param("vigencia", "2081"))
                .andExpect(redirectedUrl("/portafolio/catalogos"));
        mvc.perform(post("/portafolio/catalogos/temas").with(csrf()).with(como("der")).param("codigo", "minúscula").param("nombre", "Tema"))
                .andExpect(status().isOk()).andExpect(content().string(containsString("Código del tema")));
        mvc.perform(post("/portafolio/catalogos/temas").with(csrf()).with(como("funcionario")).param("codigo", "NO").param("nombre", "No")).andExpect(status().isForbidden());
        mvc.perform(get("/portafolio/catalogos").with(como("publico"))).andExpect(content().string(containsString("Estrategia web")))
                .andExpect(content().string(containsString("Meta web")));
    }

    private static RequestPostProcessor como(String grupo) {
        return user("prueba").authorities(new SimpleGrantedAuthority(grupo));
    }
}
