/** Pestaña «Trámite» de una tarea: qué ha pasado en el expediente, en frases, de lo más reciente a lo más antiguo. */
import { crear, dia, hora, pedir } from './comun.js';

const abrir = async (nodo, tarea) => {
  nodo.classList.add('lt-pestana');
  nodo.replaceChildren(crear('p', { class: 'lt-cargando', role: 'status' }, 'Cargando el trámite…'));
  try {
    const t = await pedir('/api/tareas/' + encodeURIComponent(tarea) + '/tramite');
    const hechos = [...t.hechos].sort((a, b) => new Date(b.fecha) - new Date(a.fecha));
    nodo.replaceChildren(
      crear('h4', {}, 'Trámite del expediente ' + (t.expediente ?? '')),
      t.enlace ? crear('p', {}, crear('a', { href: t.enlace, target: '_blank', rel: 'noopener' },
        'Ver el expediente completo', crear('span', { class: 'sr-only' }, ' (se abre en otra pestaña)'))) : '',
      hechos.length ? crear('ol', { class: 'lt-linea' }, ...hechos.map(h => crear('li', {},
        crear('time', { datetime: h.fecha }, dia(h.fecha) + ', ' + hora(h.fecha)), crear('p', {}, h.texto))))
        : crear('p', { class: 'lt-vacio' }, 'Todavía no hay hechos registrados en este expediente.'));
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
