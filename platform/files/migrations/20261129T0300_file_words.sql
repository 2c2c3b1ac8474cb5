-- The words of an attachment, read by a round after it came in; the search has them with the record that the file belongs to.
CREATE TABLE file_words (
  file_id bigint PRIMARY KEY REFERENCES stored_file,
  kind text NOT NULL,
  record_id bigint NOT NULL,
  words text NOT NULL
);
COMMENT ON TABLE file_words IS 'Words of an attachment, read once after it came in; empty where none can be read, or its room keeps its files out of the search.';
COMMENT ON COLUMN file_words.kind IS 'Kind of the record it belongs to, as the search names it; with record_id.';
-- The same content is read once, however many records it proves.
CREATE INDEX stored_file_content ON stored_file (sha256);
-- Files that somebody sent himself, newest first: he may use one for another record.
CREATE INDEX stored_file_of_sender ON stored_file (uploaded_by, id);
CREATE INDEX file_words_record ON file_words (kind, record_id);
ALTER TABLE file_words ENABLE ROW LEVEL SECURITY;
CREATE POLICY file_words_of_file ON file_words TO bihuan_app
  USING (EXISTS (SELECT FROM stored_file f WHERE f.id = file_id)) WITH CHECK (EXISTS (SELECT FROM stored_file f WHERE f.id = file_id));
GRANT SELECT, INSERT ON file_words TO bihuan_app;

CREATE FUNCTION file_words_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_change (kind, record_id) VALUES (NEW.kind, NEW.record_id);
  RETURN NULL;
END $$;
CREATE TRIGGER file_words_note AFTER INSERT ON file_words FOR EACH ROW WHEN (NEW.words <> '') EXECUTE FUNCTION file_words_note();
