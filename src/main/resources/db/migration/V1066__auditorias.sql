-- Auditorías del procedimiento: se programan, se muestrean con semilla registrada, dejan un papel por instancia, hallazgos e informe (SG-21, PS-50).

create table att.auditoria_consecutivo (
    anio   integer primary key,
    ultimo integer not null
);

create table att.auditoria (
    id             bigint generated always as identity primary key,
    codigo         varchar(20)  not null unique,
    objetivo       text         not null,
    alcance        text         not null,
    desde          date         not null,
    hasta          date         not null,
    responsable    varchar(64)  not null,
    programada_por varchar(64)  not null,
    programada     timestamptz  not null default now(),
    conclusion     text,
    cerrada_por    varchar(64),
    cerrada        timestamptz,
    check (desde <= hasta),
    check ((cerrada is null) = (conclusion is null))
);

-- Con la población guardada, otra persona saca la misma muestra aunque las instancias hayan seguido su curso.
create table att.muestra (
    auditoria_id bigint       primary key references att.auditoria,
    filtro       jsonb        not null,
    corte        timestamptz  not null,
    metodo       varchar(20)  not null check (metodo in ('ALEATORIA', 'ESTRATIFICADA', 'POR_RIESGO')),
    estrato      varchar(20)  not null check (estrato in ('DEPENDENCIA', 'SUBDIRECCION', 'VIGENCIA', 'ESTADO')),
    tamano       integer      not null check (tamano > 0),
    semilla      varchar(80)  not null check (length(btrim(semilla)) > 0),
    poblacion    integer      not null,
    huella       varchar(64)  not null,
    contenido    bytea        not null,
    sacada_por   varchar(64)  not null,
    sacada       timestamptz  not null default now()
);
create trigger muestra_no_cambia before update or delete on att.muestra for each row execute function att.rechazar_cambio();

create table att.papel (
    id            bigint generated always as identity primary key,
    auditoria_id  bigint       not null references att.auditoria,
    orden         integer      not null,
    instancia     varchar(64)  not null,
    codigo        varchar(255) not null,
    expediente_id bigint       not null,
    estrato       varchar(200) not null,
    peso          integer      not null,
    lista         jsonb        not null,
    precargada    timestamptz  not null default now(),
    auditor       varchar(64),
    notas         text         not null default '',
    conclusion    varchar(20)  check (conclusion in ('CONFORME', 'CON_OBSERVACIONES', 'NO_CONFORME')),
    concluido     timestamptz,
    unique (auditoria_id, instancia),
    check ((conclusion is null) = (concluido is null))
);

create table att.hallazgo (
    id             bigint generated always as identity primary key,
    auditoria_id   bigint       not null references att.auditoria,
    papel_id       bigint       not null references att.papel,
    numero         integer      not null,
    elemento       varchar(255) not null,
    evidencia_id   bigint       references att.evidencia,
    regla          varchar(8),
    descripcion    text         not null,
    criterio       text         not null,
    registrado_por varchar(64)  not null,
    registrado     timestamptz  not null default now(),
    accion_id      bigint       references att.accion_apcm,
    enviado_por    varchar(64),
    enviado        timestamptz,
    unique (auditoria_id, numero)
);
create index hallazgo_por_papel on att.hallazgo (papel_id);

create table att.informe_auditoria (
    id              bigint generated always as identity primary key,
    auditoria_id    bigint       not null references att.auditoria,
    version         integer      not null check (version > 0),
    motivo          varchar(500) not null,
    generado_por    varchar(64)  not null,
    fecha           timestamptz  not null,
    sha256          varchar(64)  not null,
    sha256_anterior varchar(64),
    contenido       bytea        not null,
    unique (auditoria_id, version)
);
create trigger informe_no_cambia before update or delete on att.informe_auditoria for each row execute function att.rechazar_cambio();

-- Una acción PT-ED-05 nace de un corte o, si no, dice de dónde.
alter table att.accion_apcm alter column corte_id drop not null;
alter table att.accion_apcm add column origen varchar(200);
alter table att.accion_apcm add constraint accion_con_origen check ((corte_id is null) = (origen is not null));
