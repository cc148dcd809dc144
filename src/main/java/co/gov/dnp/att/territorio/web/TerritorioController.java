package co.gov.dnp.att.territorio.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.web.Exportacion;
import co.gov.dnp.att.territorio.EntidadTerritorial;
import co.gov.dnp.att.territorio.EsquemasAsociativos;
import co.gov.dnp.att.territorio.Formatos;
import co.gov.dnp.att.territorio.Indice;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.territorio.TipoEntidad;
import co.gov.dnp.att.territorio.ValorConHistoria;
import co.gov.dnp.att.territorio.ValorIndicador;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Buscar entidades y ver sus índices, cada uno con su año y su fuente. */
@Controller
@RequestMapping("/territorio")
@Exige(objeto = Objeto.TERRITORIO)
class TerritorioController {

    private static final int POR_PAGINA = 50;
    private static final List<String> PRINCIPALES = List.of("MDM", "IDF", "IDI", "CATEGORIA", "PDET");

    private final Territorio territorio;
    private final EsquemasAsociativos esquemas;

    TerritorioController(Territorio territorio, EsquemasAsociativos esquemas) {
        this.territorio = territorio;
        this.esquemas = esquemas;
    }

    /** Lo que se busca. */
    record Filtro(String q, TipoEntidad tipo, String departamento) {

        Filtro {
            q = q == null ? "" : q.strip();
            departamento = departamento == null ? "" : departamento;
        }

        boolean admite(EntidadTerritorial e, String nombreCompleto) {
            String busca = Formatos.plano(q);
            return (tipo == null || e.getTipo() == tipo)
                    && (departamento.isEmpty() || departamento.equals(e.getCodigoDepartamento()))
                    && (busca.isEmpty() || e.getCodigo().toLowerCase(java.util.Locale.ROOT).startsWith(busca) || Formatos.plano(nombreCompleto).contains(busca));
        }
    }

    /** Una entidad con los índices que se muestran, en el mismo orden de los encabezados; nulo donde no hay dato. */
    record Renglon(EntidadTerritorial entidad, String departamento, List<ValorIndicador> valores) {
    }

    /** Un valor con las fechas listas para leer. */
    record ValorLegible(ValorConHistoria dato, String cargado, String reemplazado) {
    }

    @GetMapping
    String buscar(Filtro filtro, @RequestParam(defaultValue = "") String indice, @RequestParam(defaultValue = "1") int pagina, Model modelo) {
        List<Indice> indices = territorio.indices();
        List<Indice> visibles = new ArrayList<>(indices.stream().filter(i -> PRINCIPALES.contains(i.getClave())).toList());
        indices.stream().filter(i -> i.getClave().equals(indice) && !visibles.contains(i)).forEach(visibles::add);
        Map<String, String> nombres = territorio.nombresCompletos();
        List<EntidadTerritorial> halladas = hallar(filtro, nombres);
        int paginas = Math.max(1, (halladas.size() + POR_PAGINA - 1) / POR_PAGINA);
        int esta = Math.max(1, Math.min(pagina, paginas));
        Map<String, Map<String, ValorIndicador>> valores = territorio.indicadores();
        modelo.addAttribute("renglones", halladas.stream().skip((long) (esta - 1) * POR_PAGINA).limit(POR_PAGINA).map(e -> {
            Map<String, ValorIndicador> suyos = valores.getOrDefault(e.getCodigo(), Map.of());
            List<ValorIndicador> enOrden = new ArrayList<>();
            visibles.forEach(i -> enOrden.add(i.getClave().equals("MDM") && e.getTipo() == TipoEntidad.DEPARTAMENTO ? suyos.get("MDD") : suyos.get(i.getClave())));
            return new Renglon(e, e.getTipo() == TipoEntidad.DEPARTAMENTO || e.getCodigoDepartamento() == null ? ""
                    : nombres.getOrDefault(e.getCodigoDepartamento(), "").replace(" (departamento)", ""), enOrden);
        }).toList());
        modelo.addAttribute("filtro", filtro);
        modelo.addAttribute("indices", indices);
        modelo.addAttribute("visibles", visibles);
        modelo.addAttribute("indice", indice);
        modelo.addAttribute("tipos", TipoEntidad.values());
        modelo.addAttribute("departamentos", departamentos());
        modelo.addAttribute("total", halladas.size());
        modelo.addAttribute("pagina", esta);
        modelo.addAttribute("paginas", paginas);
        modelo.addAttribute("hayFicticios", valores.values().stream().anyMatch(v -> v.values().stream().anyMatch(ValorIndicador::ficticio)));
        return "territorio/territorio";
    }

