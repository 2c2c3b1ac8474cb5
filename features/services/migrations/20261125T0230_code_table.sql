CREATE TABLE code_entry (
  code_table text NOT NULL CHECK (code_table IN ('field', 'industry')),
  code text NOT NULL CHECK (code ~ '^[0-9A-Z]{1,10}$'),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
  parent text,
  pinyin text NOT NULL,
  source text NOT NULL,
  PRIMARY KEY (code_table, code),
  FOREIGN KEY (code_table, parent) REFERENCES code_entry DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE code_entry IS 'Fields of science (GB/T 13745) and industries (GB/T 4754). What is shipped is the upper levels, to be checked by an operator; the rest is imported.';
COMMENT ON COLUMN code_entry.pinyin IS 'Initials, then the full reading, for pickers.';
ALTER TABLE code_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY code_entry_read ON code_entry FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL);
GRANT SELECT ON code_entry TO bihuan_app;
