-- Perfil de cada unidad, corridas de las tablas sobre todas las entidades y huella de cada ajuste (FO-01…FO-08).

create table perfil_focalizacion (
  id           bigint generated always as identity primary key,
  dependencia  varchar(12)  not null,
  producto_id  bigint       not null,
  producto     varchar(300) not null,
  vigencia     int          not null,
  version      int          not null,
  estado       varchar(10)  not null check (estado in ('BORRADOR', 'VIGENTE', 'ARCHIVADO')),
  definicion   jsonb        not null,
  decision_ref varchar(600),
  editado_por  varchar(64)  not null,
  editado      timestamptz  not null,
  activado_por varchar(64),
  activado     timestamptz,
  unique (dependencia, producto_id, vigencia, version)
);
create unique index perfil_focalizacion_vigente on perfil_focalizacion (dependencia, producto_id, vigencia) where estado = 'VIGENTE';

create table corrida_focalizacion (
  id             bigint generated always as identity primary key,
  expediente_id  bigint       not null,
  expediente     varchar(60)  not null,
  numero         int          not null,
  dependencia    varchar(12)  not null,
  producto_id    bigint       not null,
  producto       varchar(300) not null,
  vigencia       int          not null,
  perfil_id      bigint       not null references perfil_focalizacion (id),
  perfil_version int          not null,
  modo           varchar(16)  not null,
  tablas         jsonb        not null,
  cupos          jsonb        not null,
  usuario        varchar(64)  not null,
  momento        timestamptz  not null,
  duracion_ms    bigint       not null default 0,
  total          int          not null,
  elegibles      int          not null,
  incluidas      int          not null,
  en_espera      int          not null,
  excluidas      int          not null,
  cerrada        timestamptz,
  unique (expediente_id, numero)
);
create index corrida_focalizacion_producto on corrida_focalizacion (producto_id, vigencia);

create table resultado_focalizacion (
  corrida_id           bigint       not null references corrida_focalizacion (id),
  codigo_entidad       varchar(12)  not null,
  nombre               varchar(200) not null,
  departamento         varchar(12),
  tipo                 varchar(24)  not null,
  grupo_territorial    int          not null,
  entradas             jsonb        not null,
  reglas               jsonb        not null,
  nivel_desempeno      varchar(40),
  elegible             boolean,
  motivo_elegibilidad  varchar(60),
  puntaje              int,
  posicion             int,
  dentro_del_cupo      boolean,
  prioridad            varchar(40),
  accion_sugerida      varchar(60),
  modalidades          jsonb        not null,
  version_regla        varchar(600) not null,
  decision_sugerida    varchar(10),
  decision_final       varchar(10)  not null,
  ajuste_manual        boolean      not null default false,
  justificacion_ajuste varchar(2000),
  usuario              varchar(64)  not null,
  fecha                timestamptz  not null,
  primary key (corrida_id, codigo_entidad),
  check (not ajuste_manual or length(btrim(justificacion_ajuste)) > 0)
);
create index resultado_focalizacion_incluidas on resultado_focalizacion (corrida_id) where decision_final = 'INCLUIDA';

create table ajuste_focalizacion (
  id             bigint generated always as identity primary key,
  corrida_id     bigint        not null,
  codigo_entidad varchar(12)   not null,
  antes          varchar(10)   not null,
  despues        varchar(10)   not null,
  justificacion  varchar(2000) not null check (length(btrim(justificacion)) > 0),
  usuario        varchar(64)   not null,
  momento        timestamptz   not null,
  foreign key (corrida_id, codigo_entidad) references resultado_focalizacion (corrida_id, codigo_entidad)
);
create index ajuste_focalizacion_entidad on ajuste_focalizacion (corrida_id, codigo_entidad);

-- Ni la aplicación ni nadie cambia una corrida cerrada, ni lo que calcularon las reglas en ninguna.
create function resultado_focalizacion_protegido() returns trigger language plpgsql as $$
begin
  if (select cerrada is not null from att.corrida_focalizacion where id = old.corrida_id) then
    raise exception 'La corrida % está cerrada y no se cambia.', old.corrida_id;
  end if;
  if tg_op = 'DELETE' or (to_jsonb(new) - array['decision_final','ajuste_manual','justificacion_ajuste','usuario','fecha'])
      is distinct from (to_jsonb(old) - array['decision_final','ajuste_manual','justificacion_ajuste','usuario','fecha']) then
    raise exception 'Lo calculado para la entidad % no se cambia ni se borra.', old.codigo_entidad;
  end if;
  return new;
end $$;
create trigger resultado_focalizacion_protegido before update or delete on resultado_focalizacion
  for each row execute function resultado_focalizacion_protegido();

create function corrida_focalizacion_protegida() returns trigger language plpgsql as $$
begin
  if old.cerrada is not null then
    raise exception 'La corrida % está cerrada y no se cambia.', old.id;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger corrida_focalizacion_protegida before update or delete on corrida_focalizacion
  for each row execute function corrida_focalizacion_protegida();

create function huella_inmutable() returns trigger language plpgsql as $$
begin
  raise exception 'La huella de un ajuste no se cambia ni se borra.';
end $$;
create trigger ajuste_focalizacion_inmutable before update or delete on ajuste_focalizacion
  for each row execute function huella_inmutable();
