/** Quién es quién: dependencias, grupos territoriales con su cobertura, personas y sus grupos en el motor. */
package co.gov.dnp.att.organizacion;
