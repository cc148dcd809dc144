-- Los asientos de esas raíces en el orden en que se escribieron. Se escribieron a lo largo de meses y están dispersos: con mapas de bits sus
-- páginas se piden al disco a la vez y no una tras otra.
create function att.asientos_de(raices text[]) returns setof jsonb language sql stable set enable_indexscan = off as $$
    select filas from att.asiento where raiz = any(raices) order by momento, raiz, numero
$$;
