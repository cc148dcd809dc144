// Repite la instancia sin recargar la página. Sin este guion, el botón y los enlaces «Hasta aquí» hacen lo mismo.
(() => {
  const formulario = document.querySelector('#repetir');
  if (!formulario) return;
  const barra = formulario.querySelector('#hasta');
  const PAUSA = 900;
  let espera;
  let pedido = 0;
  let andando;

  const reproducir = document.createElement('button');
  reproducir.type = 'button';
  reproducir.textContent = 'Reproducir';
  barra.after(reproducir);

  async function ver() {
    const mio = ++pedido;
    const direccion = location.pathname + '?' + new URLSearchParams(new FormData(formulario));
    const respuesta = await fetch(direccion, {credentials: 'same-origin'});
    if (!respuesta.ok || respuesta.redirected) {
      location.assign(direccion);
      return;
    }
    const pagina = new DOMParser().parseFromString(await respuesta.text(), 'text/html');
    if (mio !== pedido) return;
    const lienzos = [...document.querySelectorAll('.lienzo')].map(l => l.scrollLeft);
    for (const parte of ['#modelo', '#dibujo', '#linea', '#momento']) {
      const vieja = document.querySelector(parte);
      if (vieja) vieja.replaceWith(document.adoptNode(pagina.querySelector(parte)));
    }
    document.querySelectorAll('.lienzo').forEach((l, i) => { l.scrollLeft = lienzos[i] || 0; });
    history.replaceState(null, '', direccion);
    document.dispatchEvent(new Event('repetida'));
  }

  function detener() {
    clearTimeout(andando);
    andando = undefined;
    reproducir.textContent = 'Reproducir';
  }

  async function paso() {
    if (Number(barra.value) >= Number(barra.max)) {
      detener();
      return;
    }
    barra.value = Number(barra.value) + 1;
    await ver();
    if (andando) andando = setTimeout(paso, PAUSA);
  }

  barra.addEventListener('input', () => {
    clearTimeout(espera);
    espera = setTimeout(ver, 120);
  });
  reproducir.addEventListener('click', () => {
    if (andando) {
      detener();
      return;
    }
    if (barra.value === barra.max) barra.value = barra.min;
    reproducir.textContent = 'Detener';
    andando = setTimeout(paso, 0);
  });
})();
