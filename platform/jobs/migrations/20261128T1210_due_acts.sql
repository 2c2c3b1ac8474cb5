-- What a round would end or erase by the clock stands here first, where those it concerns can see and hold it (decisions/0037).
CREATE TABLE due_act (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  round text NOT NULL,
  subject text NOT NULL,
  title text NOT NULL,
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  listed_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'held', 'done', 'undone', 'dropped')),
  changed_at timestamptz,
  changed_by text,
  memory jsonb,
  CHECK (due_at > listed_at)
);
COMMENT ON TABLE due_act IS 'Acts of the clock that end or erase something: listed, acted on after their due instant, held or undone by people. One listing of one round is a batch.';
COMMENT ON COLUMN due_act.subject IS 'The record, as process:id.';
COMMENT ON COLUMN due_act.state IS 'waiting for its instant; held by somebody; done; undone after it was done; dropped, since it no longer applied.';
COMMENT ON COLUMN due_act.memory IS 'What the act changed, for undoing it.';
CREATE UNIQUE INDEX due_act_open ON due_act (round, subject) WHERE state IN ('waiting', 'held');
CREATE INDEX due_act_due ON due_act (due_at) WHERE state = 'waiting';
CREATE INDEX due_act_batch ON due_act (listed_at DESC, round);
ALTER TABLE due_act ENABLE ROW LEVEL SECURITY;
CREATE POLICY due_act_scope ON due_act TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT, INSERT, UPDATE ON due_act TO bihuan_app;
