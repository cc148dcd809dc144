package co.gov.dnp.att.focalizacion.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

import co.gov.dnp.att.focalizacion.Ajuste;
import co.gov.dnp.att.focalizacion.Corrida;
import co.gov.dnp.att.focalizacion.Dato;
import co.gov.dnp.att.focalizacion.DecisionFinal;
import co.gov.dnp.att.focalizacion.Explicador;
import co.gov.dnp.att.focalizacion.FiltroDeResultados;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.focalizacion.ModalidadSugerida;
import co.gov.dnp.att.focalizacion.Palabras;
import co.gov.dnp.att.focalizacion.ResultadoEntidad;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.plataforma.web.Exportacion;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.territorio.TipoEntidad;

/** Páginas de una corrida: la lista completa, la explicación de cada entidad, los ajustes y la comparación con otra. */
@Controller
@RequestMapping("/focalizacion/corridas/{id}")
@Exige(objeto = Objeto.FOCALIZACION)
class CorridasController {

    private static final int POR_PAGINA = 50;

    /** Una entidad de la lista con su frase; {@code grupo} es el nombre del grupo territorial. */
    public record Renglon(ResultadoEntidad r, String explicacion, String grupo, String prioridad, String modalidades) {
    }

    /** Una entrada con su rótulo, para la vista de detalle. */
    public record Entrada(String rotulo, String valor, Dato dato) {
    }

    private final Focalizacion focalizacion;
    private final Territorio territorio;
    private final UsuarioActual usuario;
    private final Permisos permisos;

    CorridasController(Focalizacion focalizacion, Territorio territorio, UsuarioActual usuario, Permisos permisos) {
        this.focalizacion = focalizacion;
        this.territorio = territorio;
        this.usuario = usuario;
        this.permisos = permisos;
    }

    @GetMapping
    String lista(@PathVariable Long id, FiltroDeResultados filtro, @RequestParam(defaultValue = "0") int pagina, Model modelo) {
        Corrida corrida = visible(id);
        int cuantas = focalizacion.contar(id, filtro);
        int paginas = Math.max(1, (cuantas + POR_PAGINA - 1) / POR_PAGINA);
        int actual = Math.max(0, Math.min(pagina, paginas - 1));
        comunes(corrida, modelo);
        modelo.addAttribute("renglones", renglones(corrida, focalizacion.resultados(id, filtro, actual, POR_PAGINA)));
        modelo.addAttribute("filtro", filtro);
        modelo.addAttribute("cuantas", cuantas);
        modelo.addAttribute("pagina", actual);
        modelo.addAttribute("paginas", paginas);
        modelo.addAttribute("recuento", focalizacion.recuento(id));
        modelo.addAttribute("sobreCupo", focalizacion.sobreCupo(id));
        modelo.addAttribute("porPrioridad", focalizacion.porPrioridad(id));
        modelo.addAttribute("grupos", focalizacion.nombresDeGrupos());
        modelo.addAttribute("departamentos", territorio.todas().stream().filter(e -> e.getTipo() == TipoEntidad.DEPARTAMENTO).toList());
        Map<String, String> prioridades = new LinkedHashMap<>();
        List.of("ALTA", "MEDIA", "LISTA_DE_ESPERA", "BAJA", "NO_PRIORIZADA").forEach(p -> prioridades.put(p, Palabras.de(p)));
        modelo.addAttribute("prioridades", prioridades);
        modelo.addAttribute("otras", focalizacion.corridas(corrida.expedienteId()).stream().filter(c -> !c.id().equals(id)).toList());
        return "focalizacion/corrida";
    }

    @GetMapping("/entidades/{codigo}")
    String detalle(@PathVariable Long id, @PathVariable String codigo, Model modelo) {
        explicacion(id, codigo, modelo);
        return "focalizacion/entidad";
    }

    /** Una página para responder a una alcaldía. */
    @GetMapping("/entidades/{codigo}/respuesta")
    String respuesta(@PathVariable Long id, @PathVariable String codigo, Model modelo) {
        explicacion(id, codigo, modelo);
        return "focalizacion/respuesta";
    }

