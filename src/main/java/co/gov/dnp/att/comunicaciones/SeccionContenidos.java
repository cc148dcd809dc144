package co.gov.dnp.att.comunicaciones;

import static co.gov.dnp.att.fichas.CampoDeFicha.catalogo;
import static co.gov.dnp.att.fichas.CampoDeFicha.de;
import static co.gov.dnp.att.fichas.CampoDeFicha.lista;
import static co.gov.dnp.att.fichas.CampoDeFicha.Clase.FECHA;
import static co.gov.dnp.att.fichas.CampoDeFicha.Clase.LARGO;
import static co.gov.dnp.att.fichas.CampoDeFicha.Clase.TEXTO;

import java.util.List;

import co.gov.dnp.att.fichas.CampoDeFicha;
import co.gov.dnp.att.fichas.SeccionDeFicha;

/** Las secciones del plan de producción de contenidos (lógica de trabajo 8.1 y 8.5). Las técnicas también las escribe quien lidera el producto; las herramientas se marcan de su catálogo. */
public enum SeccionContenidos implements SeccionDeFicha {
    ANALISIS("Entendimiento de la necesidad y alcance", null, "Qué dicen los hitos, la focalización, los objetivos y el protocolo sobre los formatos, la frecuencia, los mensajes y los tipos de contenido. "
            + "Lo que de ellos ya hay en el sistema se lee arriba y queda anotado en cada versión.", 1, true,
            de("hitos", "Qué se sigue de los hitos", LARGO), de("focalizacion", "Qué se sigue de la focalización", LARGO),
            de("objetivos", "Qué se sigue de los objetivos", LARGO), de("protocolo", "Qué se sigue del protocolo", LARGO)),
    PUBLICO("Público", "Público", "A quién se le habla.", 1, true,
            lista("clase", "Quién", "FOCALIZADAS", "Entidades territoriales focalizadas", "NACIONALES", "Entidades nacionales", "EQUIPOS", "Equipos departamentales y regionales",
                    "COOPERANTES", "Cooperantes", "ACADEMIA", "Academia", "OTROS", "Otros"),
            de("descripcion", "Precisión", LARGO).opcional()),
    MENSAJES("Mensajes", "Mensaje", "", 1, true, de("mensaje", "Mensaje", LARGO), componente()),
    CONTENIDOS("Contenidos previstos", "Contenido", "De aquí sale cada semana la parrilla: en su fecha, o en el día que le toque por su frecuencia.", 1, true,
            de("titulo", "Título", TEXTO), componente(),
            lista("formato", "Formato", "VIDEO", "Video", "PIEZA_GRAFICA", "Pieza gráfica", "INFOGRAFIA", "Infografía", "NOTICIA", "Noticia", "CARTILLA", "Cartilla o guía", "PODCAST", "Audio o pódcast",
                    "BOLETIN", "Boletín", "EVENTO", "Evento", "CURSO", "Curso o tutorial", "OTRO", "Otro"),
            lista("frecuencia", "Frecuencia", Frecuencia.values(), Frecuencia::etiqueta), de("desde", "Primer día de difusión", FECHA), catalogo("canal", "Canal"),
            catalogo("hito", "Hito que apoya").opcional(), catalogo("responsable", "Responsable temático")),
    VENCIMIENTOS("Vencimientos de términos", "Vencimiento", "Términos que les interesan a los usuarios. Cada uno queda en la parrilla, en el componente de servicio, el día del aviso.", 0, false,
            de("termino", "Qué vence", TEXTO), de("vence", "Cuándo vence", FECHA), de("aviso", "Cuándo se avisa", FECHA), catalogo("canal", "Canal"), catalogo("responsable", "Responsable temático")),
    EQUIPO("Equipo designado", "Integrante", "Lo designan la Oficina Asesora de Comunicaciones, quien lidera el producto y la DER.", 1, false,
            lista("rol", "Rol", "FUNCIONAL", "Funcional de asistencia técnica", "COMUNICACIONAL", "Comunicacional", "PEDAGOGO", "Pedagogo", "VIDEOGRAFO", "Videógrafo o fotógrafo",
                    "DISENADOR", "Diseñador gráfico", "EDITOR", "Editor videográfico", "TEMATICO", "Experto temático o líder de producto"),
            catalogo("persona", "Persona"),
            lista("asigna", "Quién la asigna", "COMUNICACIONES", "Oficina Asesora de Comunicaciones", "LIDER", "Líder del producto", "DER", "DER"));

    private final Declaracion declaracion;
    private final boolean tecnica;

    SeccionContenidos(String titulo, String fila, String ayuda, int minimo, boolean tecnica, CampoDeFicha... campos) {
        declaracion = new Declaracion(titulo, fila, ayuda, minimo, List.of(campos));
        this.tecnica = tecnica;
    }

    private static CampoDeFicha componente() {
        return lista("componente", "Componente", ComponenteContenido.values(), ComponenteContenido::etiqueta);
    }

    @Override
    public Declaracion declaracion() {
        return declaracion;
    }

    /** Si la escribe también quien lidera el producto (gobernanza 6.2: «E (técnico)»). */
    public boolean tecnica() {
        return tecnica;
    }
}
