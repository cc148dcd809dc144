package co.gov.dnp.att.diseno;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.calendario.Plazo;
import co.gov.dnp.att.calendario.Plazos;
import co.gov.dnp.att.diseno.Cambio.Estado;
import co.gov.dnp.att.diseno.proceso.Despliegues;
import co.gov.dnp.att.diseno.revision.Archivo;
import co.gov.dnp.att.diseno.revision.Comparador;
import co.gov.dnp.att.diseno.revision.Cuadro;
import co.gov.dnp.att.diseno.revision.Diferencia;
import co.gov.dnp.att.diseno.revision.Entorno;
import co.gov.dnp.att.diseno.revision.Hallazgo;
import co.gov.dnp.att.diseno.revision.PlazosPropuestos;
import co.gov.dnp.att.diseno.revision.Regla;
import co.gov.dnp.att.diseno.revision.Revisor;
import co.gov.dnp.att.plataforma.Rechazo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Los cambios del procedimiento, de la propuesta a la publicación (PS-51; procedimiento-sig, numeral 9). Quien propone no decide; lo que se
 * publica es un solo despliegue y puede deshacerse.
 */
@Service("cambiosDelProcedimiento")
@Transactional
public class Cambios {

    /** Archivo subido, con el nombre que traía. */
    public record Subido(String nombre, String contenido) {
    }

    private static final String COLUMNAS = """
            select id, titulo, motivo, norma, proponente, creado, estado, base, instancia, decidido_por, decidido, motivos, fecha_publicacion,
                   publicado, despliegue, anterior, deshecho_por, deshecho, motivo_deshacer from att.cambio""";
    private static final int ARCHIVOS_MAXIMOS = 30;

    private final JdbcClient jdbc;
    private final Despliegues despliegues;
    private final Plazos plazos;
    private final ObjectMapper json;
    private final Entorno entorno = Entorno.deLaAplicacion();

