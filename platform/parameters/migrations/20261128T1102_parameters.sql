CREATE TABLE parameter (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  value numeric NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE parameter IS 'Thresholds and shares that an office sets: the newest of the nearest unit upwards holds. Rows are added, never changed; only the console writes them.';
CREATE INDEX parameter_name ON parameter (name, unit_id, id DESC);
ALTER TABLE parameter ENABLE ROW LEVEL SECURITY;
CREATE POLICY parameter_read ON parameter FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL);
GRANT SELECT ON parameter TO bihuan_app;
