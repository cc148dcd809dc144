package co.gov.dnp.att.organizacion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Matriz;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.territorio.Territorio;

/** Dependencias, grupos territoriales con su cobertura, y personas con sus perfiles (GO-09, GO-10, GO-16, PS-03). */
@Service
@Transactional(readOnly = true)
public class Organizacion {

    private static final Pattern CODIGO_DEPENDENCIA = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,11}");
    private static final Pattern MUNICIPIO = Pattern.compile("\\d{5}");
    private static final Pattern USUARIO = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,63}");
    private static final Set<Rol> OTRA_DIRECCION = EnumSet.of(Rol.DIRECCION_GENERAL, Rol.SGDDT, Rol.SGPDN, Rol.SGISE,
            Rol.SGSGR, Rol.COORDINADOR_GRUPO);
    private static final String PERSONA = "select usuario, nombre, dependencia, grupo_territorial, vinculacion, activa from att.persona ";

    private final DependenciaRepository dependencias;
    private final GrupoTerritorialRepository grupos;
    private final Territorio territorio;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher eventos;

    Organizacion(DependenciaRepository dependencias, GrupoTerritorialRepository grupos, Territorio territorio, JdbcClient jdbc,
            ApplicationEventPublisher eventos) {
        this.dependencias = dependencias;
        this.grupos = grupos;
        this.territorio = territorio;
        this.jdbc = jdbc;
        this.eventos = eventos;
    }

    // --- Dependencias

    /** Todas, también las inactivas, por código. */
    public List<Dependencia> dependencias() {
        return dependencias.findAll(Sort.by("codigo"));
    }

    /** @throws Rechazo si no existe */
    public Dependencia dependencia(String codigo) {
        return Optional.ofNullable(codigo).flatMap(dependencias::findById)
                .orElseThrow(() -> Rechazo.de("Dependencia: no existe «" + codigo + "»."));
    }

    /** Crea la dependencia o cambia la que ya tiene ese código. */
    @Transactional
    public void guardarDependencia(String codigo, String nombre, SubdireccionGeneral subdireccion, boolean activa) {
        List<String> problemas = new ArrayList<>();
        String limpio = texto(codigo).toUpperCase();
        if (!CODIGO_DEPENDENCIA.matcher(limpio).matches()) {
            problemas.add("Código de la dependencia: escriba de 2 a 12 letras mayúsculas, cifras o guiones.");
        }
        exigirNombre(problemas, "Nombre de la dependencia", nombre);
        if (subdireccion == null) {
            problemas.add("Subdirección general: elija a cuál pertenece la dependencia.");
        }
        Rechazo.siHay(problemas);
        eventos.publishEvent(new DependenciaGuardada(
                dependencias.saveAndFlush(new Dependencia(limpio, texto(nombre), subdireccion, activa))));
    }

    // --- Grupos territoriales

    public List<GrupoTerritorial> gruposTerritoriales() {
        return grupos.findAll(Sort.by("numero"));
    }

    /** @throws Rechazo si el número no está entre 1 y 6 */
    @Transactional
    public void guardarGrupo(int numero, String nombre, String sede) {
        List<String> problemas = new ArrayList<>();
        if (!grupos.existsById(numero)) {
            problemas.add("Grupo territorial: el número va de 1 a 6.");
        }
        exigirNombre(problemas, "Nombre del grupo territorial", nombre);
        Rechazo.siHay(problemas);
        grupos.saveAndFlush(new GrupoTerritorial(numero, texto(nombre), texto(sede)));
    }

    /** Códigos que cubre cada grupo, en orden: número de grupo → códigos. */
    public Map<Integer, Set<String>> coberturas() {
        Map<Integer, Set<String>> resultado = new LinkedHashMap<>();
        gruposTerritoriales().forEach(g -> resultado.put(g.getNumero(), new TreeSet<>()));
        cobertura().forEach((codigo, grupo) -> resultado.get(grupo).add(codigo));
        return resultado;
    }

    /**
     * Fija los departamentos (dos dígitos), municipios (cinco) y esquemas asociativos («EA-001») de un grupo. Un código que
     * era de otro grupo pasa a este. Las tareas que se creen desde ahora siguen la cobertura nueva (GO-09).
     */
    @Transactional
    public void fijarCobertura(int numero, Collection<String> codigos) {
        List<String> problemas = new ArrayList<>();
        if (!grupos.existsById(numero)) {
            problemas.add("Grupo territorial: el número va de 1 a 6.");
        }
        codigos.stream().filter(c -> territorio.porCodigo(c).isEmpty()).forEach(c -> problemas.add("Cobertura: «" + c
                + "» no es el código de un departamento (2 dígitos), un municipio (5) ni un esquema asociativo (EA-001)."));
        Rechazo.siHay(problemas);
        jdbc.sql("delete from att.cobertura_territorial where grupo = ?").param(numero).update();
        new LinkedHashSet<>(codigos).forEach(c -> jdbc.sql("""
                insert into att.cobertura_territorial (codigo_entidad, grupo) values (?, ?)
                on conflict (codigo_entidad) do update set grupo = excluded.grupo""").params(c, numero).update());
    }

    /** Número del grupo que cubre a la entidad, o 0 si ninguno. */
    public int grupoDe(String codigoEntidad) {
        return grupoSegun(cobertura(), codigoEntidad);
    }

    /** El grupo de cada entidad (0 si ninguno), en una sola consulta. */
    public Map<String, Integer> grupoDeCadaEntidad(Collection<String> codigos) {
        Map<String, Integer> cobertura = cobertura();
        return codigos.stream().distinct().collect(Collectors.toMap(Function.identity(), c -> grupoSegun(cobertura, c)));
    }

    private static int grupoSegun(Map<String, Integer> cobertura, String codigo) {
        Integer propio = cobertura.get(codigo);
        boolean municipio = MUNICIPIO.matcher(codigo).matches();
        return propio != null ? propio : municipio ? cobertura.getOrDefault(codigo.substring(0, 2), 0) : 0;
    }

    private Map<String, Integer> cobertura() {
        Map<String, Integer> todas = new LinkedHashMap<>();
        jdbc.sql("select codigo_entidad, grupo from att.cobertura_territorial order by codigo_entidad")
                .query(f -> {
                    todas.put(f.getString(1), f.getInt(2));
                });
        return todas;
    }

    // --- Personas

    /** Todas, también las inactivas, por nombre. */
    public List<Persona> personas() {
        return jdbc.sql(PERSONA + "order by nombre, usuario").query(Persona.class).list();
    }

    public Optional<Persona> persona(String usuario) {
        return jdbc.sql(PERSONA + "where usuario = ?").param(usuario).query(Persona.class).optional();
    }

    /** El nombre de la persona; de quien no se conoce, su usuario. */
    public String nombreDe(String usuario) {
        return persona(usuario).map(Persona::nombre).orElse(usuario);
    }

    /** Personas activas de la dependencia. */
    public List<Persona> personasDe(String dependencia) {
        return jdbc.sql(PERSONA + "where activa and dependencia = ? order by nombre, usuario").param(dependencia)
                .query(Persona.class).list();
    }

    /** Personas activas del grupo territorial {@code n} (1 a 6). */
    public List<Persona> integrantesDelGrupo(int n) {
        return jdbc.sql(PERSONA + "where activa and grupo_territorial = ? order by nombre, usuario").param(n)
                .query(Persona.class).list();
    }

    /** Quienes pueden responder por el procedimiento en la dependencia: sus directivos y los de su subdirección general (PS-03). */
    public List<Persona> directivosDe(String dependencia) {
        return jdbc.sql(PERSONA + """
                p where activa and vinculacion = 'DIRECTIVO' and (dependencia = :d or exists (
                  select 1 from att.persona_rol r join att.dependencia d on d.subdireccion_general = r.rol
                  where r.usuario = p.usuario and d.codigo = :d))
                order by nombre, usuario""").param("d", dependencia).query(Persona.class).list();
    }

    /** Perfiles dados a mano a la persona. */
    public Set<Rol> rolesDe(String usuario) {
        return rolesDeTodos().getOrDefault(usuario, Set.of());
    }

    public Map<String, Set<Rol>> rolesDeTodos() {
        Map<String, Set<Rol>> todos = new LinkedHashMap<>();
        jdbc.sql("select usuario, rol from att.persona_rol").query(f -> {
            todos.computeIfAbsent(f.getString(1), u -> EnumSet.noneOf(Rol.class)).add(Rol.valueOf(f.getString(2)));
        });
        return todos;
    }

    /**
     * Crea o cambia una persona y, en la misma transacción, su usuario y sus grupos en el motor.
     *
     * @param clave contraseña nueva; obligatoria cuando todavía no puede entrar, vacía para dejar la que tiene
     */
    @Transactional
    public void guardarPersona(Persona persona, Set<Rol> roles, String clave) {
        List<String> problemas = new ArrayList<>();
        if (!USUARIO.matcher(texto(persona.usuario())).matches() || "sistema".equals(persona.usuario())) {
            problemas.add("Usuario: escriba de 3 a 64 letras minúsculas sin tilde, cifras, puntos, guiones o arroba, empezando por letra o cifra.");
        }
        exigirNombre(problemas, "Nombre", persona.nombre());
        if (persona.vinculacion() == null) {
            problemas.add("Vinculación: elija funcionario, contratista, directivo u otra.");
        }
        if (persona.dependencia() != null && !dependencias.existsById(persona.dependencia())) {
            problemas.add("Dependencia: no existe «" + persona.dependencia() + "».");
        }
        if (persona.grupoTerritorial() != null && !grupos.existsById(persona.grupoTerritorial())) {
            problemas.add("Grupo territorial: el número va de 1 a 6.");
        }
        roles.stream().filter(r -> !Rol.asignables().contains(r)).forEach(
                r -> problemas.add(r == Rol.ENTIDAD_TERRITORIAL ? "Perfiles: la cuenta de una entidad se crea en «Cuentas de entidades territoriales»."
                        : "Perfiles: «" + r.nombre() + "» no se da a mano, se sigue de la vinculación."));
        if (entidadDe(persona.usuario()).isPresent()) {
            problemas.add("Usuario: «" + persona.usuario() + "» es la cuenta de una entidad territorial. Cámbiela en «Cuentas de entidades territoriales».");
        }
        Set<String> perfiles = gruposDe(persona, roles);
        Matriz.deGobernanza().incompatibles().stream().filter(i -> perfiles.contains(i.perfil()) && perfiles.contains(i.pierde()))
                .forEach(i -> problemas.add("Perfiles: «" + nombreDePerfil(i.perfil()) + "» y «" + nombreDePerfil(i.pierde())
                        + "» no van en la misma persona, porque " + i.porQue() + ". Quite uno de los dos."));
        Rechazo.siHay(problemas);
        guardar(persona, roles, clave);
    }

    private void guardar(Persona persona, Set<Rol> roles, String clave) {
        jdbc.sql("""
                insert into att.persona (usuario, nombre, dependencia, grupo_territorial, vinculacion, activa)
                values (:u, :n, :d, :g, :v, :a) on conflict (usuario) do update set nombre = excluded.nombre,
                dependencia = excluded.dependencia, grupo_territorial = excluded.grupo_territorial,
                vinculacion = excluded.vinculacion, activa = excluded.activa""")
                .param("u", persona.usuario()).param("n", texto(persona.nombre())).param("d", persona.dependencia())
                .param("g", persona.grupoTerritorial()).param("v", persona.vinculacion().name())
                .param("a", persona.activa()).update();
        jdbc.sql("delete from att.persona_rol where usuario = ?").param(persona.usuario()).update();
        roles.forEach(r -> jdbc.sql("insert into att.persona_rol (usuario, rol) values (?, ?)")
                .params(persona.usuario(), r.name()).update());
        eventos.publishEvent(new PersonaGuardada(persona, texto(clave).isEmpty() ? null : clave));
    }

    // --- Cuentas de entidades territoriales

    /** La entidad territorial que representa esa cuenta; vacío si es una persona del DNP o no existe. */
    public Optional<String> entidadDe(String usuario) {
        return jdbc.sql("select entidad from att.cuenta_entidad where usuario = ?").param(usuario).query(String.class).optional();
    }

    /** Qué entidad representa cada cuenta: usuario → código de la entidad. */
    public Map<String, String> cuentasDeEntidad() {
        Map<String, String> cuentas = new LinkedHashMap<>();
        jdbc.sql("select usuario, entidad from att.cuenta_entidad order by entidad, usuario").query(f -> {
            cuentas.put(f.getString(1), f.getString(2));
        });
        return cuentas;
    }

    /**
     * Crea o cambia la cuenta con que una entidad territorial entra a su página. Solo da los grupos {@code entidad-territorial}
     * y {@code entidad-código}: quien la tiene no ve ni hace nada del DNP.
     *
     * @param nombre de quien la usa o de su oficina
     * @param clave  obligatoria cuando todavía no puede entrar, vacía para dejar la que tiene
     * @throws Rechazo si el usuario no sirve o es de una persona del DNP, o falta el nombre o la entidad
     */
    @Transactional
    public void guardarCuentaDeEntidad(String usuario, String nombre, String entidad, boolean activa, String clave) {
        List<String> problemas = new ArrayList<>();
        if (!USUARIO.matcher(texto(usuario)).matches() || "sistema".equals(usuario)) {
            problemas.add("Usuario: escriba de 3 a 64 letras minúsculas sin tilde, cifras, puntos, guiones o arroba, empezando por letra o cifra.");
        } else if (persona(usuario).isPresent() && entidadDe(usuario).isEmpty()) {
            problemas.add("Usuario: «" + usuario + "» es de una persona del DNP. Escriba otro para la entidad.");
        }
        exigirNombre(problemas, "Nombre", nombre);
        if (territorio.porCodigo(entidad).isEmpty()) {
            problemas.add("Entidad territorial: elija una de la lista.");
        }
        Rechazo.siHay(problemas);
        jdbc.sql("""
                insert into att.persona (usuario, nombre, vinculacion, activa) values (?, ?, 'OTRO', ?)
                on conflict (usuario) do nothing""").params(usuario, texto(nombre), activa).update();
        jdbc.sql("""
                insert into att.cuenta_entidad (usuario, entidad) values (?, ?)
                on conflict (usuario) do update set entidad = excluded.entidad""").params(usuario, entidad).update();
        guardar(new Persona(usuario, nombre, null, null, Vinculacion.OTRO, activa), Set.of(Rol.ENTIDAD_TERRITORIAL), clave);
    }

    /**
     * Grupos del motor que le corresponden: sus perfiles, los que se siguen de su vinculación, su grupo territorial, la
     * unidad donde ejecuta ({@code unidad-DER}), las jefaturas por las que responde ({@code jefatura-DER}) o la entidad
     * territorial que representa ({@code entidad-05001}). Ninguno si está inactiva.
     */
    public Set<String> gruposDe(Persona persona) {
        return gruposDe(persona, rolesDe(persona.usuario()));
    }

    private Set<String> gruposDe(Persona persona, Set<Rol> roles) {
        Set<String> suyos = new LinkedHashSet<>();
        if (!persona.activa() || persona.vinculacion() == null) {
            return suyos;
        }
        roles.forEach(r -> suyos.add(r.grupo()));
        entidadDe(persona.usuario()).ifPresent(codigo -> suyos.add(entidad(codigo)));
        if (persona.grupoTerritorial() != null) {
            suyos.add(grupoTerritorial(persona.grupoTerritorial()));
        }
        if (persona.vinculacion().ejecuta()) {
            suyos.add(Rol.valueOf(persona.vinculacion().name()).grupo());
        } else if (persona.vinculacion() == Vinculacion.DIRECTIVO) {
            if (roles.stream().noneMatch(OTRA_DIRECCION::contains)) {
                suyos.add(Rol.JEFE_DEPENDENCIA.grupo());
            }
            if (persona.dependencia() != null) {
                suyos.add(jefatura(persona.dependencia()));
            }
            dependencias().stream().filter(d -> roles.contains(d.getSubdireccionGeneral().rol()))
                    .forEach(d -> suyos.add(jefatura(d.getCodigo())));
        }
        // Ejecuta en su dependencia quien la matriz deja editar instancias de ella
        if (persona.dependencia() != null && persona.vinculacion() != Vinculacion.DIRECTIVO && suyos.stream().anyMatch(g ->
                Matriz.deGobernanza().alcance(g) == Matriz.Alcance.DEPENDENCIA
                        && Matriz.deGobernanza().permite(g, Objeto.INSTANCIA, Accion.EDITAR))) {
            suyos.add(unidad(persona.dependencia()));
        }
        return suyos;
    }

    /** Grupo del motor de quienes ejecutan en la dependencia. */
    public static String unidad(String dependencia) {
        return "unidad-" + dependencia;
    }

    /** Grupo del motor de quienes responden por el procedimiento en la dependencia. */
    public static String jefatura(String dependencia) {
        return "jefatura-" + dependencia;
    }

    /** Grupo del motor del grupo territorial {@code n} (1 a 6). */
    public static String grupoTerritorial(int n) {
        return "grupo-territorial-" + n;
    }

    /** Grupo del motor de quienes representan a una entidad territorial. */
    public static String entidad(String codigo) {
        return "entidad-" + codigo;
    }

    private static String nombreDePerfil(String grupo) {
        return Arrays.stream(Rol.values()).filter(r -> r.grupo().equals(grupo)).findFirst().map(Rol::nombre).orElse(grupo);
    }

    private static void exigirNombre(List<String> problemas, String campo, String valor) {
        if (texto(valor).isEmpty() || valor.length() > 200) {
            problemas.add(campo + ": escriba entre 1 y 200 caracteres.");
        }
    }

    private static String texto(String valor) {
        return valor == null ? "" : valor.strip();
    }
}
