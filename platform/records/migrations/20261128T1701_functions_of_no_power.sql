-- What mirrors, counts and moves the rows of declared records belongs to `bihuan_definer` (decisions/0038): each such table is opened to
-- it where its lists are made, and a unit's rows are written under the unit's true path.
GRANT SELECT ON unit TO bihuan_definer;
CREATE POLICY unit_definer ON unit FOR SELECT TO bihuan_definer USING (true);

CREATE FUNCTION wall_rows_of_records(t text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('GRANT SELECT, UPDATE ON %I TO bihuan_definer', t);
  EXECUTE format('CREATE POLICY %I ON %I TO bihuan_definer USING (true)', t || '_definer', t);
  IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = t::regclass AND tgname = 'unit_row_begin') THEN
    EXECUTE format('ALTER POLICY %I ON %I WITH CHECK (unit_id = unit_path[cardinality(unit_path)] AND scope_writes(unit_path))', t || '_scope', t);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION list_rows(t text, columns text[]) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE c text;
BEGIN
  PERFORM wall_rows_of_records(t);
  FOR depth IN 1..5 LOOP
    EXECUTE format('CREATE INDEX %I ON %I ((unit_path[%s]), id)', t || '_in_' || depth, t, depth);
  END LOOP;
  FOREACH c IN ARRAY columns LOOP PERFORM list_by(t, c); END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION wall_rows_of_records FROM PUBLIC;
CREATE OR REPLACE FUNCTION wall_child_rows(t text, parent text, of_column text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY %I ON %I TO bihuan_app USING (EXISTS (SELECT FROM %I r WHERE r.id = %I)) WITH CHECK (EXISTS (SELECT FROM %I r WHERE r.id = %I))',
    t || '_of_record', t, parent, of_column, parent, of_column);
  EXECUTE format('CREATE INDEX %I ON %I (%I, id)', t || '_of_record', t, of_column);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO bihuan_app', t);
  PERFORM wall_rows_of_records(t);
END $$;

-- Tables that were walled before.
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname IN ('case_row_begin', 'unit_row_begin')
    UNION SELECT polrelid::regclass::text FROM pg_policy WHERE polname = polrelid::regclass::text || '_of_record' AND polrelid::regclass::text <> 'remark'
  LOOP PERFORM wall_rows_of_records(t); END LOOP;
END $$;
