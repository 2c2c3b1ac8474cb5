-- Every server process keeps its own index: each is told of every change, and takes its own rows away.
CREATE TABLE search_reader (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  seen_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE search_reader IS 'Indexes that follow the changes, one per data folder; one that has not been seen for a week is forgotten and is built anew when it comes back.';
ALTER TABLE search_reader ENABLE ROW LEVEL SECURITY;
CREATE POLICY search_reader_system ON search_reader TO bihuan_app
  USING ((SELECT scope_unit()) = (SELECT id FROM unit WHERE parent_id IS NULL))
  WITH CHECK ((SELECT scope_unit()) = (SELECT id FROM unit WHERE parent_id IS NULL));
GRANT SELECT, INSERT, UPDATE, DELETE ON search_reader TO bihuan_app;

-- What waited belongs to nobody: every index registers and is built anew once.
DELETE FROM search_change;
ALTER TABLE search_change ADD COLUMN reader int NOT NULL REFERENCES search_reader ON DELETE CASCADE;
COMMENT ON COLUMN search_change.reader IS 'The index that still has to take it in.';
CREATE INDEX search_change_of_reader ON search_change (reader, id);

-- Whoever notes a change names no reader; here it becomes one row for each. A reader that registers locks the table first: it waits for
-- those who have noted something, and those who come later see it.
CREATE FUNCTION search_fan_out() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_change (reader, kind, record_id) SELECT id, NEW.kind, NEW.record_id FROM search_reader;
  RETURN NULL;
END $$;
CREATE TRIGGER search_fan_out BEFORE INSERT ON search_change FOR EACH ROW WHEN (NEW.reader IS NULL) EXECUTE FUNCTION search_fan_out();
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'bihuan_definer') THEN
    GRANT SELECT ON search_reader TO bihuan_definer;
    CREATE POLICY search_reader_definer ON search_reader FOR SELECT TO bihuan_definer USING (true);
    REVOKE EXECUTE ON FUNCTION search_fan_out FROM PUBLIC;
  END IF;
END $$;
