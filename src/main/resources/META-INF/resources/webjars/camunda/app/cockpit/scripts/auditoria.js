/** De una instancia en Cockpit a su auditoría, para quien audita. A los demás no se les ofrece una página que les negaría el paso. */
import { crear, direccion } from '../../tasklist/scripts/comun.js';

const AUDITAN = ['grupo-planeacion', 'control-interno'];

const auditaQuienMira = async api => {
  const leer = async ruta => {
    const respuesta = await fetch(ruta, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    return respuesta.ok ? respuesta.json() : {};
  };
  const { userId } = await leer(api.adminApi + '/auth/user/' + api.engine);
  const { groups = [] } = userId ? await leer(api.engineApi + '/identity/groups?userId=' + encodeURIComponent(userId)) : {};
  return groups.some(g => AUDITAN.includes(g.id));
};

export default {
  id: 'llegada.auditoria',
  pluginPoint: 'cockpit.processInstance.runtime.action',
  priority: 5,
  render: async (nodo, { api, processInstanceId }) => {
    if (await auditaQuienMira(api)) {
      nodo.append(crear('a', { class: 'btn btn-default btn-toolbar', href: direccion('/auditoria/' + processInstanceId), title: 'Reconstruir esta instancia en Auditoría' },
        crear('span', { class: 'glyphicon glyphicon-list-alt', 'aria-hidden': 'true' }), crear('span', { class: 'sr-only' }, 'Ver en Auditoría')));
    }
  }
};
