/** Bandeja de tareas en español, con los guiones propios. No hay paso de construcción: el navegador lee estos archivos. */
import { prepararIdioma } from './idioma.js';

await prepararIdioma('tasklist');

export default {
  app: { name: 'Llegada a Territorio', vendor: 'DNP' },
  locales: { availableLocales: ['es'], fallbackLocale: 'es' },
  disableWelcomeMessage: true,
  assignProcessInstanceIdToTaskComment: true,
  customScripts: [
    'scripts/fecha-local',
    'scripts/lista-dinamica',
    'scripts/numero-decimal',
    'scripts/es-validacion',
    'scripts/borrador',
    'scripts/errores',
    'scripts/filtros',
    'scripts/tarjeta',
    'scripts/fechas',
    'scripts/evidencias',
    'scripts/tramite',
    'scripts/ayuda',
    'scripts/navegacion'
  ],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'Reclamar la tarea que está abierta' },
    focusFilter: { key: 'ctrl+shift+f', description: 'Ir al primer filtro de la lista' },
    focusList: { key: 'ctrl+alt+l', description: 'Ir a la primera tarea de la lista' },
    focusForm: { key: 'ctrl+alt+f', description: 'Ir al primer campo del formulario' },
    startProcess: { key: 'ctrl+alt+p', description: 'Abrir la ventana para iniciar un proceso' }
  }
};
