package co.gov.dnp.att.focalizacion.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import co.gov.dnp.att.focalizacion.DefinicionPerfil;
import co.gov.dnp.att.focalizacion.Modo;
import co.gov.dnp.att.focalizacion.VariableDelPerfil;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.portafolio.Escala;
import co.gov.dnp.att.territorio.TipoEntidad;

/** Lo que se escribe en la página de un perfil, tal cual: así un rechazo devuelve todo lo escrito. */
public class FormularioPerfil {

    /** Fila de una variable; los números van como texto para responder con una frase si no lo son. */
    public static class Fila {
        private boolean activa;
        private String peso = "1";
        private String indice;
        private String umbralAlta;
        private String umbralMedia;

        public boolean isActiva() {
            return activa;
        }

        public void setActiva(boolean activa) {
            this.activa = activa;
        }

        public String getPeso() {
            return peso;
        }

        public void setPeso(String peso) {
            this.peso = peso;
        }

        public String getIndice() {
            return indice;
        }

        public void setIndice(String indice) {
            this.indice = indice;
        }

        public String getUmbralAlta() {
            return umbralAlta;
        }

        public void setUmbralAlta(String umbralAlta) {
            this.umbralAlta = umbralAlta;
        }

        public String getUmbralMedia() {
            return umbralMedia;
        }

        public void setUmbralMedia(String umbralMedia) {
            this.umbralMedia = umbralMedia;
        }
    }

    private String dependencia;
    private Long productoId;
    private Integer vigencia;
    private Set<Escala> escalas = new LinkedHashSet<>();
    private Set<TipoEntidad> tiposHabilitados = new LinkedHashSet<>();
    private Map<String, Fila> variables = new LinkedHashMap<>();
    private String brechas;
    private String resultados;
    private List<String> metas = new ArrayList<>();
    private String entidadesDeLasMetas;
    private Map<String, String> cupos = new TreeMap<>();
    private Modo modo;
    private String justificacion;
    private boolean recursosSuficientes;
    private String componenteCapacidad;
    private boolean hayExperienciaTransferible;
    private String exclusiones;
    private String seleccionadas;

    public FormularioPerfil() {
        // Lo llena Spring con lo enviado
    }

