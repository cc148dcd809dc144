-- División político-administrativa y esquemas asociativos: la clave es el código con que el país los conoce.
create table entidad_territorial (
    codigo               varchar(12)  primary key check (codigo ~ '^([0-9]{2}|[0-9]{5}|EA-[0-9]{3,6})$'),
    nombre               varchar(160) not null,
    tipo                 varchar(24)  not null check (tipo in ('DEPARTAMENTO','MUNICIPIO','DISTRITO','AREA_NO_MUNICIPALIZADA','ESQUEMA_ASOCIATIVO')),
    subtipo              varchar(48),
    codigo_departamento  varchar(12)  references entidad_territorial (codigo),
    latitud              numeric(9,6) check (latitud between -90 and 90),
    longitud             numeric(9,6) check (longitud between -180 and 180),
    vigente              boolean      not null default true,
    check ((tipo = 'ESQUEMA_ASOCIATIVO') = (subtipo is not null))
);
create index entidad_territorial_departamento on entidad_territorial (codigo_departamento);

create table esquema_miembro (
    esquema  varchar(12) not null references entidad_territorial (codigo),
    miembro  varchar(12) not null references entidad_territorial (codigo),
    primary key (esquema, miembro),
    check (esquema <> miembro)
);
create sequence esquema_asociativo_consecutivo;

-- Catálogo de índices: qué se mide, en qué rango o con qué valores.
create table indice (
    clave       varchar(60)  primary key check (clave ~ '^[A-Z][A-Z0-9_]*$'),
    nombre      varchar(160) not null,
    tipo_valor  varchar(8)   not null check (tipo_valor in ('NUMERO','TEXTO','SI_NO')),
    minimo      numeric,
    maximo      numeric,
    valores     varchar(200),
    descripcion varchar(600) not null default '',
    orden       integer      not null default 1000
);

insert into indice (clave, nombre, tipo_valor, minimo, maximo, valores, descripcion, orden) values
 ('MDM', 'Medición del Desempeño Municipal', 'NUMERO', 0, 100, null, 'Puntaje de 0 a 100. Solo municipios y distritos.', 10),
 ('MDD', 'Medición del Desempeño Departamental', 'NUMERO', 0, 100, null, 'Puntaje de 0 a 100. Solo departamentos.', 20),
 ('IDF', 'Índice de Desempeño Fiscal', 'NUMERO', 0, 100, null, 'Puntaje de 0 a 100. Municipios, distritos y departamentos.', 30),
 ('IDI', 'Índice de Desempeño Institucional', 'NUMERO', 0, 100, null, 'Puntaje de 0 a 100. Un cero en la fuente significa que la entidad no reportó: no se guarda.', 40),
 ('CATEGORIA', 'Categoría (Ley 617 de 2000)', 'TEXTO', null, null, 'ESPECIAL,1,2,3,4,5,6', 'La adoptada por acto administrativo; ESPECIAL y 1 a 6 en municipios, ESPECIAL y 1 a 4 en departamentos.', 50),
 ('GRUPO_CAPACIDADES', 'Grupo de capacidades iniciales (MDM)', 'TEXTO', null, null, 'CIUDADES,G1,G2,G3,G4,G5', 'De G1 (alto) a G5 (bajo), o CIUDADES. Solo municipios y distritos.', 60),
 ('PDET', 'Municipio PDET', 'SI_NO', null, null, null, 'Decreto Ley 893 de 2017. No aplica a departamentos.', 70),
 ('SUBREGION_PDET', 'Subregión PDET', 'TEXTO', null, null, null, 'Decreto Ley 893 de 2017.', 80),
 ('ZOMAC', 'Zona más afectada por el conflicto armado', 'SI_NO', null, null, null, 'Decreto 1650 de 2017. No aplica a departamentos.', 90),
 ('IPM', 'Índice de Pobreza Multidimensional', 'NUMERO', 0, 100, null, 'Porcentaje de la población.', 100),
 ('NBI', 'Necesidades Básicas Insatisfechas', 'NUMERO', 0, 100, null, 'Porcentaje de la población.', 110),
 ('TIPOLOGIA', 'Tipología territorial del DNP', 'TEXTO', null, null, null, 'De 1 (mayor capacidad) a 5 en municipios, o ciudades grandes y Bogotá; de 1 a 4 en departamentos.', 120),
 ('RURALIDAD', 'Categoría de ruralidad', 'TEXTO', null, null, null, 'Ciudades y aglomeraciones, intermedio, rural o rural disperso.', 130),
 ('SUBREGION_FUNCIONAL', 'Subregión funcional', 'TEXTO', null, null, null, 'Número de la subregión funcional a la que pertenece el municipio.', 140),
 ('POBLACION', 'Población', 'NUMERO', 0, 100000000, null, 'Habitantes.', 150);

-- Cada carga dice qué entró, de qué archivo, quién y cuándo.
create table carga (
    id          bigint generated always as identity primary key,
    clase       varchar(24)  not null,
    archivo     varchar(255) not null,
    sha256      char(64)     not null,
    usuario     varchar(64)  not null,
    fecha       timestamptz  not null,
    contenido   varchar(600) not null,
    nuevos      integer      not null,
    cambiados   integer      not null,
    iguales     integer      not null,
    retirados   integer      not null,
    ficticio    boolean      not null default false
);

-- Un valor vigente por entidad, índice, año y fuente; los que reemplaza quedan con la carga que los reemplazó.
create table valor_indicador (
    id             bigint generated always as identity primary key,
    entidad        varchar(12)  not null references entidad_territorial (codigo),
    indice         varchar(60)  not null references indice (clave),
    vigencia_dato  integer      not null check (vigencia_dato between 1900 and 2200),
    fuente         varchar(200) not null,
    numero         numeric,
    texto          varchar(400),
    ficticio       boolean      not null default false,
    version        integer      not null default 1,
    carga_id       bigint       not null references carga (id),
    reemplazado_en bigint       references carga (id),
    check (numero is not null or texto is not null)
);
create unique index valor_indicador_vigente on valor_indicador (entidad, indice, vigencia_dato, fuente) where reemplazado_en is null;
create index valor_indicador_historia on valor_indicador (entidad, indice, vigencia_dato, fuente);
create index valor_indicador_por_indice on valor_indicador (indice, vigencia_dato) where reemplazado_en is null;

-- Archivos subidos que alguien aún no confirma: en la base, para que responda cualquier nodo.
create table carga_pendiente (
    id         uuid         primary key,
    clase      varchar(24)  not null,
    archivo    varchar(255) not null,
    contenido  bytea        not null,
    usuario    varchar(64)  not null,
    creada     timestamptz  not null
);
