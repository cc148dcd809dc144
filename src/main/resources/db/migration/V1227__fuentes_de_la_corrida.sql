-- De dónde salió cada dato se dice una vez por corrida y no en cada entidad; la fila guarda, por entrada, su valor, el año del dato y el lugar de su fuente en esta lista.
-- Nulo en las corridas anteriores, que lo dicen todo en cada entidad (FO-06).
alter table att.corrida_focalizacion add column fuentes jsonb;

-- Se leen enteros y nunca se busca dentro: como json la base solo comprueba que lo sean, y guardar una corrida tarda menos.
alter table att.resultado_focalizacion alter column entradas type json using entradas::text::json, alter column reglas type json using reglas::text::json,
    alter column modalidades type json using modalidades::text::json;
