CREATE TABLE care_person (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 40),
  employer text NOT NULL,
  circle text NOT NULL,
  standing text NOT NULL,
  phone text,
  last_visit_on date
);
COMMENT ON TABLE care_person IS 'Science workers whom an association means to visit; why somebody is visited stands nowhere here.';
COMMENT ON COLUMN care_person.last_visit_on IS 'When somebody last came; written as a visit is done.';
SELECT wall_unit_rows('care_person', ARRAY['circle', 'standing', 'last_visit_on']);
CREATE INDEX care_person_same ON care_person (name);

CREATE TABLE care_plan (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  occasion text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  criteria text NOT NULL,
  source text NOT NULL,
  budget_fen bigint NOT NULL CHECK (budget_fen >= 0)
);
COMMENT ON TABLE care_plan IS 'Visits of one occasion: criteria with their source, time, budget.';
SELECT wall_case_rows('care_plan', 'care_plan', ARRAY['occasion', 'from_on']);
CREATE INDEX care_plan_same ON care_plan (name);

CREATE TABLE care_visit (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  plan_id bigint NOT NULL REFERENCES care_plan,
  person_id bigint NOT NULL REFERENCES care_person,
  nominated_by text NOT NULL,
  way text NOT NULL,
  planned_fen bigint NOT NULL CHECK (planned_fen >= 0),
  visitors text,
  visited_on date,
  goods text,
  given_fen bigint CHECK (given_fen >= 0),
  consent_named text NOT NULL,
  consent_pictured text NOT NULL,
  follow_up_on date
);
COMMENT ON TABLE care_visit IS 'A visit to one science worker: nominated, approved, done, or declined, which is a normal end.';
SELECT wall_case_rows('care_visit', 'care_visit', ARRAY['plan_id', 'person_id', 'way', 'visited_on', 'follow_up_on']);
CREATE INDEX care_visit_plan ON care_visit (plan_id);
CREATE INDEX care_visit_person ON care_visit (person_id);

-- Why somebody is visited: sealed, a table of its own, open to the visit's own unit alone and to no superior; no register names it, so no
-- list, export, search, paper or fact can hold it.
CREATE TABLE care_reason (
  id bigint PRIMARY KEY REFERENCES care_visit,
  sealed bytea NOT NULL,
  lookup bytea NOT NULL,
  key_id text NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL
);
COMMENT ON TABLE care_reason IS 'Health, hardship, family: sealed under keys beside the database; every look is in the audit trail.';
ALTER TABLE care_reason ENABLE ROW LEVEL SECURITY;
CREATE POLICY care_reason_own ON care_reason TO bihuan_app
  USING (EXISTS (SELECT FROM care_visit r WHERE r.id = care_reason.id AND r.unit_id = (SELECT scope_unit())))
  WITH CHECK (EXISTS (SELECT FROM care_visit r WHERE r.id = care_reason.id AND r.unit_id = (SELECT scope_unit())));
GRANT SELECT, INSERT, UPDATE, DELETE ON care_reason TO bihuan_app;
