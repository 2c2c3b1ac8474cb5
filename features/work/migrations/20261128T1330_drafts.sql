-- What a person typed and has not sent yet: theirs alone, in the post it was typed in, from machine to machine.
CREATE TABLE draft (
  person_id bigint NOT NULL REFERENCES person,
  unit_id int NOT NULL REFERENCES unit,
  key text NOT NULL CHECK (char_length(key) BETWEEN 1 AND 100),
  body text NOT NULL CHECK (octet_length(body) <= 200000),
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, unit_id, key)
);
COMMENT ON TABLE draft IS 'Forms typed and not sent, without their sensitive fields; at most fifty a person and post, forgotten after thirty days.';
COMMENT ON COLUMN draft.unit_id IS 'The unit of the post it was typed in: another post of the same person does not meet it.';
ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY draft_own ON draft TO bihuan_app
  USING (person_id = (SELECT scope_person()) AND unit_id = (SELECT scope_unit()))
  WITH CHECK (person_id = (SELECT scope_person()) AND unit_id = (SELECT scope_unit()));
-- Forgotten whoever they belong to; the round that deletes cannot read them.
CREATE POLICY draft_old ON draft FOR DELETE TO bihuan_app
  USING ((SELECT scope_unit()) IS NOT NULL AND kept_at < now() - interval '30 days');
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO bihuan_app;
