-- La aplicación entra con un papel que no es dueño de las tablas: agrega asientos y sellos, y no puede cambiarlos ni borrarlos (ADR 0032).
-- Se repite después de cada migración: una tabla nueva queda con sus permisos.
do $$
declare
    tabla regclass;
begin
    if exists (select from pg_roles where rolname = 'att_aplicacion') then
        grant usage on schema att to att_aplicacion;
        grant select, insert, update, delete on all tables in schema att to att_aplicacion;
        grant usage, select, update on all sequences in schema att to att_aplicacion;
        -- Las del motor las crea ese papel; tras restaurar un respaldo en un servidor quedan a nombre del dueño
        for tabla in select c.oid from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname like 'act\_%'
                and c.relowner = current_user::regrole
        loop
            execute format('grant select, insert, update, delete on %s to att_aplicacion', tabla);
        end loop;
        revoke update, delete on att.asiento, att.sello, att.sello_cadena, att.flyway_schema_history from att_aplicacion;
    end if;
end $$;
