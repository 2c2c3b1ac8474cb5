-- Whoever could ask without a scope was told the hashes of all that was erased, and could have it kept by saying that it was gone. What is to be
-- dropped is known and said of one's own units alone; the round asks as the root.
ALTER TABLE file_gone ADD COLUMN unit_path int[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN file_gone.unit_path IS 'Of the case whose erasing took the last row.';
UPDATE file_gone SET unit_path = path FROM unit WHERE parent_id IS NULL;
ALTER TABLE file_gone ALTER COLUMN unit_path DROP DEFAULT;
CREATE OR REPLACE FUNCTION erase_files(c bigint) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int; of_path int[];
BEGIN
  SELECT k.unit_path INTO of_path FROM work_case k JOIN due_act d ON d.subject = k.process || ':' || k.id AND d.state = 'waiting'
    WHERE k.id = c AND (SELECT scope_unit()) = ANY (k.unit_path);
  IF of_path IS NULL THEN RETURN 0; END IF;
  DELETE FROM file_words w USING stored_file f WHERE f.id = w.file_id AND f.case_id = c;
  DELETE FROM file_opening o USING stored_file f WHERE f.id = o.file_id AND f.case_id = c;
  INSERT INTO file_gone SELECT DISTINCT sha256, of_path FROM stored_file WHERE case_id = c ON CONFLICT DO NOTHING;
  DELETE FROM stored_file WHERE case_id = c;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
CREATE OR REPLACE FUNCTION files_to_drop() RETURNS SETOF bytea LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM file_gone g WHERE scope_unit() = ANY (g.unit_path) AND EXISTS (SELECT FROM stored_file f WHERE f.sha256 = g.sha256);
  RETURN QUERY SELECT g.sha256 FROM file_gone g WHERE scope_unit() = ANY (g.unit_path);
END $$;
CREATE OR REPLACE FUNCTION file_dropped(h bytea) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM file_gone g WHERE g.sha256 = h AND scope_unit() = ANY (g.unit_path) $$;
