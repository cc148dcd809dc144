-- Plazos, periodicidades y excepciones al calendario de festivos: datos que la DER edita, no cifras de los modelos (PS-34).

create table plazo (
  clave        varchar(64)  primary key,
  dias_habiles int          check (dias_habiles between 1 and 250),
  texto        varchar(32),
  descripcion  varchar(300) not null,
  orden        int          not null,
  usuario      varchar(64),
  actualizado  timestamptz  not null default now(),
  check ((dias_habiles is null) <> (texto is null))
);

insert into plazo (orden, clave, dias_habiles, descripcion) values
 (10, 'tarea_identificar',          15, '1. Identificar necesidades, oferta y capacidad'),
 (20, 'tarea_concertar',            10, '1. Concertar la selección con los oferentes'),
 (30, 'tarea_programar',            15, '2. Programar la asistencia técnica'),
 (40, 'tarea_socializar',           15, '3. Socializar el plan y acordar responsabilidades'),
 (50, 'tarea_parametrizar',          5, 'Parametrizar los hitos en SETA-WEB'),
 (60, 'tarea_ejecutar',             20, '4. Registrar asesoría o evento masivo (cada registro)'),
 (70, 'tarea_monitorear',           10, '5. Reporte del corte, desde el fin del período que reporta'),
 (80, 'tarea_atenderAtraso',         3, '5. Atender un trimestre sin reporte'),
 (90, 'tarea_evaluar',              15, '6. Evaluar contra la definición del plan'),
 (100, 'tarea_gestionarConocimiento', 15, '7. Mesas de trabajo y lecciones'),
 (110, 'tarea_sistematizar',        20, '8. Sistematizar y publicar resultados'),
 (120, 'tarea_verificarCierre',      5, 'PT-ED-05: verificar el cumplimiento y cerrar la acción'),
 (130, 'recordatorio_accion',        3, 'PT-ED-05: recordatorio, antes de la fecha de compromiso de la acción');

insert into plazo (orden, clave, texto, descripcion) values
 (140, 'ciclo_corte', 'R/P3M', 'Cada cuánto se abre un corte mientras se ejecuta (a lo sumo, cada trimestre)'),
 (150, 'hora_cierre', '17:00', 'Hora de Colombia en que termina el día hábil');

-- Un día que el calendario da por hábil y no lo es (habil = false), o al revés.
create table festivo_ajuste (
  fecha  date         primary key,
  habil  boolean      not null,
  motivo varchar(200) not null
);
