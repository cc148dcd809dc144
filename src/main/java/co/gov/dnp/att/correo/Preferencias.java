package co.gov.dnp.att.correo;

import java.util.EnumMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Qué quiere recibir cada persona por correo, y cómo. */
@Service
@Transactional
public class Preferencias {

    private final JdbcClient jdbc;

    Preferencias(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lo elegido o, si no ha elegido, lo que rige al comienzo; una entrada por clase. */
    @Transactional(readOnly = true)
    public Map<ClaseDeCorreo, ModoDeCorreo> de(String usuario) {
        Map<ClaseDeCorreo, ModoDeCorreo> todas = new EnumMap<>(ClaseDeCorreo.class);
        for (ClaseDeCorreo clase : ClaseDeCorreo.values()) {
            todas.put(clase, clase.inicial());
        }
        jdbc.sql("select clase, modo from att.preferencia_correo where usuario = ?").param(usuario).query(f -> {
            todas.put(ClaseDeCorreo.valueOf(f.getString(1)), ModoDeCorreo.valueOf(f.getString(2)));
        });
        return todas;
    }

    /** Rige para los hechos que ocurran desde ahora. */
    public void elegir(String usuario, Map<ClaseDeCorreo, ModoDeCorreo> elegidas) {
        elegidas.forEach((clase, modo) -> jdbc.sql("""
                insert into att.preferencia_correo (usuario, clase, modo) values (?, ?, ?)
                on conflict (usuario, clase) do update set modo = excluded.modo""").params(usuario, clase.name(), modo.name()).update());
    }
}
