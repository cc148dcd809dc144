-- Dependencias, grupos territoriales con su cobertura y personas (GO-09, GO-10, GO-16).

create table dependencia (
  codigo              varchar(12)  primary key,
  nombre              varchar(200) not null,
  subdireccion_general varchar(5)  not null check (subdireccion_general in ('SGDDT', 'SGPDN', 'SGISE', 'SGSGR')),
  activa              boolean      not null default true
);

create table grupo_territorial (
  numero int          primary key check (numero between 1 and 6),
  nombre varchar(200) not null,
  sede   varchar(200) not null default ''
);

insert into grupo_territorial (numero, nombre)
select n, 'Grupo territorial ' || n from generate_series(1, 6) n;

-- Un departamento (dos dígitos) cubre a sus municipios, salvo que el municipio tenga fila propia.
create table cobertura_territorial (
  codigo_entidad varchar(12) primary key,
  grupo          int         not null references grupo_territorial (numero)
);
create index cobertura_territorial_grupo on cobertura_territorial (grupo);

create table persona (
  usuario           varchar(64)  primary key,
  nombre            varchar(200) not null,
  dependencia       varchar(12)  references dependencia (codigo),
  grupo_territorial int          references grupo_territorial (numero),
  vinculacion       varchar(12)  not null check (vinculacion in ('FUNCIONARIO', 'CONTRATISTA', 'DIRECTIVO', 'OTRO')),
  activa            boolean      not null default true
);
create index persona_dependencia on persona (dependencia);

create table persona_rol (
  usuario varchar(64) not null references persona (usuario),
  rol     varchar(32) not null,
  primary key (usuario, rol)
);

-- Permisos y filtros del motor que ya se entregaron una vez: lo que un administrador cambie después no se pisa al arrancar.
create table entrega_inicial (
  clave     varchar(200) primary key,
  entregada timestamptz  not null default now()
);
