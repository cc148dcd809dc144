package co.gov.dnp.att.focalizacion;

import java.util.Map;

/** Lo que otras intervenciones del mismo producto dicen de una entidad; evita concentrar y duplicar. */
public interface AtencionesPrevias {

    /** Código de entidad → intervenciones del producto que la incluyeron en las dos vigencias anteriores a la dada. */
    Map<String, Integer> contar(Long productoId, int vigencia);

    /** Código de entidad → código del expediente en curso del mismo producto que ya la incluyó; nunca el propio. */
    Map<String, String> conPlanActivo(Long productoId, Long expedienteId);
}
