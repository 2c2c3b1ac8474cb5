CREATE TABLE academic_event (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  series text,
  kind text NOT NULL,
  level text NOT NULL,
  first_on date NOT NULL,
  last_on date NOT NULL CHECK (last_on >= first_on AND last_on <= first_on + 366),
  place text NOT NULL,
  mode text NOT NULL,
  theme text,
  plan_size int CHECK (plan_size BETWEEN 1 AND 1000000),
  countries int CHECK (countries BETWEEN 1 AND 250),
  on_site int CHECK (on_site BETWEEN 0 AND 1000000),
  online int CHECK (online BETWEEN 0 AND 1000000),
  papers int CHECK (papers BETWEEN 0 AND 100000),
  results text,
  reported_as text
);
COMMENT ON TABLE academic_event IS 'An academic event; one record whoever of its hosts enters it. People on site and online are asked apart and never added.';
COMMENT ON COLUMN academic_event.reported_as IS 'Title and first day as they were reported; another title or day is reported again.';
SELECT wall_case_rows('academic_event', 'academic_event', ARRAY['kind', 'level', 'first_on', 'last_on', 'mode', 'on_site', 'online', 'papers']);
CREATE INDEX academic_event_near ON academic_event (first_on);

CREATE TABLE academic_role (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES academic_event,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  role text NOT NULL,
  agreement text,
  host_unit_id int REFERENCES unit,
  UNIQUE (event_id, name, role)
);
COMMENT ON TABLE academic_role IS 'Who holds an event together, each body once in each of its roles.';
COMMENT ON COLUMN academic_role.host_unit_id IS 'The unit of the tree of this name, where there is exactly one; its roles are counted.';
SELECT wall_child_rows('academic_role', 'academic_event', 'event_id');
CREATE INDEX academic_role_unit ON academic_role (host_unit_id);

CREATE TABLE academic_session (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES academic_event,
  on_day date NOT NULL,
  from_time text NOT NULL CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text NOT NULL CHECK (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND to_time > from_time),
  topic text NOT NULL,
  speaker text
);
COMMENT ON TABLE academic_session IS 'Sessions of an academic event.';
SELECT wall_child_rows('academic_session', 'academic_event', 'event_id');

CREATE TABLE academic_paper (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES academic_event,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 200),
  author text NOT NULL,
  employer text,
  consent boolean NOT NULL
);
COMMENT ON TABLE academic_paper IS 'Papers of an academic event, each with its corresponding author and whether he agreed to its being printed.';
SELECT wall_child_rows('academic_paper', 'academic_event', 'event_id');

CREATE TABLE academic_agreement (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES academic_event,
  agreement_id bigint NOT NULL UNIQUE REFERENCES agreement,
  note text
);
COMMENT ON TABLE academic_agreement IS 'Agreements of the ledger that were signed at an event, each at one.';
SELECT wall_child_rows('academic_agreement', 'academic_event', 'event_id');

CREATE TABLE academic_duty (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  office text NOT NULL,
  kind text NOT NULL,
  joint boolean NOT NULL,
  side text NOT NULL CHECK (side IN ('before', 'after')),
  days int NOT NULL CHECK (days BETWEEN 0 AND 400),
  day_kind text NOT NULL CHECK (day_kind IN ('calendar', 'working')),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE academic_duty IS 'What must be filed for an event of a kind, where and by when, each with its source and time; a superior''s hold beneath.';
SELECT wall_unit_rows('academic_duty', ARRAY['kind', 'side', 'days', 'from_on', 'to_on'], seen_below => true);

CREATE TABLE academic_filing (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES academic_event,
  duty_id bigint NOT NULL REFERENCES academic_duty,
  sent_on date NOT NULL,
  answer text NOT NULL,
  number text,
  UNIQUE (event_id, duty_id)
);
COMMENT ON TABLE academic_filing IS 'What was filed for an event, when, and what was answered.';
SELECT wall_child_rows('academic_filing', 'academic_event', 'event_id');
CREATE INDEX academic_filing_duty ON academic_filing (duty_id);

CREATE TABLE academic_count_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  first_on date NOT NULL,
  last_on date NOT NULL CHECK (last_on >= first_on),
  planned_to date CHECK (planned_to > last_on),
  source text NOT NULL
);
COMMENT ON TABLE academic_count_rule IS 'Which days a statistics year takes as held, and which as planned; a superior''s hold beneath.';
SELECT wall_unit_rows('academic_count_rule', ARRAY['year', 'first_on', 'last_on', 'planned_to'], seen_below => true);

-- What every unit may know of the others' events: title, days, place and who entered them.
CREATE FUNCTION academic_events_between(from_day date, to_day date)
RETURNS TABLE (id bigint, title text, level text, kind text, state text, first_on date, last_on date, place text, unit_name text, mine boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.title, a.level, a.kind, a.state, a.first_on, a.last_on, a.place, u.name, scope_unit() = ANY (a.unit_path) OR scope_unit() = ANY (a.shared_path)
  FROM academic_event a JOIN unit u ON u.id = a.unit_id
  WHERE a.first_on BETWEEN from_day AND to_day AND a.state <> 'cancelled' AND scope_unit() IS NOT NULL
  ORDER BY a.first_on, a.id LIMIT 2000 $$;
REVOKE EXECUTE ON FUNCTION academic_events_between FROM PUBLIC;
GRANT EXECUTE ON FUNCTION academic_events_between TO bihuan_app;
-- Whether a record is there already is looked up, not read through.
CREATE INDEX academic_duty_same ON academic_duty (name);
