package co.gov.dnp.att.focalizacion;

import static co.gov.dnp.att.focalizacion.EscenarioDeFocalizacion.ISTMINA;
import static co.gov.dnp.att.focalizacion.EscenarioDeFocalizacion.MEDELLIN;
import static co.gov.dnp.att.focalizacion.EscenarioDeFocalizacion.QUIBDO;
import static co.gov.dnp.att.focalizacion.EscenarioDeFocalizacion.UNA;
import static co.gov.dnp.att.focalizacion.EscenarioDeFocalizacion.VIGENCIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.portafolio.Portafolio;

@PruebaIntegral
@Transactional
class FocalizacionWebTest {

    private static final RequestPostProcessor DE_LA_UNIDAD = user("ana").authorities(new SimpleGrantedAuthority("unidad-" + UNA));
    private static final RequestPostProcessor DE_FUERA = user("otro").authorities(new SimpleGrantedAuthority("der"));

    @Autowired Focalizacion focalizacion;
    @Autowired Perfiles perfiles;
    @Autowired Organizacion organizacion;
    @Autowired Portafolio portafolio;
    @Autowired Expedientes expedientes;
    @Autowired JdbcClient sql;
    @Autowired WebApplicationContext contexto;

    MockMvc mvc;
    EscenarioDeFocalizacion escenario;

    @BeforeEach
    void preparar() {
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
        escenario = new EscenarioDeFocalizacion(organizacion, portafolio, expedientes, perfiles, sql);
    }

    private MockHttpServletRequestBuilder perfilEnviado() {
        MockHttpServletRequestBuilder envio = post("/focalizacion/perfiles").with(csrf()).param("dependencia", UNA)
                .param("productoId", escenario.producto.toString()).param("vigencia", String.valueOf(VIGENCIA)).param("escalas", "LOCAL")
                .param("tiposHabilitados", "MUNICIPIO", "DISTRITO").param("modo", "REGLA_BASE").param("resultados", "Proyectos viables\n")
                .param("metas", "META-1").param("recursosSuficientes", "true").param("variables[IDF].activa", "true").param("variables[IDF].peso", "1,5")
                .param("variables[MDM].peso", "1").param("exclusiones", MEDELLIN + ": ya tiene capacidad propia");
        for (int grupo = 1; grupo <= 6; grupo++) {
            envio.param("cupos[" + grupo + "]", "10");
        }
        return envio;
    }

