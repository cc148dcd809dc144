-- Medidas de tiempo por actividad, en días hábiles (PR-09).

-- Cuántos días hábiles van hasta cada fecha: la resta de dos filas es lo que tardó algo. La llena el calendario.
create table att.dia_habil (
    fecha     date    primary key,
    acumulado integer not null
);
create function att.habiles(desde date, hasta date) returns integer language sql stable
    return (select acumulado from att.dia_habil where fecha = hasta) - (select acumulado from att.dia_habil where fecha = desde);

-- Una fila por tarea terminada, con el calendario que regía al proyectarla.
create table att.tramite_tarea (
    tarea            varchar(64)  primary key,
    instancia        varchar(64)  not null,
    proceso          varchar(255) not null,
    version          integer      not null,
    dependencia      varchar(12)  not null,
    subdireccion     varchar(12)  not null,
    actividad        varchar(255) not null,
    grupo            varchar(64)  not null,
    persona          varchar(255),
    creada           timestamptz  not null,
    reclamada        timestamptz,
    terminada        timestamptz  not null,
    vence            timestamptz,
    mes              date         not null,
    espera           integer      not null,
    manejo           integer      not null,
    fuera_de_termino boolean      not null
);
create index tramite_tarea_por_mes on att.tramite_tarea (mes);
create index tramite_tarea_por_instancia on att.tramite_tarea (instancia);

-- Resumen mensual con su distribución: días hábiles → cuántas tareas. De él salen medianas y percentiles exactos.
create table att.medida_mensual (
    mes          date         not null,
    proceso      varchar(255) not null,
    version      integer      not null,
    dependencia  varchar(12)  not null,
    subdireccion varchar(12)  not null,
    actividad    varchar(255) not null,
    grupo        varchar(64)  not null,
    dias         integer      not null,
    tareas       integer      not null,
    espera       bigint       not null,
    manejo       bigint       not null,
    fuera        integer      not null,
    primary key (mes, proceso, version, dependencia, subdireccion, actividad, grupo, dias)
);

-- Meses con tareas nuevas que el resumen aún no cuenta. Solo se agrega.
create table att.medida_por_rehacer (
    id  bigint generated always as identity primary key,
    mes date not null
);
create table att.medida_rehecha (
    unica   boolean primary key default true check (unica),
    momento timestamptz not null
);
