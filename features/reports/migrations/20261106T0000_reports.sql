CREATE TABLE report (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  template text NOT NULL,
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  period_from text NOT NULL CHECK (period_from ~ '^\d{4}-\d{2}$'),
  period_to text NOT NULL CHECK (period_to ~ '^\d{4}-\d{2}$'),
  title text NOT NULL,
  as_of bigint NOT NULL,
  frozen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  frozen_by text NOT NULL,
  content jsonb NOT NULL
);
COMMENT ON TABLE report IS 'A report frozen at a position of the ledger: its sentences and every number with its indicator, version, numerator and denominator.';
CREATE INDEX report_unit ON report (unit_id, period_to DESC);
CREATE TRIGGER report_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON report FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
ALTER TABLE report ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_scope ON report TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT, INSERT ON report TO bihuan_app;
