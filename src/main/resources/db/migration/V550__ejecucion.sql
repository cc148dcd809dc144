-- Actividad 4: estado de cada hito por entidad, y cada asesoría o evento masivo con las entidades que atendió.
create table plan_articulado (
    id             bigint generated always as identity primary key,
    expediente_id  bigint       not null,
    nombre         varchar(200) not null,
    dependencias   jsonb        not null,
    creado         timestamptz  not null default now(),
    unique (expediente_id, nombre)
);

create table asesoria (
    id                  bigint generated always as identity primary key,
    expediente_id       bigint       not null,
    hito_id             bigint       not null references hito,
    frente              int          not null,
    tipo                varchar(20)  not null,
    fecha_ejecucion     date         not null,
    modalidad           varchar(40)  not null,
    asesor              varchar(64)  not null,
    dependencia         varchar(12)  not null,
    lugar               varchar(200),
    registro_seta       varchar(60)  not null,
    hito_cumplido       boolean      not null,
    plan_articulado_id  bigint references plan_articulado,
    datos               jsonb        not null,
    usuario             varchar(64)  not null,
    registrada          timestamptz  not null
);
create index asesoria_expediente on asesoria (expediente_id, fecha_ejecucion);
create index asesoria_registro_seta on asesoria (lower(registro_seta));

create table asesoria_entidad (
    asesoria_id     bigint      not null references asesoria,
    codigo_entidad  varchar(12) not null,
    primary key (asesoria_id, codigo_entidad)
);
create index asesoria_entidad_codigo on asesoria_entidad (codigo_entidad);

create table hito_entidad (
    hito_id            bigint      not null references hito,
    codigo_entidad     varchar(12) not null,
    expediente_id      bigint      not null,
    frente             int         not null,
    estado             varchar(12) not null default 'PENDIENTE' check (estado in ('PENDIENTE', 'EN_CURSO', 'CUMPLIDO')),
    fecha_cumplimiento date,
    primary key (hito_id, codigo_entidad)
);
create index hito_entidad_expediente on hito_entidad (expediente_id, frente, estado);

create table frente_cerrado (
    expediente_id      bigint      not null,
    frente             int         not null,
    motivo_pendientes  text,
    usuario            varchar(64) not null,
    fecha              timestamptz not null default now(),
    primary key (expediente_id, frente)
);
