-- Rows that come in by the thousand draw their numbers at once, so that those of one statement follow each other though another statement stores beside it.
CREATE OR REPLACE FUNCTION unit_rows_placed(t text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('DROP TRIGGER unit_row_begin ON %I', t);
  EXECUTE format('CREATE TRIGGER unit_row_begin BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.unit_path IS NULL) EXECUTE FUNCTION unit_row_begin()', t);
  EXECUTE format('CREATE TRIGGER unit_row_moves BEFORE UPDATE OF unit_id ON %I FOR EACH ROW EXECUTE FUNCTION unit_row_begin()', t);
  EXECUTE format('ALTER POLICY %I ON %I WITH CHECK (unit_id = unit_path[cardinality(unit_path)] AND (unit_path = (SELECT scope_path()) OR scope_writes(unit_path)))', t || '_scope', t);
  EXECUTE format('GRANT USAGE ON SEQUENCE %s TO bihuan_app', pg_get_serial_sequence(quote_ident(t), 'id'));
END $$;
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'unit_row_begin' LOOP
    EXECUTE format('GRANT USAGE ON SEQUENCE %s TO bihuan_app', pg_get_serial_sequence(t, 'id'));
  END LOOP;
END $$;
