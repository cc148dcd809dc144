/** Lo que el correo toma del motor: las tareas que nacen, se asignan o se vencen, y la dirección de cada usuario. */
package co.gov.dnp.att.correo.proceso;
