package co.gov.dnp.att.plataforma.modelos;

import java.util.Set;

/**
 * Lo que se destaca de un elemento en el dibujo.
 *
 * @param clases clases CSS que recibe (recorrido, actual, agregado, intensidad-3…)
 * @param insignia texto corto en su esquina, como las veces que pasó; nulo si no lleva
 * @param descripcion lo que se lee al señalarlo y lo que dice un lector de pantalla; nulo deja solo su nombre
 */
public record Marca(Set<String> clases, String insignia, String descripcion) {
}