    Cambios(JdbcClient jdbc, Despliegues despliegues, Plazos plazos, ObjectMapper json) {
        this.jdbc = jdbc;
        this.despliegues = despliegues;
        this.plazos = plazos;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public List<Cambio> todos() {
        return jdbc.sql(COLUMNAS + " order by id desc").query(Cambio.class).list();
    }

    @Transactional(readOnly = true)
    public Optional<Cambio> buscar(Long id) {
        return jdbc.sql(COLUMNAS + " where id = ?").param(id).query(Cambio.class).optional();
    }

    /** @throws Rechazo si no existe */
    @Transactional(readOnly = true)
    public Cambio de(Long id) {
        return buscar(id).orElseThrow(() -> Rechazo.de("No existe el cambio " + id + "."));
    }

    /** Los archivos que hoy rigen. */
    @Transactional(readOnly = true)
    public List<Archivo> vigentes() {
        return despliegues.archivos(despliegues.vigente());
    }

    // ---------------------------------------------------------------- proponer

    /**
     * Guarda un borrador con los archivos subidos.
     *
     * @throws Rechazo si falta un dato, si ningún archivo cambia nada, o si alguno trae algo que no se admite
     */
    public Long redactar(String titulo, String motivo, String norma, Collection<Subido> subidos, String usuario) {
        List<String> faltas = new ArrayList<>();
        exigir(titulo, 200, "Título: escriba en una línea qué cambia", faltas);
        exigir(motivo, 4000, "Motivo: escriba por qué se propone el cambio", faltas);
        exigir(norma, 500, "Norma: escriba la norma o el numeral que lo sustenta", faltas);
        Rechazo.siHay(faltas);
        List<Archivo> archivos = ubicar(subidos);
        Long id = jdbc.sql("insert into att.cambio (titulo, motivo, norma, proponente, base) values (?, ?, ?, ?, ?) returning id")
                .params(titulo.strip(), motivo.strip(), norma.strip(), usuario, despliegues.vigente()).query(Long.class).single();
        guardar(id, archivos);
        return id;
    }

    /** Reemplaza los archivos de un borrador o de un cambio devuelto. Los ensayos anteriores dejan de valer. */
    public void cambiarArchivos(Long id, Collection<Subido> subidos, String usuario) {
        Cambio cambio = de(id);
        exigirProponente(cambio, usuario);
        if (!cambio.editable()) {
            throw Rechazo.de("El cambio está «" + cambio.estado().etiqueta() + "»: sus archivos ya no se cambian.");
        }
        List<Archivo> archivos = ubicar(subidos);
        jdbc.sql("delete from att.cambio_archivo where cambio_id = ?").param(id).update();
        jdbc.sql("update att.cambio set base = ? where id = ?").params(despliegues.vigente(), id).update();
        guardar(id, archivos);
    }

    /** Comprueba que no le falte nada y abre su trámite de aprobación. */
    public void enviar(Long id, String usuario) {
        Cambio cambio = bloquear(id);
        exigirProponente(cambio, usuario);
        if (cambio.estado() != Estado.BORRADOR) {
            throw Rechazo.de("El cambio ya se envió: está «" + cambio.estado().etiqueta() + "».");
        }
        exigirSano(cambio);
        jdbc.sql("update att.cambio set estado = 'EN_TRAMITE' where id = ?").param(id).update();
        String instancia = despliegues.abrirTramite(cambio);
        jdbc.sql("update att.cambio set instancia = ? where id = ?").params(instancia, id).update();
    }

    private void exigirSano(Cambio cambio) {
        List<String> graves = hallazgos(cambio.id()).stream().filter(Hallazgo::grave).map(Hallazgo::toString).limit(20).toList();
        Rechazo.siHay(graves);
        exigirBaseVigente(cambio);
    }

    /** Que nadie haya publicado entretanto otra versión de los mismos archivos. */
    private void exigirBaseVigente(Cambio cambio) {
        if (cambio.base().equals(despliegues.vigente())) {
            return;
        }
        Map<String, String> antes = porRuta(despliegues.archivos(cambio.base()));
        Map<String, String> hoy = porRuta(vigentes());
        Rechazo.siHay(archivos(cambio.id()).stream().map(Archivo::ruta).filter(r -> !Objects.equals(antes.get(r), hoy.get(r)))
                .map(r -> "«" + r + "» cambió después de esta propuesta: parta de la versión vigente y súbalo de nuevo.").toList());
    }

    /** Lo subido en su lugar del proyecto; lo hostil no llega a guardarse. */
    private List<Archivo> ubicar(Collection<Subido> subidos) {
        List<Subido> reales = subidos.stream().filter(s -> !s.nombre().isBlank()).toList();
        if (reales.isEmpty()) {
            throw Rechazo.de("Archivos: suba al menos un modelo (.bpmn), una tabla (.dmn) o un formulario (.form).");
        }
        if (reales.size() > ARCHIVOS_MAXIMOS) {
            throw Rechazo.de("Archivos: suba como mucho " + ARCHIVOS_MAXIMOS + ".");
        }
        List<Archivo> vigentes = vigentes();
        List<Archivo> archivos = reales.stream().map(s -> ubicar(s, vigentes)).toList();
        if (archivos.stream().map(Archivo::ruta).distinct().count() < archivos.size()) {
            throw Rechazo.de("Archivos: hay dos con el mismo nombre.");
        }
        Rechazo.siHay(revisar(archivos).stream().filter(h -> h.regla() == Regla.SEGURIDAD || h.regla() == Regla.LECTURA)
                .map(Hallazgo::toString).distinct().limit(20).toList());
        Map<String, String> hoy = porRuta(vigentes);
        List<Archivo> cambiados = archivos.stream().filter(a -> !a.contenido().equals(hoy.get(a.ruta()))).toList();
        if (cambiados.isEmpty()) {
            throw Rechazo.de("Archivos: lo que subió es igual a lo que ya rige.");
        }
        return cambiados;
    }

    private static Archivo ubicar(Subido s, List<Archivo> vigentes) {
        String nombre = s.nombre().replace('\\', '/');
        nombre = nombre.substring(nombre.lastIndexOf('/') + 1);
        if (!nombre.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,80}\\.(bpmn|dmn|form)")) {
            throw Rechazo.de("Archivos: «" + nombre + "» no sirve; el nombre lleva letras, números y guiones, y termina en .bpmn, .dmn o .form.");
        }
        String buscado = nombre;
        String ruta = vigentes.stream().filter(a -> a.nombre().equals(buscado)).map(Archivo::ruta).findFirst()
                .orElse(nombre.endsWith(".form") ? "forms/propios/" + nombre : "processes/" + nombre);
        return new Archivo(ruta, s.contenido());
    }

