/** Operación de los procesos en español, con el nombre del sistema. */
import { prepararIdioma } from '../../tasklist/scripts/idioma.js';

await prepararIdioma('cockpit');

export default {
  app: { name: 'Llegada a Territorio', vendor: 'DNP' },
  locales: { availableLocales: ['es'], fallbackLocale: 'es' },
  customScripts: ['scripts/auditoria'],
  previewHtml: false,
  disableWelcomeMessage: true
};
