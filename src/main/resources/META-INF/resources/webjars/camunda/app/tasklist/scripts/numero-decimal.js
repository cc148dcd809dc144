/**
 * Números como se escriben en Colombia. La coma decimal tecleada ya se acepta; aquí se entiende además lo pegado desde
 * una hoja de cálculo («1.234.567,89», «$ 1.500») y se muestra cómo quedó leído, para que «1.500» no pase por mil quinientos.
 */
const CAMPO = '.fjs-form-field-number';
const MILES_CON_PUNTO = /^-?[1-9]\d{0,2}(\.\d{3})+$/;
const MILES_CON_COMA = /^-?[1-9]\d{0,2}(,\d{3}){2,}$/;
const DESDE_DONDE_AYUDA = 10000;

/** Devuelve el texto con punto decimal y sin separadores de miles, o null si no es un número. */
export const normalizar = texto => {
  let n = String(texto).replace(/[\s\u00a0\u202f$%]/g, '').replace(/^COP/i, '').replace('−', '-');
  const punto = n.lastIndexOf('.');
  const coma = n.lastIndexOf(',');
  if (punto >= 0 && coma >= 0) {
    const miles = punto > coma ? ',' : '.';
    n = n.split(miles).join('').replace(',', '.');
  } else if (MILES_CON_PUNTO.test(n)) {
    n = n.split('.').join('');
  } else if (MILES_CON_COMA.test(n)) {
    n = n.split(',').join('');
  } else {
    n = n.replace(',', '.');
  }
  return /^-?\d+(\.\d+)?$/.test(n) ? n : null;
};

const campoDe = nodo => nodo instanceof HTMLInputElement && nodo.closest(CAMPO);

document.addEventListener('paste', evento => {
  const entrada = evento.target;
  if (!campoDe(entrada) || entrada.readOnly || entrada.disabled) {
    return;
  }
  evento.preventDefault();
  evento.stopPropagation();
  const pegado = evento.clipboardData.getData('text');
  const numero = normalizar(pegado);
  if (numero === null) {
    return mostrarLectura(entrada, 'Lo que pegó («' + pegado.trim().slice(0, 40) + '») no es un número.');
  }
  entrada.select();
  entrada.setRangeText(numero);
  entrada.dispatchEvent(new Event('input', { bubbles: true }));
  mostrarLectura(entrada, lectura(entrada.value));
}, true);

document.addEventListener('focusout', evento => {
  if (campoDe(evento.target)) {
    mostrarLectura(evento.target, lectura(evento.target.value));
  }
}, true);

const lectura = texto => {
  const n = Number(String(texto).replace(',', '.'));
  const ayuda = texto && Number.isFinite(n) && (!Number.isInteger(n) || /[.,]/.test(texto) || Math.abs(n) >= DESDE_DONDE_AYUDA);
  return ayuda ? 'Se lee: ' + n.toLocaleString('es-CO', { maximumFractionDigits: 10 }) : '';
};

function mostrarLectura(entrada, texto) {
  const campo = entrada.closest(CAMPO);
  let nota = campo.querySelector('.lt-lectura');
  if (!nota) {
    nota = document.createElement('div');
    nota.className = 'lt-lectura';
    nota.setAttribute('aria-live', 'polite');
    campo.appendChild(nota);
  }
  nota.textContent = texto;
}

export default [];