    FormularioPerfil(String dependencia, Long productoId, Integer vigencia, DefinicionPerfil d) {
        this.dependencia = dependencia;
        this.productoId = productoId;
        this.vigencia = vigencia;
        escalas.addAll(d.escalas());
        tiposHabilitados.addAll(d.tiposHabilitados());
        for (VariableDelPerfil variable : d.variables()) {
            Fila fila = new Fila();
            fila.activa = true;
            fila.peso = texto(variable.peso());
            fila.indice = variable.indice();
            fila.umbralAlta = texto(variable.umbralAlta());
            fila.umbralMedia = texto(variable.umbralMedia());
            variables.put(variable.clave(), fila);
        }
        brechas = String.join("\n", d.brechas());
        resultados = String.join("\n", d.resultados());
        metas.addAll(d.metas());
        entidadesDeLasMetas = String.join(", ", d.entidadesDeLasMetas());
        d.cupos().forEach((grupo, maximo) -> cupos.put(String.valueOf(grupo), String.valueOf(maximo)));
        modo = d.modo();
        justificacion = d.justificacion();
        recursosSuficientes = d.recursosSuficientes();
        componenteCapacidad = d.componenteCapacidad();
        hayExperienciaTransferible = d.hayExperienciaTransferible();
        exclusiones = d.exclusiones().entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).collect(Collectors.joining("\n"));
        seleccionadas = String.join(", ", d.seleccionadas());
    }

    /** @throws Rechazo si un número no lo es o una exclusión no trae su motivo */
    DefinicionPerfil definicion() {
        List<String> problemas = new ArrayList<>();
        List<VariableDelPerfil> activas = new ArrayList<>();
        variables.forEach((clave, fila) -> {
            if (fila.activa) {
                activas.add(new VariableDelPerfil(clave, numero("Peso de «" + clave + "»", fila.peso, problemas), fila.indice,
                        numero("Umbral de brecha alta", fila.umbralAlta, problemas), numero("Umbral de brecha media", fila.umbralMedia, problemas)));
            }
        });
        Map<Integer, Integer> maximos = new LinkedHashMap<>();
        cupos.forEach((grupo, maximo) -> {
            if (maximo != null && !maximo.isBlank()) {
                if (maximo.strip().matches("\\d{1,4}") && grupo.matches("\\d")) {
                    maximos.put(Integer.valueOf(grupo), Integer.valueOf(maximo.strip()));
                } else {
                    problemas.add("Cupo del grupo " + grupo + ": escriba un número entero de 0 a 9999.");
                }
            }
        });
        Map<String, String> excluidas = new LinkedHashMap<>();
        renglones(exclusiones).forEach(renglon -> {
            String[] partes = renglon.split(":", 2);
            if (partes.length < 2 || partes[1].isBlank()) {
                problemas.add("Exclusiones: en «" + renglon + "» escriba el código, dos puntos y el motivo.");
            } else {
                excluidas.put(partes[0].strip(), partes[1].strip());
            }
        });
        Rechazo.siHay(problemas);
        return new DefinicionPerfil(escalas, tiposHabilitados, activas, renglones(brechas), renglones(resultados), metas,
                codigos(entidadesDeLasMetas), maximos, modo, justificacion == null || justificacion.isBlank() ? null : justificacion.strip(),
                recursosSuficientes, componenteCapacidad == null || componenteCapacidad.isBlank() ? null : componenteCapacidad,
                hayExperienciaTransferible, excluidas, codigos(seleccionadas));
    }

    private static BigDecimal numero(String campo, String texto, List<String> problemas) {
        if (texto == null || texto.isBlank()) {
            return null;
        }
        try {
            return new BigDecimal(texto.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            problemas.add(campo + ": «" + texto + "» no es un número.");
            return null;
        }
    }

    private static String texto(BigDecimal numero) {
        return numero == null ? null : numero.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    private static List<String> renglones(String texto) {
        return texto == null ? List.of() : texto.lines().map(String::strip).filter(r -> !r.isEmpty()).toList();
    }

    private static Set<String> codigos(String texto) {
        return texto == null ? Set.of() : Arrays.stream(texto.split("[\\s,;]+")).filter(c -> !c.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** La fila de una variable, también si no está activa. */
    public Fila fila(String clave) {
        return variables.getOrDefault(clave, new Fila());
    }

    public String getDependencia() {
        return dependencia;
    }

    public void setDependencia(String dependencia) {
        this.dependencia = dependencia;
    }

    public Long getProductoId() {
        return productoId;
    }

    public void setProductoId(Long productoId) {
        this.productoId = productoId;
    }

    public Integer getVigencia() {
        return vigencia;
    }

    public void setVigencia(Integer vigencia) {
        this.vigencia = vigencia;
    }

    public Set<Escala> getEscalas() {
        return escalas;
    }

    public void setEscalas(Set<Escala> escalas) {
        this.escalas = escalas;
    }

    public Set<TipoEntidad> getTiposHabilitados() {
        return tiposHabilitados;
    }

    public void setTiposHabilitados(Set<TipoEntidad> tiposHabilitados) {
        this.tiposHabilitados = tiposHabilitados;
    }

    public Map<String, Fila> getVariables() {
        return variables;
    }

    public void setVariables(Map<String, Fila> variables) {
        this.variables = variables;
    }

    public String getBrechas() {
        return brechas;
    }

    public void setBrechas(String brechas) {
        this.brechas = brechas;
    }

    public String getResultados() {
        return resultados;
    }

    public void setResultados(String resultados) {
        this.resultados = resultados;
    }

    public List<String> getMetas() {
        return metas;
    }

    public void setMetas(List<String> metas) {
        this.metas = metas;
    }

    public String getEntidadesDeLasMetas() {
        return entidadesDeLasMetas;
    }

    public void setEntidadesDeLasMetas(String entidadesDeLasMetas) {
        this.entidadesDeLasMetas = entidadesDeLasMetas;
    }

    public Map<String, String> getCupos() {
        return cupos;
    }

    public void setCupos(Map<String, String> cupos) {
        this.cupos = cupos;
    }

    public Modo getModo() {
        return modo;
    }

    public void setModo(Modo modo) {
        this.modo = modo;
    }

    public String getJustificacion() {
        return justificacion;
    }

    public void setJustificacion(String justificacion) {
        this.justificacion = justificacion;
    }

    public boolean isRecursosSuficientes() {
        return recursosSuficientes;
    }

    public void setRecursosSuficientes(boolean recursosSuficientes) {
        this.recursosSuficientes = recursosSuficientes;
    }

    public String getComponenteCapacidad() {
        return componenteCapacidad;
    }

    public void setComponenteCapacidad(String componenteCapacidad) {
        this.componenteCapacidad = componenteCapacidad;
    }

    public boolean isHayExperienciaTransferible() {
        return hayExperienciaTransferible;
    }

    public void setHayExperienciaTransferible(boolean hayExperienciaTransferible) {
        this.hayExperienciaTransferible = hayExperienciaTransferible;
    }

    public String getExclusiones() {
        return exclusiones;
    }

    public void setExclusiones(String exclusiones) {
        this.exclusiones = exclusiones;
    }

    public String getSeleccionadas() {
        return seleccionadas;
    }

    public void setSeleccionadas(String seleccionadas) {
        this.seleccionadas = seleccionadas;
    }
}
