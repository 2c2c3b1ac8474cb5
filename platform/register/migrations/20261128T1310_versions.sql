-- Every record that can be edited counts its changes: whoever saves an older one is told.
CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['demand', 'supply', 'person', 'agreement', 'unit', 'post'] LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN version int NOT NULL DEFAULT 1', t);
    EXECUTE format('COMMENT ON COLUMN %I.version IS ''Counts changes: whoever saves an older one is told.''', t);
    EXECUTE format('CREATE TRIGGER count_version BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION count_version()', t);
  END LOOP;
END $$;
