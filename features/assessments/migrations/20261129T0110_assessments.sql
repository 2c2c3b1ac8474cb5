CREATE TABLE standard (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  level text NOT NULL CHECK (level IN ('city', 'county', 'town')),
  basis text NOT NULL,
  period_from text NOT NULL CHECK (period_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  period_to text NOT NULL CHECK (period_to ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' AND period_to >= period_from),
  total text NOT NULL,
  grades text NOT NULL,
  bonus_cap text,
  apart_limit text NOT NULL,
  third text NOT NULL CHECK (third IN ('nearest-two', 'decides')),
  item_count int,
  sheet jsonb
);
COMMENT ON TABLE standard IS 'A standard of assessment for one year and one level of units; its case (same id) says where it stands.';
COMMENT ON COLUMN standard.sheet IS 'What the rules were compiled to when it was put in force; a later change of program or wording does not touch it.';
COMMENT ON COLUMN standard.apart_limit IS 'Percent of the points by which two blind scorers may differ without a third.';
SELECT wall_case_rows('standard', 'standard', ARRAY['year']);

CREATE TABLE standard_item (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  standard_id bigint NOT NULL REFERENCES standard,
  no text NOT NULL CHECK (no ~ '^[0-9A-Za-z]{1,4}(\.[0-9A-Za-z]{1,4}){0,4}$'),
  aspect text NOT NULL,
  criterion text NOT NULL,
  name text NOT NULL,
  points text NOT NULL,
  rule text NOT NULL,
  class_rule text,
  source text NOT NULL CHECK (source IN ('indicator', 'reported', 'scorers')),
  indicator text,
  value_unit text,
  veto boolean,
  missing text NOT NULL CHECK (missing IN ('zero', 'undecided')),
  not_applicable text NOT NULL CHECK (not_applicable IN ('nothing', 'full', 'rescale')),
  evidence text,
  lead text,
  co_units text,
  due_on date,
  wording text,
  UNIQUE (standard_id, no)
);
COMMENT ON TABLE standard_item IS 'Items of a standard. rule: the wording that is read into a rule; wording: the text of the sheet it was imported from.';
SELECT wall_child_rows('standard_item', 'standard', 'standard_id');

CREATE TABLE assessment_round (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  standard_id bigint NOT NULL REFERENCES standard,
  self_until date NOT NULL,
  public_until date,
  object_to text,
  sample_percent int NOT NULL CHECK (sample_percent BETWEEN 0 AND 100),
  sample_seed text,
  sample_hash text,
  ranking boolean,
  sheet jsonb,
  as_of bigint
);
COMMENT ON TABLE assessment_round IS 'One assessment of the units beneath by a standard in force; its case (same id) says where it stands.';
COMMENT ON COLUMN assessment_round.sheet IS 'The standard as it stood when the round was opened.';
COMMENT ON COLUMN assessment_round.sample_hash IS 'Digest of the list the sample was drawn from.';
SELECT wall_case_rows('assessment_round', 'assessment_round', ARRAY['self_until', 'public_until']);

CREATE TABLE assessment (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL,
  round_id bigint NOT NULL REFERENCES assessment_round,
  first_unit_id int NOT NULL REFERENCES unit,
  score_unit_id int NOT NULL REFERENCES unit,
  class text,
  sampled boolean,
  frozen jsonb,
  total text,
  grade text
);
COMMENT ON TABLE assessment IS 'One unit in a round: its case belongs to the unit itself, whose move each state is stands in first_unit_id and score_unit_id.';
COMMENT ON COLUMN assessment.frozen IS 'Scores item by item with their sentences, as decided.';
SELECT wall_case_rows('assessment', 'assessment', ARRAY[]::text[]);
CREATE INDEX assessment_of_round ON assessment (round_id);


-- What was entered is never changed: another entry stands beside it, and no column writes over another.
CREATE TABLE assessment_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  assessment_id bigint NOT NULL REFERENCES assessment,
  item text NOT NULL,
  col text NOT NULL CHECK (col IN ('auto', 'self', 'first', 'score', 'sample', 'appeal', 'return')),
  state text CHECK (state IN ('value', 'missing', 'not-applicable')),
  value text,
  parts jsonb,
  words text CHECK (char_length(words) <= 1000),
  blind boolean NOT NULL DEFAULT false,
  person_id bigint NOT NULL REFERENCES person,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON COLUMN assessment_entry.blind IS 'One of two scores given back to back.';
COMMENT ON TABLE assessment_entry IS 'Values, opinions and returns, column by column, each with who and when; append-only.';
SELECT wall_child_rows('assessment_entry', 'assessment', 'assessment_id');
REVOKE UPDATE, DELETE ON assessment_entry FROM bihuan_app;
CREATE POLICY assessment_entry_own ON assessment_entry AS RESTRICTIVE FOR INSERT TO bihuan_app WITH CHECK (person_id = (SELECT scope_person()) AND EXISTS (SELECT FROM assessment r WHERE r.id = assessment_id));
CREATE INDEX assessment_entry_scores ON assessment_entry (assessment_id, item) WHERE col = 'score';

CREATE FUNCTION assessment_scorers(a bigint) RETURNS TABLE (item text, scorers int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.item, count(DISTINCT e.person_id)::int FROM assessment_entry e JOIN assessment r ON r.id = e.assessment_id
  WHERE e.assessment_id = a AND e.col = 'score' AND ((SELECT scope_unit()) = ANY (r.unit_path)) GROUP BY e.item $$;
COMMENT ON FUNCTION assessment_scorers IS 'How many have scored an item, and nothing of what they gave.';

-- Scores are the scoring unit's until the showing; a blind one is its scorer's alone until the second has given his.
CREATE FUNCTION assessment_score_open(a bigint, i text, blind boolean) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.state IN ('shown', 'final') OR ((SELECT scope_unit()) = r.score_unit_id AND (NOT blind OR
    (SELECT count(DISTINCT e.person_id) FROM assessment_entry e WHERE e.assessment_id = a AND e.item = i AND e.col = 'score') >= 2))
  FROM assessment r WHERE r.id = a $$;
CREATE POLICY assessment_entry_blind ON assessment_entry AS RESTRICTIVE FOR SELECT TO bihuan_app
  USING (col <> 'score' OR person_id = (SELECT scope_person()) OR assessment_score_open(assessment_id, item, blind));
CREATE TABLE assessment_evidence (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  assessment_id bigint NOT NULL REFERENCES assessment,
  item text NOT NULL,
  kind text NOT NULL,
  file_id bigint NOT NULL REFERENCES stored_file,
  sha256 bytea NOT NULL,
  name text NOT NULL,
  person_id bigint NOT NULL REFERENCES person,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  dropped_at timestamptz,
  UNIQUE (assessment_id, item, file_id)
);
COMMENT ON TABLE assessment_evidence IS 'Files that prove an item: one file may serve several items, years and levels; its content is named by hash.';
SELECT wall_child_rows('assessment_evidence', 'assessment', 'assessment_id');
REVOKE DELETE ON assessment_evidence FROM bihuan_app;
CREATE INDEX assessment_evidence_content ON assessment_evidence (sha256);

CREATE TABLE assessment_objection (
  id bigint PRIMARY KEY REFERENCES work_case,
  claim text NOT NULL CHECK (char_length(claim) BETWEEN 2 AND 200),
  assessment_id bigint NOT NULL REFERENCES assessment,
  item text NOT NULL,
  reason text NOT NULL,
  answer_unit_id int REFERENCES unit,
  answer text,
  appeal_answer text
);
COMMENT ON TABLE assessment_objection IS 'What a unit holds against one item on show; answered in writing by somebody who did not score it, its appeal by another person again.';
SELECT wall_case_rows('assessment_objection', 'assessment_objection', ARRAY[]::text[]);
CREATE INDEX assessment_objection_of ON assessment_objection (assessment_id);

-- The sheet and the days of a round are read by those whom it concerns.
CREATE FUNCTION assessment_round_of(a bigint) RETURNS TABLE (id bigint, title text, state text, sheet jsonb, period_from text, period_to text, self_until date,
  public_until date, object_to text, unit_id int, unit_name text, basis text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.title, o.state, o.sheet, s.period_from, s.period_to, o.self_until, o.public_until, o.object_to, o.unit_id, u.name, s.basis
  FROM assessment r JOIN assessment_round o ON o.id = r.round_id JOIN standard s ON s.id = o.standard_id JOIN unit u ON u.id = o.unit_id
  WHERE r.id = a AND (SELECT scope_unit()) = ANY (r.unit_path) $$;

-- Nobody scores a unit he serves or served, its parts, its sisters under the same superior, or what was merged with it.
CREATE FUNCTION assessor_bound(p bigint, u int) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM post t JOIN unit own ON own.id = t.unit_id JOIN unit judged ON judged.id = u
    WHERE t.person_id = p AND (u = ANY (own.path) OR own.parent_id = judged.parent_id OR own.successor_id = u OR judged.successor_id = own.id)) $$;
COMMENT ON FUNCTION assessor_bound IS 'Whether a person has or had a post at a unit, beneath it, at a sister of it, or at a unit that was merged with it.';
REVOKE EXECUTE ON FUNCTION assessment_scorers, assessment_score_open, assessment_round_of, assessor_bound FROM PUBLIC;
GRANT EXECUTE ON FUNCTION assessment_scorers, assessment_score_open, assessment_round_of, assessor_bound TO bihuan_app;
