-- El estado de un hito en una entidad sale de lo que se le registró: cada atención dice a qué hito responde y, si lo cumplió, cuándo. Así está en un
-- solo lugar, y registrar un evento masivo no cambia una fila por cada entidad.
alter table att.asesoria_entidad add column hito_id bigint references att.hito, add column fecha_cumplimiento date;
update att.asesoria_entidad x set hito_id = a.hito_id,
    fecha_cumplimiento = case when a.hito_cumplido then (
        select h.fecha_cumplimiento from att.hito_entidad h where h.hito_id = a.hito_id and h.codigo_entidad = x.codigo_entidad) end
from att.asesoria a where a.id = x.asesoria_id;
alter table att.asesoria_entidad alter column hito_id set not null;
create index asesoria_entidad_hito on att.asesoria_entidad (hito_id, codigo_entidad);

-- Saber si un identificador de SETA-WEB ya se usó se pregunta en mayúsculas.
drop index att.asesoria_registro_seta;
create index asesoria_registro_seta on att.asesoria (upper(registro_seta));

alter table att.hito_entidad rename to hito_en_entidad;
drop index att.hito_entidad_expediente;
alter table att.hito_en_entidad drop column estado, drop column fecha_cumplimiento;
create index hito_en_entidad_expediente on att.hito_en_entidad (expediente_id, frente);

-- Vale el primer cumplimiento: lo que se registre después no lo mueve.
create view att.hito_entidad as
    select p.hito_id, p.codigo_entidad, p.expediente_id, p.frente, (case when v.fecha is not null then 'CUMPLIDO' when v.atenciones > 0 then 'EN_CURSO'
        else 'PENDIENTE' end)::varchar(12) estado, v.fecha fecha_cumplimiento
    from att.hito_en_entidad p cross join lateral (
        select count(*) atenciones, (array_agg(x.fecha_cumplimiento order by x.asesoria_id) filter (where x.fecha_cumplimiento is not null))[1] fecha
        from att.asesoria_entidad x where x.hito_id = p.hito_id and x.codigo_entidad = p.codigo_entidad) v;