    /** Todos los índices de las entidades halladas, una fila por entidad e índice (SG-26). */
    @GetMapping("/exportar")
    void exportar(Filtro filtro, @RequestParam(defaultValue = "csv") String formato, HttpServletResponse respuesta) throws IOException {
        Map<String, String> nombres = territorio.nombresCompletos();
        Map<String, Map<String, ValorIndicador>> valores = territorio.indicadores();
        Map<String, String> nombresDeIndice = new java.util.LinkedHashMap<>();
        territorio.indices().forEach(i -> nombresDeIndice.put(i.getClave(), i.getNombre()));
        List<List<?>> filas = new ArrayList<>();
        for (EntidadTerritorial e : hallar(filtro, nombres)) {
            Map<String, ValorIndicador> suyos = valores.getOrDefault(e.getCodigo(), Map.of());
            if (suyos.isEmpty()) {
                filas.add(java.util.Arrays.asList(e.getCodigo(), nombres.get(e.getCodigo()), e.getTipo().nombre(), "", "", null, null, "", ""));
            }
            nombresDeIndice.forEach((clave, nombre) -> {
                ValorIndicador v = suyos.get(clave);
                if (v != null) {
                    filas.add(java.util.Arrays.asList(e.getCodigo(), nombres.get(e.getCodigo()), e.getTipo().nombre(), clave, nombre,
                            v.texto() == null ? v.numero() : v.legible(), v.vigenciaDato(), v.fuente(), v.ficticio() ? "Sí" : "No"));
                }
            });
        }
        List<String> encabezados = List.of("Código", "Entidad", "Tipo", "Índice", "Nombre del índice", "Valor", "Vigencia del dato", "Fuente", "Ficticio");
        boolean libro = "xlsx".equals(formato);
        respuesta.setContentType(libro ? Exportacion.TIPO_XLSX : Exportacion.TIPO_CSV);
        respuesta.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"entidades-territoriales." + (libro ? "xlsx" : "csv") + "\"");
        if (libro) {
            Exportacion.xlsx(respuesta.getOutputStream(), "Índices", encabezados, filas);
        } else {
            Exportacion.csv(respuesta.getOutputStream(), encabezados, filas);
        }
    }

    @GetMapping("/{codigo}")
    String entidad(@PathVariable String codigo, Model modelo) {
        EntidadTerritorial entidad = territorio.porCodigo(codigo).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<ValorConHistoria> historia = territorio.historia(codigo);
        modelo.addAttribute("entidad", entidad);
        modelo.addAttribute("nombre", territorio.nombreCompleto(codigo));
        modelo.addAttribute("vigentes", historia.stream().filter(v -> v.reemplazado() == null).map(TerritorioController::legible).toList());
        modelo.addAttribute("reemplazados", historia.stream().filter(v -> v.reemplazado() != null)
                .sorted(Comparator.comparing(ValorConHistoria::reemplazado).reversed()).limit(200).map(TerritorioController::legible).toList());
        Map<String, String> nombres = territorio.nombresCompletos();
        modelo.addAttribute("nombres", nombres);
        modelo.addAttribute("esquema", esquemas.porCodigo(codigo).orElse(null));
        modelo.addAttribute("pertenece", esquemas.todos().stream().filter(x -> x.vigente() && x.miembros().contains(codigo)).toList());
        return "territorio/entidad";
    }

    private List<EntidadTerritorial> hallar(Filtro filtro, Map<String, String> nombres) {
        return territorio.todas().stream().filter(e -> filtro.admite(e, nombres.getOrDefault(e.getCodigo(), e.getNombre()))).toList();
    }

    private List<EntidadTerritorial> departamentos() {
        return territorio.todas().stream().filter(e -> e.getTipo() == TipoEntidad.DEPARTAMENTO)
                .sorted(Comparator.comparing(e -> Formatos.plano(e.getNombre()))).toList();
    }

    private static ValorLegible legible(ValorConHistoria v) {
        return new ValorLegible(v, ImportacionesController.fecha(v.fechaCarga()),
                Optional.ofNullable(v.reemplazado()).map(ImportacionesController::fecha).orElse(null));
    }
}
