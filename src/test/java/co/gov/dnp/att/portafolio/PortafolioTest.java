package co.gov.dnp.att.portafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.TipoEntidad;

@PruebaIntegral
class PortafolioTest {

    @Autowired Portafolio portafolio;
    @Autowired Organizacion organizacion;

    @BeforeEach
    void catalogos() {
        organizacion.guardarDependencia("P-UNA", "Dependencia del portafolio", SubdireccionGeneral.SGDDT, true);
        organizacion.guardarDependencia("P-DOS", "Otra del portafolio", SubdireccionGeneral.SGISE, true);
        portafolio.guardarEstrategia("P-EST", "Estrategia de prueba", Set.of("P-UNA"), true);
        portafolio.guardarMeta("P-META", "Meta de prueba", 2071);
        portafolio.guardarTema("P-TEMA", "Tema de prueba", true);
    }

    @AfterEach
    void salir() {
        SecurityContextHolder.clearContext();
    }

    @Test
    @Requisito({"SG-26", "GO-16"})
    void soloLosActivosDeLaVigenciaPuedenIniciar() {
        Long activo = portafolio.guardarProducto(null, datos("P-1", "Producto uno", 2071, EstadoProducto.ACTIVO));
        portafolio.guardarProducto(null, datos("P-2", "Producto dos", 2071, EstadoProducto.EN_PORTAFOLIO));
        portafolio.guardarProducto(null, datos("P-3", "Producto uno", 2072, EstadoProducto.ACTIVO));

        assertThat(portafolio.listosParaIniciar(2071)).extracting(ProductoAtt::getId).containsExactly(activo);
        ProductoAtt leido = portafolio.producto(activo);
        assertThat(leido.getDependencia()).isEqualTo("P-UNA");
        assertThat(leido.getEscalas()).containsExactlyInAnyOrder(Escala.LOCAL, Escala.DEPARTAMENTAL);
        assertThat(leido.getTiposHabilitados()).containsExactlyInAnyOrder(TipoEntidad.MUNICIPIO, TipoEntidad.DISTRITO);
        assertThat(portafolio.estrategias()).extracting(EstrategiaLlegada::getCodigo).contains("P-EST");
        assertThat(portafolio.metas(2071)).extracting(MetaEstrategica::getCodigo).containsExactly("P-META");

        portafolio.guardarProducto(activo, datos("P-1", "Producto uno", 2071, EstadoProducto.SUSPENDIDO));
        assertThat(portafolio.listosParaIniciar(2071)).isEmpty();
    }

    @Test
    void rechazaConUnaFrasePorProblema() {
        portafolio.guardarProducto(null, datos("P-9", "Repetido", 2073, EstadoProducto.IDEA));
        assertThatThrownBy(() -> portafolio.guardarProducto(null, datos("P-9", "REPETIDO", 2073, EstadoProducto.IDEA)))
                .isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas()).containsExactly(
                        "Código del producto: «P-9» ya está en uso.",
                        "Nombre del producto: ya hay otro con ese nombre en la vigencia 2073."));
        assertThatThrownBy(() -> portafolio.guardarProducto(null,
                new DatosProducto(null, null, null, "NO-HAY", 1999, null, "NO-HAY", null, null, null, "NO-HAY")))
                .isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas()).hasSizeGreaterThanOrEqualTo(11));
        assertThatThrownBy(() -> portafolio.producto(-1L)).isInstanceOf(Rechazo.class);
    }

    @Test
    @Requisito("SG-26")
    void quienLideraUnProductoSoloEditaLosDeSuDependencia() {
        organizacion.guardarPersona(new Persona("p.lider", "Prueba líder", "P-DOS", null, Vinculacion.FUNCIONARIO, true),
                Set.of(Rol.LIDER_PRODUCTO), "Clave-de-prueba-2026");
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated("p.lider", null,
                AuthorityUtils.createAuthorityList("lider-producto")));
        assertThatThrownBy(() -> portafolio.guardarProducto(null, datos("P-AJENO", "Ajeno", 2074, EstadoProducto.ACTIVO)))
                .hasMessageContaining("usted lidera productos de otra");
    }

    @Test
    @Requisito({"FO-04", "PS-08"})
    void laDemandaRegistradaSePuedeUsarComoVariable() {
        Long producto = portafolio.guardarProducto(null, datos("P-5", "Con demanda", 2075, EstadoProducto.ACTIVO));
        Long otro = portafolio.guardarProducto(null, datos("P-6", "Otro con demanda", 2075, EstadoProducto.ACTIVO));
        LocalDate hoy = LocalDate.now();
        portafolio.registrarDemanda("25754", producto, null, "Apoyo en el plan de desarrollo", hoy.minusDays(3));
        portafolio.registrarDemanda("05", null, "P-TEMA", "Solicitud sobre el tema", hoy);
        portafolio.registrarDemanda("08", otro, null, "Del otro producto", hoy);

        assertThat(portafolio.entidadesConDemanda(producto, "P-TEMA")).containsExactlyInAnyOrder("25754", "05");
        assertThat(portafolio.demandasDe(producto, "P-TEMA")).extracting(Demanda::getCodigoEntidad).containsExactly("05", "25754");
        assertThat(portafolio.entidadesConDemanda(producto, null)).containsExactly("25754");

        assertThatThrownBy(() -> portafolio.registrarDemanda("", null, "", " ", hoy.plusDays(2)))
                .isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas()).hasSize(4));
    }

    @Test
    @Requisito("PR-02")
    void losTemasSonUnCatalogoComun() {
        assertThat(portafolio.temas()).extracting(Tema::getCodigo).contains("PLANEACION_TERRITORIAL", "INVERSION_PUBLICA",
                "FORTALECIMIENTO_FISCAL", "GERENCIA_PUBLICA", "OFERTA_DEMANDA", "SISTEMAS_INFORMACION", "INCENTIVOS", "OTRO");
        assertThatThrownBy(() -> portafolio.guardarProducto(null, new DatosProducto("P-T", "Con tema propio", TipoProducto.BIEN, "P-UNA", 2076,
                EstadoProducto.IDEA, "MI_TEMA", "Objetivo", Set.of(Escala.LOCAL), Set.of(TipoEntidad.MUNICIPIO), null)))
                .hasMessage("Tema: elija uno del catálogo.");
    }

    static DatosProducto datos(String codigo, String nombre, int vigencia, EstadoProducto estado) {
        return new DatosProducto(codigo, nombre, TipoProducto.SERVICIO, "P-UNA", vigencia, estado, "P-TEMA", "Fortalecer la planeación",
                Set.of(Escala.LOCAL, Escala.DEPARTAMENTAL), Set.of(TipoEntidad.MUNICIPIO, TipoEntidad.DISTRITO), "P-EST");
    }
}
