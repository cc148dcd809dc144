package co.gov.dnp.att.territorio.importacion;

/**
 * Lo que está mal en un archivo y cómo remediarlo.
 *
 * @param hoja    nombre de la hoja, o nulo en un CSV
 * @param fila    número de fila como la muestra la hoja de cálculo, o nulo si es de todo el archivo
 * @param columna letra y encabezado, o nulo si es de toda la fila
 */
public record Problema(String archivo, String hoja, Integer fila, String columna, String que, String remedio) {

    /** «datos.xlsx, hoja Municipios, fila 12, columna N (IDF_2024): «abc» no es un número. Escriba…» */
    public String frase() {
        StringBuilder donde = new StringBuilder(archivo);
        if (hoja != null) {
            donde.append(", hoja ").append(hoja);
        }
        if (fila != null) {
            donde.append(", fila ").append(fila);
        }
        if (columna != null) {
            donde.append(", columna ").append(columna);
        }
        return donde + ": " + que + " " + remedio;
    }
}
