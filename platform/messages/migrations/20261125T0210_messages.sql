CREATE TABLE message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel text NOT NULL CHECK (channel IN ('mail', 'text')),
  kind text NOT NULL,
  unit_path int[] NOT NULL,
  link_id bigint REFERENCES one_time_link,
  once_key text UNIQUE,
  sealed bytea,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed', 'lapsed')),
  attempts int NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  fault text,
  CHECK ((state = 'queued') = (sealed IS NOT NULL)),
  CHECK ((state = 'queued') = (finished_at IS NULL))
);
COMMENT ON TABLE message IS 'Messages on their way: written in the transaction that caused them, sent by the server''s rounds, tried again until they arrive or are given up.';
COMMENT ON COLUMN message.sealed IS 'Recipient and text under AES-256-GCM with a key outside the database, for a text may hold the token of a one-time link. Wiped when the message is done.';
COMMENT ON COLUMN message.once_key IS 'The same key twice is one message: a reminder once a day.';
COMMENT ON COLUMN message.fault IS 'The peer''s code (550, ECONNREFUSED, HTTP 503), never its words: they may quote the recipient.';
CREATE INDEX message_due ON message (next_at) WHERE state = 'queued';
CREATE INDEX message_link ON message (link_id) WHERE link_id IS NOT NULL;
ALTER TABLE message ENABLE ROW LEVEL SECURITY;
CREATE POLICY message_scope ON message TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT, INSERT, UPDATE ON message TO bihuan_app;
