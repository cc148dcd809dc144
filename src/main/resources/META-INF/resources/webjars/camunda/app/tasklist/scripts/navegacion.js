/** Enlace de vuelta a las páginas propias del sistema desde la cabecera de la bandeja. */
import { crear, direccion } from './comun.js';

export default {
  id: 'lt-inicio',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1000,
  render: nodo => nodo.replaceChildren(crear('a', { href: direccion('/') }, 'Inicio de Llegada a Territorio'))
};
