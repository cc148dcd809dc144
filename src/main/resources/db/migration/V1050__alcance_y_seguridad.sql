-- El grupo territorial de una entidad: el propio o, si es municipio, el de su departamento; 0 si ninguno.
create function att.grupo_de_entidad(codigo varchar) returns int language sql stable as $$
  select coalesce(
    (select c.grupo from att.cobertura_territorial c where c.codigo_entidad = $1),
    (select c.grupo from att.cobertura_territorial c where $1 ~ '^\d{5}$' and c.codigo_entidad = left($1, 2)),
    0)
$$;

-- Ingresos fallidos por dirección de red, en la base para que todos los nodos cuenten lo mismo. Se borran a la hora.
create table att.ingreso_fallido (
  direccion varchar(64) not null,
  momento   timestamptz not null default now()
);
create index ingreso_fallido_direccion on att.ingreso_fallido (direccion, momento);
