create index aviso_por_expediente on att.aviso (expediente_id, id);

-- Lo que el dominio guardó de un expediente y de su familia de instancias, por fuente y en orden, en una sola lectura. Con el plan guardado:
-- son nueve consultas por índice y planearlas cada vez costaba más que responderlas.
create function att.dominio_del_rastro(ids text[], cual bigint, codigos text[]) returns table (fuente text, filas json)
    language plpgsql stable set plan_cache_mode = force_generic_plan as $$
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
        select id, tarea_id, tarea, tipo, nombre, tipo_contenido, tamano, sha256, cargada_por, fecha, referencia from att.evidencia
        where expediente_id = cual order by id) x
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

-- Con los tres filtros de siempre la página sale del índice ya ordenada y la cuenta no toca la tabla, se elija o no el proceso.
drop index att.tramite_por_filtros;
create index tramite_por_filtros on att.tramite (dependencia, vigencia, estado, inicio desc, instancia desc) include (proceso);
