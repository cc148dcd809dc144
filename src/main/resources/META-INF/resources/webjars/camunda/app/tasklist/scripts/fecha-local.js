/**
 * Una fecha sin hora («2026-12-24») es un día del calendario de Colombia. El navegador la interpreta en UTC y, cinco
 * horas al oeste, la vuelve el día anterior: los campos de fecha de los formularios retrocedían solos.
 */
const SOLO_DIA = /^\d{4}-\d{2}-\d{2}$/;
const original = Date.parse;

Date.parse = texto => original.call(Date, typeof texto === 'string' && SOLO_DIA.test(texto) ? texto + 'T00:00:00' : texto);

export default [];
