-- Rastro propio de la auditoría (PS-50, PS-51): lo que el motor y el dominio escriben de una instancia queda asentado en la misma transacción,
-- sobrevive a la limpieza de la historia y va encadenado por huellas. Nada de esto se cambia ni se borra.

-- Un asiento por transacción e instancia raíz: las filas de historia que esa transacción escribió, tal como quedaron.
create table att.asiento (
    raiz     varchar(64) not null,
    numero   integer     not null,
    momento  timestamptz not null,
    filas    jsonb       not null,
    anterior varchar(64) not null,
    huella   varchar(64) not null,
    primary key (raiz, numero)
);
-- Se agrega en orden: un índice por bloques basta para saber qué hay desde el último sello.
create index asiento_por_momento on att.asiento using brin (momento);
create index if not exists expediente_por_instancia on att.expediente (instancia_proceso);

create function att.huella_de_asiento(anterior text, raiz text, numero integer, momento timestamptz, filas jsonb) returns text
    language sql immutable parallel safe as $$
    select encode(sha256(convert_to(anterior || E'\n' || raiz || E'\n' || numero || E'\n' || extract(epoch from momento)::numeric(20, 6) || E'\n'
        || filas::text, 'UTF8')), 'hex')
$$;

-- La base pone el número y la huella: quien inserta no elige su lugar en la cadena.
create function att.encadenar_asiento() returns trigger language plpgsql as $$
declare
    ultimo record;
begin
    perform pg_advisory_xact_lock(7240051, hashtext(new.raiz));
    select a.numero, a.huella into ultimo from att.asiento a where a.raiz = new.raiz order by a.numero desc limit 1;
    new.numero := coalesce(ultimo.numero, 0) + 1;
    new.anterior := coalesce(ultimo.huella, '');
    new.momento := clock_timestamp();
    new.huella := att.huella_de_asiento(new.anterior, new.raiz, new.numero, new.momento, new.filas);
    return new;
end $$;
create trigger asiento_encadenado before insert on att.asiento for each row execute function att.encadenar_asiento();
create trigger asiento_no_cambia before update or delete on att.asiento for each row execute function att.rechazar_cambio();
create trigger asiento_no_se_vacia before truncate on att.asiento for each statement execute function att.rechazar_cambio();

-- Lo que el dominio guarda para siempre no se repite en el asiento: basta su huella, que delata cualquier cambio posterior.
create view att.hecho_del_dominio as
    select 'hecho' clase, id, expediente_id, xmin tx, concat_ws('|', usuario, extract(epoch from fecha), texto) contenido from att.hecho
    union all select 'entrega', id, expediente_id, xmin, concat_ws('|', elemento, tarea_id, usuario, extract(epoch from fecha), datos) from att.entrega_formulario
    union all select 'evidencia', id, expediente_id, xmin, concat_ws('|', tipo, nombre, tamano, sha256, cargada_por, extract(epoch from fecha)) from att.evidencia
    union all select 'documento', id, expediente_id, xmin, concat_ws('|', clase, version, nombre, motivo, generado_por, extract(epoch from fecha), tamano, sha256)
        from att.documento
    union all select 'consentimiento', id, expediente_id, xmin, concat_ws('|', entidad, estado, fecha, persona, cargo, soporte, registrado_por,
        extract(epoch from registrado)) from att.consentimiento;

create function att.huella_de_hecho(contenido text) returns text language sql immutable parallel safe as $$
    select encode(sha256(convert_to(contenido, 'UTF8')), 'hex')
$$;

-- Las filas de una instancia raíz: las que escribió esta transacción o, para reconstruir, todas. Nula si no hay ninguna.
create function att.filas_de(cual text, solo_nuevas boolean) returns jsonb language plpgsql as $$
declare
    esta xid := pg_current_xact_id()::xid;
    filas jsonb;
    gente jsonb;
