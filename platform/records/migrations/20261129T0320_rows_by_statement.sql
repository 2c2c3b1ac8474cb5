-- Plain rows come in by the ten thousand: what counts them and what names them for the search is done once a statement, not once a row.
CREATE FUNCTION unit_rows_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_tally AS t (process, unit_id, unit_path, state, n)
  SELECT TG_ARGV[0], unit_path[depth], unit_path[:depth], '', CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END
  FROM moved, generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth
  GROUP BY 2, 3 ORDER BY cardinality(unit_path[:depth]), 2
  ON CONFLICT (process, unit_id, state) DO UPDATE SET n = t.n + excluded.n;
  INSERT INTO search_change (reader, kind, record_id) SELECT r.id, TG_ARGV[0], m.id FROM moved m, search_reader r;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION unit_rows_moved IS 'Counts rows that came or went, and names them for the search, once a statement.';

CREATE FUNCTION unit_rows_by_statement(t text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('DROP TRIGGER IF EXISTS unit_row_count ON %I', t);
  EXECUTE format('DROP TRIGGER IF EXISTS %I ON %I', 'search_' || t, t);
  EXECUTE format('CREATE TRIGGER unit_row_count AFTER UPDATE OF unit_id ON %I FOR EACH ROW EXECUTE FUNCTION unit_row_count(%L)', t, t);
  EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION search_note(%L)', 'search_' || t, t, t);
  EXECUTE format('CREATE TRIGGER unit_rows_come AFTER INSERT ON %I REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION unit_rows_moved(%L)', t, t);
  EXECUTE format('CREATE TRIGGER unit_rows_go AFTER DELETE ON %I REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION unit_rows_moved(%L)', t, t);
END $$;
REVOKE EXECUTE ON FUNCTION unit_rows_moved, unit_rows_by_statement FROM PUBLIC;

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
END $$;

DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT c.relname FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE g.tgname = 'unit_row_begin' LOOP PERFORM unit_rows_by_statement(t); END LOOP;
END $$;
