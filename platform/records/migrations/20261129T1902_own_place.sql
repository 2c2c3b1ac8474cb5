-- Most rows are written at the writer's own unit. Its path is looked up once a statement, not for each row: a row that brings its path is believed
-- where the wall finds it true, and one that brings none is still given its unit's.
CREATE FUNCTION scope_path() RETURNS int[] LANGUAGE sql STABLE AS $$
  SELECT u.path FROM public.unit u WHERE u.id OPERATOR(pg_catalog.=) public.scope_unit() $$;
COMMENT ON FUNCTION scope_path IS 'The path of the unit whose scope the present connection has.';
REVOKE EXECUTE ON FUNCTION scope_path FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope_path TO bihuan_app, bihuan_definer;

CREATE FUNCTION unit_rows_placed(t text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('DROP TRIGGER unit_row_begin ON %I', t);
  EXECUTE format('CREATE TRIGGER unit_row_begin BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.unit_path IS NULL) EXECUTE FUNCTION unit_row_begin()', t);
  EXECUTE format('CREATE TRIGGER unit_row_moves BEFORE UPDATE OF unit_id ON %I FOR EACH ROW EXECUTE FUNCTION unit_row_begin()', t);
  EXECUTE format('ALTER POLICY %I ON %I WITH CHECK (unit_id = unit_path[cardinality(unit_path)] AND (unit_path = (SELECT scope_path()) OR scope_writes(unit_path)))', t || '_scope', t);
END $$;
REVOKE EXECUTE ON FUNCTION unit_rows_placed FROM PUBLIC;
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'unit_row_begin' LOOP PERFORM unit_rows_placed(t); END LOOP;
END $$;

CREATE OR REPLACE FUNCTION wall_unit_rows(t text, columns text[], seen_below boolean DEFAULT false) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ADD unit_id int NOT NULL REFERENCES unit, ADD unit_path int[] NOT NULL, ADD version int NOT NULL DEFAULT 1', t);
  EXECUTE format('CREATE TRIGGER unit_row_begin BEFORE INSERT OR UPDATE OF unit_id ON %I FOR EACH ROW EXECUTE FUNCTION unit_row_begin()', t);
  EXECUTE format('CREATE TRIGGER %I AFTER UPDATE OF successor_id ON unit FOR EACH ROW WHEN (NEW.successor_id IS NOT NULL) EXECUTE FUNCTION unit_row_follow(%L)', 'unit_row_' || t, t);
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY %I ON %I TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path))', t || '_scope', t);
  -- Rules of a superior hold for those beneath, who therefore read them.
  IF seen_below THEN
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO bihuan_app USING (unit_id = ANY (ARRAY(SELECT unnest(path) FROM unit WHERE id = (SELECT scope_unit()))))', t || '_below', t);
  END IF;
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO bihuan_app', t);
  PERFORM unit_rows_by_statement(t);
  PERFORM list_rows(t, columns);
  PERFORM unit_rows_placed(t);
END $$;

-- A stored row is known by its batch and its row; a number of its own served nobody.
ALTER TABLE import_row DROP COLUMN id, ADD PRIMARY KEY (batch_id, row);
DROP INDEX import_row_of;
ALTER POLICY import_row_scope ON import_row WITH CHECK (unit_path = (SELECT scope_path()) OR scope_writes(unit_path));
