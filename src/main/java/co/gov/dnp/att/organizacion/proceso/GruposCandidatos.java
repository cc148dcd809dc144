package co.gov.dnp.att.organizacion.proceso;

import org.springframework.stereotype.Component;

import co.gov.dnp.att.organizacion.Organizacion;

/** Grupos candidatos que los modelos piden por su nombre: {@code ${grupos.delFrente(frente, dependencia)}}. */
@Component("grupos")
public class GruposCandidatos {

    /**
     * Quiénes atienden un frente de ejecución, separados por coma (GO-10): el grupo territorial que cubre a las entidades y la
     * unidad técnica de la dependencia; solo la unidad si ningún grupo las cubre.
     *
     * @param frente número de grupo territorial, «1» a «6», o «0»
     */
    public String delFrente(String frente, String dependencia) {
        String unidad = Organizacion.unidad(dependencia);
        return "0".equals(frente) ? unidad : Organizacion.grupoTerritorial(Integer.parseInt(frente)) + "," + unidad;
    }
}
