CREATE TABLE research_base (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  host_name text NOT NULL,
  host_code text NOT NULL,
  leader text NOT NULL,
  leader_title text CHECK (leader_title IN ('senior', 'vice', 'middle', 'other')),
  field text NOT NULL,
  batch text NOT NULL,
  place text,
  plan text,
  agreement_from date,
  agreement_to date CHECK (agreement_to >= agreement_from),
  published_on date,
  founded_on date,
  recognised_on date,
  last_review_on date
);
COMMENT ON TABLE research_base IS 'Research bases of the think tank, preparing and recognised; the case (same id) says where each stands, its events where it stood on any day.';
COMMENT ON COLUMN research_base.last_review_on IS 'The day of the latest yearly review; kept from its rows.';
SELECT wall_case_rows('research_base', 'research_base', ARRAY['agreement_to', 'founded_on', 'last_review_on']);

CREATE TABLE base_staff (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  base_id bigint NOT NULL REFERENCES research_base,
  name text NOT NULL,
  title text NOT NULL CHECK (title IN ('senior', 'vice', 'middle', 'other')),
  degree text CHECK (degree IN ('doctor', 'master', 'bachelor', 'other')),
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE base_staff IS 'Core staff of a base from day to day: its conditions are counted of any day.';
SELECT wall_child_rows('base_staff', 'research_base', 'base_id');
CREATE TABLE base_council (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  base_id bigint NOT NULL REFERENCES research_base,
  name text NOT NULL,
  employer text,
  post text,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE base_council IS 'Academic council of a base.';
SELECT wall_child_rows('base_council', 'research_base', 'base_id');
CREATE TABLE base_review (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  base_id bigint NOT NULL REFERENCES research_base,
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  grade text NOT NULL CHECK (grade IN ('excellent', 'passed', 'rectify', 'failed')),
  ground text NOT NULL,
  decided_on date NOT NULL,
  decided_by text NOT NULL,
  UNIQUE (base_id, year)
);
COMMENT ON TABLE base_review IS 'Yearly review of a base; what it rests on are the projects and briefs of that year.';
SELECT wall_child_rows('base_review', 'research_base', 'base_id');

CREATE TABLE base_condition (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
  measure text NOT NULL CHECK (measure IN ('staff', 'staff_senior', 'studies', 'briefs')),
  least int NOT NULL CHECK (least BETWEEN 1 AND 1000),
  months int CHECK (months BETWEEN 1 AND 120),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE base_condition IS 'Conditions of a base as the document in force sets them; a superior''s hold beneath.';
SELECT wall_unit_rows('base_condition', ARRAY['measure', 'from_on'], seen_below => true);

CREATE TABLE study_call (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  opens_on date NOT NULL,
  closes_on date NOT NULL CHECK (closes_on >= opens_on),
  publicity_days int NOT NULL CHECK (publicity_days BETWEEN 0 AND 60),
  reviewers_each int NOT NULL CHECK (reviewers_each BETWEEN 1 AND 15),
  per_host int CHECK (per_host BETWEEN 1 AND 1000),
  source text NOT NULL
);
COMMENT ON TABLE study_call IS 'A call for consulting projects with its conditions as its document sets them.';
SELECT wall_unit_rows('study_call', ARRAY['year', 'closes_on'], seen_below => true);
CREATE TABLE study_topic (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  call_id bigint NOT NULL REFERENCES study_call,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  kind text NOT NULL CHECK (kind IN ('key', 'general', 'youth')),
  locked boolean
);
COMMENT ON TABLE study_topic IS 'Topics of a call; a locked title is not altered by a single character.';
SELECT wall_child_rows('study_topic', 'study_call', 'call_id');
CREATE TABLE study_kind (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  call_id bigint NOT NULL REFERENCES study_call,
  kind text NOT NULL CHECK (kind IN ('key', 'general', 'youth')),
  sum_fen bigint CHECK (sum_fen > 0),
  most_months int CHECK (most_months BETWEEN 1 AND 60),
  most_age int CHECK (most_age BETWEEN 18 AND 100),
  least_title text CHECK (least_title IN ('senior', 'vice', 'middle', 'other')),
  UNIQUE (call_id, kind)
);
COMMENT ON TABLE study_kind IS 'What a call asks of each kind of project.';
SELECT wall_child_rows('study_kind', 'study_call', 'call_id');
CREATE TABLE study_criterion (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  call_id bigint NOT NULL REFERENCES study_call,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 60),
  points int NOT NULL CHECK (points BETWEEN 1 AND 100),
  UNIQUE (call_id, name)
);
COMMENT ON TABLE study_criterion IS 'What reviewers of a call score, and up to how many points.';
SELECT wall_child_rows('study_criterion', 'study_call', 'call_id');

CREATE TABLE study_reviewer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 40),
  employer text NOT NULL,
  title text,
  field text NOT NULL,
  most int NOT NULL CHECK (most BETWEEN 1 AND 100),
  standing text NOT NULL CHECK (standing IN ('active', 'paused'))
);
COMMENT ON TABLE study_reviewer IS 'Experts who review projects; `most` is how many of one call each takes.';
SELECT wall_unit_rows('study_reviewer', ARRAY['standing']);
CREATE TABLE reviewer_conflict (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reviewer_id bigint NOT NULL REFERENCES study_reviewer,
  with_name text NOT NULL CHECK (char_length(with_name) BETWEEN 2 AND 100),
  kind text NOT NULL CHECK (kind IN ('employer', 'coauthor', 'family', 'supervisor', 'partner')),
  from_on date,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE reviewer_conflict IS 'Persons and bodies whose projects a reviewer does not see, declared or found; without an end it holds for life.';
SELECT wall_child_rows('reviewer_conflict', 'study_reviewer', 'reviewer_id');

CREATE TABLE study (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  call_id bigint NOT NULL REFERENCES study_call,
  kind text NOT NULL CHECK (kind IN ('key', 'general', 'youth')),
  number text,
  leader text NOT NULL,
  leader_born text,
  leader_title text CHECK (leader_title IN ('senior', 'vice', 'middle', 'other')),
  host_name text NOT NULL,
  host_code text NOT NULL,
  base_id bigint REFERENCES research_base,
  field text NOT NULL,
  abstract text,
  from_on date,
  to_on date,
  sum_fen bigint CHECK (sum_fen > 0),
  contract_no text,
  contract_on date,
  findings text,
  submitted_on date,
  published_on date,
  accepted_on date,
  certificate text,
  extended boolean
);
COMMENT ON TABLE study IS 'Consulting projects from the application to acceptance; the case (same id) says where each stands.';
COMMENT ON COLUMN study.findings IS 'What was found, in some three hundred characters: the deposited report is found by it.';
SELECT wall_case_rows('study', 'study', ARRAY['kind', 'from_on', 'to_on']);
CREATE INDEX study_of_call ON study (call_id);
CREATE INDEX study_of_base ON study (base_id);
ALTER TABLE study ADD CONSTRAINT study_number UNIQUE (unit_id, number);

CREATE TABLE study_member (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id bigint NOT NULL REFERENCES study,
  name text NOT NULL,
  employer text NOT NULL,
  task text
);
COMMENT ON TABLE study_member IS 'Who works on a project beside its leader.';
SELECT wall_child_rows('study_member', 'study', 'study_id');
CREATE TABLE study_deliverable (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id bigint NOT NULL REFERENCES study,
  kind text NOT NULL CHECK (kind IN ('midterm', 'report', 'advice', 'abstract', 'accounts', 'other')),
  title text,
  due_on date NOT NULL,
  handed_on date
);
COMMENT ON TABLE study_deliverable IS 'What a contract asks for, until when, and when it came.';
SELECT wall_child_rows('study_deliverable', 'study', 'study_id');
CREATE TABLE study_money (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id bigint NOT NULL REFERENCES study,
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  kind text NOT NULL CHECK (kind IN ('plan', 'paid', 'used', 'returned')),
  fen bigint NOT NULL CHECK (fen > 0),
  on_day date,
  voucher text
);
COMMENT ON TABLE study_money IS 'Money of a project by year: planned, paid by voucher, used by its accounts, returned.';
SELECT wall_child_rows('study_money', 'study', 'study_id');
CREATE TABLE study_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id bigint NOT NULL REFERENCES study,
  kind text NOT NULL CHECK (kind IN ('time', 'member', 'title', 'money')),
  asked_on date NOT NULL,
  says text NOT NULL,
  until_on date,
  decision text CHECK (decision IN ('granted', 'refused')),
  decided_on date CHECK (decided_on >= asked_on)
);
COMMENT ON TABLE study_change IS 'Changes asked for and decided: another end, members, title, money.';
SELECT wall_child_rows('study_change', 'study', 'study_id');
CREATE TABLE study_objection (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id bigint NOT NULL REFERENCES study,
  received_on date NOT NULL,
  sender text NOT NULL,
  says text NOT NULL,
  reply text,
  replied_on date CHECK (replied_on >= received_on)
);
COMMENT ON TABLE study_objection IS 'Objections while the list of projects was public, and their replies.';
SELECT wall_child_rows('study_objection', 'study', 'study_id');

