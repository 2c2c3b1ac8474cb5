-- What is done to an officer's account needs another group of officers; what is done to any account its owner is told.
CREATE TABLE account_request (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id bigint NOT NULL REFERENCES person,
  act text NOT NULL CHECK (act IN ('password', 'second-factor', 'block', 'unblock')),
  reason text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 300),
  asked_by bigint NOT NULL REFERENCES person,
  asked_role text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  half text,
  decided_by bigint REFERENCES person,
  decided_at timestamptz,
  consented boolean,
  unit_path int[] NOT NULL
);
COMMENT ON TABLE account_request IS 'An officer''s account is touched when one group of officers asks and another agrees; unanswered it ends after seven days.';
COMMENT ON COLUMN account_request.half IS 'First half of the first password, which the asker saw; the other half is seen by who agrees. Emptied when answered.';
COMMENT ON COLUMN account_request.unit_path IS 'The unit of the highest post the account opens.';
CREATE UNIQUE INDEX account_request_open ON account_request (person_id, act) WHERE decided_at IS NULL;
ALTER TABLE account_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_request_all ON account_request TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT, INSERT, UPDATE ON account_request TO bihuan_app;

CREATE TABLE account_notice (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id bigint NOT NULL REFERENCES person,
  act text NOT NULL,
  by_name text NOT NULL,
  by_role text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at timestamptz,
  unit_path int[] NOT NULL
);
COMMENT ON TABLE account_notice IS 'What others did to an account, told to its owner at the next sign-in.';
CREATE INDEX account_notice_unseen ON account_notice (person_id) WHERE seen_at IS NULL;
ALTER TABLE account_notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_notice_tell ON account_notice FOR INSERT TO bihuan_app WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
CREATE POLICY account_notice_read ON account_notice FOR SELECT TO bihuan_app USING (person_id = (SELECT scope_person()));
CREATE POLICY account_notice_see ON account_notice FOR UPDATE TO bihuan_app USING (person_id = (SELECT scope_person())) WITH CHECK (person_id = (SELECT scope_person()));
GRANT SELECT, INSERT, UPDATE (seen_at) ON account_notice TO bihuan_app;
