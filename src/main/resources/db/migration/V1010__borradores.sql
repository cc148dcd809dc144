-- Lo que una persona lleva escrito en una tarea y todavía no envía. Es solo suyo y se borra cuando la tarea termina.
create table borrador (
    tarea     varchar(64) not null,
    usuario   varchar(64) not null,
    contenido jsonb       not null,
    guardado  timestamptz not null default now(),
    primary key (tarea, usuario)
);
