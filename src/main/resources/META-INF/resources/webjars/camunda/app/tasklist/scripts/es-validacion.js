/**
 * Los formularios traen sus mensajes en inglés y sin forma de cambiarlos: se traducen al aparecer en pantalla.
 * Solo se tocan los rincones que escribe el propio componente, nunca lo que escribió una persona.
 */
const MENSAJES = [
  [/^Field is required\.$/, 'Este campo es obligatorio.'],
  [/^Field must have minimum value of (.+)\.$/, (_, n) => 'El valor mínimo es ' + enEspanol(n) + '.'],
  [/^Field must have maximum value of (.+)\.$/, (_, n) => 'El valor máximo es ' + enEspanol(n) + '.'],
  [/^Field must have minimum length of (.+)\.$/, 'Escriba al menos $1 caracteres.'],
  [/^Field must have maximum length of (.+)\.$/, 'Escriba máximo $1 caracteres.'],
  [/^Field must match pattern .+\.$/s, 'Escriba el dato con el formato que se pide.'],
  [/^Field must be a valid email\.$/, 'Escriba un correo electrónico, por ejemplo nombre@entidad.gov.co.'],
  [/^Field must be a valid\s+international phone number\..*$/, 'Escriba el teléfono con el indicativo del país, por ejemplo +573001234567.'],
  [/^Value is not a number\.$/, 'Escriba un número: solo cifras y, si hace falta, una coma para los decimales.'],
  [/^Value is expected to be an integer\.$/, 'Escriba un número entero, sin decimales.'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, 'Use máximo $1 decimales.'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/,
    (_, a, b) => 'Los valores permitidos más cercanos son ' + enEspanol(a) + ' y ' + enEspanol(b) + '.'],
  [/^Date and time must both be entered\.$/, 'Escriba la fecha y también la hora.'],
  [/^No options source defined in the form definition$/, 'Este campo no tiene opciones definidas.'],
  [/^Add new$/, 'Agregar'],
  [/^Expand all \((\d+)\)$/, 'Mostrar todas ($1)'],
  [/^Collapse$/, 'Mostrar menos'],
  [/^Select$/, 'Seleccione'],
  [/^Search$/, 'Buscar'],
  [/^dd\/mm\/yyyy$/, 'dd/mm/aaaa'],
  [/^mm\/dd\/yyyy$/, 'mm/dd/aaaa'],
  [/^No results$/, 'No hay resultados'],
  [/^Nothing found$/, 'No hay resultados'],
  [/^All values selected$/, 'Ya están elegidas todas las opciones'],
  [/^Nothing to show\.$/, 'No hay datos para mostrar.'],
  [/^ of $/, ' de '],
  [/^Previous page$/, 'Página anterior'],
  [/^Next page$/, 'Página siguiente'],
  [/^Click to sort by (.+) ascending$/, 'Ordenar por $1 de menor a mayor'],
  [/^Click to sort by (.+) descending$/, 'Ordenar por $1 de mayor a menor'],
  [/^Click to remove sorting$/, 'Quitar el orden'],
  [/^Remove list item (\d+)$/, 'Quitar el elemento $1 de la lista'],
  [/^Remove tag$/, 'Quitar esta opción'],
  [/^Increment$/, 'Aumentar'],
  [/^Decrement$/, 'Disminuir'],
  [/^External content couldn't be loaded\.$/, 'No fue posible cargar el contenido externo.']
];

const enEspanol = texto => Number.isFinite(Number(texto)) ? Number(texto).toLocaleString('es-CO', { maximumFractionDigits: 10 }) : texto;

const TEXTOS = '.fjs-form-field-error, .fjs-repeat-render-add, .fjs-repeat-render-collapse, .fjs-select-placeholder, '
  + '.fjs-dropdownlist-empty, .fjs-table-empty, .fjs-table-td[colspan], .fjs-table-nav-label';
const ATRIBUTOS = ['placeholder', 'aria-label', 'title'];
const CON_ATRIBUTOS = '.fjs-container input, .fjs-container button, .fjs-container th';

export const traducir = texto => {
  for (const [ingles, espanol] of MENSAJES) {
    if (ingles.test(texto)) {
      return texto.replace(ingles, espanol);
    }
  }
  return texto;
};

const traducirNodo = nodo => {
  const padre = nodo.parentElement;
  if (padre && padre.closest(TEXTOS)) {
    const nuevo = traducir(nodo.data);
    if (nuevo !== nodo.data) {
      nodo.data = nuevo;
    }
  }
};

const traducirAtributos = elemento => {
  if (!elemento.matches(CON_ATRIBUTOS)) {
    return;
  }
  for (const nombre of ATRIBUTOS) {
    const valor = elemento.getAttribute(nombre);
    const nuevo = valor && traducir(valor);
    if (nuevo && nuevo !== valor) {
      elemento.setAttribute(nombre, nuevo);
    }
  }
};

const recorrer = raiz => {
  if (raiz.nodeType === Node.TEXT_NODE) {
    return traducirNodo(raiz);
  }
  if (raiz.nodeType !== Node.ELEMENT_NODE) {
    return;
  }
  traducirAtributos(raiz);
  const camino = document.createTreeWalker(raiz, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let n = camino.nextNode(); n; n = camino.nextNode()) {
    n.nodeType === Node.TEXT_NODE ? traducirNodo(n) : traducirAtributos(n);
  }
};

new MutationObserver(cambios => cambios.forEach(c => {
  if (c.type === 'childList') {
    c.addedNodes.forEach(recorrer);
  } else {
    c.type === 'characterData' ? traducirNodo(c.target) : traducirAtributos(c.target);
  }
})).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATRIBUTOS });

const CALENDARIO = {
  weekdays: {
    shorthand: ['do', 'lu', 'ma', 'mi', 'ju', 'vi', 'sá'],
    longhand: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado']
  },
  months: {
    shorthand: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
    longhand: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre']
  },
  ordinal: () => '',
  firstDayOfWeek: 1,
  rangeSeparator: ' a ',
  weekAbbreviation: 'Sem',
  scrollTitle: 'Desplace para cambiar el valor',
  toggleTitle: 'Haga clic para cambiar',
  yearAriaLabel: 'Año',
  monthAriaLabel: 'Mes',
  hourAriaLabel: 'Hora',
  minuteAriaLabel: 'Minuto',
  time_24hr: true
};

if (window.flatpickr) {
  window.flatpickr.localize(CALENDARIO);
}

/** El calendario de las fechas de seguimiento y vencimiento es otro componente, con su propia configuración. */
angular.module('cam.tasklist.form').run(['$injector', '$locale', ($injector, $locale) => {
  if ($injector.has('uibDatepickerPopupConfig')) {
    Object.assign($injector.get('uibDatepickerPopupConfig'), { currentText: 'Hoy', clearText: 'Borrar', closeText: 'Listo' });
  }
  const formatos = $locale.DATETIME_FORMATS;
  formatos.MONTH = CALENDARIO.months.longhand;
  formatos.STANDALONEMONTH = CALENDARIO.months.longhand;
  formatos.SHORTMONTH = CALENDARIO.months.shorthand;
  formatos.DAY = CALENDARIO.weekdays.longhand;
  formatos.SHORTDAY = CALENDARIO.weekdays.shorthand;
  formatos.FIRSTDAYOFWEEK = 0;
}]);

export default [];
