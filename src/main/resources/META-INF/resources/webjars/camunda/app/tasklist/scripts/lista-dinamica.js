/**
 * Al salir de un campo de una lista repetible queda un error vacío y el botón «Completar» no se vuelve a habilitar.
 * Aquí el botón atiende a los errores que la persona ve; al enviar se valida todo otra vez.
 */
const FORMULARIO = '[cam-tasklist-form-camunda] .fjs-container';
const ESPERA_A_QUE_SE_DIBUJE = 60;

const esFormularioCamunda = () => !!document.querySelector(FORMULARIO);
const hayErrorVisible = () => !!document.querySelector(FORMULARIO + ' .fjs-form-field-error');

angular.module('cam.tasklist.form').config(['$provide', $provide => {
  $provide.decorator('camTasklistFormDirective', ['$delegate', $delegate => {
    const directiva = $delegate[0];
    const inyeccion = directiva.controller;
    const controlador = inyeccion[inyeccion.length - 1];
    directiva.controller = inyeccion.slice(0, -1).concat(function (...dependencias) {
      controlador.apply(this, dependencias);
      const avisar = this.notifyFormValidated;
      let pendiente;
      this.notifyFormValidated = invalido => {
        clearTimeout(pendiente);
        if (!invalido || !esFormularioCamunda()) {
          return avisar.call(this, invalido);
        }
        avisar.call(this, hayErrorVisible());
        pendiente = setTimeout(() => esFormularioCamunda() && avisar.call(this, hayErrorVisible()), ESPERA_A_QUE_SE_DIBUJE);
      };
    });
    return $delegate;
  }]);
}]);

export default [];