    private void explicacion(Long id, String codigo, Model modelo) {
        Corrida corrida = visible(id);
        ResultadoEntidad r = focalizacion.resultado(id, codigo);
        Explicador explicador = focalizacion.explicador(corrida);
        comunes(corrida, modelo);
        modelo.addAttribute("renglon", renglones(corrida, List.of(r)).get(0));
        modelo.addAttribute("entradas", explicador.entradas(r).stream().map(nombre -> {
            Dato dato = r.entradas().get(nombre);
            return new Entrada(explicador.rotulo(nombre), dato.valor() instanceof String texto ? Palabras.de(texto) : dato.legible(), dato);
        }).toList());
        modelo.addAttribute("reglas", explicador.reglas(r));
        modelo.addAttribute("motivo", Palabras.de(r.motivoElegibilidad()));
        modelo.addAttribute("nivel", Palabras.de(r.nivelDesempeno()));
        modelo.addAttribute("accion", Palabras.de(r.accionSugerida()));
        modelo.addAttribute("ajustes", focalizacion.ajustes(id).stream().filter(a -> a.codigoEntidad().equals(codigo)).toList());
    }

    @PostMapping("/ajustes")
    String ajustar(@PathVariable Long id, String entidad, DecisionFinal decision, String justificacion,
            @RequestParam(defaultValue = "") String volver, RedirectAttributes aviso) {
        Corrida corrida = visible(id);
        permisos.exigir(Objeto.FOCALIZACION, Accion.EDITAR, corrida.dependencia());
        try {
            focalizacion.ajustar(id, List.of(new Ajuste(entidad, decision, justificacion)), usuario.usuario());
            aviso.addFlashAttribute("hecho", "Quedó registrado el ajuste de " + focalizacion.resultado(id, entidad).nombre() + ".");
        } catch (Rechazo rechazo) {
            aviso.addFlashAttribute("problemas", rechazo.problemas());
            aviso.addFlashAttribute("escrita", justificacion);
        }
        // Solo se vuelve a una dirección que se arma aquí: nunca a la que diga la petición
        return "redirect:" + UriComponentsBuilder.fromPath("/focalizacion/corridas/" + id)
                .path(volver.equals("detalle") ? "/entidades/" + entidad : "").build().encode().toUriString();
    }

    @GetMapping("/comparar")
    String comparar(@PathVariable Long id, @RequestParam Long con, Model modelo) {
        Corrida corrida = visible(id);
        Corrida otra = visible(con);
        boolean antes = otra.momento().isBefore(corrida.momento());
        comunes(corrida, modelo);
        modelo.addAttribute("antes", antes ? otra : corrida);
        modelo.addAttribute("despues", antes ? corrida : otra);
        modelo.addAttribute("comparacion", focalizacion.comparar(antes ? con : id, antes ? id : con));
        return "focalizacion/comparacion";
    }

    @GetMapping("/exportar.csv")
    void csv(@PathVariable Long id, FiltroDeResultados filtro, HttpServletResponse respuesta) throws IOException {
        Corrida corrida = visible(id);
        respuesta.setContentType(Exportacion.TIPO_CSV);
        adjuntar(id, "csv", respuesta);
        List<ResultadoEntidad> filas = focalizacion.resultados(id, filtro, 0, Integer.MAX_VALUE);
        Exportacion.csv(respuesta.getOutputStream(), encabezados(corrida, filas), tabla(corrida, filas));
    }

    @GetMapping("/exportar.xlsx")
    void xlsx(@PathVariable Long id, FiltroDeResultados filtro, HttpServletResponse respuesta) throws IOException {
        Corrida corrida = visible(id);
        respuesta.setContentType(Exportacion.TIPO_XLSX);
        adjuntar(id, "xlsx", respuesta);
        List<ResultadoEntidad> filas = focalizacion.resultados(id, filtro, 0, Integer.MAX_VALUE);
        Exportacion.xlsx(respuesta.getOutputStream(), encabezados(corrida, filas), tabla(corrida, filas));
    }

    /** La corrida, si su expediente está al alcance de quien actúa. */
    private Corrida visible(Long id) {
        Corrida corrida = focalizacion.porId(id);
        permisos.exigir(Objeto.FOCALIZACION, Accion.LEER, corrida.dependencia(), corrida.expedienteId());
        return corrida;
    }

