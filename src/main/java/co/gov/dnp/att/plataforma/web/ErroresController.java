package co.gov.dnp.att.plataforma.web;

import java.util.Map;

import co.gov.dnp.att.plataforma.Rechazo;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Lo que el dominio niega sale como frases: en JSON para los guiones, en página para las personas. */
@ControllerAdvice
class ErroresController {

    @ExceptionHandler(Rechazo.class)
    Object rechazo(Rechazo rechazo, HttpServletRequest peticion) {
        return responder(HttpStatus.BAD_REQUEST, rechazo.getMessage(), peticion);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object archivoGrande(MaxUploadSizeExceededException e, HttpServletRequest peticion) {
        return responder(HttpStatus.PAYLOAD_TOO_LARGE,
                "El archivo pesa más de 25 MB. Redúzcalo o divídalo y vuelva a cargarlo.", peticion);
    }

    @ExceptionHandler(MultipartException.class)
    Object sinArchivo(MultipartException e, HttpServletRequest peticion) {
        return responder(HttpStatus.BAD_REQUEST, "No llegó ningún archivo. Elíjalo y vuelva a enviarlo.", peticion);
    }

    private static Object responder(HttpStatus estado, String mensaje, HttpServletRequest peticion) {
        if (peticion.getRequestURI().contains("/api/")) {
            return ResponseEntity.status(estado).body(Map.of("mensaje", mensaje));
        }
        ModelAndView pagina = new ModelAndView("error", estado);
        pagina.addObject("mensaje", mensaje);
        pagina.addObject("status", estado.value());
        return pagina;
    }
}
