-- Who asks: set per connection by platform/db, read by every row policy. Unset means nobody, and nobody sees nothing.
CREATE FUNCTION scope_unit() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('bihuan.unit', true), '')::int $$;
COMMENT ON FUNCTION scope_unit IS 'The unit whose subtree the present connection may see; NULL is nothing.';
CREATE FUNCTION scope_person() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('bihuan.person', true), '')::bigint $$;
COMMENT ON FUNCTION scope_person IS 'The person on whose behalf the present connection acts; NULL is nobody.';

CREATE EXTENSION IF NOT EXISTS pg_trgm;
GRANT USAGE ON SCHEMA public TO bihuan_app;
