CREATE TABLE fair_template (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  source text NOT NULL CHECK (char_length(source) >= 2)
);
COMMENT ON TABLE fair_template IS 'How a fair is put together (1+4+22+N, 1+3+4+22+N), as data with its source.';
SELECT wall_unit_rows('fair_template', ARRAY[]::text[], seen_below => true);
CREATE INDEX fair_template_same ON fair_template (name);

CREATE TABLE fair_template_part (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  template_id bigint NOT NULL REFERENCES fair_template,
  kind text NOT NULL,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  how_many int NOT NULL CHECK (how_many BETWEEN 1 AND 60),
  day_no int NOT NULL CHECK (day_no BETWEEN 1 AND 10),
  from_time text CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text CHECK (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND to_time > from_time)
);
COMMENT ON TABLE fair_template_part IS 'So many sessions or zones of a kind; day and hours of the first, the others follow one another.';
SELECT wall_child_rows('fair_template_part', 'fair_template', 'template_id');

CREATE TABLE fair (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on AND to_on <= from_on + 30),
  place text NOT NULL,
  hours text NOT NULL,
  slot_minutes int NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
  reviews_each int NOT NULL CHECK (reviews_each BETWEEN 1 AND 20),
  spread_most int NOT NULL CHECK (spread_most BETWEEN 0 AND 1000),
  publicity_days int NOT NULL CHECK (publicity_days BETWEEN 1 AND 60),
  source text NOT NULL,
  previous_id bigint REFERENCES fair,
  publicity_on date,
  plan_id bigint
);
COMMENT ON TABLE fair IS 'A fair of projects from call to door; its case (same id) says how far it is. Limits of review and publicity are data with their source.';
SELECT wall_case_rows('fair', 'fair', ARRAY['from_on']);
CREATE INDEX fair_same ON fair (title);

CREATE TABLE fair_session (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fair_id bigint NOT NULL REFERENCES fair,
  kind text NOT NULL,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
  on_day date NOT NULL,
  from_time text NOT NULL CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text NOT NULL CHECK (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND to_time > from_time),
  place text,
  stream text,
  replay text,
  viewers int CHECK (viewers >= 0),
  viewers_source text,
  CHECK (viewers IS NULL OR viewers_source IS NOT NULL)
);
COMMENT ON TABLE fair_session IS 'Opening, promotion sessions, signing. Viewers are the platform''s own figure with its source and enter no indicator.';
SELECT wall_child_rows('fair_session', 'fair', 'fair_id');

CREATE TABLE fair_criterion (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fair_id bigint NOT NULL REFERENCES fair,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  points int NOT NULL CHECK (points BETWEEN 1 AND 1000)
);
COMMENT ON TABLE fair_criterion IS 'What experts give points for.';
SELECT wall_child_rows('fair_criterion', 'fair', 'fair_id');

CREATE TABLE fair_zone (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fair_id bigint NOT NULL REFERENCES fair,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  place text,
  tables int NOT NULL CHECK (tables BETWEEN 0 AND 500),
  lead text,
  stream text
);
COMMENT ON TABLE fair_zone IS 'A zone of the hall with its tables.';
SELECT wall_unit_rows('fair_zone', ARRAY['fair_id']);
CREATE UNIQUE INDEX fair_zone_once ON fair_zone (fair_id, name, unit_id);
CREATE INDEX fair_zone_same ON fair_zone (name);

CREATE TABLE fair_project (
  id bigint PRIMARY KEY REFERENCES work_case,
  fair_id bigint NOT NULL REFERENCES fair,
  kind text NOT NULL,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  zone_id bigint REFERENCES fair_zone,
  owner text NOT NULL CHECK (char_length(owner) BETWEEN 2 AND 100),
  owner_former text,
  owner_parents text,
  field text NOT NULL,
  summary text NOT NULL,
  contact_name text NOT NULL,
  contact_phone text,
  repeat_why text,
  like_id bigint REFERENCES fair_project,
  score int CHECK (score BETWEEN 0 AND 10000),
  spread int CHECK (spread BETWEEN 0 AND 10000),
  likeness int[]
);
COMMENT ON TABLE fair_project IS 'A project handed in for a fair: to promote, to transfer, or a problem to be solved. like_id: one of the last fair that it repeats.';
SELECT wall_case_rows('fair_project', 'fair_project', ARRAY['fair_id', 'kind', 'zone_id', 'score', 'spread']);
CREATE INDEX fair_project_same ON fair_project (title);
CREATE INDEX fair_project_likeness ON fair_project USING gin (likeness);

CREATE TABLE fair_expert (
  id bigint PRIMARY KEY REFERENCES work_case,
  fair_id bigint NOT NULL REFERENCES fair,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  employer text NOT NULL CHECK (char_length(employer) BETWEEN 2 AND 100),
  employer_former text,
  employer_parents text,
  avoids text,
  field text NOT NULL,
  most int NOT NULL CHECK (most BETWEEN 1 AND 500)
);
COMMENT ON TABLE fair_expert IS 'An expert of one fair''s review; by one link he sees and answers all he is given.';
SELECT wall_case_rows('fair_expert', 'fair_expert', ARRAY['fair_id']);
CREATE INDEX fair_expert_same ON fair_expert (name);

