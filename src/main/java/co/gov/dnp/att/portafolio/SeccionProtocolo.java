package co.gov.dnp.att.portafolio;

import static co.gov.dnp.att.fichas.CampoDeFicha.de;
import static co.gov.dnp.att.fichas.CampoDeFicha.lista;
import static co.gov.dnp.att.fichas.CampoDeFicha.siNo;
import static co.gov.dnp.att.fichas.CampoDeFicha.Clase.DECIMAL;
import static co.gov.dnp.att.fichas.CampoDeFicha.Clase.ENTERO;
import static co.gov.dnp.att.fichas.CampoDeFicha.Clase.FECHA;
import static co.gov.dnp.att.fichas.CampoDeFicha.Clase.LARGO;
import static co.gov.dnp.att.fichas.CampoDeFicha.Clase.TEXTO;

import java.util.List;

import co.gov.dnp.att.fichas.CampoDeFicha;
import co.gov.dnp.att.fichas.SeccionDeFicha;
import co.gov.dnp.att.expediente.TipoEvidencia;

/**
 * Las secciones del protocolo de ATT y sus campos, en el orden del documento de política (lógica de trabajo 3.2 y 4.3). Una sola
 * declaración de la que salen el formulario, la revisión, la lectura y el PDF.
 */
public enum SeccionProtocolo implements SeccionDeFicha {
    IDENTIFICACION("Identificación", null, "", 1, de("lider", "Líder del producto o servicio", TEXTO),
            de("unidades", "Otras unidades técnicas que participan", LARGO).opcional()),
    PROBLEMA("Problema y prediseño", null, "El problema es una situación negativa existente, no la ausencia de una solución.", 1,
            de("problema", "Problema o necesidad de capacidad", LARGO), de("antecedentes", "Antecedentes", LARGO).opcional(),
            de("justificacion", "Justificación", LARGO), de("ficha", "Ficha de prediseño y fecha de su retroalimentación por la DER", TEXTO).opcional()),
    ESCALAS("Escala de intervención", "Escala", "Un resultado diferenciado por cada nivel en que interviene.", 1,
            lista("escala", "Escala", Escala.values(), Escala::nombre), de("resultado", "Resultado en ese nivel", LARGO)),
    BRECHAS("Brechas de capacidad", "Brecha", "Cualitativa y, en lo posible, cuantitativamente, ligada al problema.", 1,
            lista("tipo", "Tipo de capacidad", "ADMINISTRATIVA", "Administrativa", "POLITICA", "Política (relacional)", "INSTITUCIONAL", "Institucional"),
            lista("componente", "Componente", ComponenteCapacidad.values(), ComponenteCapacidad::etiqueta),
            de("descripcion", "Descripción cualitativa", LARGO), de("indicador", "Indicador", TEXTO).opcional(),
            de("actual", "Valor actual", TEXTO).opcional(), de("requerido", "Valor requerido", TEXTO).opcional(),
            de("origen", "Problema de origen", TEXTO)),
    TALLER("Taller conjunto con la DER", null, "Es opcional. Si se hizo, su acta se carga al final de esta página.", 0,
            siNo("hecho", "¿Se hizo el taller?").opcional(), de("fecha", "Fecha del taller", FECHA).opcional(),
            de("participantes", "Quiénes participaron", LARGO).opcional()),
    OBJETIVOS("Objetivos de capacidad", "Objetivo", "Cada objetivo cumple las cuatro condiciones; si no, se formula de nuevo.", 1,
            de("enunciado", "Objetivo", LARGO), siNo("realista", "¿Es realista, alcanzable con los recursos?"),
            siNo("eficaz", "¿Es eficaz, responde al presente y al futuro?"), siNo("coherente", "¿Es coherente, no impide otro objetivo?"),
            siNo("cuantificable", "¿Es cuantificable en el tiempo?")),
    COBERTURA("Focalización y cobertura", null, "La unidad elige con plena autonomía; la DER no avala la selección.", 1,
            de("variables", "Variables elegidas", LARGO), de("fuente", "Fuente", TEXTO), de("regla", "Regla aplicada", LARGO),
            de("entidades", "Entidades territoriales o criterio con que se eligen", LARGO), de("numero", "Cobertura (número de entidades)", ENTERO),
            de("justificacion", "Justificación", LARGO)),
    HITOS("Hitos de trabajo", "Hito", "Puntos de control en cada entidad beneficiaria. Llegan escritos al programar el plan de trabajo y de allí a SETA-WEB.", 1,
            de("nombre", "Nombre del hito", TEXTO), de("descripcion", "Descripción", LARGO), de("control", "Punto de control", LARGO),
            lista("evidencia", "Evidencia exigida", TipoEvidencia.values(), TipoEvidencia::etiqueta),
            de("plazo", "Plazo en días calendario desde que se programa", ENTERO), de("peso", "Peso (%)", DECIMAL).opcional()),
    MODALIDADES("Modalidades", "Modalidad", "Las de mayor efectividad para el resultado de capacidad, y por qué.", 1,
            lista("modalidad", "Modalidad", ModalidadAtt.values(), ModalidadAtt::etiqueta),
            de("justificacion", "Por qué es efectiva para el resultado de capacidad", LARGO)),
    INDICADORES("Indicadores y metas", "Indicador", "Al menos uno de impacto, uno de resultado y uno de producto.", 3,
            lista("nivel", "Nivel", "IMPACTO", "Impacto", "RESULTADO", "Resultado", "PRODUCTO", "Producto"), de("indicador", "Indicador", TEXTO),
            de("unidad", "Unidad de medida", TEXTO), de("lineaBase", "Línea base", TEXTO), de("anioBase", "Año base", ENTERO).opcional(),
            de("meta", "Meta de la vigencia", TEXTO), de("fuente", "Fuente", TEXTO), de("responsable", "Unidad técnica responsable", TEXTO)),
    PRESUPUESTO("Presupuesto", "Rubro", "Con fuente de financiación, horizonte y forma de operación y administración de cada rubro.", 1,
            de("rubro", "Rubro", TEXTO), de("costo", "Costo (pesos)", DECIMAL), de("fuente", "Fuente de financiación", TEXTO),
            de("inicio", "Inicio", FECHA), de("fin", "Fin", FECHA), de("operacion", "Forma de operación", TEXTO),
            de("administracion", "Forma de administración", TEXTO)),
    RECURSOS("Recursos disponibles", "Recurso", "", 1,
            lista("tipo", "Tipo", "HUMANO", "Humano", "FINANCIERO", "Financiero", "TECNOLOGICO", "Tecnológico"),
            de("descripcion", "Descripción", LARGO), de("cantidad", "Cantidad", TEXTO).opcional()),
    CRONOGRAMA("Cronograma general", "Actividad", "", 1, de("actividad", "Actividad", TEXTO), de("inicio", "Inicio", FECHA), de("fin", "Fin", FECHA),
            de("responsable", "Responsable", TEXTO)),
    CONDICIONES("Condiciones que debe desarrollar la entidad territorial", "Condición", "Lo que la entidad necesita para usar el producto o servicio.", 0,
            de("condicion", "Condición", LARGO), de("evidencia", "Con qué se verifica", TEXTO).opcional()),
    VALOR_DE_USO("Resultado final esperado", null, "El valor de uso para la entidad territorial.", 1,
            de("resultado", "Resultado final esperado", LARGO));

    private final Declaracion declaracion;

    SeccionProtocolo(String titulo, String fila, String ayuda, int minimo, CampoDeFicha... campos) {
        declaracion = new Declaracion(titulo, fila, ayuda, minimo, List.of(campos));
    }

    @Override
    public Declaracion declaracion() {
        return declaracion;
    }
}
