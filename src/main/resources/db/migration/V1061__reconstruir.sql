-- Quién consultó o se llevó cada instancia: leer también deja rastro (PS-50). Solo se agrega.
create table att.lectura_auditoria (
    id        bigint generated always as identity primary key,
    instancia varchar(64)  not null,
    usuario   varchar(64)  not null,
    accion    varchar(20)  not null check (accion in ('CONSULTA', 'DESCARGA')),
    momento   timestamptz  not null default now()
);
create index lectura_auditoria_instancia on att.lectura_auditoria (instancia, id desc);
create trigger lectura_solo_se_agrega before update or delete on att.lectura_auditoria
    for each row execute function att.rechazar_cambio();

-- Lo entregado en instancias que no tienen expediente se busca por su instancia.
create index entrega_formulario_instancia on att.entrega_formulario (instancia);
