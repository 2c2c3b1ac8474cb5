CREATE TABLE agreement (
  id bigint PRIMARY KEY REFERENCES work_case,
  demand_id bigint REFERENCES work_case,
  introduction_id bigint REFERENCES work_case,
  type text NOT NULL CHECK (type IN ('intention', 'contract', 'registered')),
  party_a text NOT NULL CHECK (char_length(party_a) BETWEEN 1 AND 100),
  party_b text NOT NULL CHECK (char_length(party_b) BETWEEN 1 AND 100),
  amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
  registration_number text,
  signed_on date NOT NULL,
  demander_confirmed_at timestamptz,
  supplier_confirmed_at timestamptz,
  in_force_on date,
  fact_id bigint REFERENCES ledger_fact
);
COMMENT ON TABLE agreement IS 'An intention, a contract or a registered technical contract between two parties; its case (same id) says where it stands, its files are its evidence.';
CREATE INDEX agreement_demand ON agreement (demand_id);
CREATE TABLE milestone (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agreement_id bigint NOT NULL REFERENCES agreement,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
  due_on date NOT NULL,
  done_on date,
  in_place_fen bigint CHECK (in_place_fen >= 0),
  file_id bigint REFERENCES stored_file,
  fact_id bigint REFERENCES ledger_fact,
  CHECK ((done_on IS NULL) = (file_id IS NULL))
);
COMMENT ON TABLE milestone IS 'A planned step of an agreement; done only with a document.';
CREATE INDEX milestone_agreement ON milestone (agreement_id, due_on);
CREATE TABLE lookback (
  id bigint PRIMARY KEY REFERENCES work_case,
  agreement_id bigint NOT NULL REFERENCES agreement,
  months int NOT NULL CHECK (months IN (6, 12)),
  finding text CHECK (finding IN ('in_use', 'partly', 'not_in_use')),
  findings_text text,
  visited_on date,
  effect boolean,
  satisfaction int CHECK (satisfaction BETWEEN 1 AND 5),
  UNIQUE (agreement_id, months)
);
COMMENT ON TABLE lookback IS 'The visit after 6 and 12 months by someone other than the adviser, and what the demander says by link.';
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['agreement', 'lookback'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO bihuan_app USING (EXISTS (SELECT FROM work_case c WHERE c.id = %I.id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = %I.id))', t || '_scope', t, t, t);
  END LOOP;
END $$;
ALTER TABLE milestone ENABLE ROW LEVEL SECURITY;
CREATE POLICY milestone_scope ON milestone TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = agreement_id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = agreement_id));
GRANT SELECT, INSERT, UPDATE ON agreement, milestone, lookback TO bihuan_app;
