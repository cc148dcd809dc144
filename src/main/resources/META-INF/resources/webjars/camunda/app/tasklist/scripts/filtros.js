/** Los filtros de la izquierda: cuántas tareas tiene cada uno, y el lápiz solo para quien puede cambiarlo. */
import { pedir } from './comun.js';

const CADA = 30000;

angular.module('cam.tasklist.filter').config(['$provide', $provide => {
  $provide.decorator('camTasklistFiltersDirective', ['$delegate', $delegate => {
    const directiva = $delegate[0];
    directiva.template = directiva.template
      .replace(/<span ng-show="isFocused\(filter\)"\s+class="counter">\{\{ filterCount \}\}<\/span>/,
        '<span class="counter" ng-if="alcances[filter.id]">{{ alcances[filter.id].cuantas }}</span>')
      .replace('<div class="actions"', '<div class="actions" ng-if="alcances[filter.id].editable"');
    const inyeccion = directiva.controller;
    const controlador = inyeccion[inyeccion.length - 1];
    const lugarDelAlcance = inyeccion.indexOf('$scope');
    directiva.controller = inyeccion.slice(0, -1).concat(function (...dependencias) {
      controlador.apply(this, dependencias);
      contar(dependencias[lugarDelAlcance]);
    });
    return $delegate;
  }]);
}]);

function contar(alcance) {
  alcance.alcances = {};
  let antes;
  let cuando = 0;
  // La lista se vuelve a pedir cada 10 s; los conteos, si cambió o si ya están viejos
  alcance.filtersData.observe('taskList', lista => {
    const ahora = JSON.stringify([lista.count, (lista._embedded?.task ?? []).map(t => [t.id, t.assignee, t.due])]);
    if (ahora === antes && Date.now() - cuando < CADA) {
      return;
    }
    antes = ahora;
    cuando = Date.now();
    pedir('/api/bandeja/filtros').then(r => alcance.$evalAsync(() => { alcance.alcances = r; }), () => { cuando = 0; });
  });
}

export default [];
