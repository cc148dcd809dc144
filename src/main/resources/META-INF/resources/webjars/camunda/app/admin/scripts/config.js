/** Administración de usuarios y permisos en español, con el nombre del sistema. */
document.documentElement.lang = 'es-CO';

export default {
  app: { name: 'Llegada a Territorio', vendor: 'DNP' },
  locales: { availableLocales: ['es'], fallbackLocale: 'es' },
  disableWelcomeMessage: true
};
