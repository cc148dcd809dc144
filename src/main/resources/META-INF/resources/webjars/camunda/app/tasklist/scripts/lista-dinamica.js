/**
 * Al salir de un campo de una lista repetible queda un error vacío y el botón «Completar» no se vuelve a habilitar.
 * Aquí el botón atiende a los errores que la persona ve; al enviar se valida todo otra vez.
 * Un número escribe su valor un instante después de dibujarse: si antes quitaron su fila, la volvía a crear vacía. Lo de una fila que ya no está no se escribe.
 */
import { envolver } from './comun.js';

const FORMULARIO = '[cam-tasklist-form-camunda] .fjs-container';
const ESPERA_A_QUE_SE_DIBUJE = 60;

const esFormularioCamunda = () => !!document.querySelector(FORMULARIO);
const hayErrorVisible = () => !!document.querySelector(FORMULARIO + ' .fjs-form-field-error');

const filaQuitada = (datos, camino) => {
  let lugar = datos;
  return camino.some(paso => {
    const falta = typeof paso === 'number' && !(Array.isArray(lugar) && paso < lugar.length);
    lugar = lugar?.[paso];
    return falta;
  });
};

envolver('_update', (formulario, seguir, { fieldInstance }) => {
  if (!filaQuitada(formulario._getState().data, fieldInstance.valuePath)) {
    seguir();
  }
});

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