    @Test
    @Requisito({"FO-01", "FO-02"})
    void laUnidadRedactaYActivaSuPerfilYLosDemasSoloLeen() throws Exception {
        mvc.perform(perfilEnviado().param("brechas", "").with(DE_LA_UNIDAD)).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Brechas que se espera cubrir: escriba al menos una."), containsString("Proyectos viables"),
                        containsString("value=\"1,5\""))));
        mvc.perform(perfilEnviado().param("brechas", "Formulación").param("cupos[0]", "muchos").with(DE_LA_UNIDAD)).andExpect(status().isOk())
                .andExpect(content().string(containsString("Cupo del grupo 0: escriba un número entero")));
        mvc.perform(perfilEnviado().param("brechas", "Formulación").with(DE_FUERA)).andExpect(status().isForbidden());
        mvc.perform(perfilEnviado().param("brechas", "Formulación").with(DE_LA_UNIDAD)).andExpect(redirectedUrlPattern("/focalizacion/perfiles/*"));

        PerfilDeFocalizacion perfil = perfiles.todos().stream().filter(p -> p.getProductoId().equals(escenario.producto)).findFirst().orElseThrow();
        assertThat(perfil.getEstado()).isEqualTo(EstadoPerfil.BORRADOR);
        assertThat(perfil.getDefinicion().variables()).singleElement().satisfies(v -> assertThat(v.peso()).isEqualByComparingTo("1.5"));
        assertThat(perfil.getDefinicion().exclusiones()).containsEntry(MEDELLIN, "ya tiene capacidad propia");
        String pagina = "/focalizacion/perfiles/" + perfil.getId();
        mvc.perform(get(pagina).with(DE_FUERA)).andExpect(status().isOk()).andExpect(content().string(not(containsString("Activar esta versión"))));
        mvc.perform(post(pagina + "/activar").with(csrf()).with(DE_FUERA)).andExpect(status().isForbidden());
        mvc.perform(get(pagina).with(DE_LA_UNIDAD)).andExpect(content().string(containsString("Activar esta versión")));
        mvc.perform(post(pagina + "/activar").with(csrf()).with(DE_LA_UNIDAD)).andExpect(redirectedUrl(pagina));
        mvc.perform(get(pagina).with(DE_LA_UNIDAD)).andExpect(content().string(allOf(containsString("Vigente"), containsString("Redactar una versión nueva"))));
        mvc.perform(get("/focalizacion/perfiles").with(DE_FUERA)).andExpect(status().isOk()).andExpect(content().string(containsString("Producto que se focaliza")));
        mvc.perform(get("/focalizacion/perfiles/nuevo").param("desde", perfil.getId().toString()).with(DE_LA_UNIDAD)).andExpect(status().isOk())
                .andExpect(content().string(containsString("Formulación")));
        mvc.perform(get("/focalizacion/perfiles/nuevo").with(DE_LA_UNIDAD)).andExpect(status().isOk());
        mvc.perform(get("/focalizacion/perfiles")).andExpect(status().is3xxRedirection());
    }

    @Test
    @Requisito({"FO-06", "FO-07", "PS-13"})
    void laListaSeFiltraSeExplicaSeAjustaYSeExporta() throws Exception {
        escenario.perfil(UNA, c -> c.cupo(1, 1));
        Expediente expediente = escenario.expediente(UNA);
        Long id = focalizacion.ejecutar(expediente.getId(), "ana");
        String lista = "/focalizacion/corridas/" + id;
        mvc.perform(get(lista).with(DE_FUERA)).andExpect(status().isOk()).andExpect(content().string(allOf(containsString("Página 1 de"),
                containsString("Quibdó (Chocó)"), containsString("Entró porque: MDM 38,2 (2150) &lt; 45"), not(containsString("Guardar ajuste")))));
        mvc.perform(get(lista).param("texto", "istmina").param("departamento", "27").param("grupo", "1").param("decision", "EN_ESPERA").with(DE_LA_UNIDAD))
                .andExpect(content().string(allOf(containsString("1 entidad<"), containsString("Guardar ajuste"), not(containsString("Quibdó (Chocó)")))));
        mvc.perform(get(lista).param("pagina", "999").param("texto", "nadie se llama así").with(DE_FUERA)).andExpect(status().isOk())
                .andExpect(content().string(containsString("Ninguna entidad cumple el filtro.")));
        mvc.perform(get("/focalizacion/corridas/99999999").with(DE_FUERA)).andExpect(status().isBadRequest());

        MockHttpServletRequestBuilder sin = post(lista + "/ajustes").with(csrf()).param("entidad", ISTMINA).param("decision", "INCLUIDA").param("volver", "detalle");
        mvc.perform(sin.param("justificacion", "").with(DE_LA_UNIDAD)).andExpect(redirectedUrl(lista + "/entidades/" + ISTMINA))
                .andExpect(flash().attribute("problemas", List.of("Justificación de Istmina (Chocó): escriba por qué cambia la sugerencia de la regla.")));
        mvc.perform(post(lista + "/ajustes").with(csrf()).param("entidad", ISTMINA).param("decision", "INCLUIDA").param("justificacion", "x").with(DE_FUERA))
                .andExpect(status().isForbidden());
        mvc.perform(post(lista + "/ajustes").with(csrf()).param("entidad", ISTMINA).param("decision", "INCLUIDA")
                .param("justificacion", "<b>Compromiso</b> del plan").param("volver", "https://otro.sitio").with(DE_LA_UNIDAD)).andExpect(redirectedUrl(lista));
        mvc.perform(get(lista).with(DE_FUERA)).andExpect(content().string(containsString("La selección supera la capacidad: Grupo territorial 1")));

        mvc.perform(get(lista + "/entidades/" + ISTMINA).with(DE_LA_UNIDAD)).andExpect(status().isOk()).andExpect(content().string(allOf(
                containsString("La unidad la dejó incluida: &lt;b&gt;Compromiso&lt;/b&gt; del plan"), containsString("Puntaje de focalización, regla 15"),
                containsString("Ajustes hechos"), containsString("Prueba"), containsString("2150"), not(containsString("<b>Compromiso")))));
        mvc.perform(get(lista + "/entidades/" + QUIBDO + "/respuesta").with(DE_FUERA)).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Resultado de la focalización: Quibdó (Chocó)"), containsString("Municipio PDET: hace parte"))));

        String csv = mvc.perform(get(lista + "/exportar.csv").param("departamento", "27").with(DE_FUERA)).andExpect(status().isOk()).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(33);
        assertThat(csv).startsWith("\uFEFFCódigo;Entidad").contains("¿Tiene MDM? (fuente);MDM;MDM (vigencia);MDM (fuente);¿Tiene IDF?").contains(QUIBDO + ";Quibdó (Chocó);Municipio;27;Grupo territorial 1;Incluida;Alta;85;1;Sí");
        byte[] libro = mvc.perform(get(lista + "/exportar.xlsx").with(DE_FUERA)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (ReadableWorkbook abierto = new ReadableWorkbook(new ByteArrayInputStream(libro))) {
            assertThat(abierto.getFirstSheet().read()).hasSize(focalizacion.porId(id).total() + 1);
        }

        perfiles.activar(perfiles.redactar(UNA, escenario.producto, VIGENCIA, new EscenarioDeFocalizacion.Cambios().definicion(), "ana").getId(), "ana");
        Long segunda = focalizacion.ejecutar(expediente.getId(), "ana");
        mvc.perform(get(lista + "/comparar").param("con", segunda.toString()).with(DE_FUERA)).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("De la focalización 1 a la 2"), containsString("Cambió cómo se focalizó"))));
        focalizacion.cerrar(id);
        mvc.perform(get(lista).with(DE_LA_UNIDAD)).andExpect(content().string(allOf(containsString("Cerrada: su matriz"), not(containsString("Guardar ajuste")),
                containsString("comparar con la 2"))));
    }

    @Test
    @Requisito({"FO-08", "SG-26"})
    void entidadesPriorizadasSeConsultanYSeExportan() throws Exception {
        escenario.perfil(UNA, c -> c);
        focalizacion.ejecutar(escenario.expediente(UNA).getId(), "ana");
        mvc.perform(get("/priorizadas").param("vigencia", String.valueOf(VIGENCIA)).param("producto", escenario.producto.toString()).with(DE_FUERA))
                .andExpect(status().isOk()).andExpect(content().string(allOf(containsString("Quibdó (Chocó)"), containsString("En concertación"),
                        not(containsString("Medellín (Antioquia)")))));
        mvc.perform(get("/priorizadas").with(DE_FUERA)).andExpect(status().isOk());
        mvc.perform(get("/priorizadas/exportar.csv").param("vigencia", String.valueOf(VIGENCIA)).with(DE_FUERA))
                .andExpect(content().string(allOf(startsWith("\uFEFFVigencia;"), containsString(QUIBDO))));
        mvc.perform(get("/priorizadas/exportar.xlsx").with(DE_FUERA)).andExpect(status().isOk());
        mvc.perform(get("/priorizadas")).andExpect(status().is3xxRedirection());
    }
}