    private void guardar(Long id, List<Archivo> archivos) {
        archivos.forEach(a -> jdbc.sql("insert into att.cambio_archivo (cambio_id, ruta, contenido) values (?, ?, ?)").params(id, a.ruta(), a.contenido()).update());
    }

    // ---------------------------------------------------------------- mirar

    /** Solo los archivos que la propuesta cambia o agrega. */
    @Transactional(readOnly = true)
    public List<Archivo> archivos(Long id) {
        return jdbc.sql("select ruta, contenido from att.cambio_archivo where cambio_id = ? order by ruta").param(id).query(Archivo.class).list();
    }

    /** Lo vigente con los cambios puestos: lo que se publicaría. */
    @Transactional(readOnly = true)
    public List<Archivo> borrador(Long id) {
        return encima(vigentes(), archivos(id));
    }

    @Transactional(readOnly = true)
    public List<Hallazgo> hallazgos(Long id) {
        return revisar(archivos(id));
    }

    /** Los hallazgos de esos archivos puestos sobre lo vigente. */
    @Transactional(readOnly = true)
    public List<Hallazgo> revisar(List<Archivo> archivos) {
        Entorno deHoy = entorno.conPlazos(plazos.todos().stream().map(Plazo::clave).collect(Collectors.toSet()));
        return new Revisor(deHoy).revisar(encima(vigentes(), archivos));
    }

    /** Lo que cambia, en frases y por elemento, contra lo que regía al publicarse o, si no se ha publicado, contra lo vigente. */
    @Transactional(readOnly = true)
    public List<Diferencia> diferencias(Long id) {
        return contraLaReferencia(id, Comparador::comparar);
    }

    /** Lo que cambia en tablas y formularios, fila por fila. */
    @Transactional(readOnly = true)
    public List<Cuadro> cuadros(Long id) {
        return contraLaReferencia(id, Comparador::cuadros);
    }

    private <T> List<T> contraLaReferencia(Long id, BiFunction<Archivo, Archivo, List<T>> comparacion) {
        Map<String, Archivo> antes = referencia(id).stream().collect(Collectors.toMap(Archivo::ruta, a -> a, (a, b) -> a));
        return archivos(id).stream().flatMap(a -> comparacion.apply(antes.get(a.ruta()), a).stream()).toList();
    }

    /** Con qué se compara un cambio. */
    @Transactional(readOnly = true)
    public List<Archivo> referencia(Long id) {
        Cambio cambio = de(id);
        return cambio.anterior() == null ? vigentes() : despliegues.archivos(cambio.anterior());
    }

    // ---------------------------------------------------------------- ensayos

    public void anotarEnsayo(Long id, Ensayo.Clase clase, String resumen, Object detalle, String usuario) {
        jdbc.sql("insert into att.cambio_ensayo (cambio_id, clase, huella, resumen, detalle, usuario) values (?, ?, ?, ?, cast(? as jsonb), ?)")
                .params(id, clase.name(), huella(id), resumen, texto(detalle), usuario).update();
    }

    /** El último primero. */
    @Transactional(readOnly = true)
    public List<Ensayo> ensayos(Long id) {
        return jdbc.sql("select id, clase, resumen, detalle::text as detalle, usuario, fecha, huella = ? as vigente from att.cambio_ensayo where cambio_id = ? order by id desc")
                .params(huella(id), id).query(Ensayo.class).list();
    }

    /** Ensayos que hacen falta según lo que cambia: caminos siempre que cambie un modelo o formulario; tablas si cambia una. */
    @Transactional(readOnly = true)
    public Set<Ensayo.Clase> ensayosQueFaltan(Long id) {
        Set<Ensayo.Clase> faltan = new java.util.TreeSet<>();
        archivos(id).forEach(a -> faltan.add(a.clase() == Archivo.Clase.DMN ? Ensayo.Clase.TABLAS : Ensayo.Clase.CAMINOS));
        ensayos(id).stream().filter(Ensayo::vigente).forEach(e -> faltan.remove(e.clase()));
        return faltan;
    }

