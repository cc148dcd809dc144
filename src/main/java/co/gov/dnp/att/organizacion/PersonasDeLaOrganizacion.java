package co.gov.dnp.att.organizacion;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.plataforma.seguridad.PersonasConocidas;

/** El alcance de cada quien según la organización vigente en este momento, no según cuándo entró. */
@Component
class PersonasDeLaOrganizacion implements PersonasConocidas {

    private final JdbcClient jdbc;

    PersonasDeLaOrganizacion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean activa(String usuario) {
        return jdbc.sql("select count(*) from att.persona where usuario = ? and activa").param(usuario).query(Integer.class).single() > 0;
    }

    @Override
    public Map<String, Set<String>> gruposDeLasActivas() {
        Map<String, Set<String>> grupos = new LinkedHashMap<>();
        jdbc.sql("select p.usuario, m.group_id_ from att.persona p join public.act_id_membership m on m.user_id_ = p.usuario where p.activa order by 1, 2")
                .query(f -> {
                    grupos.computeIfAbsent(f.getString(1), u -> new HashSet<>()).add(f.getString(2));
                });
        return grupos;
    }

    @Override
    public Set<String> propias(String usuario) {
        return new HashSet<>(jdbc.sql("select dependencia from att.persona where usuario = ? and activa and dependencia is not null")
                .param(usuario).query(String.class).list());
    }

    @Override
    public Set<String> deLaSubdireccion(String grupo) {
        return new HashSet<>(jdbc.sql("select codigo from att.dependencia where subdireccion_general = upper(?)").param(grupo)
                .query(String.class).list());
    }
}
