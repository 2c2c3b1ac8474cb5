-- A record is named to every reader by the statement that names it, and not by a trigger that its row sets off.
CREATE OR REPLACE FUNCTION search_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_change (reader, kind, record_id) SELECT r.id, TG_ARGV[0], CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END FROM search_reader r;
  RETURN NULL;
END $$;
