-- Actividades 2 y 3: una versión del plan por cada paso por «Programar», sus hitos y cada socialización.
create table version_plan (
    id             bigint generated always as identity primary key,
    expediente_id  bigint       not null,
    numero         int          not null check (numero > 0),
    motivo         text,
    datos          jsonb        not null,
    usuario        varchar(64)  not null,
    fecha          timestamptz  not null,
    acordada       boolean      not null default false,
    unique (expediente_id, numero)
);

create table hito (
    id                 bigint generated always as identity primary key,
    version_plan_id    bigint       not null references version_plan,
    orden              int          not null,
    nombre             varchar(200) not null,
    descripcion        text,
    fecha_programada   date         not null,
    responsable        varchar(64)  not null,
    evidencia_exigida  varchar(40)  not null,
    peso               numeric(6, 2),
    seleccion          jsonb        not null,
    codigo_seta        varchar(60),
    unique (version_plan_id, orden)
);

create table socializacion (
    id              bigint generated always as identity primary key,
    expediente_id   bigint       not null,
    numero_version  int          not null,
    requiere_ajuste boolean      not null,
    datos           jsonb        not null,
    usuario         varchar(64)  not null,
    fecha           timestamptz  not null,
    unique (expediente_id, numero_version)
);

create table parametrizacion_seta (
    expediente_id   bigint       primary key,
    numero_version  int          not null,
    fecha           date         not null,
    observaciones   text,
    usuario         varchar(64)  not null,
    registrada      timestamptz  not null
);