CREATE TABLE study_draw (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  call_id bigint NOT NULL REFERENCES study_call,
  seed int NOT NULL,
  drawn_on date NOT NULL,
  actor_id text NOT NULL
);
COMMENT ON TABLE study_draw IS 'Each drawing of reviewers; its seed repeats it.';
SELECT wall_child_rows('study_draw', 'study_call', 'call_id');
CREATE TABLE study_review (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id bigint NOT NULL REFERENCES study,
  reviewer_id bigint NOT NULL REFERENCES study_reviewer,
  draw_id bigint NOT NULL REFERENCES study_draw,
  declined_on date,
  decline_reason text,
  received_on date,
  opinion text,
  entered_by text,
  UNIQUE (study_id, reviewer_id),
  CHECK (declined_on IS NULL OR received_on IS NULL)
);
COMMENT ON TABLE study_review IS 'Who was drawn to review a project, and what came of it; a score that was entered is not changed.';
SELECT wall_child_rows('study_review', 'study', 'study_id');
CREATE TABLE study_mark (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  review_id bigint NOT NULL REFERENCES study_review,
  criterion_id bigint NOT NULL REFERENCES study_criterion,
  points int NOT NULL CHECK (points >= 0),
  UNIQUE (review_id, criterion_id)
);
COMMENT ON TABLE study_mark IS 'Points of a review by criterion.';
SELECT wall_child_rows('study_mark', 'study_review', 'review_id');
REVOKE UPDATE, DELETE ON study_draw, study_mark FROM bihuan_app;
REVOKE DELETE ON study_review FROM bihuan_app;

ALTER TABLE brief ADD study_id bigint REFERENCES study, ADD base_id bigint REFERENCES research_base;
COMMENT ON COLUMN brief.base_id IS 'The base that wrote it; only that it exists counts there, never what became of it.';
CREATE INDEX brief_of_base ON brief (base_id);
