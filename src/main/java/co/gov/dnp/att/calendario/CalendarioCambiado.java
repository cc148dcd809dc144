package co.gov.dnp.att.calendario;

/** Se registró o quitó una excepción del calendario hábil. */
record CalendarioCambiado() {
}
