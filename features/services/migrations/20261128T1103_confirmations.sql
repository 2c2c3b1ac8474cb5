-- What each confirmation is worth, which facts rest on it, and who rang back.
CREATE TABLE confirmation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES work_case,
  unit_path int[] NOT NULL,
  purpose text NOT NULL,
  party text NOT NULL,
  link_id bigint REFERENCES one_time_link,
  asked_by text NOT NULL,
  basis text NOT NULL CHECK (basis IN ('self', 'proxy', 'called', 'failed')),
  answered_on date NOT NULL
);
COMMENT ON TABLE confirmation IS 'One answer of a party, or an amount one person entered: by the party itself (self), in its stead (proxy), in its stead and verified by a second person (called), or found untrue (failed).';
COMMENT ON COLUMN confirmation.asked_by IS 'Who asked for it: never the one who verifies it.';
CREATE INDEX confirmation_case ON confirmation (case_id);
CREATE INDEX confirmation_month ON confirmation ((unit_path[4]), answered_on) WHERE basis = 'self';
CREATE TABLE confirmation_fact (
  confirmation_id bigint NOT NULL REFERENCES confirmation,
  fact_id bigint NOT NULL REFERENCES ledger_fact,
  PRIMARY KEY (confirmation_id, fact_id)
);
COMMENT ON TABLE confirmation_fact IS 'Facts that rest on a confirmation, by the first of their chain of corrections.';
CREATE TABLE verification (
  id bigint PRIMARY KEY REFERENCES work_case,
  cause text NOT NULL CHECK (cause IN ('proxy', 'drawn', 'staff', 'milestone')),
  subject_case_id bigint NOT NULL REFERENCES work_case,
  party text NOT NULL,
  confirmation_id bigint REFERENCES confirmation,
  outcome text CHECK (outcome IN ('same', 'differs', 'unreached')),
  differences text,
  CHECK (cause = 'staff' OR confirmation_id IS NOT NULL)
);
COMMENT ON TABLE verification IS 'A call back by a second person: was the party reached, did it say the same.';
CREATE INDEX verification_confirmation ON verification (confirmation_id);
CREATE TABLE callback_draw (
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  month date NOT NULL,
  seed int NOT NULL,
  share numeric NOT NULL,
  drawn_from bigint[] NOT NULL,
  drawn bigint[] NOT NULL,
  PRIMARY KEY (unit_id, month)
);
COMMENT ON TABLE callback_draw IS 'The month''s random draw of confirmations to ring back, with its seed: whoever doubts it draws again.';
ALTER TABLE confirmation ENABLE ROW LEVEL SECURITY;
CREATE POLICY confirmation_scope ON confirmation TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
ALTER TABLE confirmation_fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY confirmation_fact_scope ON confirmation_fact TO bihuan_app
  USING (EXISTS (SELECT FROM confirmation c WHERE c.id = confirmation_id)) WITH CHECK (EXISTS (SELECT FROM confirmation c WHERE c.id = confirmation_id));
ALTER TABLE verification ENABLE ROW LEVEL SECURITY;
CREATE POLICY verification_scope ON verification TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = verification.id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = verification.id));
ALTER TABLE callback_draw ENABLE ROW LEVEL SECURITY;
CREATE POLICY callback_draw_scope ON callback_draw TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT, INSERT, UPDATE ON confirmation, verification TO bihuan_app;
GRANT SELECT, INSERT ON confirmation_fact, callback_draw TO bihuan_app;
