CREATE TABLE congress (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  seats int NOT NULL CHECK (seats BETWEEN 1 AND 5000),
  held_on date,
  age_on date NOT NULL,
  nominate_until date NOT NULL,
  publicity_days int NOT NULL CHECK (publicity_days BETWEEN 1 AND 60),
  quorum text NOT NULL,
  majority text NOT NULL,
  method text NOT NULL,
  source text NOT NULL CHECK (char_length(source) >= 2),
  term_until date,
  published_on date,
  seated_on date
);
COMMENT ON TABLE congress IS 'A congress from its plan to the end of its term. Days of publicity, quorum and majority are data with their source.';
SELECT wall_case_rows('congress', 'congress', ARRAY['held_on', 'term_until', 'nominate_until']);
CREATE INDEX congress_same ON congress (title);

CREATE TABLE congress_unit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  congress_id bigint NOT NULL REFERENCES congress,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 60),
  sector text NOT NULL,
  org_id int REFERENCES unit,
  weight int NOT NULL CHECK (weight BETWEEN 0 AND 100000000),
  floor int CHECK (floor BETWEEN 0 AND 5000),
  ceiling int CHECK (ceiling BETWEEN 0 AND 5000),
  seats int CHECK (seats BETWEEN 0 AND 5000),
  UNIQUE (congress_id, name)
);
COMMENT ON TABLE congress_unit IS 'A unit that elects delegates: what it weighs, its floor and ceiling, the seats shared to it; org_id where it works with this platform.';
SELECT wall_child_rows('congress_unit', 'congress', 'congress_id');

CREATE TABLE congress_floor (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  congress_id bigint NOT NULL REFERENCES congress,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 60),
  who text NOT NULL,
  also text,
  age_most int CHECK (age_most BETWEEN 18 AND 100),
  sector text,
  measure text NOT NULL,
  least int CHECK (least >= 0),
  most int CHECK (most >= 0),
  kind text NOT NULL,
  source text NOT NULL CHECK (char_length(source) >= 2),
  CHECK (num_nulls(least, most) < 2),
  CHECK (measure <> 'percent' OR (coalesce(least, 0) <= 100 AND coalesce(most, 0) <= 100)),
  UNIQUE (congress_id, name)
);
COMMENT ON TABLE congress_floor IS 'A floor or ceiling over a group of delegates, in people or per cent of the seats: by law, hard, or soft, each with its source. Groups overlap.';
SELECT wall_child_rows('congress_floor', 'congress', 'congress_id');

CREATE TABLE congress_delegation (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL,
  name text NOT NULL,
  congress_id bigint NOT NULL REFERENCES congress,
  unit_row_id bigint NOT NULL,
  issuer_id int NOT NULL REFERENCES unit,
  sector text NOT NULL,
  seats int NOT NULL CHECK (seats BETWEEN 0 AND 5000),
  age_on date NOT NULL,
  until_on date NOT NULL,
  asks text NOT NULL,
  elected_on date,
  election_body text,
  due int CHECK (due BETWEEN 1 AND 1000000),
  present int CHECK (present BETWEEN 0 AND 1000000),
  UNIQUE (congress_id, unit_row_id),
  CHECK (present <= due)
);
COMMENT ON TABLE congress_delegation IS 'What one unit is asked for: so many delegates; its nominations and its election record. It lies at the unit where that works here, else at who asks; unit_row_id names its row of the plan, which a changed plan may drop.';
SELECT wall_case_rows('congress_delegation', 'congress_delegation', ARRAY['congress_id', 'sector', 'seats', 'until_on', 'elected_on']);
CREATE INDEX congress_delegation_same ON congress_delegation (name);

CREATE TABLE congress_nominee (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 40),
  from_unit text NOT NULL,
  congress_id bigint REFERENCES congress,
  delegation_id bigint REFERENCES congress_delegation,
  issuer_id int REFERENCES unit,
  sex text NOT NULL,
  born_on date NOT NULL,
  nation text NOT NULL,
  party text NOT NULL,
  employer text NOT NULL,
  post text,
  academic_title text,
  senior boolean,
  front_line boolean,
  new_face boolean,
  rank int CHECK (rank BETWEEN 1 AND 999),
  votes_for int CHECK (votes_for BETWEEN 0 AND 1000000),
  phone text,
  replaces_id bigint REFERENCES congress_nominee,
  seat_no int
);
COMMENT ON TABLE congress_nominee IS 'Somebody nominated by a unit; delegate once the list is confirmed. Groups are computed from what stands here on the plan''s day of ages.';
SELECT wall_case_rows('congress_nominee', 'congress_nominee', ARRAY['congress_id', 'delegation_id', 'sex', 'born_on', 'party', 'senior', 'front_line', 'new_face', 'rank']);
CREATE INDEX congress_nominee_same ON congress_nominee (name);
CREATE UNIQUE INDEX congress_nominee_once ON congress_nominee (delegation_id, name, born_on) WHERE state NOT IN ('withdrawn', 'failed');
CREATE INDEX congress_nominee_replaces ON congress_nominee (replaces_id);

CREATE TABLE congress_objection (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  nominee_id bigint NOT NULL REFERENCES congress_nominee,
  received_on date NOT NULL,
  sender text NOT NULL,
  says text NOT NULL,
  outcome text,
  answer text
);
COMMENT ON TABLE congress_objection IS 'An objection to somebody on the public list, answered by another person than those who reviewed him.';
SELECT wall_case_rows('congress_objection', 'congress_objection', ARRAY['nominee_id', 'received_on', 'outcome']);
CREATE INDEX congress_objection_same ON congress_objection (title);
