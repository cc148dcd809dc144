package co.gov.dnp.att.comunicaciones;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.fichas.CampoDeFicha;
import co.gov.dnp.att.plataforma.Novedad;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProductoAtt;

/**
 * La parrilla semanal de cada plan de contenidos aprobado: se elabora sola cada lunes, cada contenido recorre sus pasos hasta publicarse y los comentarios la ajustan
 * (CM-05, CM-08 a CM-10, CM-13, CM-14, CM-17, CM-22). Quien llama ya comprobó el perfil y la dependencia.
 */
@Service
@Transactional
public class Parrillas {

    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);
    private static final LocalTime HORA = LocalTime.of(9, 0);
    private static final int MAXIMO = 4000;
    private static final String DEL_PLAN = "CONTENIDO:";
    private static final String DE_TERMINO = "VENCIMIENTO:";
    private static final String ITEM = """
            select i.*, p.nombre producto, p.dependencia from att.parrilla_item i join att.producto_att p on p.id = i.producto_id
            """;

    private final PlanesDeContenidos planes;
    private final Portafolio portafolio;
    private final FormatoEspanol formato;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher noticias;

    Parrillas(PlanesDeContenidos planes, Portafolio portafolio, FormatoEspanol formato, JdbcClient jdbc, ApplicationEventPublisher noticias) {
        this.planes = planes;
        this.portafolio = portafolio;
        this.formato = formato;
        this.jdbc = jdbc;
        this.noticias = noticias;
    }

    /** Qué, cómo, por dónde, cuándo y quién lo produce. */
    public record DatosItem(String contenido, ComponenteContenido componente, String formato, String canal, LocalDateTime difusion, String responsableProduccion) {
    }

    /** Algo que le pasó a un ítem. */
    public record Cambio(Instant fecha, String usuario, String que) {
    }

    /** Por dónde llegó un comentario (2.3, pasos 4 y 7). */
    public enum Mecanismo {
        COMUNIDAD("Comunidad de práctica"), RED_SOCIAL("Red social"), EVENTO_VIRTUAL("Evento virtual"), EVENTO_PRESENCIAL("Evento presencial"), TERRITORIO("Dinámica territorial");

        private final String etiqueta;

        Mecanismo(String etiqueta) {
            this.etiqueta = etiqueta;
        }

        public String etiqueta() {
            return etiqueta;
        }
    }

    /** Lo que un comentario cambia. */
    public enum Ajuste {
        CONTENIDO("Cambia el contenido"), FORMATO("Cambia el formato"), NINGUNO("Ninguno");

        private final String etiqueta;

        Ajuste(String etiqueta) {
            this.etiqueta = etiqueta;
        }

        public String etiqueta() {
            return etiqueta;
        }
    }

    /**
     * Un comentario y el ajuste que produjo.
     *
     * @param interno si lo hizo alguien de la entidad
     * @param titulo  el contenido del plan que ajusta; nulo si no ajusta ninguno
     * @param valor   el título o el formato nuevo
     */
    public record AjusteRegistrado(Long id, Mecanismo mecanismo, boolean interno, String comentario, String titulo, Ajuste ajuste, String valor, String usuario, Instant fecha) {
    }

    // --- Elaborar

    /** Cada cuarto de hora, para que la del lunes esté aunque la aplicación se haya iniciado tarde; la que ya está no cambia, ni la de una vigencia que pasó (CM-09). */
    @Scheduled(fixedDelayString = "${att.comunicaciones.cada:PT15M}", initialDelayString = "${att.comunicaciones.cada:PT15M}")
    public void elaborarLasDeHoy() {
        LocalDate lunes = semanaActual();
        jdbc.sql("""
                select c.producto_id from att.plan_contenidos c join att.producto_att p on p.id = c.producto_id and p.vigencia >= extract(year from cast(:lunes as date))
                where c.cerrado is null and not exists (select from att.parrilla r where r.producto_id = c.producto_id and r.semana = :lunes)
                and exists (select from att.plan_contenidos_version v join att.plan_contenidos_concepto k on k.version_id = v.id where v.producto_id = c.producto_id and k.aprobada)""")
                .param("lunes", lunes).query(Long.class).list().forEach(producto -> elaborar(producto, lunes, UsuarioActual.SISTEMA));
    }

    /** El lunes de la semana que corre en Colombia. */
    public static LocalDate semanaActual() {
        return lunesDe(LocalDate.now(ZONA));
    }

    public static LocalDate lunesDe(LocalDate dia) {
        return dia.minusDays(dia.getDayOfWeek().getValue() - 1L);
    }

    /**
     * Deja lista la parrilla de una semana con lo que a esa semana le toca del plan, ya ajustado por los comentarios. Si ya estaba, no cambia.
     *
     * @param lunes el primer día de la semana
     * @throws Rechazo si el plan no está aprobado o está cerrado, o la semana no empieza en lunes
     */
    public void elaborar(Long productoId, LocalDate lunes, String usuario) {
        planes.reservar(productoId);
        DatosPlanDeContenidos plan = plan(productoId);
        if (lunes == null || !lunes.equals(lunesDe(lunes))) {
            throw Rechazo.de("Semana: elija un lunes.");
        }
        if (!abrir(productoId, lunes, usuario)) {
            return;
        }
        int vigencia = portafolio.producto(productoId).getVigencia();
        List<AjusteRegistrado> ajustes = ajustes(productoId);
        String produce = produce(plan);
        for (Map<String, String> fila : plan.filas(SeccionContenidos.CONTENIDOS)) {
            Frecuencia.valueOf(fila.get("frecuencia")).en(CampoDeFicha.fecha(fila.get("desde")), lunes).filter(dia -> dia.getYear() <= vigencia).ifPresent(dia -> {
                String titulo = fila.get("titulo");
                String conNombre = ultimo(ajustes, titulo, Ajuste.CONTENIDO).orElse(titulo);
                String conFormato = ultimo(ajustes, titulo, Ajuste.FORMATO).orElse(fila.get("formato"));
                Long id = insertar(productoId, lunes, DEL_PLAN + titulo, new DatosItem(conNombre, ComponenteContenido.valueOf(fila.get("componente")), conFormato, fila.get("canal"),
                        dia.atTime(HORA), produce), fila.get("responsable"), null);
                anotar(id, "Quedó en la parrilla por el plan, " + Frecuencia.valueOf(fila.get("frecuencia")).etiqueta().toLowerCase() + ".", null, usuario);
            });
        }
        for (Map<String, String> fila : plan.filas(SeccionContenidos.VENCIMIENTOS)) {
            LocalDate aviso = CampoDeFicha.fecha(fila.get("aviso"));
            if (lunesDe(aviso).equals(lunes)) {
                LocalDate vence = CampoDeFicha.fecha(fila.get("vence"));
                Long id = insertar(productoId, lunes, DE_TERMINO + fila.get("termino"), new DatosItem(fila.get("termino"), ComponenteContenido.SERVICIO, "PIEZA_GRAFICA", fila.get("canal"),
                        aviso.atTime(HORA), produce), fila.get("responsable"), vence);
                anotar(id, "Quedó en la parrilla por el plan: el término vence el " + formato.fecha(vence) + ".", null, usuario);
            }
        }
        avisar(productoId, lunes);
    }

    /** La tarea de la semana (CM-09): a cada quien, lo que produce y de lo que entrega el contenido técnico. */
    private void avisar(Long productoId, LocalDate lunes) {
        ProductoAtt producto = portafolio.producto(productoId);
        Map<String, Set<String>> leTocan = new LinkedHashMap<>();
        items(productoId, lunes).forEach(i -> Stream.of(i.responsableTecnico(), i.responsableProduccion()).filter(Objects::nonNull)
                .forEach(q -> leTocan.computeIfAbsent(q, u -> new LinkedHashSet<>()).add("«" + i.contenido() + "»")));
        leTocan.forEach((quien, contenidos) -> noticias.publishEvent(Novedad.leToca(quien, producto.getCodigo(), producto.getNombre(),
                "En la parrilla de la semana del " + formato.fecha(lunes) + ", de " + producto.getCodigo() + ", le tocan a usted: " + String.join(", ", contenidos) + ".",
                "/comunicaciones/planes/" + productoId + "/parrilla?semana=" + lunes)));
    }

    /** @return si no estaba */
    private boolean abrir(Long productoId, LocalDate lunes, String usuario) {
        return jdbc.sql("insert into att.parrilla (producto_id, semana, elaborada_por) values (?, ?, ?) on conflict do nothing").params(productoId, lunes, usuario).update() > 0;
    }

    /** Quien produce, si nadie más se escoge: el integrante comunicacional del equipo o, si no lo hay, el primero. */
    private static String produce(DatosPlanDeContenidos plan) {
        List<Map<String, String>> equipo = plan.filas(SeccionContenidos.EQUIPO);
        return equipo.stream().filter(i -> "COMUNICACIONAL".equals(i.get("rol"))).findFirst().or(() -> equipo.stream().findFirst()).map(i -> i.get("persona")).orElse(null);
    }

    private static Optional<String> ultimo(List<AjusteRegistrado> ajustes, String titulo, Ajuste ajuste) {
        return ajustes.stream().filter(a -> a.ajuste() == ajuste && titulo.equals(a.titulo())).map(AjusteRegistrado::valor).findFirst();
    }

    private Long insertar(Long productoId, LocalDate lunes, String origen, DatosItem d, String tecnico, LocalDate vence) {
        return jdbc.sql("""
                insert into att.parrilla_item (producto_id, semana, origen, semana_origen, contenido, componente, formato, canal, difusion, vence, responsable_tecnico, responsable_produccion, estado)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'POR_PRODUCIR') returning id""")
                .params(Arrays.asList(productoId, lunes, origen, origen == null ? null : lunes, d.contenido(), d.componente().name(), d.formato(), d.canal(), en(d.difusion()), vence, tecnico,
                        d.responsableProduccion())).query(Long.class).single();
    }

    // --- Lectura

    /** Los ítems de esa semana, por fecha de difusión. */
    @Transactional(readOnly = true)
    public List<ItemParrilla> items(Long productoId, LocalDate lunes) {
        return jdbc.sql(ITEM + "where i.producto_id = ? and i.semana = ? order by i.difusion, i.id").params(productoId, lunes).query((f, n) -> item(f)).list();
    }

    @Transactional(readOnly = true)
    public boolean elaborada(Long productoId, LocalDate lunes) {
        return jdbc.sql("select count(*) from att.parrilla where producto_id = ? and semana = ?").params(productoId, lunes).query(Integer.class).single() > 0;
    }

    /** @throws Rechazo si no existe */
    @Transactional(readOnly = true)
    public ItemParrilla item(Long id) {
        return jdbc.sql(ITEM + "where i.id = ?").param(id).query((f, n) -> item(f)).optional().orElseThrow(() -> Rechazo.de("Ese contenido no está en ninguna parrilla."));
    }

    /** Los que esa persona produce y no se han publicado, por fecha de difusión; a lo sumo 200. */
    @Transactional(readOnly = true)
    public List<ItemParrilla> porProducir(String usuario) {
        return jdbc.sql(ITEM + "where i.responsable_produccion = ? and i.estado <> 'PUBLICADO' order by i.difusion, i.id limit 200").param(usuario).query((f, n) -> item(f)).list();
    }

    /** Los que esperan el contenido técnico o la conformidad de quien lidera, en productos de esas dependencias ({@code null}: de todas); a lo sumo 200. */
    @Transactional(readOnly = true)
    public List<ItemParrilla> porLiderar(Set<String> dependencias) {
        if (dependencias != null && dependencias.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(ITEM + "where (i.insumo is null or i.conforme is null and i.estado = 'EN_VALIDACION') and i.estado <> 'PUBLICADO'"
                + (dependencias == null ? "" : " and p.dependencia in (:dependencias)") + " order by i.difusion, i.id limit 200")
                .param("dependencias", dependencias == null ? Set.of("") : dependencias).query((f, n) -> item(f)).list();
    }

    /** Lo que le pasó, de lo primero a lo último. */
    @Transactional(readOnly = true)
    public List<Cambio> historia(Long itemId) {
        return jdbc.sql("select fecha, usuario, que from att.parrilla_cambio where item_id = ? order by id").param(itemId)
                .query((f, n) -> new Cambio(f.getTimestamp(1).toInstant(), f.getString(2), f.getString(3))).list();
    }

    /** Del más reciente al más antiguo. */
    @Transactional(readOnly = true)
    public List<AjusteRegistrado> ajustes(Long productoId) {
        return jdbc.sql("select * from att.parrilla_ajuste where producto_id = ? order by id desc").param(productoId)
                .query((f, n) -> new AjusteRegistrado(f.getLong("id"), Mecanismo.valueOf(f.getString("mecanismo")), f.getBoolean("interno"), f.getString("comentario"),
                        f.getString("origen") == null ? null : f.getString("origen").substring(DEL_PLAN.length()), Ajuste.valueOf(f.getString("ajuste")), f.getString("valor"), f.getString("usuario"),
                        f.getTimestamp("fecha").toInstant())).list();
    }

    // --- Programar

    /**
     * Agrega a la parrilla un contenido que el plan no tenía.
     *
     * @return su identificador
     * @throws Rechazo si el plan no está aprobado o está cerrado, o algún dato no sirve
     */
    public Long agregar(Long productoId, DatosItem datos, String usuario) {
        planes.reservar(productoId);
        plan(productoId);
        Rechazo.siHay(reparos(datos));
        LocalDate lunes = lunesDe(datos.difusion().toLocalDate());
        abrirConLoSuyo(productoId, lunes, usuario);
        Long id = insertar(productoId, lunes, null, datos, null, null);
        anotar(id, "Se agregó a la parrilla.", null, usuario);
        return id;
    }

    /** La semana a la que llega algo queda elaborada con lo que además le toque del plan. */
    private void abrirConLoSuyo(Long productoId, LocalDate lunes, String usuario) {
        if (!elaborada(productoId, lunes)) {
            elaborar(productoId, lunes, usuario);
        }
    }

    /**
     * Cambia qué, cómo, por dónde, cuándo o quién lo produce. Si pasa a otra semana queda reprogramado; si cambia el canal o el formato, quien lidera tiene que estar conforme otra vez.
     *
     * @param motivo obligatorio si cambia de semana
     * @throws Rechazo si ya se publicó o algún dato no sirve
     */
    public void programar(Long id, DatosItem datos, String motivo, String usuario) {
        ItemParrilla item = reservado(id);
        sinPublicar(item);
        List<String> problemas = reparos(datos);
        LocalDate lunes = datos.difusion() == null ? item.semana() : lunesDe(datos.difusion().toLocalDate());
        boolean otraSemana = !lunes.equals(item.semana());
        if (otraSemana && (motivo == null || motivo.isBlank() || motivo.length() > MAXIMO)) {
            problemas.add("Motivo: escriba por qué pasa a otra semana, en máximo " + MAXIMO + " caracteres.");
        }
        Rechazo.siHay(problemas);
        List<String> cambios = new ArrayList<>();
        cambio("contenido", item.contenido(), datos.contenido().strip(), cambios);
        cambio("componente", item.componente().etiqueta(), datos.componente().etiqueta(), cambios);
        cambio("formato", PlanesDeContenidos.formatos().get(item.formato()), PlanesDeContenidos.formatos().get(datos.formato()), cambios);
        cambio("canal", item.canal(), datos.canal(), cambios);
        cambio("difusión", formato.momento(item.difusion()), formato.momento(en(datos.difusion()).toInstant()), cambios);
        cambio("produce", item.responsableProduccion(), vacioNulo(datos.responsableProduccion()), cambios);
        if (cambios.isEmpty()) {
            return;
        }
        if (otraSemana) {
            abrirConLoSuyo(item.productoId(), lunes, usuario);
        }
        boolean otroAcuerdo = !item.canal().equals(datos.canal()) || !item.formato().equals(datos.formato());
        EstadoItem estado = otraSemana && item.estado().porEmpezar() ? EstadoItem.REPROGRAMADO : item.estado();
        jdbc.sql("""
                update att.parrilla_item set contenido = ?, componente = ?, formato = ?, canal = ?, difusion = ?, responsable_produccion = ?, semana = ?, estado = ?,
                conforme = case when ? then null else conforme end where id = ?""")
                .params(Arrays.asList(datos.contenido().strip(), datos.componente().name(), datos.formato(), datos.canal(), en(datos.difusion()), vacioNulo(datos.responsableProduccion()), lunes,
                        estado.name(), otroAcuerdo, id)).update();
        anotar(id, (otraSemana ? "Se reprogramó (" + motivo.strip() + "): " : "Cambió ") + String.join("; ", cambios) + ".", null, usuario);
    }

    // --- Producir, del insumo técnico a la publicación (CM-13)

    /** Quien lidera el producto entrega el contenido técnico, que con eso queda aprobado (CM-08). */
    public void entregarInsumo(Long id, String insumo, String usuario) {
        ItemParrilla item = reservado(id);
        if (item.estado() == EstadoItem.EN_VALIDACION || item.estado() == EstadoItem.PUBLICADO) {
            throw Rechazo.de("El contenido técnico se cambia antes de la validación y este está «" + item.estado().etiqueta() + "».");
        }
        exigirTexto("Contenido técnico", insumo, MAXIMO);
        jdbc.sql("update att.parrilla_item set insumo = ?, insumo_de = ? where id = ?").params(insumo.strip(), usuario, id).update();
        anotar(id, item.insumo() == null ? "El líder entregó y aprobó el contenido técnico." : "El líder cambió el contenido técnico. Decía: «" + item.insumo() + "».", null, usuario);
    }

    /** Pasa de por producir a en producción, y de allí a en validación. */
    public void avanzar(Long id, String usuario) {
        ItemParrilla item = reservado(id);
        if (item.insumo() == null) {
            throw Rechazo.de("Falta el contenido técnico: lo entrega y aprueba quien lidera el producto.");
        }
        if (!item.estado().porEmpezar() && item.estado() != EstadoItem.EN_PRODUCCION) {
            throw Rechazo.de("Este contenido ya está «" + item.estado().etiqueta() + "». Vuelva a abrir la página.");
        }
        pasar(id, item.estado().porEmpezar() ? EstadoItem.EN_PRODUCCION : EstadoItem.EN_VALIDACION, usuario);
    }

    /**
     * Registra lo que dijo un usuario final (CM-22).
     *
     * @param sirve si no sirve, vuelve a producción
     */
    public void validarConUsuario(Long id, String conQuien, String resultado, boolean sirve, String usuario) {
        enValidacion(reservado(id), "se valida con un usuario final");
        exigirTexto("Usuario final", conQuien, 200);
        exigirTexto("Qué dijo", resultado, MAXIMO);
        anotar(id, (sirve ? "Lo validó un usuario final" : "Un usuario final pidió cambiarlo") + " (" + conQuien.strip() + "): " + resultado.strip(), null, usuario);
        if (sirve) {
            jdbc.sql("update att.parrilla_item set validado_con = ?, validacion = ? where id = ?").params(conQuien.strip(), resultado.strip(), id).update();
        } else {
            aProduccion(id, usuario);
        }
    }

    /**
     * Quien lidera el producto dice si está conforme con el canal y el formato (CM-14).
     *
     * @param observacion obligatoria si no lo está: vuelve a producción
     */
    public void conformidad(Long id, boolean conforme, String observacion, String usuario) {
        enValidacion(reservado(id), "se acuerdan el canal y el formato");
        if (conforme) {
            jdbc.sql("update att.parrilla_item set conforme = ? where id = ?").params(usuario, id).update();
            anotar(id, "El líder está conforme con el canal y el formato.", null, usuario);
            return;
        }
        exigirTexto("Observación", observacion, MAXIMO);
        anotar(id, "El líder no está conforme: " + observacion.strip(), null, usuario);
        aProduccion(id, usuario);
    }

    /**
     * @param enlace dónde quedó publicado
     * @throws Rechazo si le falta la validación, la conformidad o el enlace no sirve
     */
    public void publicar(Long id, String enlace, String usuario) {
        ItemParrilla item = reservado(id);
        enValidacion(item, "se publica");
        if (item.validadoCon() == null || item.conforme() == null) {
            throw Rechazo.de(item.falta());
        }
        if (!esEnlace(enlace)) {
            throw Rechazo.de("Enlace publicado: escriba la dirección completa, con https:// al comienzo y máximo 500 caracteres.");
        }
        jdbc.sql("update att.parrilla_item set enlace = ? where id = ?").params(enlace.strip(), id).update();
        pasar(id, EstadoItem.PUBLICADO, usuario);
    }

    // --- Ajustar por lo que dicen los usuarios (CM-10, CM-17)

    /**
     * Registra un comentario. Si cambia el contenido o el formato de un título del plan, cambia los ítems de ese título que no se hayan publicado, y así saldrá en las parrillas que vienen.
     *
     * @param titulo el del plan; obligatorio si hay ajuste
     * @param valor  el título o el código del formato nuevo; obligatorio si hay ajuste
     * @return cuántos ítems cambiaron
     */
    public int ajustar(Long productoId, Mecanismo mecanismo, boolean interno, String comentario, String titulo, Ajuste ajuste, String valor, String usuario) {
        planes.reservar(productoId);
        DatosPlanDeContenidos plan = plan(productoId);
        List<String> problemas = new ArrayList<>();
        exigir(problemas, mecanismo != null, "Por dónde llegó: elija una opción.");
        exigir(problemas, comentario != null && !comentario.isBlank() && comentario.length() <= MAXIMO, "Comentario: escriba entre 1 y " + MAXIMO + " caracteres.");
        exigir(problemas, ajuste != null, "Ajuste: elija una opción, aunque sea «Ninguno».");
        boolean cambia = ajuste == Ajuste.CONTENIDO || ajuste == Ajuste.FORMATO;
        exigir(problemas, !cambia || plan.filas(SeccionContenidos.CONTENIDOS).stream().anyMatch(f -> Objects.equals(f.get("titulo"), titulo)), "Contenido que se ajusta: elija uno del plan.");
        exigir(problemas, ajuste != Ajuste.FORMATO || PlanesDeContenidos.formatos().containsKey(valor), "Formato nuevo: elija uno de la lista.");
        exigir(problemas, ajuste != Ajuste.CONTENIDO || valor != null && !valor.isBlank() && valor.length() <= 200, "Contenido nuevo: escriba entre 1 y 200 caracteres.");
        Rechazo.siHay(problemas);
        String origen = cambia ? DEL_PLAN + titulo : null;
        Long id = jdbc.sql("insert into att.parrilla_ajuste (producto_id, mecanismo, interno, comentario, origen, ajuste, valor, usuario) values (?, ?, ?, ?, ?, ?, ?, ?) returning id")
                .params(Arrays.asList(productoId, mecanismo.name(), interno, comentario.strip(), origen, ajuste.name(), cambia ? valor.strip() : null, usuario)).query(Long.class).single();
        if (!cambia) {
            return 0;
        }
        List<ItemParrilla> suyos = jdbc.sql(ITEM + "where i.producto_id = ? and i.origen = ? and i.estado <> 'PUBLICADO' order by i.id").params(productoId, origen).query((f, n) -> item(f)).list();
        for (ItemParrilla item : suyos) {
            if (ajuste == Ajuste.FORMATO) {
                jdbc.sql("update att.parrilla_item set formato = ?, conforme = null where id = ?").params(valor, item.id()).update();
                anotar(item.id(), "Por un comentario de " + mecanismo.etiqueta().toLowerCase() + ", el formato pasó de «" + PlanesDeContenidos.formatos().get(item.formato()) + "» a «"
                        + PlanesDeContenidos.formatos().get(valor) + "». Comentario: «" + comentario.strip() + "».", id, usuario);
            } else {
                jdbc.sql("update att.parrilla_item set contenido = ? where id = ?").params(valor.strip(), item.id()).update();
                anotar(item.id(), "Por un comentario de " + mecanismo.etiqueta().toLowerCase() + ", el contenido pasó de «" + item.contenido() + "» a «" + valor.strip() + "». Comentario: «"
                        + comentario.strip() + "».", id, usuario);
            }
        }
        return suyos.size();
    }

    // --- Común

    private DatosPlanDeContenidos plan(Long productoId) {
        if (planes.cierre(productoId).isPresent()) {
            throw Rechazo.de("Este plan está cerrado: su parrilla ya no cambia.");
        }
        return planes.vigente(productoId).map(VersionDelPlan::datos).orElseThrow(() -> Rechazo.de("La parrilla empieza cuando la DER aprueba el plan de contenidos."));
    }

    /** El ítem de un plan abierto, reservado hasta terminar. */
    private ItemParrilla reservado(Long id) {
        planes.reservar(item(id).productoId());
        plan(item(id).productoId());
        jdbc.sql("select id from att.parrilla_item where id = ? for update").param(id).query(Long.class).single();
        return item(id);
    }

    private static void sinPublicar(ItemParrilla item) {
        if (item.estado() == EstadoItem.PUBLICADO) {
            throw Rechazo.de("Este contenido ya se publicó y no cambia.");
        }
    }

    private static void enValidacion(ItemParrilla item, String que) {
        if (item.estado() != EstadoItem.EN_VALIDACION) {
            throw Rechazo.de("Un contenido " + que + " cuando está «En validación» y este está «" + item.estado().etiqueta() + "».");
        }
    }

    private void aProduccion(Long id, String usuario) {
        jdbc.sql("update att.parrilla_item set validado_con = null, validacion = null, conforme = null where id = ?").param(id).update();
        pasar(id, EstadoItem.EN_PRODUCCION, usuario);
    }

    private void pasar(Long id, EstadoItem estado, String usuario) {
        jdbc.sql("update att.parrilla_item set estado = ? where id = ?").params(estado.name(), id).update();
        anotar(id, "Pasó a «" + estado.etiqueta() + "».", null, usuario);
    }

    private void anotar(Long itemId, String que, Long ajuste, String usuario) {
        jdbc.sql("insert into att.parrilla_cambio (item_id, que, ajuste_id, usuario) values (?, ?, ?, ?)").params(Arrays.asList(itemId, que, ajuste, usuario)).update();
    }

    private List<String> reparos(DatosItem d) {
        List<String> problemas = new ArrayList<>();
        exigir(problemas, d.contenido() != null && !d.contenido().isBlank() && d.contenido().length() <= 200, "Contenido: escriba entre 1 y 200 caracteres.");
        exigir(problemas, d.componente() != null, "Componente: elija estratégico, pedagógico o de servicio.");
        exigir(problemas, PlanesDeContenidos.formatos().containsKey(d.formato()), "Formato: elija uno de la lista.");
        exigir(problemas, planes.canalesActivos().containsKey(d.canal()), "Canal: elija uno activo de la lista.");
        exigir(problemas, d.difusion() != null && d.difusion().getYear() >= 2000 && d.difusion().getYear() <= 2100, "Difusión: escriba el día y la hora, de 2000 a 2100.");
        exigir(problemas, vacioNulo(d.responsableProduccion()) == null || planes.personas().containsKey(d.responsableProduccion()), "Quién lo produce: elija una persona activa de la lista.");
        return problemas;
    }

    private static void exigir(List<String> problemas, boolean cumple, String frase) {
        if (!cumple) {
            problemas.add(frase);
        }
    }

    private static void exigirTexto(String campo, String valor, int maximo) {
        if (valor == null || valor.isBlank() || valor.length() > maximo) {
            throw Rechazo.de(campo + ": escriba entre 1 y " + maximo + " caracteres.");
        }
    }

    private static void cambio(String que, String antes, String despues, List<String> cambios) {
        if (!Objects.equals(antes, despues)) {
            cambios.add(que + ": «" + (antes == null ? "—" : antes) + "» → «" + (despues == null ? "—" : despues) + "»");
        }
    }

    private static String vacioNulo(String valor) {
        return valor == null || valor.isBlank() ? null : valor;
    }

    private static boolean esEnlace(String enlace) {
        if (enlace == null || enlace.isBlank() || enlace.strip().length() > 500) {
            return false;
        }
        try {
            URI uri = new URI(enlace.strip());
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static java.time.OffsetDateTime en(LocalDateTime momento) {
        return momento.atZone(ZONA).toOffsetDateTime();
    }

    private static ItemParrilla item(ResultSet f) throws SQLException {
        return new ItemParrilla(f.getLong("id"), f.getLong("producto_id"), f.getString("producto"), f.getString("dependencia"), f.getObject("semana", LocalDate.class), f.getString("contenido"),
                ComponenteContenido.valueOf(f.getString("componente")), f.getString("formato"), f.getString("canal"), f.getTimestamp("difusion").toInstant(), f.getObject("vence", LocalDate.class),
                f.getString("responsable_tecnico"), f.getString("responsable_produccion"), EstadoItem.valueOf(f.getString("estado")), f.getString("insumo"), f.getString("insumo_de"),
                f.getString("validado_con"), f.getString("validacion"), f.getString("conforme"), f.getString("enlace"));
    }
}
