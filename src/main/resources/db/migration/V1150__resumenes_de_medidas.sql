-- Resúmenes para que medir cien mil trámites cueste lo que medir diez mil (PR-09): ninguno crece con la historia, solo con lo que hay por comparar.

-- El resumen mensual sin los meses.
create table att.medida_total (
    proceso      varchar(255) not null,
    dependencia  varchar(12)  not null,
    version      integer      not null,
    subdireccion varchar(12)  not null,
    actividad    varchar(255) not null,
    grupo        varchar(64)  not null,
    dias         integer      not null,
    tareas       bigint       not null,
    espera       bigint       not null,
    manejo       bigint       not null,
    fuera        bigint       not null,
    primary key (proceso, dependencia, version, subdireccion, actividad, grupo, dias)
);
insert into att.medida_total select proceso, dependencia, version, subdireccion, actividad, grupo, dias, sum(tareas), sum(espera), sum(manejo), sum(fuera)
    from att.medida_mensual group by 1, 2, 3, 4, 5, 6, 7;

-- El resumen mensual sin dependencias ni grupos.
create table att.medida_por_mes (
    proceso   varchar(255) not null,
    mes       date         not null,
    version   integer      not null,
    actividad varchar(255) not null,
    dias      integer      not null,
    tareas    bigint       not null,
    espera    bigint       not null,
    manejo    bigint       not null,
    fuera     bigint       not null,
    primary key (proceso, mes, version, actividad, dias)
);
insert into att.medida_por_mes select proceso, mes, version, actividad, dias, sum(tareas), sum(espera), sum(manejo), sum(fuera)
    from att.medida_mensual group by 1, 2, 3, 4, 5;
create index medida_mensual_por_dependencia on att.medida_mensual (dependencia, mes);

-- Vueltas y tropiezos de los trámites por el mes en que empezaron.
create table att.vuelta_mensual (
    mes           date        not null,
    dependencia   varchar(12) not null,
    version       integer     not null,
    tramites      bigint      not null,
    ajustes       bigint      not null,
    con_ajuste    bigint      not null,
    con_accion    bigint      not null,
    con_incidente bigint      not null,
    primary key (mes, dependencia, version)
);
-- Meses con trámites que cambiaron y el resumen aún no cuenta. Solo se agrega.
create table att.vuelta_por_rehacer (
    id  bigint generated always as identity primary key,
    mes date not null
);
insert into att.vuelta_por_rehacer (mes) select distinct date_trunc('month', inicio at time zone 'America/Bogota')::date from att.tramite
    where proceso = 'asistencia_tecnica_territorial';

-- La cuenta de una lista con dependencia, vigencia y estado sale del índice, sin leer las filas.
create index tramite_por_filtros on att.tramite (dependencia, vigencia, estado, proceso, inicio desc, instancia desc);
