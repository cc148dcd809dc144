-- Oferta (productos y servicios de ATT), estrategias, metas, temas y demanda de las entidades (SG-26, PS-08, FO-04).

create table tema (
  codigo varchar(40)  primary key,
  nombre varchar(200) not null,
  activo boolean      not null default true
);

-- Áreas temáticas históricas de la ATT del DNP (lógica de trabajo 7.1); el catálogo es común a todas las dependencias.
insert into tema (codigo, nombre) values
 ('PLANEACION_TERRITORIAL',   'Planeación territorial'),
 ('INVERSION_PUBLICA',        'Gestión de la inversión pública'),
 ('FORTALECIMIENTO_FISCAL',   'Fortalecimiento fiscal y de los mecanismos de financiación territorial'),
 ('GERENCIA_PUBLICA',         'Técnicas de administración y gerencia del ciclo de la gestión territorial'),
 ('OFERTA_DEMANDA',           'Articulación de oferta y demanda de asistencia técnica territorial'),
 ('SISTEMAS_INFORMACION',     'Fortalecimiento de los sistemas de información territorial'),
 ('INCENTIVOS',               'Incentivos a la gestión local y regional'),
 ('OTRO',                     'Otro tema de competencia del DNP');

create table estrategia_llegada (
  codigo varchar(40)  primary key,
  nombre varchar(200) not null,
  activa boolean      not null default true
);

create table estrategia_dependencia (
  estrategia  varchar(40) not null references estrategia_llegada (codigo),
  dependencia varchar(12) not null references dependencia (codigo),
  primary key (estrategia, dependencia)
);

create table meta_estrategica (
  codigo   varchar(40)  primary key,
  nombre   varchar(300) not null,
  vigencia int          not null check (vigencia between 2000 and 2100)
);

create table producto_att (
  id                bigint       generated always as identity primary key,
  codigo            varchar(40)  not null unique,
  nombre            varchar(200) not null,
  tipo              varchar(8)   not null check (tipo in ('BIEN', 'SERVICIO')),
  dependencia       varchar(12)  not null references dependencia (codigo),
  vigencia          int          not null check (vigencia between 2000 and 2100),
  estado            varchar(24)  not null,
  tema              varchar(40)  not null references tema (codigo),
  objetivo          varchar(2000) not null,
  escalas           varchar(60)  not null,
  tipos_habilitados varchar(120) not null,
  estrategia        varchar(40)  references estrategia_llegada (codigo)
);
create unique index producto_att_nombre_vigencia on producto_att (lower(nombre), vigencia);
create index producto_att_vigencia on producto_att (vigencia, estado);

create table demanda (
  id             bigint        generated always as identity primary key,
  codigo_entidad varchar(12)   not null,
  producto_id    bigint        references producto_att (id),
  tema           varchar(40)   references tema (codigo),
  solicitud      varchar(2000) not null,
  fecha          date          not null,
  registrada_por varchar(64)   not null,
  check (producto_id is not null or tema is not null)
);
create index demanda_producto on demanda (producto_id);
create index demanda_tema on demanda (tema);
create index demanda_entidad on demanda (codigo_entidad);
