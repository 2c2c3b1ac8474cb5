CREATE TABLE pair (
  id bigint PRIMARY KEY REFERENCES work_case,
  target_name text NOT NULL CHECK (char_length(target_name) BETWEEN 2 AND 100),
  target_kind text NOT NULL CHECK (target_kind IN ('firm', 'expert', 'county', 'society')),
  target_code text CHECK (target_kind <> 'firm' OR target_code IS NOT NULL),
  leader_name text NOT NULL CHECK (char_length(leader_name) BETWEEN 2 AND 40),
  leader_post text,
  rank text NOT NULL CHECK (rank IN ('county', 'section', 'subsection', 'staff')),
  from_on date NOT NULL,
  first_on date NOT NULL CHECK (first_on >= from_on),
  agreed_by text,
  agreed_on date,
  last_on date,
  next_on date,
  came_from bigint REFERENCES pair,
  successor bigint REFERENCES pair
);
COMMENT ON TABLE pair IS 'Who of an office takes care of a firm, an expert, a county or a society; the case (same id) says whether it is active.';
COMMENT ON COLUMN pair.next_on IS 'Day of the next contact, of the last one, the rhythm of the rank or the first day; an active pair always has one.';
SELECT wall_case_rows('pair', 'pair', ARRAY['target_kind', 'rank', 'from_on', 'last_on', 'next_on']);
ALTER TABLE pair ADD CONSTRAINT pair_has_next CHECK (state <> 'active' OR next_on IS NOT NULL);
-- A firm has one owner in a unit, whoever presses at the same moment.
CREATE UNIQUE INDEX pair_one_owner ON pair (unit_id, target_code) WHERE state = 'active' AND target_code IS NOT NULL;
CREATE INDEX pair_target ON pair (target_code) WHERE target_code IS NOT NULL;

CREATE TABLE pair_contact (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pair_id bigint NOT NULL REFERENCES pair,
  on_day date NOT NULL,
  way text NOT NULL CHECK (way IN ('visit', 'call', 'came', 'online')),
  people text,
  topics text NOT NULL,
  answers text,
  next_on date CHECK (next_on > on_day)
);
COMMENT ON TABLE pair_contact IS 'What was talked about and when; no place, no way, no distance of anybody is kept.';
SELECT wall_child_rows('pair_contact', 'pair', 'pair_id');

CREATE TABLE pair_problem (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pair_id bigint NOT NULL REFERENCES pair,
  matter text NOT NULL,
  raised_on date NOT NULL,
  handed_to text,
  due_on date NOT NULL CHECK (due_on >= raised_on),
  result text,
  called_on date,
  satisfied text CHECK (satisfied IN ('yes', 'no')),
  done_on date CHECK (done_on IS NULL OR (called_on IS NOT NULL AND satisfied IS NOT NULL AND done_on >= called_on))
);
COMMENT ON TABLE pair_problem IS 'Problems a firm told of; closed only after it was called back.';
SELECT wall_child_rows('pair_problem', 'pair', 'pair_id');
CREATE TABLE pair_problem_fact (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pair_id bigint NOT NULL REFERENCES pair,
  problem_id bigint NOT NULL,
  done_on date NOT NULL,
  satisfied text NOT NULL,
  UNIQUE (pair_id, problem_id)
);
COMMENT ON TABLE pair_problem_fact IS 'Problems whose end stands in the ledger: such a row is changed no more.';
SELECT wall_child_rows('pair_problem_fact', 'pair', 'pair_id');
REVOKE UPDATE, DELETE ON pair_problem_fact FROM bihuan_app;

CREATE TABLE pair_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
  rank text NOT NULL CHECK (rank IN ('county', 'section', 'subsection', 'staff')),
  measure text NOT NULL CHECK (measure IN ('contact_days', 'firms_each')),
  value int NOT NULL CHECK (value BETWEEN 1 AND 366),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE pair_rule IS 'How often a rank makes contact and how many firms it looks after, by the office''s own rule; a superior''s hold beneath.';
SELECT wall_unit_rows('pair_rule', ARRAY['rank', 'measure', 'from_on'], seen_below => true);

CREATE TABLE duty_list (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  post text NOT NULL CHECK (char_length(post) BETWEEN 2 AND 80),
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  holder text NOT NULL,
  source text NOT NULL,
  signed_on date
);
COMMENT ON TABLE duty_list IS 'What a post is responsible for in a year, signed by who holds it.';
SELECT wall_unit_rows('duty_list', ARRAY['year', 'signed_on']);
CREATE TABLE duty_item (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  list_id bigint NOT NULL REFERENCES duty_list,
  duty text NOT NULL,
  measure text NOT NULL,
  due_on date NOT NULL,
  with_units text,
  channel text CHECK (channel IN ('online', 'offline', 'both')),
  proof text,
  done_on date CHECK (done_on IS NULL OR proof IS NOT NULL)
);
COMMENT ON TABLE duty_item IS 'One duty of a list, with what it is measured by, its day, who co-operates and its proof.';
SELECT wall_child_rows('duty_item', 'duty_list', 'list_id');

CREATE TABLE incentive (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  rule text NOT NULL,
  basis text NOT NULL,
  whom text NOT NULL,
  what text NOT NULL,
  amount_fen bigint CHECK (amount_fen >= 0),
  decided_by text,
  decided_on date,
  public_from date,
  public_to date CHECK (public_to >= public_from),
  paid_on date CHECK (paid_on IS NULL OR (decided_on IS NOT NULL AND public_to IS NOT NULL AND paid_on > public_to))
);
COMMENT ON TABLE incentive IS 'What was given for work, by which rule and on which basis, decided by whom, public how long, paid when.';
SELECT wall_unit_rows('incentive', ARRAY['amount_fen', 'decided_on', 'paid_on']);
-- Whether a record is there already is looked up, not read through.
CREATE INDEX duty_list_same ON duty_list (post);
CREATE INDEX incentive_same ON incentive (name);
