-- Dar por entregada una evidencia agrega una fila y no cambia la suya: lo que se cargó queda como se cargó, y la llave impide retirar la que ya se usó.
create table att.evidencia_uso (
    evidencia_id bigint       primary key references att.evidencia,
    referencia   varchar(200) not null
);
insert into att.evidencia_uso (evidencia_id, referencia) select id, referencia from att.evidencia where referencia is not null;

-- La evidencia se asienta con la transacción que la usa: cargarla no pasa por el motor.
create or replace view att.hecho_del_dominio as
    select 'hecho' clase, id, expediente_id, xmin tx, concat_ws('|', usuario, extract(epoch from fecha), texto) contenido from att.hecho
    union all select 'entrega', id, expediente_id, xmin, concat_ws('|', elemento, tarea_id, usuario, extract(epoch from fecha), datos) from att.entrega_formulario
    union all select 'evidencia', e.id, e.expediente_id, case when u.evidencia_id is null then e.xmin else u.xmin end,
        concat_ws('|', e.tipo, e.nombre, e.tamano, e.sha256, e.cargada_por, extract(epoch from e.fecha))
        from att.evidencia e left join att.evidencia_uso u on u.evidencia_id = e.id
    union all select 'documento', id, expediente_id, xmin, concat_ws('|', clase, version, nombre, motivo, generado_por, extract(epoch from fecha), tamano, sha256)
        from att.documento
    union all select 'consentimiento', id, expediente_id, xmin, concat_ws('|', entidad, estado, fecha, persona, cargo, soporte, registrado_por,
        extract(epoch from registrado)) from att.consentimiento;

-- La misma lectura de siempre, con la referencia en su tabla. Lo de un expediente también está disperso: con mapas de bits sus páginas se piden a la vez.
create or replace function att.dominio_del_rastro(ids text[], cual bigint, codigos text[]) returns table (fuente text, filas json)
    language plpgsql stable set plan_cache_mode = force_generic_plan set enable_indexscan = off as $$
begin
    return query
    select 'entrega', json_agg(x) from (
        select id, instancia, elemento, tarea_id, usuario, fecha, datos from att.entrega_formulario
        where expediente_id = cual or instancia = any(ids) order by fecha, id) x
    union all select 'hecho', json_agg(x) from (
        select usuario, fecha, texto from att.hecho where expediente_id = cual order by id) x
    union all select 'documento', json_agg(x) from (
        select id, clase, version, nombre, motivo, generado_por, fecha, tamano, sha256 from att.documento where expediente_id = cual order by id) x
    union all select 'evidencia', json_agg(x) from (
        select e.id, e.tarea_id, e.tarea, e.tipo, e.nombre, e.tipo_contenido, e.tamano, e.sha256, e.cargada_por, e.fecha, u.referencia
        from att.evidencia e left join att.evidencia_uso u on u.evidencia_id = e.id where e.expediente_id = cual order by e.id) x
    union all select 'corrida', json_agg(x) from (
        select id, numero, usuario, momento, perfil_version, modo, total, elegibles, incluidas, en_espera, excluidas, cerrada
        from att.corrida_focalizacion where expediente_id = cual order by numero) x
    union all select 'ajuste', json_agg(x) from (
        select a.corrida_id, a.usuario, a.momento, a.despues, a.justificacion, count(*) entidades,
            (array_agg(a.codigo_entidad order by a.codigo_entidad))[1:5] algunas
        from att.ajuste_focalizacion a join att.corrida_focalizacion c on c.id = a.corrida_id
        where c.expediente_id = cual group by 1, 2, 3, 4, 5 order by 3) x
    union all select 'consentimiento', json_agg(x) from (
        select estado, fecha, persona, cargo, soporte, registrado_por, registrado, count(*) entidades,
            (array_agg(entidad order by entidad))[1:5] algunas
        from att.consentimiento where expediente_id = cual group by 1, 2, 3, 4, 5, 6, 7 order by registrado) x
    union all select 'aviso', json_agg(x) from (
        select destinatario, texto, fecha, leido from att.aviso where expediente_id = cual order by id) x
    union all select 'correo', json_agg(x) from (
        select usuario, asunto, estado, creado, enviado, error from att.correo_saliente where expediente = any(codigos) order by id) x;
end $$;

alter table att.evidencia drop column referencia;