    private static void adjuntar(Long id, String extension, HttpServletResponse respuesta) {
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"focalizacion-" + id + "." + extension + "\"");
    }

    private List<String> encabezados(Corrida corrida, List<ResultadoEntidad> filas) {
        List<String> columnas = new ArrayList<>(List.of("Código", "Entidad", "Tipo", "Departamento", "Grupo territorial", "Decisión final",
                "Prioridad", "Puntaje", "Puesto en el grupo", "Dentro del cupo", "Elegible", "Motivo de elegibilidad", "Nivel de desempeño",
                "Acción sugerida", "Decisión sugerida", "Modalidades sugeridas", "Ajuste manual", "Justificación", "Usuario", "Fecha",
                "Explicación", "Regla aplicada"));
        Explicador explicador = focalizacion.explicador(corrida);
        entradas(corrida, filas).forEach(e -> columnas.addAll(List.of(explicador.rotulo(e), explicador.rotulo(e) + " (vigencia)",
                explicador.rotulo(e) + " (fuente)")));
        return columnas;
    }

    private List<List<?>> tabla(Corrida corrida, List<ResultadoEntidad> filas) {
        List<String> entradas = entradas(corrida, filas);
        List<List<?>> tabla = new ArrayList<>(filas.size());
        for (Renglon renglon : renglones(corrida, filas)) {
            ResultadoEntidad r = renglon.r();
            List<Object> fila = new ArrayList<>();
            fila.add(r.codigo());
            fila.add(r.nombre());
            fila.add(r.tipo().nombre());
            fila.add(r.departamento());
            fila.add(renglon.grupo());
            fila.add(r.decisionFinal().etiqueta());
            fila.add(renglon.prioridad());
            fila.add(r.puntaje());
            fila.add(r.posicion());
            fila.add(r.dentroDelCupo());
            fila.add(r.elegible());
            fila.add(Palabras.de(r.motivoElegibilidad()));
            fila.add(Palabras.de(r.nivelDesempeno()));
            fila.add(Palabras.de(r.accionSugerida()));
            fila.add(r.decisionSugerida() == null ? "" : r.decisionSugerida().etiqueta());
            fila.add(renglon.modalidades());
            fila.add(r.ajusteManual());
            fila.add(r.justificacionAjuste());
            fila.add(r.usuario());
            fila.add(r.fecha());
            fila.add(renglon.explicacion());
            fila.add(r.versionRegla());
            for (String entrada : entradas) {
                Dato dato = r.entradas().get(entrada);
                fila.add(dato == null ? null : dato.valor());
                fila.add(dato == null ? null : dato.vigenciaDato());
                fila.add(dato == null ? null : dato.fuente() + (Boolean.TRUE.equals(dato.ficticio()) ? " (dato ficticio)" : ""));
            }
            tabla.add(fila);
        }
        return tabla;
    }

    private List<String> entradas(Corrida corrida, List<ResultadoEntidad> filas) {
        return filas.isEmpty() ? List.of() : focalizacion.explicador(corrida).entradas(filas.get(0));
    }

    private List<Renglon> renglones(Corrida corrida, List<ResultadoEntidad> resultados) {
        Explicador explicador = focalizacion.explicador(corrida);
        Map<Integer, String> grupos = focalizacion.nombresDeGrupos();
        return resultados.stream().map(r -> new Renglon(r, explicador.explicar(r), grupos.getOrDefault(r.grupoTerritorial(), ""),
                r.prioridad() == null ? "Sin regla" : Palabras.de(r.prioridad()), modalidades(r.modalidades()))).toList();
    }

    static String modalidades(List<ModalidadSugerida> modalidades) {
        return String.join("; ", modalidades.stream()
                .map(m -> Palabras.de(m.modalidad()) + " (" + Palabras.de(m.formaEjecucion()).toLowerCase() + ")").toList());
    }

    private void comunes(Corrida corrida, Model modelo) {
        modelo.addAttribute("corrida", corrida);
        modelo.addAttribute("decisiones", DecisionFinal.values());
        modelo.addAttribute("ajusta", !corrida.estaCerrada() && permisos.puede(Objeto.FOCALIZACION, Accion.EDITAR, corrida.dependencia()));
    }
}