begin
    select jsonb_object_agg(tabla, lista) into filas from (
        select 'act_hi_procinst' tabla, jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_) lista
            from public.act_hi_procinst h where h.root_proc_inst_id_ = cual and (not solo_nuevas or h.xmin = esta)
        union all select 'act_hi_actinst', jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_)
            from public.act_hi_actinst h where h.root_proc_inst_id_ = cual and (not solo_nuevas or h.xmin = esta)
        union all select 'act_hi_taskinst', jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_)
            from public.act_hi_taskinst h where h.root_proc_inst_id_ = cual and (not solo_nuevas or h.xmin = esta)
        union all select 'act_hi_op_log', jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_)
            from public.act_hi_op_log h where h.root_proc_inst_id_ = cual and (not solo_nuevas or h.xmin = esta)
        union all select 'act_hi_detail', jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_)
            from public.act_hi_detail h where h.root_proc_inst_id_ = cual and h.type_ = 'VariableUpdate' and (not solo_nuevas or h.xmin = esta)
        union all select 'act_hi_identitylink', jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_)
            from public.act_hi_identitylink h where h.root_proc_inst_id_ = cual and (not solo_nuevas or h.xmin = esta)
        union all select 'act_hi_comment', jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_)
            from public.act_hi_comment h where h.root_proc_inst_id_ = cual and (not solo_nuevas or h.xmin = esta)
        union all select 'act_hi_incident', jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_)
            from public.act_hi_incident h where h.root_proc_inst_id_ = cual and (not solo_nuevas or h.xmin = esta)
        union all select 'act_hi_job_log', jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_)
            from public.act_hi_job_log h where h.root_proc_inst_id_ = cual and (h.job_def_type_ like 'timer%' or h.job_state_ = 1)
                and (not solo_nuevas or h.xmin = esta)
        union all select 'act_hi_decinst', jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_)
            from public.act_hi_decinst h where h.root_proc_inst_id_ = cual and (not solo_nuevas or h.xmin = esta)
        union all select 'act_hi_dec_in', jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_)
            from public.act_hi_dec_in h where h.root_proc_inst_id_ = cual and (not solo_nuevas or h.xmin = esta)
        union all select 'act_hi_dec_out', jsonb_agg(jsonb_strip_nulls(to_jsonb(h)) order by h.id_)
            from public.act_hi_dec_out h where h.root_proc_inst_id_ = cual and (not solo_nuevas or h.xmin = esta)
        union all select 'dominio', jsonb_agg(jsonb_build_object('clase', d.clase, 'id', d.id, 'huella', att.huella_de_hecho(d.contenido)) order by d.clase, d.id)
            from att.expediente e join att.hecho_del_dominio d on d.expediente_id = e.id
            where e.instancia_proceso = cual and (not solo_nuevas or d.tx = esta)) todas
    where lista is not null;
    if filas is null then
        return null;
    end if;
    -- Los nombres como eran ese día: una persona puede cambiar el suyo o irse.
    select jsonb_object_agg(p.usuario, p.nombre) into gente from att.persona p where p.usuario in (
        select jsonb_array_elements(filas -> 'act_hi_op_log') ->> 'user_id_'
        union select jsonb_array_elements(filas -> 'act_hi_taskinst') ->> 'assignee_'
        union select jsonb_array_elements(filas -> 'act_hi_procinst') ->> 'start_user_id_');
    return case when gente is null then filas else filas || jsonb_build_object('nombres', gente) end;
end $$;

-- Al confirmar, cuando ya todo está escrito, lo de cada instancia tocada queda asentado una vez.
create function att.asentar() returns trigger language plpgsql as $$
declare
    filas jsonb;
begin
    if (select a.xmin = pg_current_xact_id()::xid from att.asiento a where a.raiz = new.raiz order by a.numero desc limit 1) then
        return null;
    end if;
    filas := att.filas_de(new.raiz, true);
    if filas is not null then
        insert into att.asiento (raiz, filas) values (new.raiz, filas);
    end if;
    return null;
end $$;
create constraint trigger pendiente_asentado after insert on att.tramite_pendiente deferrable initially deferred
    for each row execute function att.asentar();

