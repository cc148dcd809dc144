package co.gov.dnp.att.plataforma.arranque;

/** La aplicación no puede iniciar por algo que una persona debe resolver: una frase en español que dice qué hacer. */
public class ArranqueNegado extends RuntimeException {

    public ArranqueNegado(String frase) {
        super(frase);
    }

    public ArranqueNegado(String frase, Throwable causa) {
        super(frase, causa);
    }
}
