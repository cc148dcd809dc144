/**
 * Lo que cada tarea de la lista muestra sin abrirla. Las variables de un filtro no sirven para esto: el motor solo las
 * entrega a quien puede leer la instancia entera, y quien recibe una tarea no tiene ese permiso.
 */
import { crear, pedir } from './comun.js';

const VIGENTE = 20000;
const JUNTAR = 40;

const conocidas = new Map();
let porPedir = new Map();

/** Las de una misma lista se piden juntas. */
const datosDe = tarea => {
  const conocida = conocidas.get(tarea);
  if (conocida && Date.now() - conocida.cuando < VIGENTE) {
    return conocida.datos;
  }
  if (!porPedir.size) {
    setTimeout(pedirlas, JUNTAR);
  }
  if (!porPedir.has(tarea)) {
    let resolver;
    const promesa = new Promise(r => { resolver = r; });
    porPedir.set(tarea, { promesa, resolver });
  }
  return porPedir.get(tarea).promesa;
};

const pedirlas = async () => {
  const estas = porPedir;
  porPedir = new Map();
  let datos = [];
  try {
    datos = await pedir('/api/bandeja/tarjetas?' + new URLSearchParams([...estas.keys()].map(t => ['tarea', t])));
  } catch (falla) {
    console.warn('No fue posible traer los datos de las tarjetas', falla);
  }
  const porTarea = new Map(datos.map(d => [d.tarea, d]));
  estas.forEach(({ resolver }, tarea) => {
    if (porTarea.has(tarea)) {
      conocidas.set(tarea, { datos: porTarea.get(tarea), cuando: Date.now() });
    }
    resolver(porTarea.get(tarea));
  });
};

const renglon = (nombre, valor, clase) => valor === null || valor === undefined || valor === '' ? false
  : crear('div', { class: clase }, crear('dt', {}, nombre), crear('dd', {}, String(valor)));

const dibujar = (nodo, d) => nodo.replaceChildren(crear('dl', { class: 'lt-tarjeta' },
  d.devuelta && crear('div', { class: 'lt-devuelta' }, crear('dt', { class: 'sr-only' }, 'Estado'), crear('dd', {}, 'Devuelta')),
  renglon('Producto', d.producto),
  renglon('Entidades', d.entidades),
  renglon('Vigencia', d.vigencia),
  renglon(d.vencida ? 'Venció el' : 'Vence el', d.vence, d.vencida ? 'lt-vencida' : ''),
  renglon('Expediente', d.expediente)));

export default {
  id: 'lt-tarjeta',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: async (nodo, { taskId }) => {
    const conocida = conocidas.get(taskId);
    if (conocida) {
      dibujar(nodo, conocida.datos);
    }
    const datos = await datosDe(taskId);
    if (datos && datos !== conocida?.datos) {
      dibujar(nodo, datos);
    }
  }
};
