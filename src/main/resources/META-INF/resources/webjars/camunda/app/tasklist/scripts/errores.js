/**
 * Cuando el servidor no acepta un formulario responde con una o varias frases, una por renglón. Aquí se muestran como
 * lista sobre el formulario, con todo lo escrito en su sitio; los avisos pasajeros de la esquina se reservan para lo demás.
 */
const ENVOLTURA = /^(?:Cannot (?:submit task form|instantiate process definition|complete task|submit start form)[^\n]*?): /;
const ENVOLTURA_DEL_OYENTE = /^ENGINE-\d+ There was an exception while invoking the TaskListener\. Message: '(?:[\w.$]+: )?([^]*?)'?$/;
const SIN_RED = /unexpected server|Request has been terminated|Failed to fetch|NetworkError|network is offline/i;
const MAXIMO_DE_CAMPOS = 10;
const SIN_FRASES = 'El sistema no pudo completar la operación. Lo que escribió sigue en pantalla: inténtelo de nuevo en un momento.';
const FALLA_DE_RED = 'No hubo comunicación con el servidor. Revise la conexión e inténtelo de nuevo: lo que escribió sigue en pantalla.';

const ultimoVisible = selector => [...document.querySelectorAll(selector)].filter(e => e.offsetParent !== null).pop();
const formulario = () => ultimoVisible('[cam-tasklist-form-camunda] .fjs-container, [cam-tasklist-form-embedded], [cam-tasklist-form-generic]');

angular.module('cam.tasklist.form').run(['Notifications', '$translate', (avisos, $translate) => {
  const original = avisos.addError;
  avisos.addError = function (aviso) {
    const titulos = ['COMPLETE_ERROR', 'PROCESS_START_ERROR'].map(k => $translate.instant(k));
    const lugar = titulos.includes(aviso.status) && formulario();
    if (!lugar) {
      return original.apply(this, arguments);
    }
    mostrar(lugar, aviso.status, frasesDe(aviso.message) || camposConError(lugar) || [SIN_FRASES]);
  };
}]);

/** Separa lo que dijo el servidor en frases; null si no dijo nada que sirva a una persona. */
export const frasesDe = mensaje => {
  if (typeof mensaje !== 'string' || !mensaje.trim()) {
    return null;
  }
  if (SIN_RED.test(mensaje)) {
    return [FALLA_DE_RED];
  }
  const frases = mensaje.replace(ENVOLTURA, '').replace(ENVOLTURA_DEL_OYENTE, '$1').split(/\r?\n/).map(f => f.trim()).filter(Boolean);
  return frases.length ? frases : null;
};

/** El navegador encontró campos por corregir: se nombran y se puede saltar a cada uno. */
const camposConError = lugar => {
  const campos = [...lugar.querySelectorAll('.fjs-form-field')]
    .filter(c => c.querySelector('.fjs-form-field-error') && !c.querySelector('.fjs-form-field'))
    .map(c => ({
      texto: nombreDe(c) + ': ' + c.querySelector('.fjs-form-field-error').textContent.trim(),
      destino: c.querySelector('input:not([type=hidden]), textarea, select, button')
    }));
  const sobran = campos.length - MAXIMO_DE_CAMPOS;
  return !campos.length ? null
    : sobran > 1 ? [...campos.slice(0, MAXIMO_DE_CAMPOS), 'Y ' + sobran + ' campos más, señalados en rojo en el formulario.'] : campos;
};

const rotulo = campo => {
  const etiqueta = campo && campo.querySelector('.fjs-form-field-label');
  return etiqueta && etiqueta.textContent.replace('*', '').trim();
};

/** «Hitos › Peso»: dentro de una lista, el nombre del campo solo no dice cuál es. */
const nombreDe = campo => [rotulo(campo.closest('.fjs-form-field-dynamiclist')), rotulo(campo) || 'Campo'].filter(Boolean).join(' › ');

function mostrar(lugar, titulo, frases) {
  quitar();
  const panel = document.createElement('section');
  panel.className = 'lt-errores';
  panel.setAttribute('role', 'alert');
  panel.tabIndex = -1;
  const encabezado = document.createElement('h4');
  encabezado.textContent = titulo;
  const lista = document.createElement('ul');
  frases.forEach(f => {
    const renglon = lista.appendChild(document.createElement('li'));
    if (!f.destino) {
      renglon.textContent = f;
      return;
    }
    const salto = renglon.appendChild(document.createElement('button'));
    salto.type = 'button';
    salto.className = 'btn btn-link';
    salto.textContent = f.texto;
    salto.addEventListener('click', () => {
      f.destino.scrollIntoView({ block: 'center' });
      f.destino.focus();
    });
  });
  const nota = document.createElement('p');
  nota.textContent = 'Nada de lo que escribió se perdió. Corrija y vuelva a enviar.';
  panel.append(encabezado, lista, nota);
  lugar.parentElement.insertBefore(panel, lugar);
  panel.scrollIntoView({ block: 'start' });
  panel.focus({ preventScroll: true });
}

const quitar = () => document.querySelectorAll('.lt-errores').forEach(p => p.remove());

document.addEventListener('click', evento => {
  if (evento.target.closest('.form-actions .btn-primary, .modal-footer .btn-primary')) {
    quitar();
  }
}, true);

export default [];
