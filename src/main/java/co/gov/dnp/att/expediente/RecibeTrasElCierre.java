package co.gov.dnp.att.expediente;

/** Tareas que continúan después de cerrado el expediente y todavía le aportan evidencia. */
public interface RecibeTrasElCierre {

    boolean recibe(String tareaId);
}
