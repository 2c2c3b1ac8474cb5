-- What is erased at the end of its years takes its files along. Their contents lie beside the database, under their hash and perhaps for another record, too:
-- what no row refers to any more is noted in the same transaction and dropped after it.
CREATE TABLE file_gone (
  sha256 bytea PRIMARY KEY
);
COMMENT ON TABLE file_gone IS 'Contents whose last row was erased and that are still to be dropped from the store.';
ALTER TABLE file_gone ENABLE ROW LEVEL SECURITY;
CREATE POLICY file_gone_definer ON file_gone TO bihuan_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON file_gone TO bihuan_definer;
GRANT SELECT, DELETE ON stored_file, file_words, file_opening TO bihuan_definer;
CREATE POLICY stored_file_definer ON stored_file TO bihuan_definer USING (true);
CREATE POLICY file_words_definer ON file_words TO bihuan_definer USING (true);
CREATE POLICY file_opening_definer ON file_opening TO bihuan_definer USING (true);
GRANT SELECT ON due_act TO bihuan_definer;
CREATE POLICY due_act_definer ON due_act FOR SELECT TO bihuan_definer USING (true);

-- Files of a case that stands listed for erasing, and of no other.
CREATE FUNCTION erase_files(c bigint) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT EXISTS (SELECT FROM work_case k JOIN due_act d ON d.subject = k.process || ':' || k.id AND d.state = 'waiting'
    WHERE k.id = c AND (SELECT scope_unit()) = ANY (k.unit_path)) THEN RETURN 0; END IF;
  DELETE FROM file_words w USING stored_file f WHERE f.id = w.file_id AND f.case_id = c;
  DELETE FROM file_opening o USING stored_file f WHERE f.id = o.file_id AND f.case_id = c;
  INSERT INTO file_gone SELECT DISTINCT sha256 FROM stored_file WHERE case_id = c ON CONFLICT DO NOTHING;
  DELETE FROM stored_file WHERE case_id = c;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
COMMENT ON FUNCTION erase_files IS 'Erases the files of a case that is listed for erasing; answers how many. Their contents are dropped afterwards, where nothing else refers to them.';
-- Contents that nothing refers to; what came in again meanwhile stays.
CREATE FUNCTION files_to_drop() RETURNS SETOF bytea LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM file_gone g WHERE EXISTS (SELECT FROM stored_file f WHERE f.sha256 = g.sha256);
  RETURN QUERY SELECT g.sha256 FROM file_gone g;
END $$;
CREATE FUNCTION file_dropped(h bytea) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM file_gone g WHERE g.sha256 = h $$;
REVOKE EXECUTE ON FUNCTION erase_files, files_to_drop, file_dropped FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_files, files_to_drop, file_dropped TO bihuan_app;
