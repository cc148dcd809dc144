-- La reconstrucción busca las cartas de un expediente, donde la aplicación las envía.
do $$ begin
    if to_regclass('att.correo_saliente') is not null then
        create index if not exists correo_saliente_expediente on att.correo_saliente (expediente);
    end if;
end $$;