CREATE TABLE fair_review (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id bigint NOT NULL REFERENCES fair_project,
  expert_id bigint NOT NULL REFERENCES fair_expert,
  why jsonb NOT NULL,
  points jsonb,
  total int CHECK (total BETWEEN 0 AND 10000),
  opinion text,
  returned_on date,
  recused_on date,
  recused_why text,
  UNIQUE (project_id, expert_id),
  CHECK (num_nulls(points, total, opinion, returned_on) IN (0, 4)),
  CHECK (num_nulls(recused_on, recused_why) IN (0, 2)),
  CHECK (returned_on IS NULL OR recused_on IS NULL)
);
COMMENT ON TABLE fair_review IS 'An expert and a project: why he was given it, his points by criterion with an opinion, or why he recuses himself. Nobody reviews a project twice.';
SELECT wall_child_rows('fair_review', 'fair_project', 'project_id');
CREATE INDEX fair_review_expert ON fair_review (expert_id);

CREATE TABLE fair_party (
  id bigint PRIMARY KEY REFERENCES work_case,
  fair_id bigint NOT NULL REFERENCES fair,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  side text NOT NULL,
  project_id bigint REFERENCES fair_project,
  zone_id bigint REFERENCES fair_zone,
  offers text,
  hours text,
  contact_name text NOT NULL,
  contact_phone text
);
COMMENT ON TABLE fair_party IS 'Who comes to a fair to talk: a selected project''s team, a firm. Hours are told by the day of the fair, so a fair that moves keeps them.';
SELECT wall_case_rows('fair_party', 'fair_party', ARRAY['fair_id', 'side', 'zone_id']);
CREATE INDEX fair_party_same ON fair_party (name);
CREATE INDEX fair_party_project ON fair_party (project_id);

CREATE TABLE fair_talk (
  id bigint PRIMARY KEY REFERENCES work_case,
  fair_id bigint NOT NULL REFERENCES fair,
  from_id bigint NOT NULL REFERENCES fair_party,
  with_id bigint NOT NULL REFERENCES fair_party,
  about text NOT NULL CHECK (char_length(about) BETWEEN 1 AND 120),
  weight text NOT NULL CHECK (weight IN ('1', '2', '3')),
  mutual boolean,
  online boolean,
  fixed_at text,
  on_day date,
  from_time text CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text CHECK (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND to_time > from_time),
  zone_id bigint REFERENCES fair_zone,
  table_no int,
  cause text,
  basis text CHECK (basis IN ('self', 'proxy')),
  CHECK (from_id <> with_id),
  CHECK (num_nulls(on_day, from_time, to_time) IN (0, 3))
);
COMMENT ON TABLE fair_talk IS 'A talk that one of two wants with the other: asked for, placed by the frozen plan, and what came of it. Landed only as a party says by its own link.';
SELECT wall_case_rows('fair_talk', 'fair_talk', ARRAY['fair_id', 'weight', 'on_day', 'cause']);
CREATE INDEX fair_talk_same ON fair_talk (from_id);
CREATE INDEX fair_talk_with ON fair_talk (with_id);
CREATE INDEX fair_talk_pair ON fair_talk (fair_id, least(from_id, with_id), greatest(from_id, with_id));

CREATE TABLE fair_plan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fair_id bigint NOT NULL REFERENCES fair,
  name text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  input jsonb NOT NULL,
  placed jsonb NOT NULL,
  answer jsonb NOT NULL
);
COMMENT ON TABLE fair_plan IS 'Timetables of a fair, each with the question it answers; none is changed.';
SELECT wall_child_rows('fair_plan', 'fair', 'fair_id');
ALTER TABLE fair ADD CONSTRAINT fair_plan_chosen FOREIGN KEY (plan_id) REFERENCES fair_plan;

-- Nobody sits at two tables at once, whichever fair or office places him.
CREATE FUNCTION fair_talk_times() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM free_times('fair_talk:' || NEW.id);
  IF NEW.on_day IS NOT NULL AND NEW.state NOT IN ('withdrawn', 'not_held') THEN
    PERFORM book_time('fair_party:' || p, NEW.on_day, NEW.from_time, NEW.to_time, 0, 'fair_talk:' || NEW.id, NEW.about, NEW.unit_id)
    FROM unnest(ARRAY[NEW.from_id, NEW.with_id]) p;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION fair_talk_times FROM PUBLIC;
CREATE TRIGGER fair_talk_times AFTER INSERT OR UPDATE OF on_day, from_time, to_time, state, from_id, with_id ON fair_talk
  FOR EACH ROW EXECUTE FUNCTION fair_talk_times();
