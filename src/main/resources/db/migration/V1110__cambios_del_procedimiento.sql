-- Cambios del procedimiento: propuesta, archivos, ensayos, publicación y migración de lo que está en curso.

create table cambio (
  id                bigint generated always as identity primary key,
  titulo            varchar(200) not null,
  motivo            text         not null,
  norma             varchar(500) not null,
  proponente        varchar(64)  not null,
  creado            timestamptz  not null default now(),
  estado            varchar(16)  not null default 'BORRADOR'
                    check (estado in ('BORRADOR', 'EN_TRAMITE', 'DEVUELTO', 'NEGADO', 'APROBADO', 'PUBLICADO', 'DESHECHO')),
  base              varchar(64)  not null,
  instancia         varchar(64),
  concertacion      jsonb,
  decidido_por      varchar(64),
  decidido          timestamptz,
  motivos           text,
  fecha_publicacion date,
  publicado         timestamptz,
  despliegue        varchar(64),
  anterior          varchar(64),
  plazos_antes      jsonb,
  deshecho_por      varchar(64),
  deshecho          timestamptz,
  motivo_deshacer   text
);

create table cambio_archivo (
  cambio_id bigint       not null references cambio,
  ruta      varchar(200) not null,
  contenido text         not null,
  primary key (cambio_id, ruta)
);

create table cambio_ensayo (
  id        bigint generated always as identity primary key,
  cambio_id bigint       not null references cambio,
  clase     varchar(16)  not null check (clase in ('CAMINOS', 'TABLAS', 'REPETICION')),
  huella    char(64)     not null,
  resumen   text         not null,
  detalle   jsonb        not null,
  usuario   varchar(64)  not null,
  fecha     timestamptz  not null default now()
);
create index cambio_ensayo_cambio on cambio_ensayo (cambio_id, fecha);

-- Cada vez que algo empezó a regir por decisión de una persona; la última manda sobre el despliegue del arranque.
create table publicacion_cambio (
  id         bigint generated always as identity primary key,
  cambio_id  bigint      not null references cambio,
  clase      varchar(16) not null check (clase in ('CAMBIO', 'DESHECHO')),
  despliegue varchar(64) not null,
  usuario    varchar(64) not null,
  fecha      timestamptz not null default now()
);

create table cambio_migracion (
  id        bigint generated always as identity primary key,
  cambio_id bigint       not null references cambio,
  instancia varchar(64)  not null,
  codigo    varchar(120),
  desde     varchar(120) not null,
  hacia     varchar(120) not null,
  migrada   boolean      not null,
  motivo    text,
  usuario   varchar(64)  not null,
  fecha     timestamptz  not null default now()
);

insert into plazo (orden, clave, dias_habiles, descripcion) values
 (210, 'tarea_ensayarCambio',   10, 'Cambio del procedimiento: ensayar la propuesta'),
 (220, 'tarea_concertarCambio', 15, 'Cambio del procedimiento: concertar con las unidades'),
 (230, 'tarea_decidirCambio',   10, 'Cambio del procedimiento: decidir');
