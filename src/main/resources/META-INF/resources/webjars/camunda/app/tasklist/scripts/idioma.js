/**
 * Las aplicaciones dibujan antes de que lleguen sus textos: en la primera visita se veían claves («CREATION_DATE») y,
 * tras una versión nueva, los textos anteriores. Aquí se traen antes de arrancar y se dejan donde ellas los buscan.
 */
const ALMACEN = 'camunda-web';
const IDIOMA = 'es';

export const prepararIdioma = async aplicacion => {
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
