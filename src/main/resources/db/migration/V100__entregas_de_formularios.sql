-- Lo que cada persona envió al completar una tarea, entero y tal como llegó.
create table entrega_formulario (
    id             bigint generated always as identity primary key,
    expediente_id  bigint,
    elemento       varchar(80)  not null,
    tarea_id       varchar(64),
    instancia      varchar(64),
    usuario        varchar(64)  not null,
    fecha          timestamptz  not null default now(),
    datos          jsonb        not null
);
create index entrega_formulario_expediente on entrega_formulario (expediente_id, fecha);
