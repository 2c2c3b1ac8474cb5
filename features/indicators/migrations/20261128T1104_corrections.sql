CREATE TABLE fact_correction (
  id bigint PRIMARY KEY REFERENCES work_case,
  fact_id bigint NOT NULL REFERENCES ledger_fact,
  void boolean NOT NULL,
  measures jsonb NOT NULL,
  occurred_on date NOT NULL,
  reason text NOT NULL,
  evidence jsonb NOT NULL,
  new_fact_id bigint REFERENCES ledger_fact
);
COMMENT ON TABLE fact_correction IS 'What somebody proposes to correct in a fact; a second person puts it in force. Its case (same id) says where it stands.';
CREATE INDEX fact_correction_fact ON fact_correction (fact_id);
ALTER TABLE fact_correction ENABLE ROW LEVEL SECURITY;
CREATE POLICY fact_correction_scope ON fact_correction TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = fact_correction.id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = fact_correction.id));
GRANT SELECT, INSERT, UPDATE ON fact_correction TO bihuan_app;
