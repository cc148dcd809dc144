-- Sesiones web, para que cualquier nodo atienda (ADR 0012). Los nombres de las columnas los fija Spring Session.

create table sesion (
  primary_id            char(36)     primary key,
  session_id            char(36)     not null,
  creation_time         bigint       not null,
  last_access_time      bigint       not null,
  max_inactive_interval int          not null,
  expiry_time           bigint       not null,
  principal_name        varchar(100)
);
create unique index sesion_identificador on sesion (session_id);
create index sesion_vence on sesion (expiry_time);
create index sesion_usuario on sesion (principal_name);

create table sesion_attributes (
  session_primary_id char(36)     not null references sesion (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);
