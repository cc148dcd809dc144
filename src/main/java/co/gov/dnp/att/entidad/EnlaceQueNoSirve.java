package co.gov.dnp.att.entidad;

/** El enlace no abre nada; dice por qué sin revelar de qué entidad o intervención era. */
public class EnlaceQueNoSirve extends RuntimeException {

    /** Por qué no abre y con qué código HTTP se responde. */
    public enum Causa {
        ALTERADO(404, "Este enlace no es válido", "La dirección está incompleta o cambió al copiarla. Ábrala de nuevo desde el mensaje en que la recibió."),
        VENCIDO(410, "Este enlace ya venció", "Los enlaces sirven hasta la fecha que se indicó al enviarlos."),
        REVOCADO(410, "Este enlace ya no sirve", "Quien lo envió lo anuló o lo reemplazó por otro."),
        DEMASIADOS_INTENTOS(429, "Demasiados intentos", "Se abrieron muchas direcciones que no existen desde esta conexión. Espere diez minutos.");

        private final int estado;
        private final String titulo;
        private final String explicacion;

        Causa(int estado, String titulo, String explicacion) {
            this.estado = estado;
            this.titulo = titulo;
            this.explicacion = explicacion;
        }

        public int estado() {
            return estado;
        }

        public String titulo() {
            return titulo;
        }

        public String explicacion() {
            return explicacion;
        }
    }

    private final Causa causa;

    public EnlaceQueNoSirve(Causa causa) {
        super(causa.titulo());
        this.causa = causa;
    }

    public Causa causa() {
        return causa;
    }
}
