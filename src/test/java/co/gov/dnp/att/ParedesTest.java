package co.gov.dnp.att;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Las paredes de la casa: una funcionalidad solo usa lo que otra ofrece en su raíz, y el motor se queda en el borde. */
class ParedesTest {

    private static final JavaClasses CLASES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("co.gov.dnp.att");

    @Test
    @DisplayName("Ninguna funcionalidad entra en el interior de otra ni hay ciclos entre ellas")
    void modulos() {
        ApplicationModules.of(LlegadaTerritorio.class).verify();
    }

    @Test
    @DisplayName("Solo «proceso» y la plataforma conocen el motor: cambiarlo por un sucesor no toca el dominio")
    void elMotorSeQuedaEnElBorde() {
        noClasses().that().resideOutsideOfPackages("..proceso..", "..plataforma..", "..focalizacion.dmn..")
                .should().dependOnClassesThat().resideInAnyPackage("org.camunda..").check(CLASES);
    }

    @Test
    @DisplayName("El dominio no depende de las páginas")
    void elDominioNoDependeDeLasPaginas() {
        noClasses().that().resideOutsideOfPackages("..web..", "..plataforma..")
                .should().dependOnClassesThat().resideInAPackage("co.gov.dnp.att..web").check(CLASES);
    }

    @Test
    @DisplayName("Ninguna prueba usa la ficha CSRF de la biblioteca: cambia el contexto común y tumba a las demás")
    void laFichaDePruebasEsLaPropia() {
        JavaClasses pruebas = new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("co.gov.dnp.att");
        noClasses().should().callMethod(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.class, "csrf")
                .check(pruebas);
    }
}
