/** Lo que el motor sabe de las tareas de un expediente. Lo usan otras funcionalidades para no preguntarle cada una por su lado. */
@org.springframework.modulith.NamedInterface("tareas")
package co.gov.dnp.att.expediente.proceso;
