-- Accounts, passwords and sessions are sign-in's alone: its connections carry no scope, those of the rooms always do. A statement
-- smuggled into a room's query finds these tables empty.
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'signin'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE signin.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY signin_alone ON signin.%I TO bihuan_app USING ((SELECT public.scope_unit()) IS NULL) WITH CHECK ((SELECT public.scope_unit()) IS NULL)', t);
  END LOOP;
END $$;
