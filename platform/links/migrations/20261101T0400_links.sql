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

CREATE TABLE outgoing_message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  case_id bigint REFERENCES work_case,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sent_at timestamptz,
  attempts int NOT NULL DEFAULT 0,
  last_error text
);
COMMENT ON TABLE outgoing_message IS 'Messages to hand over, written in the transaction that caused them; the body is emptied once sent, since it may hold a link.';
CREATE INDEX outgoing_message_waiting ON outgoing_message (id) WHERE sent_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON outgoing_message TO bihuan_app;
