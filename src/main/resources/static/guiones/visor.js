// Abre el modelo en el visor de bpmn.io: acercar, mover y entrar en cada actividad, con las marcas que ya trae el dibujo fijo de la página.
// Sin guiones, sin el visor en el paquete y al imprimir queda el dibujo fijo.
(() => {
  const sitio = document.querySelector('#visor');
  if (!sitio) return;
  const lienzo = sitio.querySelector('.lienzo-visor');
  const boton = sitio.querySelector('button');
  const aviso = sitio.querySelector('[role=status]');
  let visor;
  let marcados = [];
  let insignias = [];

  // Lo que el dibujo fijo dice de cada elemento: clases, insignia, descripción y adónde lleva.
  function marcas() {
    return [...document.querySelectorAll('#modelo svg [data-elemento], #dibujo svg [data-elemento]')].map(g => ({
      id: g.dataset.elemento,
      clases: [...g.classList].filter(c => /^(recorrido|actual|elegido|interrumpido|calor-\d)$/.test(c)),
      insignia: g.querySelector(':scope > .insignia text')?.textContent,
      titulo: g.querySelector(':scope > title')?.textContent,
      destino: g.closest('a')?.getAttribute('href')
    }));
  }

  function marcar() {
    const hoja = visor.get('canvas');
    const encima = visor.get('overlays');
    const elementos = visor.get('elementRegistry');
    insignias.forEach(i => encima.remove(i));
    insignias = [];
    marcados.forEach(m => m.clases.forEach(c => hoja.removeMarker(m.id, c)));
    marcados = marcas().filter(m => elementos.get(m.id));
    for (const m of marcados) {
      const figura = elementos.get(m.id);
      m.clases.forEach(c => hoja.addMarker(m.id, c));
      if (m.insignia && !figura.waypoints) {
        const globo = document.createElement('span');
        globo.className = 'insignia-visor';
        globo.textContent = m.insignia;
        insignias.push(encima.add(m.id, {position: {top: -12, right: 34}, html: globo}));
      }
      const dibujo = elementos.getGraphics(m.id);
      if (m.titulo && !dibujo.querySelector(':scope > title')) {
        const titulo = document.createElementNS('http://www.w3.org/2000/svg', 'title');
        dibujo.prepend(titulo);
      }
      if (m.titulo) dibujo.querySelector(':scope > title').textContent = m.titulo;
    }
  }

  function traer(direccion) {
    return new Promise((bien, mal) => {
      const guion = document.createElement('script');
      guion.src = direccion;
      guion.onload = bien;
      guion.onerror = mal;
      document.head.append(guion);
    });
  }

  function vestir(direccion) {
    const hoja = document.createElement('link');
    hoja.rel = 'stylesheet';
    hoja.href = direccion;
    document.head.append(hoja);
  }

  async function abrir() {
    const {guion, modelo, estilos} = sitio.dataset;
    estilos.split(' ').forEach(vestir);
    if (!window.BpmnJS) await traer(guion);
    const respuesta = await fetch(modelo, {credentials: 'same-origin'});
    if (!respuesta.ok || respuesta.redirected) throw new Error('modelo');
    const xml = await respuesta.text();
    lienzo.hidden = false;
    visor = new window.BpmnJS({container: lienzo});
    await visor.importXML(xml);
    visor.get('canvas').zoom('fit-viewport', 'auto');
    marcar();
    visor.on('root.set', () => visor.get('canvas').zoom('fit-viewport', 'auto'));
    visor.on('element.click', suceso => {
      const m = marcados.find(cual => cual.id === suceso.element.id.replace(/_label$|_plane$/, ''));
      if (m?.destino && !suceso.element.isImplicit) location.assign(m.destino);
    });
    document.addEventListener('repetida', marcar);
  }

  async function alternar() {
    const abierto = boton.getAttribute('aria-expanded') === 'true';
    try {
      if (!abierto && !visor) await abrir();
    } catch (falla) {
      lienzo.hidden = true;
      visor = undefined;
      aviso.textContent = 'El visor no está disponible aquí. El dibujo de abajo muestra lo mismo.';
      return;
    }
    boton.setAttribute('aria-expanded', String(!abierto));
    boton.textContent = abierto ? 'Explorar el modelo' : 'Volver al dibujo fijo';
    aviso.textContent = abierto ? '' : 'Rueda del ratón con Ctrl: acercar. Arrastrar: mover. El cuadro azul de una actividad: entrar en ella.';
    lienzo.hidden = abierto;
    document.body.classList.toggle('con-visor', !abierto);
  }

  sitio.hidden = false;
  boton.addEventListener('click', alternar);
})();
