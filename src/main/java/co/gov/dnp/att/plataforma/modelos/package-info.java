/** Los modelos BPMN vistos por las personas: dibujo en el servidor, sin guiones en la página. */
package co.gov.dnp.att.plataforma.modelos;