-- El rastro de una o varias raíces, plegado: la última forma que tuvo cada fila de esa tabla.
create function att.rastro(raices text[], tabla text) returns setof jsonb language sql stable as $$
    select distinct on (f.fila ->> 'id_') f.fila
    from att.asiento a cross join lateral jsonb_array_elements(a.filas -> tabla) f(fila)
    where a.raiz = any (raices) and a.filas ? tabla
    order by f.fila ->> 'id_', a.numero desc
$$;

-- Instancias anteriores al rastro, o un rastro perdido: se asienta lo que la historia del motor todavía conserve. Confirma por tandas.
create procedure att.reconstruir_rastro() language plpgsql as $$
declare
    cual text;
    hechas integer := 0;
begin
    for cual in select p.root_proc_inst_id_ from public.act_hi_procinst p
        where p.proc_inst_id_ = p.root_proc_inst_id_ and not exists (select from att.asiento a where a.raiz = p.root_proc_inst_id_)
        order by p.start_time_, p.id_
    loop
        insert into att.asiento (raiz, filas) values (cual, att.filas_de(cual, false));
        insert into att.tramite_pendiente (raiz) values (cual);
        hechas := hechas + 1;
        if hechas % 500 = 0 then
            commit;
        end if;
    end loop;
end $$;

-- Sello: la huella de todas las cadenas que crecieron desde el anterior. Guardado fuera, prueba que nadie rehízo la historia.
create table att.sello (
    numero   integer     primary key,
    momento  timestamptz not null,
    cadenas  integer     not null,
    anterior varchar(64) not null,
    huella   varchar(64) not null
);
create table att.sello_cadena (
    sello  integer     not null references att.sello,
    raiz   varchar(64) not null,
    numero integer     not null,
    huella varchar(64) not null,
    primary key (sello, raiz)
);
create index sello_cadena_por_raiz on att.sello_cadena (raiz, numero);
create trigger sello_no_cambia before update or delete on att.sello for each row execute function att.rechazar_cambio();
create trigger sello_cadena_no_cambia before update or delete on att.sello_cadena for each row execute function att.rechazar_cambio();
create trigger sello_no_se_vacia before truncate on att.sello for each statement execute function att.rechazar_cambio();
create trigger sello_cadena_no_se_vacia before truncate on att.sello_cadena for each statement execute function att.rechazar_cambio();

create function att.huella_de_sello(anterior text, cual integer, momento timestamptz) returns text language sql stable as $$
    select encode(sha256(convert_to(anterior || E'\n' || cual || E'\n' || extract(epoch from momento)::numeric(20, 6) || E'\n'
        || coalesce((select string_agg(c.raiz || ' ' || c.numero || ' ' || c.huella, E'\n' order by c.raiz) from att.sello_cadena c where c.sello = cual), ''),
        'UTF8')), 'hex')
$$;

-- Sella lo que creció. Devuelve el número del sello, o nulo si no hay nada nuevo.
create function att.sellar() returns integer language plpgsql as $$
declare
    previo record;
    cual integer;
    ahora timestamptz := clock_timestamp();
    crecieron integer;
begin
    perform pg_advisory_xact_lock(7240052, 0);
    select s.numero, s.momento, s.huella into previo from att.sello s order by s.numero desc limit 1;
    cual := coalesce(previo.numero, 0) + 1;
    create temporary table if not exists por_sellar (raiz varchar(64), numero integer, huella varchar(64)) on commit drop;
    truncate por_sellar;
    -- Una hora antes del sello anterior: lo que entonces estaba sin confirmar tampoco se queda por fuera
    insert into por_sellar
        select distinct on (a.raiz) a.raiz, a.numero, a.huella from att.asiento a
        where a.momento > coalesce(previo.momento - interval '1 hour', '-infinity')
            and not exists (select from att.sello_cadena c where c.raiz = a.raiz and c.numero >= a.numero)
        order by a.raiz, a.numero desc;
    get diagnostics crecieron = row_count;
    if crecieron = 0 then
        return null;
    end if;
    -- La huella cubre las cadenas del sello: primero se calcula con ellas y después se escribe todo
    insert into att.sello (numero, momento, cadenas, anterior, huella)
        select cual, ahora, crecieron, coalesce(previo.huella, ''), encode(sha256(convert_to(coalesce(previo.huella, '') || E'\n' || cual || E'\n'
            || extract(epoch from ahora)::numeric(20, 6) || E'\n' || string_agg(p.raiz || ' ' || p.numero || ' ' || p.huella, E'\n' order by p.raiz), 'UTF8')), 'hex')
        from por_sellar p;
    insert into att.sello_cadena (sello, raiz, numero, huella) select cual, p.raiz, p.numero, p.huella from por_sellar p;
    return cual;
