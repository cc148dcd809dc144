-- Preguntas que vale la pena hacer (PS-50). Lo observado se guarda como medida al proyectar cada instancia; los umbrales se aplican al
-- leer, así que cambiarlos no recalcula nada.

create table att.pregunta (
    clave          varchar(30)  primary key,
    orden          integer      not null,
    titulo         varchar(200) not null,
    regla          text         not null,
    menor          boolean      not null,
    umbral         integer      not null,
    umbral_nombre  varchar(120) not null,
    umbral_min     integer      not null,
    umbral_max     integer      not null,
    minimo         integer,
    minimo_nombre  varchar(120),
    activa         boolean      not null default true,
    usuario        varchar(64),
    actualizada    timestamptz,
    check (umbral between umbral_min and umbral_max),
    check (minimo between 20 and 4000)
);

insert into att.pregunta (clave, orden, titulo, regla, menor, umbral, umbral_nombre, umbral_min, umbral_max, minimo, minimo_nombre) values
 ('SEGUNDOS', 1, '¿Cómo se completó esta tarea tan rápido?',
  'Desde que el motor creó la tarea hasta que una persona la completó pasaron pocos segundos. Puede ser que el trabajo se hiciera antes y solo se transcribiera.',
  true, 30, 'Segundos o menos', 1, 600, null, null),
 ('FIN_DE_TRIMESTRE', 2, '¿Por qué se hizo tanto el último día del trimestre?',
  'En una misma instancia se completaron varias tareas el último día de marzo, junio, septiembre o diciembre.',
  false, 4, 'Tareas o más ese día', 2, 50, null, null),
 ('HACIA_ATRAS', 3, '¿Por qué se registró con una fecha tan anterior?',
  'La fecha que la persona declaró (de una asesoría, una parametrización, un consentimiento o el cumplimiento de una acción) es anterior por muchos días al momento en que la registró.',
  false, 30, 'Días o más', 2, 730, null, null),
 ('TEXTO_REPETIDO', 4, '¿Por qué el mismo texto describe a entidades distintas?',
  'La descripción de varias asesorías, o el comentario de varias valoraciones, es idéntica (sin contar mayúsculas, tildes ni espacios) y es de entidades distintas.',
  false, 3, 'Registros iguales o más', 2, 500, 60, 'Letras que debe tener el texto, o más'),
 ('MISMA_PERSONA', 5, '¿Quien revisó o reportó es quien ejecutó?',
  'La misma persona ejecutó y reportó el corte, ejecutó y evaluó, programó y parametrizó, ejecutó una acción y la verificó, o respondía por el procedimiento y completó sus actividades.',
  false, 1, 'Coincidencias o más', 1, 20, null, null),
 ('SIN_REPORTE', 6, '¿Qué pasó con los trimestres sin reporte?',
  'Un corte venció sin que se reportara, o se reportó después de su plazo.',
  false, 1, 'Cortes o más', 1, 20, null, null),
 ('EVIDENCIA_REPETIDA', 7, '¿Por qué el mismo archivo soporta expedientes distintos?',
  'El contenido de una evidencia (su SHA-256) es exactamente el de otra cargada en un expediente distinto, con cualquier nombre.',
  false, 2, 'Expedientes o más', 2, 500, null, null);

-- Quién cambió qué, cuándo y por qué; nada se corrige ni se borra.
create table att.pregunta_cambio (
    id      bigint generated always as identity primary key,
    clave   varchar(30)  not null references att.pregunta,
    cambio  text         not null,
    motivo  varchar(500) not null check (length(btrim(motivo)) > 0),
    usuario varchar(64)  not null,
    fecha   timestamptz  not null default now()
);
create trigger pregunta_cambio_solo_se_agrega before update or delete on att.pregunta_cambio
    for each row execute function att.rechazar_cambio();

-- Lo medido en cada instancia, con su frase. Se rehace entera por expediente.
create table att.observacion (
    id            bigint generated always as identity primary key,
    pregunta      varchar(30) not null,
    expediente_id bigint      not null,
    instancia     varchar(64) not null,
    medida        integer     not null,
    texto         text        not null
);
create index observacion_por_pregunta on att.observacion (pregunta, medida, instancia);
create index observacion_por_expediente on att.observacion (expediente_id);

-- Contenidos que están en más de un sitio; sus miembros se leen de su tabla, por índice.
create table att.repeticion (
    pregunta  varchar(30) not null,
    huella    varchar(64) not null,
    cuantos   integer     not null,
    distintos integer     not null,
    largo     integer     not null,
    primary key (pregunta, huella)
);
create index repeticion_por_cuantos on att.repeticion (pregunta, cuantos desc, huella);

create table att.observado (
    expediente_id bigint      primary key,
    momento       timestamptz not null default now()
);

create function att.huella_de_texto(texto text) returns text language sql immutable parallel safe
    return md5(regexp_replace(btrim(att.llano(texto)), '\s+', ' ', 'g'));
create index asesoria_por_descripcion on att.asesoria (att.huella_de_texto(datos ->> 'descripcion'));
create index valoracion_por_comentario on att.valoracion (att.huella_de_texto(comentario)) where comentario is not null;
create index identificacion_con_especificaciones on att.identificacion (expediente_id)
    where coalesce(btrim(datos ->> 'especificacionesSg'), '') <> '';
create index entrega_formulario_por_tarea on att.entrega_formulario (tarea_id);

-- Una evidencia que se retira deja de contar.
create function att.contar_evidencia(huellas text[]) returns void language sql as $$
    delete from att.repeticion where pregunta = 'EVIDENCIA_REPETIDA' and huella = any (huellas);
    insert into att.repeticion (pregunta, huella, cuantos, distintos, largo)
    select 'EVIDENCIA_REPETIDA', sha256, count(distinct expediente_id), count(distinct expediente_id), 0
    from att.evidencia where sha256 = any (huellas) group by sha256 having count(distinct expediente_id) > 1
    on conflict (pregunta, huella) do update set cuantos = excluded.cuantos, distintos = excluded.distintos;
$$;
create function att.evidencia_retirada() returns trigger language plpgsql as $$
begin
    perform att.contar_evidencia(array[old.sha256]);
    return null;
end $$;
create trigger evidencia_retirada after delete on att.evidencia for each row execute function att.evidencia_retirada();
