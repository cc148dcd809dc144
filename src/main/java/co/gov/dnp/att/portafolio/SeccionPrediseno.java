package co.gov.dnp.att.portafolio;

import static co.gov.dnp.att.fichas.CampoDeFicha.de;
import static co.gov.dnp.att.fichas.CampoDeFicha.lista;
import static co.gov.dnp.att.fichas.CampoDeFicha.siNo;
import static co.gov.dnp.att.fichas.CampoDeFicha.Clase.ENTERO;
import static co.gov.dnp.att.fichas.CampoDeFicha.Clase.LARGO;
import static co.gov.dnp.att.fichas.CampoDeFicha.Clase.TEXTO;

import java.util.List;

import co.gov.dnp.att.fichas.CampoDeFicha;
import co.gov.dnp.att.fichas.SeccionDeFicha;

/**
 * Las secciones de la ficha de prediseño y sus campos, en el orden de los pasos del documento de política (lógica de trabajo 3.1 y 4.1). El nombre, el tipo y la estrategia son
 * los del producto; las líneas temáticas, los momentos y la meta se eligen de catálogos.
 */
public enum SeccionPrediseno implements SeccionDeFicha {
    IDENTIFICACION("Identificación", null, "El nombre, el tipo y la estrategia se escriben en la página del producto o servicio.", 1,
            de("lider", "Líder del producto o servicio", TEXTO), de("unidades", "Otras unidades técnicas que participan", LARGO).opcional()),
    PROBLEMA("Problema o necesidad", null,
            "Una situación no deseada, negativa, que afecta la gestión de las entidades territoriales para generar valor público. No puede ser la ausencia de una solución.", 1,
            de("problema", "Problema o necesidad de capacidad", LARGO),
            lista("tecnica", "Técnica con que se analizó", "ARBOL_DE_PROBLEMAS", "Árbol de problemas", "MATRIZ_VESTER", "Matriz Vester", "OTRA", "Otra"),
            de("cualTecnica", "Cuál otra técnica", TEXTO).opcional(),
            siNo("verificacion", "¿Es una situación negativa que existe, y no la ausencia de una solución?")),
    DATOS("Datos que lo sustentan", "Dato", "Con los datos disponibles.", 1, de("fuente", "Fuente", TEXTO), de("dato", "Dato", LARGO), de("vigencia", "Año del dato", ENTERO)),
    ALINEACION("Alineación estratégica", null, "Aporta de manera significativa a las líneas temáticas y a los resultados esperados por la entidad en el ciclo de valor público.", 1,
            de("funciones", "Funciones misionales relacionadas", LARGO), de("resultado", "Resultado esperado por la entidad", LARGO)),
    CADENA("Cadena de valor", "Renglón", "Lógica de intervención: del problema a los insumos, procesos, producto, resultados e impactos. Cada columna lleva al menos un elemento.", 1,
            de("insumo", "Insumo", LARGO).opcional(), de("proceso", "Proceso", LARGO).opcional(), de("producto", "Producto", LARGO).opcional(),
            de("resultadoIntermedio", "Resultado intermedio", LARGO).opcional(), de("resultadoFinal", "Resultado final", LARGO).opcional(), de("impacto", "Impacto", LARGO).opcional()),
    SUSTENTO("Antecedentes y justificación", null, "", 1, de("antecedentes", "Antecedentes", LARGO), de("justificacion", "Justificación", LARGO));

    private final Declaracion declaracion;

    SeccionPrediseno(String titulo, String fila, String ayuda, int minimo, CampoDeFicha... campos) {
        declaracion = new Declaracion(titulo, fila, ayuda, minimo, List.of(campos));
    }

    @Override
    public Declaracion declaracion() {
        return declaracion;
    }

    @Override
    public boolean enMatriz() {
        return this == CADENA;
    }
}
