-- Modelo de lectura de la auditoría (PS-50): una fila por instancia de proceso, viva o terminada. Se proyecta de la historia
-- del motor y de las tablas del dominio, y sobrevive a la limpieza de la historia.

create function att.llano(texto text) returns text language sql immutable parallel safe
    return translate(lower(texto), 'áéíóúüñàèìòùâêîôûäëïö', 'aeiouunaeiouaeiouaeio');

create table att.tramite (
    instancia           varchar(64)  primary key,
    raiz                varchar(64)  not null,
    proceso             varchar(255) not null,
    proceso_nombre      varchar(255) not null,
    version             integer      not null,
    definicion          varchar(64)  not null,
    expediente_id       bigint,
    codigo              varchar(255) not null default '',
    vigencia            integer,
    dependencia         varchar(12),
    subdireccion        varchar(12),
    producto            varchar(300),
    responsable         varchar(64),
    iniciado_por        varchar(255),
    estado              varchar(20)  not null check (estado in ('EN_CURSO', 'SUSPENDIDO', 'TERMINADO', 'SIN_COMPETENCIA', 'CANCELADO')),
    motivo_fin          text,
    inicio              timestamptz  not null,
    fin                 timestamptz,
    abiertas            text[]       not null default '{}',
    recorridas          text[]       not null default '{}',
    personas            text[]       not null default '{}',
    pendientes_de       text[]       not null default '{}',
    vence               timestamptz,
    tuvo_atrasos        boolean      not null default false,
    incidentes          integer      not null default 0,
    incidentes_abiertos integer      not null default 0,
    acciones            integer      not null default 0,
    acciones_abiertas   integer      not null default 0,
    ajustes             integer      not null default 0,
    entidades           text[]       not null default '{}',
    grupos              integer[]    not null default '{}',
    texto               tsvector     not null default ''
);
create index tramite_por_inicio on att.tramite (inicio desc, instancia desc);
create index tramite_por_dependencia on att.tramite (dependencia, inicio desc, instancia desc);
create index tramite_por_proceso on att.tramite (proceso, inicio desc, instancia desc);
create index tramite_por_vigencia on att.tramite (vigencia, inicio desc, instancia desc);
create index tramite_por_version on att.tramite (version);
create index tramite_por_expediente on att.tramite (expediente_id);
create index tramite_por_raiz on att.tramite (raiz);
create index tramite_en_curso on att.tramite (vence) where fin is null;
create index tramite_entidades on att.tramite using gin (entidades);
create index tramite_personas on att.tramite using gin (personas);
create index tramite_texto on att.tramite using gin (texto);

-- Instancias raíz con algo nuevo por proyectar. Solo se agrega: dos transacciones de la misma instancia no se esperan.
create table att.tramite_pendiente (
    id   bigint generated always as identity primary key,
    raiz varchar(64) not null
);

-- Lo que el dominio anota fuera de una tarea (un retiro de consentimiento, una evidencia) también se proyecta.
create function att.tramite_por_hecho() returns trigger language plpgsql as $$
begin
    insert into att.tramite_pendiente (raiz)
    select instancia_proceso from att.expediente where id = new.expediente_id and instancia_proceso is not null;
    return null;
end $$;
create trigger hecho_al_tramite after insert on att.hecho for each row execute function att.tramite_por_hecho();

-- Búsquedas que un auditor guarda para volver a ellas.
create table att.busqueda_guardada (
    id       bigint generated always as identity primary key,
    usuario  varchar(64)   not null,
    nombre   varchar(80)   not null check (length(btrim(nombre)) > 0),
    consulta varchar(2000) not null,
    creada   timestamptz   not null default now(),
    unique (usuario, nombre)
);
