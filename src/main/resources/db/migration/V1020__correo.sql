-- Correo a las personas: qué recibe cada una y la bandeja de salida. La carta se escribe en la misma transacción que el hecho y se
-- envía después; la referencia impide que un mismo hecho le llegue dos veces a la misma persona.

create table att.preferencia_correo (
    usuario varchar(64) not null references att.persona,
    clase   varchar(20) not null,
    modo    varchar(10) not null check (modo in ('INMEDIATO', 'RESUMEN', 'NADA')),
    primary key (usuario, clase)
);

create table att.correo_saliente (
    id         bigint generated always as identity primary key,
    referencia varchar(200)  not null,
    usuario    varchar(64)   not null,
    para       varchar(255)  not null,
    clase      varchar(20)   not null,
    modo       varchar(10)   not null check (modo in ('INMEDIATO', 'RESUMEN')),
    asunto     varchar(300)  not null,
    frase      text          not null,
    expediente varchar(60)   not null,
    producto   varchar(300)  not null default '',
    tarea_id   varchar(64),
    vence      timestamptz,
    motivo     text,
    creado     timestamptz   not null default now(),
    estado     varchar(10)   not null default 'PENDIENTE' check (estado in ('PENDIENTE', 'ENVIADO', 'FALLIDO', 'OMITIDO')),
    intentos   integer       not null default 0,
    proximo    timestamptz   not null default now(),
    enviado    timestamptz,
    error      varchar(500),
    unique (referencia, usuario)
);
create index correo_saliente_por_salir on att.correo_saliente (modo, proximo, id) where estado = 'PENDIENTE';
create index correo_saliente_por_estado on att.correo_saliente (estado, id desc);

insert into att.plazo (orden, clave, dias_habiles, descripcion) values
 (132, 'aviso_vencimiento',    3, 'Correo: con cuánta anticipación se avisa que una tarea vence'),
 (134, 'escalamiento_vencida', 3, 'Correo: cuánto después de vencida una tarea se informa al responsable del procedimiento');
