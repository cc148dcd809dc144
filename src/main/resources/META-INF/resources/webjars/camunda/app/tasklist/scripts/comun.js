/** Lo que comparten las pestañas propias de la tarea: direcciones, peticiones a nuestros servicios y formatos de Colombia. */
const raizCamunda = document.querySelector('base')?.getAttribute('app-root') ?? '/camunda';
const CONTEXTO = raizCamunda.replace(/\/camunda\/?$/, '');

/** Dirección de una página o servicio propio, respetando la ruta donde esté publicada la aplicación. */
export const direccion = ruta => CONTEXTO + ruta;

const galleta = nombre => document.cookie.split('; ').find(c => c.startsWith(nombre + '='))?.slice(nombre.length + 1);

/** Encabezado con que nuestros servicios comprueban que la petición sale de esta página. */
export const ficha = () => {
  const valor = galleta('ATT-XSRF');
  return valor ? { 'X-ATT-XSRF': decodeURIComponent(valor) } : {};
};

export const SESION_VENCIDA = 'Su sesión venció. Ingrese de nuevo en otra pestaña del navegador y vuelva a intentarlo aquí.';
export const SIN_CONEXION = 'No hubo comunicación con el servidor. Revise la conexión e inténtelo de nuevo.';

/** Frase para mostrar según lo que respondió el servidor. */
export const mensajeDe = (estado, cuerpo) => {
  if (cuerpo && cuerpo.mensaje) {
    return cuerpo.mensaje;
  }
  switch (estado) {
    case 0: return SIN_CONEXION;
    case 401: return SESION_VENCIDA;
    case 403: return 'Usted no tiene permiso para esta acción, o su sesión cambió. Recargue la página.';
    case 404: return 'Ya no existe lo que buscaba. Recargue la página.';
    case 413: return 'El archivo supera el máximo de 25 MB.';
    default: return 'El sistema no pudo completar la operación (' + estado + '). Inténtelo de nuevo en un momento.';
  }
};

/** Pide a un servicio propio; devuelve el JSON o lanza un error cuya frase se puede mostrar. */
export const pedir = async (ruta, opciones = {}) => {
  let respuesta;
  try {
    respuesta = await fetch(direccion(ruta), {
      credentials: 'same-origin',
      redirect: 'manual',
      ...opciones,
      headers: { Accept: 'application/json', ...(opciones.method ? ficha() : {}), ...opciones.headers }
    });
  } catch (e) {
    throw new Error(SIN_CONEXION);
  }
  if (respuesta.type === 'opaqueredirect') {
    throw new Error(SESION_VENCIDA);
  }
  const cuerpo = (respuesta.headers.get('content-type') || '').includes('json') ? await respuesta.json() : null;
  if (!respuesta.ok) {
    throw new Error(mensajeDe(respuesta.status, cuerpo));
  }
  return cuerpo;
};

/** Crea un elemento: crear('a', {href: '#'}, 'texto', otroElemento). Los textos nunca se interpretan como HTML. */
export const crear = (etiqueta, atributos = {}, ...hijos) => {
  const e = document.createElement(etiqueta);
  for (const [nombre, valor] of Object.entries(atributos)) {
    if (nombre.startsWith('al_')) {
      e.addEventListener(nombre.slice(3), valor);
    } else if (valor === true) {
      e.setAttribute(nombre, '');
    } else if (valor !== false && valor !== null && valor !== undefined) {
      e.setAttribute(nombre, valor);
    }
  }
  e.append(...hijos.filter(h => h !== null && h !== undefined && h !== false));
  return e;
};

export const tamano = bytes => bytes < 1024 ? bytes + ' bytes'
  : bytes < 1024 * 1024 ? (bytes / 1024).toLocaleString('es-CO', { maximumFractionDigits: 0 }) + ' kB'
    : (bytes / 1024 / 1024).toLocaleString('es-CO', { maximumFractionDigits: 1 }) + ' MB';

export const fechaHora = iso => new Date(iso).toLocaleString('es-CO',
  { timeZone: 'America/Bogota', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });

export const dia = iso => new Date(iso).toLocaleDateString('es-CO',
  { timeZone: 'America/Bogota', day: 'numeric', month: 'long', year: 'numeric' });

export const hora = iso => new Date(iso).toLocaleTimeString('es-CO',
  { timeZone: 'America/Bogota', hour: '2-digit', minute: '2-digit', hour12: false });

const MODULO_DE_FORMULARIOS = 57661;

/** Tasklist no entrega sus formularios a los guiones: se llega a ellos por su cargador. Recibe el formulario, cómo seguir y los argumentos. */
export const envolver = (metodo, hacer) => window.webpackChunkcamunda_bpm_webapp.push([['lt-' + metodo], {}, modulo => {
  const { Form } = modulo(MODULO_DE_FORMULARIOS);
  const suyo = Form.prototype[metodo];
  Form.prototype[metodo] = function (...argumentos) {
    return hacer(this, () => suyo.apply(this, argumentos), ...argumentos);
  };
}]);