    private String huella(Long id) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            archivos(id).forEach(a -> sha.update((a.ruta() + "\0" + a.contenido() + "\0").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---------------------------------------------------------------- aprobar

    void adjuntarEnsayo(Long id, String usuario) {
        Cambio cambio = bloquear(id);
        exigirProponente(cambio, usuario);
        Rechazo.siHay(ensayosQueFaltan(id).stream().map(c -> "Ensayo: falta «" + c.nombre() + "» con los archivos actuales. Hágalo en Diseño › " + cambio.codigo() + ".").toList());
        exigirSano(cambio);
        jdbc.sql("update att.cambio set estado = 'EN_TRAMITE' where id = ?").param(id).update();
    }

    void concertado(Long id, DatosConcertacionCambio datos) {
        jdbc.sql("update att.cambio set concertacion = cast(? as jsonb) where id = ?").params(texto(datos), id).update();
    }

    /** @throws Rechazo si decide quien propuso, o si la fecha ya pasó */
    void decidir(Long id, DatosDecisionCambio datos, String usuario) {
        Cambio cambio = bloquear(id);
        if (cambio.proponente().equals(usuario)) {
            throw Rechazo.de("Decisión: quien propuso el cambio no lo decide. Debe hacerlo otra persona del Grupo de Planeación.");
        }
        Estado estado = switch (datos.resultado()) {
            case APROBADO -> Estado.APROBADO;
            case DEVUELTO -> Estado.DEVUELTO;
            case NEGADO -> Estado.NEGADO;
        };
        if (estado == Estado.APROBADO) {
            LocalDate hoy = LocalDate.now(java.time.ZoneId.of(LlegadaTerritorio.ZONA));
            if (datos.fechaPublicacion() == null || datos.fechaPublicacion().isBefore(hoy)) {
                throw Rechazo.de("Fecha de publicación: escriba desde cuándo rige, hoy o después.");
            }
            exigirSano(cambio);
        }
        jdbc.sql("update att.cambio set estado = ?, decidido_por = ?, decidido = now(), motivos = ?, fecha_publicacion = ? where id = ?")
                .params(java.util.Arrays.asList(estado.name(), usuario, datos.motivos(), estado == Estado.APROBADO ? datos.fechaPublicacion() : null, id)).update();
    }

    /** El comienzo del día en que debe regir, en hora de Colombia. */
    @Transactional(readOnly = true)
    public Date fechaDePublicacion(Long id) {
        return Date.from(de(id).fechaPublicacion().atStartOfDay(java.time.ZoneId.of(LlegadaTerritorio.ZONA)).toInstant());
    }

    /** Publica lo aprobado: un solo despliegue con todo, los plazos nuevos y su registro, o nada. Repetirlo no hace nada. */
    public void publicar(Long id) {
        Cambio cambio = bloquear(id);
        if (cambio.estado() == Estado.PUBLICADO) {
            return;
        }
        if (cambio.estado() != Estado.APROBADO) {
            throw Rechazo.de("El cambio está «" + cambio.estado().etiqueta() + "»: solo se publica lo aprobado.");
        }
        exigirSano(cambio);
        List<Archivo> todos = borrador(id);
        fijarPlazos(id, PlazosPropuestos.de(vigentes()), PlazosPropuestos.de(todos));
        String anterior = despliegues.vigente();
        String nuevo = despliegues.desplegar(cambio.codigo() + " · " + cambio.titulo(), todos);
        jdbc.sql("update att.cambio set estado = 'PUBLICADO', publicado = now(), despliegue = ?, anterior = ? where id = ?").params(nuevo, anterior, id).update();
        registrar(id, "CAMBIO", nuevo, cambio.decididoPor());
    }

    /** Registra los plazos de las tareas nuevas y cambia los que la propuesta cambia; guarda los que había, por si se deshace. */
    private void fijarPlazos(Long id, Map<String, PlazosPropuestos.Plazo> deAntes, Map<String, PlazosPropuestos.Plazo> propuestos) {
        Map<String, String> habia = plazos.todos().stream().filter(p -> p.diasHabiles() != null).collect(Collectors.toMap(Plazo::clave, p -> p.diasHabiles().toString()));
        Map<String, String> cambian = new TreeMap<>();
        propuestos.forEach((clave, plazo) -> {
            if (!habia.containsKey(clave)) {
                plazos.registrar(clave, plazo.dias(), plazo.descripcion());
            } else if (!plazo.equals(deAntes.get(clave))) {
                // Lo que la propuesta no toca sigue como lo dejó el calendario
                cambian.put(clave, String.valueOf(plazo.dias()));
            }
        });
        plazos.cambiar(cambian);
        habia.keySet().retainAll(cambian.keySet());
        jdbc.sql("update att.cambio set plazos_antes = cast(? as jsonb) where id = ?").params(texto(habia), id).update();
    }

    private void devolverPlazos(Long id) {
        try {
            plazos.cambiar(json.readValue(jdbc.sql("select plazos_antes::text from att.cambio where id = ?").param(id).query(String.class).single(), new TypeReference<Map<String, String>>() { }));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String texto(Object valor) {
        try {
            return json.writeValueAsString(valor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** La versión anterior vuelve a regir para lo que se inicie, con sus plazos; lo ya iniciado sigue con la suya. */
    public void deshacer(Long id, String motivo, String usuario) {
        Cambio cambio = bloquear(id);
        if (motivo == null || motivo.isBlank()) {
            throw Rechazo.de("Motivo: escriba por qué se deshace la publicación.");
        }
        if (cambio.estado() != Estado.PUBLICADO || !cambio.despliegue().equals(despliegues.vigente())) {
            throw Rechazo.de("Solo se deshace la última publicación, mientras rige.");
        }
        devolverPlazos(id);
        String nuevo = despliegues.desplegar("Se deshace " + cambio.codigo(), despliegues.archivos(cambio.anterior()));
        jdbc.sql("update att.cambio set estado = 'DESHECHO', deshecho = now(), deshecho_por = ?, motivo_deshacer = ? where id = ?").params(usuario, motivo.strip(), id).update();
        // Si lo que vuelve a regir era otro cambio publicado, ese también se puede deshacer
        jdbc.sql("update att.cambio set despliegue = ? where estado = 'PUBLICADO' and despliegue = ?").params(nuevo, cambio.anterior()).update();
        registrar(id, "DESHECHO", nuevo, usuario);
    }

    private void registrar(Long id, String clase, String despliegue, String usuario) {
        jdbc.sql("insert into att.publicacion_cambio (cambio_id, clase, despliegue, usuario) values (?, ?, ?, ?)").params(id, clase, despliegue, usuario).update();
    }

    /** Si lo publicado aquí difiere de lo que trae esta versión de la aplicación; el arranque no lo pisa. */
    @Transactional(readOnly = true)
    public List<String> distintosDeLaAplicacion() {
        Map<String, String> hoy = porRuta(vigentes());
        Map<String, String> traidos = porRuta(despliegues.deLaAplicacion());
        return new TreeMap<>(traidos).entrySet().stream().filter(a -> !a.getValue().equals(hoy.get(a.getKey()))).map(Map.Entry::getKey).toList();
    }

    // ---------------------------------------------------------------- ayudas

    private Cambio bloquear(Long id) {
        jdbc.sql("select id from att.cambio where id = ? for update").param(id).query(Long.class).optional();
        return de(id);
    }

    private static void exigirProponente(Cambio cambio, String usuario) {
        if (!cambio.proponente().equals(usuario)) {
            throw Rechazo.de("Solo quien propuso el cambio puede hacerlo.");
        }
    }

    private static List<Archivo> encima(List<Archivo> base, List<Archivo> cambios) {
        Map<String, Archivo> mapa = new LinkedHashMap<>();
        base.forEach(a -> mapa.put(a.ruta(), a));
        cambios.forEach(a -> mapa.put(a.ruta(), a));
        return List.copyOf(mapa.values());
    }

    private static Map<String, String> porRuta(List<Archivo> archivos) {
        return archivos.stream().collect(Collectors.toMap(Archivo::ruta, Archivo::contenido, (a, b) -> a));
    }

    private static void exigir(String valor, int maximo, String falta, List<String> faltas) {
        if (valor == null || valor.isBlank()) {
            faltas.add(falta + ".");
        } else if (valor.length() > maximo) {
            faltas.add(falta.substring(0, falta.indexOf(':')) + ": use como mucho " + maximo + " caracteres.");
        }
    }
}
