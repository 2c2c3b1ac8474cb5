CREATE TABLE one_time_link (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  purpose text NOT NULL,
  case_id bigint NOT NULL REFERENCES work_case,
  party text NOT NULL,
  unit_id int NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  opened_at timestamptz,
  used_at timestamptz,
  outcome text,
  revoked_at timestamptz
);
COMMENT ON TABLE one_time_link IS 'A link for one person and one purpose. Only a keyed hash of its token is kept; used, expired or replaced links open nothing.';
CREATE INDEX one_time_link_case ON one_time_link (case_id, purpose, id DESC);
GRANT SELECT, INSERT, UPDATE ON one_time_link TO bihuan_app;
