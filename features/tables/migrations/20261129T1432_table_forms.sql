-- Forms in which a superior wants a list: his title, his columns in his order under his headings, filled from the registers of those beneath.
CREATE TABLE table_form (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  list text NOT NULL,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  columns jsonb NOT NULL CHECK (jsonb_typeof(columns) = 'array'),
  foot text NOT NULL DEFAULT '',
  made_by text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_on date
);
COMMENT ON TABLE table_form IS 'How a unit and those beneath it hand in a list: title, columns in order with headings, lines at the foot.';
COMMENT ON COLUMN table_form.columns IS 'In order: heading, and the field that fills it; none is left blank, `#` counts the rows.';
CREATE INDEX table_form_unit ON table_form (unit_id);
ALTER TABLE table_form ENABLE ROW LEVEL SECURITY;
CREATE POLICY table_form_own ON table_form TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK (scope_writes(unit_path));
CREATE POLICY table_form_below ON table_form FOR SELECT TO bihuan_app USING (unit_id = ANY (ARRAY(SELECT unnest(path) FROM unit WHERE id = (SELECT scope_unit()))));
GRANT SELECT, INSERT, UPDATE (ended_on) ON table_form TO bihuan_app;
