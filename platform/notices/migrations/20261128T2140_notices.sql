-- What one is told of another's act, in the transaction of the act: along a case or record the teller sees, read by the person alone.
CREATE TABLE notice (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id bigint NOT NULL REFERENCES person,
  kind text NOT NULL CHECK (kind IN ('moved', 'nudge', 'mention', 'due')),
  subject text NOT NULL,
  case_id bigint REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) <= 200),
  words_zh text NOT NULL CHECK (char_length(words_zh) <= 300),
  words_en text NOT NULL CHECK (char_length(words_en) <= 300),
  by_name text,
  at timestamptz NOT NULL,
  seen_at timestamptz,
  told_at timestamptz,
  once_key text
);
COMMENT ON TABLE notice IS 'What others did in a person''s cases, reminders, mentions, what is due tomorrow; forgotten after ninety days.';
COMMENT ON COLUMN notice.told_at IS 'When it went into a digest by mail or robot.';
COMMENT ON COLUMN notice.once_key IS 'The same key of a person twice is one notice.';
CREATE INDEX notice_person ON notice (person_id, id DESC);
CREATE INDEX notice_unseen ON notice (person_id) WHERE seen_at IS NULL;
CREATE INDEX notice_at ON notice (at);
CREATE UNIQUE INDEX notice_once ON notice (person_id, once_key) WHERE once_key IS NOT NULL;
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY notice_tell ON notice FOR INSERT TO bihuan_app
  WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = case_id) OR (case_id IS NULL AND (SELECT scope_unit()) IS NOT NULL AND sees_record(subject)));
CREATE POLICY notice_read ON notice FOR SELECT TO bihuan_app USING (person_id = (SELECT scope_person()));
CREATE POLICY notice_see ON notice FOR UPDATE TO bihuan_app USING (person_id = (SELECT scope_person())) WITH CHECK (person_id = (SELECT scope_person()));
-- Forgotten whoever they belong to; the round that deletes cannot read them.
CREATE POLICY notice_old ON notice FOR DELETE TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL AND at < now() - interval '90 days');
GRANT SELECT, INSERT, DELETE, UPDATE (seen_at) ON notice TO bihuan_app;

-- A friendly reminder: once a day and case, counted for whoever sees the case, so that nobody asks twice.
CREATE TABLE nudge (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES work_case,
  by_person_id bigint NOT NULL REFERENCES person,
  on_day date NOT NULL,
  UNIQUE (case_id, on_day)
);
COMMENT ON TABLE nudge IS 'Reminders sent about a case; one a day, whoever sends it.';
CREATE INDEX nudge_by ON nudge (by_person_id, on_day);
ALTER TABLE nudge ENABLE ROW LEVEL SECURITY;
CREATE POLICY nudge_of_case ON nudge TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = case_id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = case_id));
GRANT SELECT, INSERT ON nudge TO bihuan_app;
