-- «Mis casos» entra por cada razón que acerca un caso a alguien; los pasos, solo por las instancias que siguen abiertas.
create index tramite_pendientes_de on att.tramite using gin (pendientes_de);
create index tramite_grupos on att.tramite using gin (grupos);
create index tramite_por_subdireccion on att.tramite (subdireccion, expediente_id);
create index tramite_casos_de_dependencia on att.tramite (dependencia, expediente_id);
create index tramite_abierto_por_expediente on att.tramite (expediente_id, instancia) where fin is null;

-- La lista de expedientes de una dependencia sale del índice ya ordenada y su cuenta no toca la tabla.
drop index att.expediente_por_dependencia;
create index expediente_por_dependencia on att.expediente (dependencia, creado desc, id desc);
