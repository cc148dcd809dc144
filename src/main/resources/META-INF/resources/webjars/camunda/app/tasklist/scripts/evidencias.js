/**
 * Pestaña «Evidencias» de una tarea: los formularios no reciben archivos, así que se cargan aquí. El servidor decide qué
 * se acepta y quién puede; esta pantalla avisa antes lo que ya sabe (tamaño, tipo sin escoger) y muestra sus respuestas.
 */
import { crear, direccion, fechaHora, ficha, mensajeDe, pedir, tamano } from './comun.js';

const MAXIMO = 25 * 1024 * 1024;
const SE_VE_EN_EL_NAVEGADOR = /^(application\/pdf|image\/(png|jpe?g|gif|webp))$/;

class Evidencias {

  constructor(nodo, tarea) {
    this.nodo = nodo;
    this.tarea = tarea;
    this.archivo = null;
    this.envio = null;
    this.nodo.classList.add('lt-pestana');
  }

  async abrir() {
    this.nodo.replaceChildren(crear('p', { class: 'lt-cargando', role: 'status' }, 'Cargando las evidencias…'));
    try {
      this.datos = await pedir('/api/tareas/' + encodeURIComponent(this.tarea) + '/evidencias');
      this.dibujar();
    } catch (e) {
      this.nodo.replaceChildren(crear('div', { class: 'lt-aviso lt-aviso-error', role: 'alert' }, e.message + ' ',
        crear('button', { type: 'button', class: 'btn btn-default', al_click: () => this.abrir() }, 'Reintentar')));
    }
  }

  cerrar() {
    if (this.envio) {
      this.envio.abort();
    }
  }

  dibujar() {
    this.aviso = crear('div', { class: 'lt-avisos', 'aria-live': 'polite' });
    this.lista = crear('div');
    this.nodo.replaceChildren(
      crear('h4', {}, 'Evidencias del expediente ' + (this.datos.expediente ?? '')),
      this.datos.puedeCargar ? this.dibujarCarga()
        : crear('p', { class: 'lt-nota' }, 'Para cargar evidencias, primero reclame la tarea. Aquí puede consultar las que ya están.'),
      this.aviso, this.lista);
    this.dibujarLista();
  }

  dibujarCarga() {
    const id = 'lt-ev-' + this.tarea;
    this.entrada = crear('input', { type: 'file', id: id + '-archivo', class: 'lt-archivo', 'aria-describedby': id + '-ayuda',
      al_change: () => this.elegir(this.entrada.files[0]) });
    this.zona = crear('label', { for: id + '-archivo', class: 'lt-zona' },
      crear('strong', {}, 'Arrastre aquí el archivo'), ' o haga clic para escogerlo',
      this.elegido = crear('span', { class: 'lt-elegido' }));
    ['dragenter', 'dragover'].forEach(t => this.zona.addEventListener(t, e => this.arrastrar(e, true)));
    ['dragleave', 'drop'].forEach(t => this.zona.addEventListener(t, e => this.arrastrar(e, false)));
    this.zona.addEventListener('drop', e => this.elegir(e.dataTransfer.files[0], e.dataTransfer.files.length));
    this.tipo = crear('select', { id: id + '-tipo', class: 'form-control' }, crear('option', { value: '' }, 'Seleccione'),
      ...this.datos.tipos.map(t => crear('option', { value: t.valor }, t.etiqueta)));
    this.boton = crear('button', { type: 'submit', class: 'btn btn-primary' }, 'Cargar evidencia');
    this.avance = crear('progress', { max: '100', value: '0', hidden: true, 'aria-label': 'Avance de la carga' });
    return crear('form', { class: 'lt-carga', novalidate: true, al_submit: e => this.enviar(e) },
      crear('div', { class: 'lt-archivo-grupo' }, this.entrada, this.zona),
      crear('div', { class: 'lt-carga-datos' },
        crear('label', { for: id + '-tipo' }, 'Tipo de evidencia'), this.tipo,
        this.boton, this.avance,
        crear('p', { id: id + '-ayuda', class: 'lt-ayuda' }, 'Máximo 25 MB por archivo. PDF, imagen o documento.')));
  }

