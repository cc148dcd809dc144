/** Página de bienvenida en español, con el nombre del sistema. */
import { prepararIdioma } from '../../tasklist/scripts/idioma.js';

await prepararIdioma('welcome');

export default {
  app: { name: 'Llegada a Territorio', vendor: 'DNP' },
  locales: { availableLocales: ['es'], fallbackLocale: 'es' },
  disableWelcomeMessage: true
};
