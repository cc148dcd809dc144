-- La copia de las tablas aplicadas conserva el orden de sus columnas y condiciones: jsonb lo pierde.
alter table corrida_focalizacion alter column tablas type json using tablas::json;
