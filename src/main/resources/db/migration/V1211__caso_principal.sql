-- «Mis casos» ordena y filtra todos los casos de una persona por lo que dice el trámite principal de cada expediente: sale entero del índice.
create index tramite_principal on att.tramite (expediente_id) include (inicio, codigo, estado) where proceso = 'asistencia_tecnica_territorial';
