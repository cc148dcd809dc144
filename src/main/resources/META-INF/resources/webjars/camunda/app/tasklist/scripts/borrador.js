/**
 * Cambiar de pestaña («Evidencias», «Trámite»…) destruye el formulario, y el botón «Guardar» de Tasklist deja lo escrito en
 * el navegador, que puede ser de todos. Aquí lo escrito va al servidor, a nombre de quien lo escribe: solo, cada pocos
 * segundos y al salir. Al abrir la tarea el servidor devuelve el formulario con lo que esa persona dejó.
 */
import { crear, envolver, fechaHora, hora, pedir } from './comun.js';

const CADA = 4000;
const ASENTARSE = 300;
const EN_EL_NAVEGADOR = /^camunda-form:/;
const DE_ANTES = /^(camunda-form:|lt-borrador)/;

Object.keys(localStorage).filter(clave => DE_ANTES.test(clave)).forEach(clave => localStorage.removeItem(clave));
const escribirEnElNavegador = Storage.prototype.setItem;
Storage.prototype.setItem = function (clave, valor) {
  if (!EN_EL_NAVEGADOR.test(clave)) {
    escribirEnElNavegador.call(this, clave, valor);
  }
};

/** El que se está abriendo. Leer sus datos no valida ni pinta errores. */
let importado;
envolver('importSchema', (formulario, seguir) => {
  importado = formulario;
  return seguir();
});

const abiertos = new Set();
let enCamino = Promise.resolve();

angular.module('cam.tasklist.form').config(['$provide', $provide => {
  $provide.decorator('camTasklistFormDirective', ['$delegate', $delegate => {
    const directiva = $delegate[0];
    const inyeccion = directiva.controller;
    const controlador = inyeccion[inyeccion.length - 1];
    const lugarDelAlcance = inyeccion.indexOf('$scope');
    directiva.controller = inyeccion.slice(0, -1).concat(function (...dependencias) {
      controlador.apply(this, dependencias);
      vigilar(this, dependencias[lugarDelAlcance]);
    });
    return $delegate;
  }]);
}]).run(['camAPI', camAPI => {
  // Al volver enseguida, primero llega lo que se estaba guardando
  const tareas = camAPI.resource('task');
  const pedirVariables = tareas.formVariables;
  tareas.formVariables = (...argumentos) => enCamino.then(() => pedirVariables.apply(tareas, argumentos));
}]);

/** Un formulario abierto y lo último que se sabe guardado de él. */
class Abierto {

  constructor(formulario, tarea) {
    this.formulario = formulario;
    this.tarea = tarea;
    this.tocado = false;
    this.guardado = undefined;
    setTimeout(() => {
      if (!this.tocado) {
        this.guardado = this.datos();
      }
    }, ASENTARSE);
    this.reloj = setInterval(() => this.guardar(), CADA);
    abiertos.add(this);
    this.ofrecerDescartar();
  }

  datos() {
    return JSON.stringify(this.formulario._getSubmitData());
  }

  guardar() {
    const ahora = this.datos();
    if (!this.tocado || this.terminado || ahora === this.guardado) {
      return enCamino;
    }
    this.guardado = ahora;
    const envio = enCamino.then(() => pedir('/api/tareas/' + encodeURIComponent(this.tarea) + '/borrador', {
      // El navegador solo termina lo pequeño cuando la página se cierra
      method: 'PUT', body: ahora, keepalive: ahora.length < 30000, headers: { 'Content-Type': 'application/json' }
    })).then(r => this.decir('Guardado a las ' + hora(r.guardado)), falla => {
      this.guardado = undefined;
      this.decir('Lo que escribe no se ha podido guardar. ' + falla.message);
    });
    return enCamino = envio;
  }

  cerrar() {
    this.guardar();
    this.terminar();
  }

  terminar() {
    this.terminado = true;
    clearInterval(this.reloj);
    abiertos.delete(this);
  }

  decir(texto) {
    const acciones = document.querySelector('.task-details .form-actions');
    if (this.terminado || !acciones) {
      return;
    }
    const nota = acciones.querySelector('.lt-guardado') || acciones.insertAdjacentElement('afterbegin', crear('span', { class: 'lt-guardado' }));
    nota.textContent = texto;
  }

  async ofrecerDescartar() {
    const ruta = '/api/tareas/' + encodeURIComponent(this.tarea) + '/borrador';
    let borrador;
    try {
      borrador = await pedir(ruta);
    } catch (falla) {
      return;
    }
    const lugar = document.querySelector('[cam-tasklist-form-camunda] .fjs-container');
    if (!borrador || !lugar || this.terminado) {
      return;
    }
    let confirmado = false;
    const boton = crear('button', { type: 'button', class: 'btn btn-link' }, 'Descartar y volver a los datos iniciales');
    boton.addEventListener('click', async () => {
      if (!confirmado) {
        confirmado = true;
        boton.textContent = '¿Seguro? Haga clic otra vez para descartar lo escrito';
        return;
      }
      this.terminar();
      await enCamino;
      try {
        await pedir(ruta, { method: 'DELETE' });
        window.location.reload();
      } catch (falla) {
        boton.textContent = falla.message;
      }
    });
    document.querySelectorAll('.lt-borrador').forEach(n => n.remove());
    lugar.parentElement.insertBefore(crear('div', { class: 'lt-nota lt-borrador', role: 'status' },
      'Se recuperó lo que llevaba escrito el ' + fechaHora(borrador.guardado) + '. Todavía no se ha enviado. ', boton), lugar);
  }
}

function vigilar(control, alcance) {
  let abierto;

  const avisarListo = control.notifyFormInitialized;
  control.notifyFormInitialized = (...a) => {
    const tarea = alcance.params && alcance.params.taskId;
    if (abierto) {
      abierto.cerrar();
    }
    abierto = tarea && importado ? new Abierto(importado, tarea) : undefined;
    importado = undefined;
    return avisarListo.apply(control, a);
  };

  const registrarGuardado = control.registerSaveHandler;
  control.registerSaveHandler = manejador => registrarGuardado.call(control, (...a) => {
    if (!abierto) {
      return manejador(...a);
    }
    abierto.tocado = true;
    abierto.guardar();
    control.notifyFormDirty(false);
  });

  const registrarEnvio = control.registerCompletionHandler;
  control.registerCompletionHandler = manejador => registrarEnvio.call(control, responder => enCamino.then(() => manejador((error, ...resto) => {
    if (!error && abierto) {
      abierto.terminar();
    }
    responder(error, ...resto);
  })));

  alcance.$on('$destroy', () => abierto && abierto.cerrar());
}

// Los componentes también disparan estos eventos al dibujarse: solo cuentan los que hace una persona
['input', 'change', 'click', 'keydown', 'paste'].forEach(t => document.addEventListener(t, evento => {
  if (evento.isTrusted) {
    abiertos.forEach(a => { a.tocado = true; });
  }
}, true));
window.addEventListener('pagehide', () => abiertos.forEach(a => a.guardar()));

export default [];
