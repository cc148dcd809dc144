/** Las fechas de seguimiento y de término se leen dd/mm/aaaa en el encabezado de la tarea; «en un mes» no es un término. */
const HACE_CUANTO = /am-time-ago="task\.(followUp|due)">\{\{ task\.\1 \}\}/g;

angular.module('cam.tasklist.task').config(['$provide', $provide => {
  $provide.decorator('camTasklistTaskMetaDirective', ['$delegate', $delegate => {
    $delegate[0].template = $delegate[0].template.replace(HACE_CUANTO, '>{{ task.$1 | amDateFormat:\'L\' }}');
    return $delegate;
  }]);
}]);

export default [];
