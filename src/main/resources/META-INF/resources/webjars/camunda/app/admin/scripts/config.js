/** Administración de usuarios y permisos en español, con el nombre del sistema. */
import { prepararIdioma } from '../../tasklist/scripts/idioma.js';

await prepararIdioma('admin');

export default {
  app: { name: 'Llegada a Territorio', vendor: 'DNP' },
  locales: { availableLocales: ['es'], fallbackLocale: 'es' },
  disableWelcomeMessage: true
};
