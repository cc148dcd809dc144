package co.gov.dnp.att.plataforma.basedatos;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * El papel de PostgreSQL con que trabaja la aplicación sobre la base embebida: es dueño de las tablas del motor, que él mismo crea, y no de las
 * del dominio; por eso no puede cambiar ni borrar un asiento del rastro (PS-51; ADR 0032). En un servidor, el papel y su contraseña los crea
 * quien administra la base: {@code docs/operacion.md}.
 */
final class PapelDeAplicacion {

    static final String NOMBRE = "att_aplicacion";

    private PapelDeAplicacion() {
    }

    /** Lo crea si falta y le entrega las tablas del motor que otra versión, o una restauración, haya dejado a nombre del dueño. */
    static void preparar(DataSource duenno) {
        new JdbcTemplate(duenno).execute("""
                do $$
                declare
                    tabla regclass;
                begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s nologin;
                    end if;
                    grant usage, create on schema public to %1$s;
                    for tabla in select c.oid from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'S')
                            and c.relname like 'act\\_%%' and c.relowner <> '%1$s'::regrole
                    loop
                        execute format('alter table %%s owner to %1$s', tabla);
                    end loop;
                end $$
                """.formatted(NOMBRE));
    }
}
