/** Pestaña «Trámite» de una tarea: dónde está y a quién le corresponde, el modelo con lo ya hecho y qué ha pasado, en frases. */
import { crear, dia, hora, pedir } from './comun.js';

/** El dibujo viene del servidor; en palabras, para quien no lo ve. */
const diagrama = d => {
  const dibujo = document.importNode(new DOMParser().parseFromString(d.svg, 'image/svg+xml').documentElement, true);
  // Se recorre con las flechas del teclado
  return crear('div', {}, crear('p', { class: 'sr-only' }, d.descripcion),
    crear('div', { class: 'lt-diagrama', tabindex: '0', role: 'group', 'aria-label': 'Diagrama del procedimiento' }, dibujo));
};

const mostrarElLugar = nodo => {
  const caja = nodo.querySelector('.lt-diagrama');
  const actual = caja && caja.querySelector('.actual');
  if (actual) {
    const lugar = actual.getBoundingClientRect();
    caja.scrollLeft += lugar.left + lugar.width / 2 - caja.getBoundingClientRect().left - caja.clientWidth / 2;
  }
};

const abrir = async (nodo, tarea) => {
  nodo.classList.add('lt-pestana');
  nodo.replaceChildren(crear('p', { class: 'lt-cargando', role: 'status' }, 'Cargando el trámite…'));
  try {
    const t = await pedir('/api/tareas/' + encodeURIComponent(tarea) + '/tramite');
    const hechos = [...t.hechos].sort((a, b) => new Date(b.fecha) - new Date(a.fecha));
    nodo.replaceChildren(
      crear('h4', {}, 'Trámite del expediente ' + (t.expediente ?? '')),
      t.ahora.length ? crear('ul', { class: 'lt-nota lt-ahora' }, ...t.ahora.map(frase => crear('li', {}, frase))) : '',
      t.diagrama ? diagrama(t.diagrama) : '',
      crear('h4', {}, 'Qué ha pasado'),
      t.enlace ? crear('p', {}, crear('a', { href: t.enlace, target: '_blank', rel: 'noopener' },
        'Ver el expediente completo', crear('span', { class: 'sr-only' }, ' (se abre en otra pestaña)'))) : '',
      hechos.length ? crear('ol', { class: 'lt-linea' }, ...hechos.map(h => crear('li', {},
        crear('time', { datetime: h.fecha }, dia(h.fecha) + ', ' + hora(h.fecha)), crear('p', {}, h.texto))))
        : crear('p', { class: 'lt-vacio' }, 'Todavía no hay hechos registrados en este expediente.'));
    mostrarElLugar(nodo);
  } catch (e) {
    nodo.replaceChildren(crear('div', { class: 'lt-aviso lt-aviso-error', role: 'alert' }, e.message + ' ',
      crear('button', { type: 'button', class: 'btn btn-default', al_click: () => abrir(nodo, tarea) }, 'Reintentar')));
  }
};

export default {
  id: 'lt-tramite',
  pluginPoint: 'tasklist.task.detail',
  priority: 940,
  properties: { label: 'Trámite' },
  render: (nodo, { taskId }) => abrir(nodo, taskId)
};
