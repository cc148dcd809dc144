/** Pestaña «Ayuda» de una tarea: los conceptos de su etapa, lo que rige en su dependencia y la ficha del procedimiento. */
import { crear, direccion, pedir, tamano } from './comun.js';

const lista = (pares, clase = '') => crear('dl', { class: 'lt-conceptos ' + clase }, ...pares.flatMap(([t, d]) => [crear('dt', {}, t), crear('dd', {}, d)]));

const documento = d => crear('li', {},
  crear('a', { href: d.enlace, download: d.nombre }, d.titulo),
  crear('span', { class: 'lt-detalle' }, d.quees + ' · versión ' + d.version + ' · vigente desde '
    + d.vigenteDesde.split('-').reverse().join('/') + ' · ' + tamano(d.tamano)));

const plegado = (titulo, contenido) => crear('details', { class: 'lt-plegado' }, crear('summary', {}, titulo), contenido);

const abrir = async (nodo, tarea) => {
  nodo.classList.add('lt-pestana');
  nodo.replaceChildren(crear('p', { class: 'lt-cargando', role: 'status' }, 'Cargando la ayuda…'));
  try {
    const a = await pedir('/api/tareas/' + encodeURIComponent(tarea) + '/ayuda');
    nodo.replaceChildren(
      crear('h4', {}, 'Manuales y especificaciones que rigen en ' + a.dependencia),
      a.documentos.length ? crear('ul', { class: 'lt-documentos' }, ...a.documentos.map(documento))
        : crear('p', { class: 'lt-vacio' }, 'La dependencia y su subdirección general no han publicado documentos para esta tarea.'),
      crear('h4', {}, 'Conceptos de la etapa' + (a.etapa ? ' ' + a.etapa : '')),
      lista(a.conceptos.map(c => [c.termino, c.definicion])),
      plegado('Ficha del procedimiento', lista(a.ficha.map(c => [c.campo, c.contenido]))),
      plegado('Procedimientos relacionados del SIG', lista(a.procedimientos.map(p => [p.codigo + ' · ' + p.nombre, p.objetivo]))),
      crear('p', {}, crear('a', { href: direccion('/ayuda'), target: '_blank', rel: 'noopener' }, 'Abrir la ayuda completa',
        crear('span', { class: 'sr-only' }, ' (se abre en otra pestaña)'))));
  } catch (e) {
    nodo.replaceChildren(crear('div', { class: 'lt-aviso lt-aviso-error', role: 'alert' }, e.message + ' ',
      crear('button', { type: 'button', class: 'btn btn-default', al_click: () => abrir(nodo, tarea) }, 'Reintentar')));
  }
};

export default {
  id: 'lt-ayuda',
  pluginPoint: 'tasklist.task.detail',
  priority: 930,
  properties: { label: 'Ayuda' },
  render: (nodo, { taskId }) => abrir(nodo, taskId)
};
