package co.gov.dnp.att.territorio;

/** Cómo se expresa un índice: número con rango, texto o sí/no (que se guarda como 1/0 y «SI»/«NO»). */
public enum TipoValor {
    NUMERO, TEXTO, SI_NO
}
