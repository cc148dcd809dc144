-- A qué entidad territorial representa una cuenta; quien la tiene no es personal del DNP.
create table att.cuenta_entidad (
    usuario varchar(64) primary key references att.persona (usuario),
    entidad varchar(12) not null
);
