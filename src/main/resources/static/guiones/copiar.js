// Copiar un enlace con un clic; sin esto, el texto también se puede seleccionar y copiar
document.querySelectorAll('.copiable').forEach(grupo => {
  const campo = grupo.querySelector('input.direccion');
  const boton = grupo.querySelector('button.copiar');
  boton.hidden = false;
  boton.addEventListener('click', async () => {
    campo.select();
    try {
      await navigator.clipboard.writeText(campo.value);
    } catch (sinPermiso) {
      document.execCommand('copy');
    }
    document.getElementById('copiado').textContent = 'Enlace copiado. Péguelo en el mensaje para la entidad.';
  });
});
