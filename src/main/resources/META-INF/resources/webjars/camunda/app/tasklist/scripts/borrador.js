/**
 * Cambiar de pestaña («Evidencias», «Trámite»…) destruye el formulario. Antes de que eso pase se guarda lo escrito, con
 * el mismo mecanismo del botón «Guardar», y al volver se recupera. Lo guardado es de quien lo escribió: si en el mismo
 * computador entra otra persona, se borra.
 */
const PREFIJO = 'camunda-form:';
const DUENO = 'lt-borradores-de';
const PREFIJO_NOTA = 'lt-borrador-fecha:';

const borrarTodo = () => Object.keys(localStorage)
  .filter(k => k.startsWith(PREFIJO) || k.startsWith(PREFIJO_NOTA))
  .forEach(k => localStorage.removeItem(k));

const abiertos = new Set();

angular.module('cam.tasklist.form').config(['$provide', $provide => {
  $provide.decorator('camTasklistFormDirective', ['$delegate', $delegate => {
    const directiva = $delegate[0];
    const inyeccion = directiva.controller;
    const controlador = inyeccion[inyeccion.length - 1];
    const lugarDelAlcance = inyeccion.indexOf('$scope');
    directiva.controller = inyeccion.slice(0, -1).concat(function (...dependencias) {
      controlador.apply(this, dependencias);
      const alcance = dependencias[lugarDelAlcance];
      vigilar(this, alcance);
    });
    return $delegate;
  }]);
}]).run(['$rootScope', $rootScope => {
  const revisarDueno = usuario => {
    if (usuario && localStorage.getItem(DUENO) !== usuario) {
      borrarTodo();
      localStorage.setItem(DUENO, usuario);
    }
  };
  $rootScope.$watch('authentication.name', revisarDueno);
}]);

function vigilar(formulario, alcance) {
  const tarea = () => alcance.params && alcance.params.taskId;
  let guardar = () => {};
  let terminado = false;
  let escrito = false;

  const registrarGuardado = formulario.registerSaveHandler;
  formulario.registerSaveHandler = manejador => {
    guardar = manejador;
    const hayBorrador = tarea() && localStorage.getItem(PREFIJO + tarea());
    escrito = !!hayBorrador;
    registrarGuardado.call(formulario, (...a) => {
      manejador(...a);
      localStorage.setItem(PREFIJO_NOTA + tarea(), new Date().toISOString());
    });
    if (hayBorrador) {
      avisarRecuperado(tarea(), () => { escrito = false; terminado = true; });
    }
  };
  const registrarEnvio = formulario.registerCompletionHandler;
  formulario.registerCompletionHandler = manejador => registrarEnvio.call(formulario, respuesta => manejador((error, ...resto) => {
    terminado = !error;
    if (terminado && tarea()) {
      localStorage.removeItem(PREFIJO_NOTA + tarea());
    }
    respuesta(error, ...resto);
  }));
  const avisarCambio = formulario.notifyFormDirty;
  formulario.notifyFormDirty = sucio => {
    escrito = escrito || sucio;
    avisarCambio.call(formulario, sucio);
  };

  const conservar = () => {
    if (escrito && !terminado && tarea()) {
      guardar();
      localStorage.setItem(PREFIJO_NOTA + tarea(), new Date().toISOString());
    }
  };
  abiertos.add(conservar);
  alcance.$on('$destroy', () => {
    conservar();
    abiertos.delete(conservar);
  });
}

window.addEventListener('pagehide', () => abiertos.forEach(conservar => conservar()));

function avisarRecuperado(tarea, alDescartar) {
  const fecha = localStorage.getItem(PREFIJO_NOTA + tarea);
  const intentar = quedan => {
    const lugar = document.querySelector('[cam-tasklist-form-camunda] .fjs-container');
    if (!lugar) {
      return quedan && setTimeout(() => intentar(quedan - 1), 100);
    }
    if (document.querySelector('.lt-borrador')) {
      return;
    }
    const nota = document.createElement('div');
    nota.className = 'lt-nota lt-borrador';
    nota.setAttribute('role', 'status');
    nota.textContent = 'Se recuperó lo que llevaba escrito' + (fecha ? ' (' + new Date(fecha).toLocaleString('es-CO',
      { dateStyle: 'short', timeStyle: 'short' }) + ')' : '') + '. Todavía no se ha enviado. ';
    const boton = document.createElement('button');
    boton.type = 'button';
    boton.className = 'btn btn-link';
    boton.textContent = 'Descartar y volver a los datos iniciales';
    let confirmado = false;
    boton.addEventListener('click', () => {
      if (!confirmado) {
        confirmado = true;
        boton.textContent = '¿Seguro? Haga clic otra vez para descartar lo escrito';
        return;
      }
      alDescartar();
      localStorage.removeItem(PREFIJO + tarea);
      localStorage.removeItem(PREFIJO_NOTA + tarea);
      window.location.reload();
    });
    nota.appendChild(boton);
    lugar.parentElement.insertBefore(nota, lugar);
  };
  intentar(50);
}

export default [];
