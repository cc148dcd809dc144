/**
 * Tasklist pide los datos del formulario de una tarea, pero no los del formulario de inicio: sus listas salían vacías.
 * Al llegar el formulario de inicio se le ponen las opciones y valores que el servidor prepara para él.
 */
const FORMULARIO = /^(.*\/process-definition\/[^/?]+)\/deployed-start-form(?:\?|$)/;
const pedirOriginal = window.fetch.bind(window);

window.fetch = async (recurso, opciones) => {
  const ruta = typeof recurso === 'string' && recurso.match(FORMULARIO);
  if (!ruta) {
    return pedirOriginal(recurso, opciones);
  }
  const [formulario, datos] = await Promise.all([
    pedirOriginal(recurso, opciones),
    pedirOriginal(ruta[1] + '/form-variables', { headers: { Accept: 'application/json' }, cache: 'no-store' }).catch(() => null)
  ]);
  if (!formulario.ok || !datos || !datos.ok) {
    return formulario;
  }
  const copia = formulario.clone();
  try {
    const completo = completar(await formulario.json(), valores(await datos.json()));
    return new Response(JSON.stringify(completo), { status: 200, headers: { 'Content-Type': 'application/json' } });
  } catch (e) {
    return copia;
  }
};

const valores = variables => Object.fromEntries(Object.entries(variables)
  .map(([nombre, v]) => [nombre, v.type === 'Json' && typeof v.value === 'string' ? JSON.parse(v.value) : v.value]));

/** Cambia cada lista que viene de una variable por sus opciones, y deja como valor inicial lo que el servidor propone. */
export const completar = (componente, datos) => {
  const nuevo = { ...componente };
  if (nuevo.valuesKey && Array.isArray(datos[nuevo.valuesKey])) {
    nuevo.values = datos[nuevo.valuesKey].map(o => typeof o === 'string' ? { label: o, value: o } : o);
    delete nuevo.valuesKey;
  }
  if (nuevo.key && datos[nuevo.key] !== undefined && datos[nuevo.key] !== null && nuevo.defaultValue === undefined) {
    nuevo.defaultValue = datos[nuevo.key];
  }
  if (Array.isArray(nuevo.components)) {
    nuevo.components = nuevo.components.map(c => completar(c, datos));
  }
  return nuevo;
};

export default [];
