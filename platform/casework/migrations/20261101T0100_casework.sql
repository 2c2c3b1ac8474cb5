CREATE TABLE work_case (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process text NOT NULL,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
  state text NOT NULL,
  since timestamptz NOT NULL,
  opened_on date NOT NULL,
  due_on date,
  closed_on date,
  seq int NOT NULL DEFAULT 0,
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  shared_path int[] NOT NULL DEFAULT '{}',
  owner_role text,
  owner_unit_id int,
  owner_person_id bigint,
  adviser_person_id bigint,
  parent_id bigint REFERENCES work_case,
  grey_reason text
);
COMMENT ON TABLE work_case IS 'One case of one process: what it is called, where it stands, whose move it is. Facts about its content live in the owning room''s table with the same id.';
COMMENT ON COLUMN work_case.unit_path IS 'The unit and its superiors, root first: path[k] answers a scope of depth k by one index, at any level.';
COMMENT ON COLUMN work_case.shared_path IS 'Paths of other units let in, as of the supplier''s side after an introduction.';
COMMENT ON COLUMN work_case.owner_person_id IS 'Whose move it is; NULL when anyone with owner_role at owner_unit_id may make it.';
COMMENT ON COLUMN work_case.adviser_person_id IS 'The adviser who carries the case throughout; hand-over changes it.';
COMMENT ON COLUMN work_case.grey_reason IS 'Why the case counts nowhere (signs of mass production), or NULL.';
CREATE INDEX work_case_l1 ON work_case (process, (unit_path[1]), state, opened_on DESC, id DESC);
CREATE INDEX work_case_l2 ON work_case (process, (unit_path[2]), state, opened_on DESC, id DESC);
CREATE INDEX work_case_l3 ON work_case (process, (unit_path[3]), state, opened_on DESC, id DESC);
CREATE INDEX work_case_l4 ON work_case (process, (unit_path[4]), state, opened_on DESC, id DESC);
CREATE INDEX work_case_l5 ON work_case (process, (unit_path[5]), state, opened_on DESC, id DESC);
CREATE INDEX work_case_a1 ON work_case (process, (unit_path[1]), opened_on DESC, id DESC);
CREATE INDEX work_case_a2 ON work_case (process, (unit_path[2]), opened_on DESC, id DESC);
CREATE INDEX work_case_a3 ON work_case (process, (unit_path[3]), opened_on DESC, id DESC);
CREATE INDEX work_case_a4 ON work_case (process, (unit_path[4]), opened_on DESC, id DESC);
CREATE INDEX work_case_a5 ON work_case (process, (unit_path[5]), opened_on DESC, id DESC);
CREATE INDEX work_case_owner ON work_case (owner_person_id, due_on) WHERE closed_on IS NULL AND owner_person_id IS NOT NULL;
CREATE INDEX work_case_owner_unit ON work_case (owner_unit_id, owner_role, due_on) WHERE closed_on IS NULL AND owner_person_id IS NULL;
CREATE INDEX work_case_due ON work_case (due_on) WHERE closed_on IS NULL;
CREATE INDEX work_case_adviser ON work_case (adviser_person_id) WHERE closed_on IS NULL;
CREATE INDEX work_case_parent ON work_case (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX work_case_title ON work_case USING gin (title gin_trgm_ops);
CREATE INDEX work_case_shared ON work_case USING gin (shared_path) WHERE shared_path <> '{}';

CREATE TABLE case_event (
  case_id bigint NOT NULL REFERENCES work_case,
  seq int NOT NULL,
  action text NOT NULL,
  to_state text NOT NULL,
  at timestamptz NOT NULL,
  actor_id text NOT NULL,
  role text NOT NULL,
  reason text,
  note text CHECK (char_length(note) <= 4000),
  data jsonb NOT NULL DEFAULT '{}',
  request_key text,
  PRIMARY KEY (case_id, seq)
);
COMMENT ON TABLE case_event IS 'What was done in a case, in order. Replaying a case''s events gives its stored state.';
COMMENT ON COLUMN case_event.actor_id IS 'person:<id>, link:<id> or system.';
CREATE UNIQUE INDEX case_event_request ON case_event (request_key) WHERE request_key IS NOT NULL;

CREATE TABLE case_tally (
  process text NOT NULL,
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  state text NOT NULL,
  n int NOT NULL,
  PRIMARY KEY (process, unit_id, state)
);
COMMENT ON TABLE case_tally IS 'How many cases of a unit stand in each state, kept in the transaction of the act.';
CREATE INDEX case_tally_l1 ON case_tally (process, (unit_path[1]), state) INCLUDE (n);
CREATE INDEX case_tally_l2 ON case_tally (process, (unit_path[2]), state) INCLUDE (n);
CREATE INDEX case_tally_l3 ON case_tally (process, (unit_path[3]), state) INCLUDE (n);

ALTER TABLE work_case ENABLE ROW LEVEL SECURITY;
CREATE POLICY work_case_scope ON work_case TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path) OR (SELECT scope_unit()) = ANY (shared_path) OR owner_person_id = (SELECT scope_person()))
  WITH CHECK ((SELECT scope_unit()) = ANY (unit_path) OR (SELECT scope_unit()) = ANY (shared_path) OR owner_person_id = (SELECT scope_person()));
ALTER TABLE case_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY case_event_scope ON case_event TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = case_id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = case_id));
GRANT SELECT, INSERT, UPDATE ON work_case TO bihuan_app;
GRANT SELECT, INSERT ON case_event TO bihuan_app;
GRANT SELECT, INSERT, UPDATE ON case_tally TO bihuan_app;
