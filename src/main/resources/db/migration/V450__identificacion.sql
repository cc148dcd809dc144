-- Actividad 1: lo identificado y lo concertado de cada expediente.
create table identificacion (
    id              bigint generated always as identity primary key,
    expediente_id   bigint       not null unique,
    hay_competencia boolean      not null,
    datos           jsonb        not null,
    usuario         varchar(64)  not null,
    fecha           timestamptz  not null
);

create table concertacion (
    id             bigint generated always as identity primary key,
    expediente_id  bigint       not null,
    vuelta         int          not null,
    corrida_id     bigint       not null,
    definitiva     boolean      not null,
    datos          jsonb        not null,
    usuario        varchar(64)  not null,
    fecha          timestamptz  not null,
    unique (expediente_id, vuelta)
);
