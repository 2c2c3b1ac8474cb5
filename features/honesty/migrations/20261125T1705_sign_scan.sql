CREATE TABLE demand_sign (
  demand_id bigint PRIMARY KEY REFERENCES demand,
  signs jsonb NOT NULL
);
COMMENT ON TABLE demand_sign IS 'Signs of mass production the last look found in a demand. A finding, not a mark: marking is a person''s act.';
ALTER TABLE demand_sign ENABLE ROW LEVEL SECURITY;
CREATE POLICY demand_sign_scope ON demand_sign TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = demand_id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = demand_id));
CREATE TABLE sign_scan (
  unit_id int PRIMARY KEY,
  unit_path int[] NOT NULL,
  scanned int NOT NULL,
  newest_id bigint NOT NULL,
  at timestamptz NOT NULL
);
COMMENT ON TABLE sign_scan IS 'The last look at a county''s (or a higher unit''s own) demands of 90 days: how many, up to which, when.';
ALTER TABLE sign_scan ENABLE ROW LEVEL SECURITY;
CREATE POLICY sign_scan_scope ON sign_scan TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT, INSERT, UPDATE, DELETE ON demand_sign, sign_scan TO bihuan_app;