  arrastrar(evento, encima) {
    evento.preventDefault();
    this.zona.classList.toggle('lt-zona-encima', encima);
  }

  elegir(archivo, cuantos = 1) {
    this.archivo = null;
    this.elegido.textContent = '';
    this.decir('');
    if (!archivo) {
      return;
    }
    if (cuantos > 1) {
      return this.decir('Cargue los archivos de a uno, para decir de qué tipo es cada uno.', true);
    }
    if (archivo.size === 0) {
      return this.decir('El archivo «' + archivo.name + '» está vacío.', true);
    }
    if (archivo.size > MAXIMO) {
      return this.decir('El archivo «' + archivo.name + '» pesa ' + tamano(archivo.size)
        + ' y el máximo es 25 MB. Redúzcalo o divídalo antes de cargarlo.', true);
    }
    this.archivo = archivo;
    this.elegido.textContent = archivo.name + ' (' + tamano(archivo.size) + ')';
  }

  enviar(evento) {
    evento.preventDefault();
    if (!this.archivo) {
      this.decir('Escoja primero el archivo.', true);
      return this.entrada.focus();
    }
    if (!this.tipo.value) {
      this.decir('Escoja el tipo de evidencia.', true);
      return this.tipo.focus();
    }
    const contenido = new FormData();
    contenido.append('archivo', this.archivo);
    contenido.append('tipo', this.tipo.value);
    const nombre = this.archivo.name;
    this.ocupar(true);
    this.decir('Cargando «' + nombre + '»…');
    const envio = this.envio = new XMLHttpRequest();
    envio.open('POST', direccion('/api/tareas/' + encodeURIComponent(this.tarea) + '/evidencias'));
    envio.setRequestHeader('Accept', 'application/json');
    Object.entries(ficha()).forEach(([n, v]) => envio.setRequestHeader(n, v));
    envio.upload.addEventListener('progress', e => {
      if (e.lengthComputable) {
        this.avance.value = Math.round(100 * e.loaded / e.total);
      }
    });
    envio.addEventListener('error', () => this.fallar(0));
    envio.addEventListener('timeout', () => this.fallar(0));
    envio.addEventListener('load', () => {
      const cuerpo = leer(envio.responseText);
      if (envio.status !== 201) {
        return this.fallar(envio.status === 200 && !cuerpo ? 401 : envio.status, cuerpo);
      }
      this.ocupar(false);
      this.entrada.value = '';
      this.tipo.value = '';
      this.elegir(null);
      this.datos.evidencias = [cuerpo, ...this.datos.evidencias.filter(e => e.id !== cuerpo.id)];
      this.dibujarLista();
      this.decir('La evidencia «' + cuerpo.nombre + '» quedó cargada.');
    });
    envio.send(contenido);
  }

  fallar(estado, cuerpo) {
    this.ocupar(false);
    this.decir(mensajeDe(estado, cuerpo), true);
    this.boton.focus();
  }

  ocupar(si) {
    this.envio = si ? this.envio : null;
    this.avance.hidden = !si;
    this.avance.value = 0;
    [this.boton, this.tipo, this.entrada].forEach(e => { e.disabled = si; });
  }

  decir(texto, esError = false) {
    this.aviso.replaceChildren(texto ? crear('div', {
      class: 'lt-aviso ' + (esError ? 'lt-aviso-error' : 'lt-aviso-bien'), role: esError ? 'alert' : 'status'
    }, texto) : '');
  }

