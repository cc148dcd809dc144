package co.gov.dnp.att.territorio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static co.gov.dnp.att.Ficha.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.territorio.EsquemasAsociativos;
import co.gov.dnp.att.territorio.Territorio;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

@PruebaIntegral
@Transactional
class TerritorioWebTest {

    private static final String INDICE = "Código;Avance\n05001;38,2\n05002;=1+1\n";

    private final MockMvc mvc;
    private final Territorio territorio;
    private final EsquemasAsociativos esquemas;
    private final EntityManager jpa;

    TerritorioWebTest(@Autowired WebApplicationContext contexto, @Autowired Territorio territorio, @Autowired EsquemasAsociativos esquemas,
            @Autowired EntityManager jpa) {
        this.mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
        this.territorio = territorio;
        this.esquemas = esquemas;
        this.jpa = jpa;
    }

    @Test
    @Requisito({"PS-07", "SG-26"})
    @DisplayName("Cargar, señalar columnas, ver qué cambiaría, confirmar, consultar y exportar")
    void recorrido() throws Exception {
        String ruta = mvc.perform(multipart("/importaciones").file(archivo("C:\\datos\\avance.csv", INDICE.replace("=1+1", "45")))
                .param("clase", "INDICE").with(csrf()).with(como("der-monitoreo")))
                .andExpect(status().isFound()).andReturn().getResponse().getRedirectedUrl();
        mvc.perform(get(ruta).with(como("der-monitoreo"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("A (Código)"))).andExpect(content().string(containsString("avance.csv")))
                .andExpect(content().string(not(containsString("C:\\datos"))));
        mvc.perform(get(ruta).param("columnaCodigo", "0:0").param("columnaValor", "0:1").param("vigencia", "dosmil").with(como("der-monitoreo")))
                .andExpect(content().string(containsString("Vigencia del dato: escriba un año de cuatro cifras.")));
        mvc.perform(get(ruta).param("columnaCodigo", "0:0").param("columnaValor", "0:1").param("vigencia", "2025").param("fuente", "Unidad web")
                .param("nombre", "Avance web").param("tipo", "NUMERO").param("minimo", "0").param("maximo", "100").with(como("der-monitoreo")))
                .andExpect(status().isOk()).andExpect(content().string(containsString("Confirmar e importar")))
                .andExpect(content().string(containsString("05001 · Medellín (Antioquia)")));
        assertThat(territorio.indices()).as("la vista previa no guarda").noneMatch(i -> i.getNombre().equals("Avance web"));
        mvc.perform(post(ruta + "/confirmar").with(csrf()).param("columnaCodigo", "0:0").param("columnaValor", "0:1").param("vigencia", "2025")
                .param("fuente", "Unidad web").param("nombre", "Avance web").param("minimo", "0").param("maximo", "100").with(como("der-monitoreo")))
                .andExpect(redirectedUrl("/importaciones"));
        mvc.perform(get("/importaciones").with(como("der"))).andExpect(content().string(containsString("Avance web 2025 (Unidad web)")));

        mvc.perform(get("/territorio").param("q", "medellin").param("indice", "PROPIO_AVANCE_WEB").with(como("funcionario"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("38,2"))).andExpect(content().string(containsString("2025 · Unidad web")));
        mvc.perform(get("/territorio/05001").with(como("funcionario"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Avance web"))).andExpect(content().string(containsString("avance.csv")));
        byte[] csv = mvc.perform(get("/territorio/exportar").param("q", "05001").with(como("funcionario"))).andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("entidades-territoriales.csv"))).andReturn().getResponse().getContentAsByteArray();
        assertThat(new String(csv, StandardCharsets.UTF_8)).contains("05001;Medellín (Antioquia);Distrito;PROPIO_AVANCE_WEB;Avance web;38,2;2025;Unidad web;No");
        byte[] xlsx = mvc.perform(get("/territorio/exportar").param("formato", "xlsx").param("departamento", "91").with(como("funcionario")))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        assertThat(new String(xlsx, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    }

    @Test
    @DisplayName("Lo malo se dice en la misma página y nada queda a la espera")
    void problemasALaVista() throws Exception {
        mvc.perform(multipart("/importaciones").file(archivo("foto.xlsx", "%PDF-1.4")).param("clase", "DNP").with(csrf()).with(como("der")))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("foto.xlsx: no es un CSV ni un libro de Excel")));
        mvc.perform(multipart("/importaciones").file(archivo("<b>x.csv", "a,b\n1,2\n")).param("clase", "PDET").with(csrf()).with(como("der")))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("Código DANE Municipio")))
                .andExpect(content().string(not(containsString("<b>x.csv"))));
        String ruta = mvc.perform(multipart("/importaciones").file(archivo("avance.csv", INDICE)).param("clase", "INDICE").with(csrf()).with(como("der")))
                .andReturn().getResponse().getRedirectedUrl();
        mvc.perform(get(ruta).param("columnaCodigo", "0:0").param("columnaValor", "0:1").param("vigencia", "2025").param("fuente", "U")
                .param("nombre", "Avance malo web").with(como("der"))).andExpect(content().string(containsString("fila 3, columna B (Avance)")))
                .andExpect(content().string(not(containsString("Confirmar e importar"))));
        mvc.perform(get(ruta).with(user("otro").authorities(new SimpleGrantedAuthority("der")))).andExpect(status().isBadRequest());
    }

    @Test
    @DisplayName("Solo importan y cambian esquemas la DER, su equipo de monitoreo y quien administra; los demás consultan")
    void quienImporta() throws Exception {
        for (String rol : new String[] {"funcionario", "contratista", "jefe-dependencia", "grupo-planeacion"}) {
            mvc.perform(get("/importaciones").with(como(rol))).andExpect(status().isForbidden());
            mvc.perform(multipart("/importaciones").file(archivo("a.csv", INDICE)).param("clase", "INDICE").with(csrf()).with(como(rol))).andExpect(status().isForbidden());
            mvc.perform(get("/territorio/esquemas/nuevo").with(como(rol))).andExpect(status().isForbidden());
            mvc.perform(post("/territorio/esquemas").with(csrf()).with(como(rol))).andExpect(status().isForbidden());
            mvc.perform(get("/territorio").with(como(rol))).andExpect(status().isOk());
            mvc.perform(get("/territorio/esquemas").with(como(rol))).andExpect(status().isOk()).andExpect(content().string(not(containsString("Crear un esquema"))));
        }
        mvc.perform(get("/importaciones").with(como("camunda-admin"))).andExpect(status().isOk());
        mvc.perform(multipart("/importaciones").file(archivo("a.csv", INDICE)).param("clase", "INDICE").with(como("der"))).andExpect(status().isForbidden());
        mvc.perform(get("/territorio/77777").with(como("funcionario"))).andExpect(status().isNotFound());
    }

    @Test
    @Requisito("PR-14")
    @DisplayName("Un esquema asociativo se crea con sus miembros, se cambia y entra entre las entidades")
    void esquemasAsociativos() throws Exception {
        mvc.perform(post("/territorio/esquemas").with(csrf()).with(como("der")).param("nombre", "").param("miembros", "05001\n00000 Nada\nEA-999"))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("Nombre del esquema: escríbalo")))
                .andExpect(content().string(containsString("«00000» no es el código de ninguna entidad")));
        String ruta = mvc.perform(post("/territorio/esquemas").with(csrf()).with(como("der")).param("nombre", "Área metropolitana de prueba")
                .param("subtipo", "AREA_METROPOLITANA").param("miembros", "05001 Medellín (Antioquia)\r\n05088\r\n05001").param("vigente", "true"))
                .andExpect(status().isFound()).andReturn().getResponse().getRedirectedUrl();
        String codigo = ruta.substring(ruta.lastIndexOf('/') + 1);
        assertThat(codigo).matches("EA-\\d{3,}");
        jpa.flush();
        mvc.perform(get(ruta).with(como("funcionario"))).andExpect(status().isOk()).andExpect(content().string(containsString("Bello (Antioquia)")));
        assertThat(territorio.todas()).anyMatch(e -> e.getCodigo().equals(codigo));
        assertThat(territorio.nombreCompleto(codigo)).isEqualTo("Área metropolitana de prueba");
        mvc.perform(get("/territorio/05088").with(como("funcionario"))).andExpect(content().string(containsString("Área metropolitana de prueba")));
        mvc.perform(get("/territorio/esquemas/" + codigo).with(como("der"))).andExpect(content().string(containsString("05088 Bello (Antioquia)")));
        mvc.perform(post("/territorio/esquemas").with(csrf()).with(como("der")).param("codigo", codigo).param("nombre", "Área cambiada")
                .param("subtipo", "AREA_METROPOLITANA").param("miembros", "05088\n05360")).andExpect(status().isFound());
        assertThat(esquemas.porCodigo(codigo).orElseThrow()).isEqualTo(new EsquemasAsociativos.Esquema(codigo, "Área cambiada",
                co.gov.dnp.att.territorio.SubtipoEsquemaAsociativo.AREA_METROPOLITANA, java.util.List.of("05088", "05360"), false));
    }

    @Test
    @DisplayName("Los nombres distinguen a los homónimos")
    void nombresCompletos() {
        assertThat(territorio.nombreCompleto("25754")).isEqualTo("Soacha (Cundinamarca)");
        assertThat(territorio.nombreCompleto("05")).isEqualTo("Antioquia (departamento)");
        assertThat(territorio.nombreCompleto("11001")).isEqualTo("Bogotá, D.C.");
        assertThat(territorio.nombreCompleto("nada")).isEqualTo("nada");
        assertThat(territorio.nombresCompletos().values()).doesNotHaveDuplicates();
    }

    private static MockMultipartFile archivo(String nombre, String texto) {
        return new MockMultipartFile("archivo", nombre, "text/csv", texto.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestPostProcessor como(String grupo) {
        return user("prueba." + grupo).authorities(new SimpleGrantedAuthority(grupo));
    }
}
