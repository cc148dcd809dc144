/**
 * Las aplicaciones dibujan antes de que lleguen sus textos: en la primera visita se veían claves («CREATION_DATE») y,
 * tras una versión nueva, los textos anteriores. Aquí se traen antes de arrancar y se dejan donde ellas los buscan.
 */
const ALMACEN = 'camunda-web';
const IDIOMA = 'es';

/** El cargador de las aplicaciones se rinde a los siete segundos y deja la rueda girando para siempre: con una red lenta se espera lo que haga falta. */
const SIN_RENDIRSE = { waitSeconds: 0 };

/** Si una pieza no llega, las aplicaciones no lo dicen: la rueda gira para siempre y nadie sabe que basta con recargar. */
const PACIENCIA = 15000;
const ofrecerRecargar = () => {
  const rueda = document.querySelector('.app-splash > div');
  if (!rueda) {
    return;
  }
  const nota = document.createElement('div');
  nota.className = 'lt-demora';
  nota.setAttribute('role', 'status');
  nota.append('La aplicación está tardando en abrir. Puede esperar o intentarlo de nuevo. ');
  const boton = document.createElement('button');
  boton.type = 'button';
  boton.className = 'btn btn-primary';
  boton.textContent = 'Cargar de nuevo';
  boton.addEventListener('click', () => window.location.reload());
  nota.append(boton);
  rueda.append(nota);
};

export const prepararIdioma = async aplicacion => {
  setTimeout(ofrecerRecargar, PACIENCIA);
  window.require?.config?.(SIN_RENDIRSE);
  document.documentElement.lang = 'es-CO';
  try {
    const carpeta = document.querySelector('base').getAttribute('app-root') + '/app/' + aplicacion + '/locales/';
    const respuesta = await fetch(carpeta + IDIOMA + '.json', { cache: 'no-cache' });
    if (respuesta.ok) {
      const guardado = JSON.parse(localStorage.getItem(ALMACEN) || '{}');
      guardado[carpeta + '_locales_data_' + IDIOMA + '_' + window.bust] = JSON.stringify(await respuesta.json());
      localStorage.setItem(ALMACEN, JSON.stringify(guardado));
    }
  } catch (e) {
    console.warn('No fue posible adelantar los textos en español', e);
  }
};