  dibujarLista() {
    const evidencias = this.datos.evidencias;
    if (!evidencias.length) {
      return this.lista.replaceChildren(crear('p', { class: 'lt-vacio' }, this.datos.puedeCargar
        ? 'Este expediente todavía no tiene evidencias. Cargue la primera arriba.' : 'Este expediente todavía no tiene evidencias.'));
    }
    const columnas = ['Evidencia', 'Cargada', 'Tarea', 'Huella SHA-256', 'Acciones'];
    this.lista.replaceChildren(crear('div', { class: 'lt-tabla', tabindex: '0', role: 'region', 'aria-label': 'Lista de evidencias' },
      crear('table', {},
        crear('caption', {}, evidencias.length === 1 ? '1 evidencia' : evidencias.length + ' evidencias'),
        crear('thead', {}, crear('tr', {}, ...columnas.map(c => crear('th', { scope: 'col' }, c)))),
        crear('tbody', {}, ...evidencias.map(e => this.renglon(e))))));
  }

  renglon(e) {
    const contenido = direccion('/api/evidencias/' + encodeURIComponent(e.id) + '/contenido');
    const acciones = [
      SE_VE_EN_EL_NAVEGADOR.test(e.tipoContenido) && crear('a', { href: contenido, target: '_blank', rel: 'noopener',
        'aria-label': 'Ver ' + e.nombre + ' en otra pestaña' }, 'Ver'),
      crear('a', { href: contenido + '?descargar=true', download: e.nombre, 'aria-label': 'Descargar ' + e.nombre }, 'Descargar'),
      this.sePuedeEliminar(e) && crear('button', { type: 'button', class: 'btn btn-link', 'aria-label': 'Eliminar ' + e.nombre,
        al_click: evento => this.confirmar(evento.currentTarget, e) }, 'Eliminar')
    ].filter(Boolean);
    return crear('tr', {},
      crear('td', {}, crear('strong', { class: 'lt-nombre' }, e.nombre),
        crear('span', { class: 'lt-detalle' }, e.etiquetaTipo + ' · ' + tamano(e.tamano)),
        e.usada && crear('span', { class: 'lt-usada' }, 'Ya hace parte de un registro')),
      crear('td', {}, fechaHora(e.fecha), crear('span', { class: 'lt-detalle' }, e.cargadaPor)),
      crear('td', {}, e.deEstaTarea ? 'Esta tarea' : e.tarea ?? ''),
      crear('td', {}, crear('code', { title: e.sha256 }, e.sha256.slice(0, 12) + '…')),
      crear('td', { class: 'lt-acciones' }, ...acciones));
  }

  sePuedeEliminar(e) {
    return e.puedeRetirar ?? (this.datos.puedeCargar && e.deEstaTarea && !e.usada);
  }

  /** La página no puede abrir ventanas de confirmación (política de contenido): se pregunta en el mismo renglón. */
  confirmar(boton, e) {
    const volver = () => {
      pregunta.replaceWith(boton);
      boton.focus();
    };
    const no = crear('button', { type: 'button', class: 'btn btn-default btn-sm', al_click: volver }, 'No');
    const pregunta = crear('span', { class: 'lt-confirmar', role: 'group', 'aria-label': '¿Eliminar ' + e.nombre + '?',
      al_keydown: tecla => tecla.key === 'Escape' && volver() }, '¿Eliminar? ',
      crear('button', { type: 'button', class: 'btn btn-danger btn-sm', al_click: () => this.eliminar(e) }, 'Sí, eliminar'), ' ', no);
    boton.replaceWith(pregunta);
    no.focus();
  }

  async eliminar(e) {
    try {
      await pedir('/api/evidencias/' + encodeURIComponent(e.id), { method: 'DELETE' });
      this.datos.evidencias = this.datos.evidencias.filter(otra => otra.id !== e.id);
      this.dibujarLista();
      this.decir('La evidencia «' + e.nombre + '» quedó eliminada.');
    } catch (falla) {
      this.decir(falla.message, true);
    }
  }
}

const leer = texto => {
  try {
    return JSON.parse(texto);
  } catch (e) {
    return null;
  }
};

let abierta;

export default {
  id: 'lt-evidencias',
  pluginPoint: 'tasklist.task.detail',
  priority: 950,
  properties: { label: 'Evidencias' },
  render: (nodo, { taskId }) => {
    abierta = new Evidencias(nodo, taskId);
    abierta.abrir();
  },
  unmount: () => abierta && abierta.cerrar()
};
