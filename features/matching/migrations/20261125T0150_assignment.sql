CREATE TABLE assignment_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  month date NOT NULL,
  settings jsonb NOT NULL,
  weights_version bigint NOT NULL,
  report jsonb NOT NULL,
  accepted_by text NOT NULL,
  accepted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE assignment_run IS 'An accepted assignment of a month''s needs to experts: with what settings, by which weights, what every need got and gave up.';
COMMENT ON COLUMN assignment_run.weights_version IS 'match_weights.id, 0 for the weights as shipped.';
CREATE INDEX assignment_run_unit ON assignment_run (unit_id, month DESC);
ALTER TABLE assignment_run ENABLE ROW LEVEL SECURITY;
CREATE POLICY assignment_run_scope ON assignment_run TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT, INSERT ON assignment_run TO bihuan_app;
ALTER TABLE candidate ADD COLUMN run_id bigint REFERENCES assignment_run;
COMMENT ON COLUMN candidate.run_id IS 'The assignment that proposed it, if one did.';
CREATE INDEX candidate_run ON candidate (supply_id) WHERE run_id IS NOT NULL AND status = 'proposed';
