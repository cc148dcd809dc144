/**
 * Las fechas de seguimiento y de término se leen dd/mm/aaaa en el encabezado de la tarea; «en un mes» no es un término. Y se
 * puede fijar el seguimiento: Tasklist devuelve la tarea con la referencia a su formulario, que el motor no sabe leer y rechaza
 * (400). El término lo pone el calendario de plazos: se lee, no se cambia.
 */
const HACE_CUANTO = /am-time-ago="task\.followUp">\{\{ task\.followUp \}\}/;
const TERMINO = /<li>\s*<span cam-widget-inline-field\s+tabindex="0"\s+ng-keydown="openDatepicker\(\$event\)"\s+class="due-date"[^]*?<\/li>/;
const TERMINO_DE_LECTURA = '<li ng-if="task.due"><span class="due-date" ng-class="{overdue: task.due < now}">'
  + '<span class="glyphicon glyphicon-bell" aria-hidden="true"></span> Vence el {{ task.due | amDateFormat:\'L\' }}</span></li>';

angular.module('cam.tasklist.task').config(['$provide', $provide => {
  $provide.decorator('camTasklistTaskMetaDirective', ['$delegate', $delegate => {
    $delegate[0].template = $delegate[0].template.replace(HACE_CUANTO, '>{{ task.followUp | amDateFormat:\'L\' }}')
      .replace(TERMINO, () => TERMINO_DE_LECTURA);
    return $delegate;
  }]);
}]).run(['camAPI', camAPI => {
  const tareas = camAPI.resource('task');
  const actualizar = tareas.update;
  tareas.update = ({ camundaFormRef, ...tarea }, ...resto) => actualizar.call(tareas, tarea, ...resto);
}]);

export default [];
