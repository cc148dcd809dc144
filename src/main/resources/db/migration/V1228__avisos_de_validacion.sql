-- Avisos de lo que no es de un expediente (protocolos, fichas, planes de contenidos, estrategias, metas), con la página donde se atienden.
alter table att.aviso alter column expediente_id drop not null;
alter table att.aviso add column enlace varchar(300);
create index aviso_por_enlace on att.aviso (enlace) where leido is null and enlace is not null;

alter table att.correo_saliente add column enlace varchar(300);
