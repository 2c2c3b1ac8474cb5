-- While somebody is away another acts in his post, from a day to a day: nothing changes hands, so nothing has to come back.
CREATE TABLE deputy (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id bigint NOT NULL REFERENCES person,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  deputy_id bigint NOT NULL REFERENCES person CHECK (deputy_id <> person_id),
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  case_ids bigint[] CHECK (cardinality(case_ids) BETWEEN 1 AND 1000),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT now(),
  ended_on date
);
COMMENT ON TABLE deputy IS 'Who acts in whose post at a unit from a day to a day. Rights are the leaver''s, less what two persons must do; each act keeps both names.';
COMMENT ON COLUMN deputy.person_id IS 'Who is away; his posts at the unit are acted in as long as he holds them.';
COMMENT ON COLUMN deputy.case_ids IS 'The cases that may be acted on; NULL is everything.';
COMMENT ON COLUMN deputy.ended_on IS 'Taken back before its last day: from this day on it opens nothing.';
CREATE INDEX deputy_acts ON deputy (deputy_id, to_on);
CREATE INDEX deputy_away ON deputy (person_id, to_on);
CREATE INDEX deputy_unit ON deputy (unit_id);
ALTER TABLE deputy ENABLE ROW LEVEL SECURITY;
CREATE POLICY deputy_read ON deputy FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL);
CREATE POLICY deputy_make ON deputy FOR INSERT TO bihuan_app WITH CHECK (scope_writes(unit_path) AND unit_id = unit_path[cardinality(unit_path)]);
CREATE POLICY deputy_end ON deputy FOR UPDATE TO bihuan_app USING (scope_writes(unit_path)) WITH CHECK (scope_writes(unit_path));
GRANT SELECT, INSERT, UPDATE (ended_on) ON deputy TO bihuan_app;
