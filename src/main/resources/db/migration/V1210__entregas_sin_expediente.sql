-- Lo entregado se busca por su expediente. Por instancia, solo lo que no tiene expediente: antes cada instancia de la familia buscaba en un índice de un millón de filas
-- lo que el expediente ya había traído.
create index entrega_formulario_sin_expediente on att.entrega_formulario (instancia) where expediente_id is null;

create or replace function att.dominio_del_rastro(ids text[], cual bigint, codigos text[]) returns table (fuente text, filas json)
    language plpgsql stable set plan_cache_mode = force_generic_plan set enable_indexscan = off as $$
begin
    return query
    select 'entrega', json_agg(x) from (
        select id, instancia, elemento, tarea_id, usuario, fecha, datos from att.entrega_formulario
        where expediente_id = cual or (expediente_id is null and instancia = any(ids)) order by fecha, id) x
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