end $$;

-- Cada eslabón roto, en una frase y en orden; ninguna fila si el rastro está entero.
create function att.rastro_roto() returns table (raiz text, numero integer, problema text) language sql stable as $$
    select * from (
        select e.raiz::text, e.numero, case
                when e.numero <> e.puesto then 'El asiento ' || e.puesto || ' no está.'
                when e.anterior <> e.debia then 'El asiento ' || e.numero || ' no continúa al que lo precede.'
                else 'El asiento ' || e.numero || ' fue alterado: su contenido no corresponde a su huella.' end problema
        from (select a.raiz, a.numero, a.anterior, a.huella, coalesce(lag(a.huella) over cadena, '') debia, coalesce(lag(a.numero) over cadena, 0) + 1 puesto,
                att.huella_de_asiento(a.anterior, a.raiz, a.numero, a.momento, a.filas) calculada
            from att.asiento a window cadena as (partition by a.raiz order by a.numero)) e
        where e.numero <> e.puesto or e.anterior <> e.debia or e.huella <> e.calculada
        union all
        select null, s.numero, case when s.numero <> s.puesto then 'El sello ' || s.puesto || ' no está.'
                when s.anterior <> s.debia then 'El sello ' || s.numero || ' no continúa al que lo precede.'
                else 'El sello ' || s.numero || ' fue alterado.' end
        from (select x.numero, x.momento, x.anterior, x.huella, coalesce(lag(x.huella) over (order by x.numero), '') debia,
                coalesce(lag(x.numero) over (order by x.numero), 0) + 1 puesto from att.sello x) s
        where s.numero <> s.puesto or s.anterior <> s.debia or s.huella <> att.huella_de_sello(s.anterior, s.numero, s.momento)
        union all
        select c.raiz, c.numero, case when a.raiz is null then 'Falta el asiento ' || c.numero || ', que está en el sello ' || c.sello || '.'
                else 'El asiento ' || c.numero || ' no es el que se selló (sello ' || c.sello || ').' end
        from att.sello_cadena c left join att.asiento a on a.raiz = c.raiz and a.numero = c.numero
        where a.raiz is null or a.huella <> c.huella
        union all
        select a.raiz, a.numero, case when d.id is null then 'Se borró: ' else 'Cambió después de asentarse: ' end || case f.hecho ->> 'clase'
                when 'hecho' then 'la anotación de bitácora ' when 'entrega' then 'el formulario entregado ' when 'evidencia' then 'la evidencia '
                when 'documento' then 'el documento ' else 'el consentimiento ' end || (f.hecho ->> 'id') || '.'
        from att.asiento a cross join lateral jsonb_array_elements(a.filas -> 'dominio') f(hecho)
        left join att.hecho_del_dominio d on d.clase = f.hecho ->> 'clase' and d.id = (f.hecho ->> 'id')::bigint
        where a.filas ? 'dominio' and (d.id is null or att.huella_de_hecho(d.contenido) <> f.hecho ->> 'huella')
            -- una evidencia que todavía no soporta nada sí se puede retirar, y queda anotado
            and not (d.id is null and f.hecho ->> 'clase' = 'evidencia')
    ) rotos order by 1 nulls last, 2
$$;
