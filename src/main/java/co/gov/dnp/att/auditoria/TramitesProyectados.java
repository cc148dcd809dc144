package co.gov.dnp.att.auditoria;

import java.util.List;

/** Las instancias raíz cuya fila de auditoría se acaba de rehacer; se avisa en la misma transacción. */
public record TramitesProyectados(List<String> raices) {
}
