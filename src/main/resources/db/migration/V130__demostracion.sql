-- Una fila dice que esta base se llenó con la demostración; en producción queda vacía.
create table demostracion (
  unica   boolean     primary key default true check (unica),
  cargada timestamptz not null default now()
);
