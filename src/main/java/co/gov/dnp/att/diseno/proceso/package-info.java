/** El motor visto desde el taller de diseño: despliegues, trámite, ensayo de caminos y migraciones. */
package co.gov.dnp.att.diseno.proceso;
