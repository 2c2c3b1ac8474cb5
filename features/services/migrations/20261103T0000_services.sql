CREATE TABLE demander (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('enterprise', 'cooperative', 'association', 'institution', 'person')),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
  credit_code text,
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE demander IS 'Who has a need. One row per body and county: found again by credit code, else by name, so that distinct demanders can be counted.';
CREATE UNIQUE INDEX demander_credit_code ON demander (credit_code) WHERE credit_code IS NOT NULL;
CREATE INDEX demander_name ON demander (name, unit_id);
CREATE TABLE demander_contact (
  demander_id bigint PRIMARY KEY REFERENCES demander,
  contact_name text NOT NULL,
  phone text NOT NULL,
  unit_path int[] NOT NULL
);
COMMENT ON TABLE demander_contact IS 'How to reach a demander: seen by its own side, and by the other side after both agreed to be introduced.';

CREATE TABLE demand (
  id bigint PRIMARY KEY REFERENCES work_case,
  demander_id bigint NOT NULL REFERENCES demander,
  source text NOT NULL CHECK (source IN ('phone', 'visit', 'meeting', 'message', 'import', 'outreach')),
  raw_text text,
  present_state text,
  target text,
  tried text,
  limits text,
  budget_fen bigint CHECK (budget_fen >= 0),
  wanted_by date,
  field_code text,
  industry_code text,
  region_code text,
  level text CHECK (level IN ('summary', 'full', 'directed')),
  public_summary text,
  confirmed_on date,
  published_on date,
  introduced_on date,
  external_id text UNIQUE,
  review_remarks jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE demand IS 'A need and the five answers that make it workable; its case (same id) says where it stands.';
COMMENT ON COLUMN demand.raw_text IS 'What was forwarded or dictated, unaltered.';
COMMENT ON COLUMN demand.review_remarks IS 'The reviewer''s latest remark per field.';
CREATE INDEX demand_demander ON demand (demander_id);

CREATE TABLE demand_publication (
  demand_id bigint PRIMARY KEY REFERENCES demand,
  level text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  place text NOT NULL,
  field_code text,
  industry_code text,
  published_on date NOT NULL,
  directed_path int[] NOT NULL DEFAULT '{}',
  withdrawn_on date
);
COMMENT ON TABLE demand_publication IS 'Exactly what others may read of a demand, written when it is published.';
CREATE INDEX demand_publication_on ON demand_publication (published_on DESC, demand_id DESC) WHERE withdrawn_on IS NULL;

CREATE TABLE supply (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('expert', 'team', 'result', 'equipment')),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
  organisation text NOT NULL,
  summary text NOT NULL,
  field_code text,
  industry_code text,
  region_code text,
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  adviser_person_id bigint NOT NULL,
  capacity int NOT NULL DEFAULT 3 CHECK (capacity BETWEEN 0 AND 100),
  consent_on date NOT NULL,
  withdrawn_on date,
  sample boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE supply IS 'Who or what can help: expert, team, result, equipment. Name and summary are open to advisers everywhere; contacts are not.';
CREATE INDEX supply_unit ON supply (unit_id);
CREATE TABLE supply_contact (
  supply_id bigint PRIMARY KEY REFERENCES supply,
  contact_name text NOT NULL,
  phone text NOT NULL,
  unit_path int[] NOT NULL
);

CREATE TABLE candidate (
  demand_id bigint NOT NULL REFERENCES demand,
  supply_id bigint NOT NULL REFERENCES supply,
  rank int NOT NULL,
  score double precision NOT NULL,
  parts jsonb NOT NULL,
  reasons jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('proposed', 'chosen', 'rejected', 'excluded')),
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  PRIMARY KEY (demand_id, supply_id)
);
COMMENT ON TABLE candidate IS 'Who was proposed for a demand and why, who was chosen and rejected and why.';

CREATE TABLE introduction (
  id bigint PRIMARY KEY REFERENCES work_case,
  demand_id bigint NOT NULL REFERENCES demand,
  supply_id bigint NOT NULL REFERENCES supply,
  message text NOT NULL,
  score double precision NOT NULL,
  reasons jsonb NOT NULL,
  agreed_on date,
  UNIQUE (demand_id, supply_id)
);
COMMENT ON TABLE introduction IS 'An expression of interest, adviser to adviser. Sending is the demand side''s agreement, accepting the supply side''s; then contacts open to both.';

ALTER TABLE demander ENABLE ROW LEVEL SECURITY;
CREATE POLICY demander_scope ON demander TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
ALTER TABLE demander_contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY demander_contact_scope ON demander_contact TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)
    OR EXISTS (SELECT FROM introduction i JOIN demand d ON d.id = i.demand_id WHERE d.demander_id = demander_contact.demander_id AND i.agreed_on IS NOT NULL))
  WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
ALTER TABLE demand ENABLE ROW LEVEL SECURITY;
CREATE POLICY demand_scope ON demand TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = demand.id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = demand.id));
ALTER TABLE demand_publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY demand_publication_read ON demand_publication FOR SELECT TO bihuan_app
  USING ((SELECT scope_unit()) IS NOT NULL AND (level <> 'directed' OR (SELECT scope_unit()) = ANY (directed_path)
    OR EXISTS (SELECT FROM work_case c WHERE c.id = demand_id)));
CREATE POLICY demand_publication_write ON demand_publication FOR INSERT TO bihuan_app WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = demand_id));
CREATE POLICY demand_publication_change ON demand_publication FOR UPDATE TO bihuan_app USING (EXISTS (SELECT FROM work_case c WHERE c.id = demand_id));
ALTER TABLE supply ENABLE ROW LEVEL SECURITY;
CREATE POLICY supply_read ON supply FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL AND withdrawn_on IS NULL);
CREATE POLICY supply_write ON supply FOR INSERT TO bihuan_app WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
CREATE POLICY supply_change ON supply FOR UPDATE TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
ALTER TABLE supply_contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY supply_contact_scope ON supply_contact TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)
    OR EXISTS (SELECT FROM introduction i WHERE i.supply_id = supply_contact.supply_id AND i.agreed_on IS NOT NULL))
  WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
ALTER TABLE candidate ENABLE ROW LEVEL SECURITY;
CREATE POLICY candidate_scope ON candidate TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = demand_id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = demand_id));
ALTER TABLE introduction ENABLE ROW LEVEL SECURITY;
CREATE POLICY introduction_scope ON introduction TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = introduction.id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = introduction.id));
GRANT SELECT, INSERT, UPDATE ON demander, demander_contact, demand, demand_publication, supply, supply_contact, candidate, introduction TO bihuan_app;
