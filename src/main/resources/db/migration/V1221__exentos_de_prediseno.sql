-- Los productos anteriores a la ficha de prediseño no la deben: los que ya pasaron esa etapa, los suspendidos y los que tienen protocolo empezado o enviado (LT-09).
alter table att.producto_att add column exento_de_prediseno boolean not null default false;
update att.producto_att p set exento_de_prediseno = true
where p.estado not in ('IDEA', 'PREDISENO', 'EN_RETROALIMENTACION', 'ARCHIVADO')
   or exists (select from att.protocolo_borrador b where b.producto_id = p.id)
   or exists (select from att.protocolo_version v where v.producto_id = p.id);
