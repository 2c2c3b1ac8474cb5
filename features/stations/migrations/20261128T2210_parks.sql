-- Expert parks, their companies and what is attracted to them.
ALTER TABLE station_rule DROP CONSTRAINT station_rule_measure_check, ADD CONSTRAINT station_rule_measure_check
  CHECK (measure IN ('stations_working', 'stations_retired', 'stations_expert', 'days_per_year', 'renewal_days', 'publicity_days'));

CREATE TABLE park (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  level text CHECK (level IN ('national', 'province', 'city', 'county')),
  operator_name text,
  operator_code text,
  industries text,
  opened_on date,
  contact_name text,
  contact_phone text
);
COMMENT ON TABLE park IS 'Parks in which companies and stations lie.';
SELECT wall_unit_rows('park', ARRAY['level', 'opened_on']);

CREATE TABLE company (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  code text NOT NULL CHECK (code ~ '^[0-9A-Z]{18}$'),
  park_id bigint REFERENCES park,
  standing text NOT NULL CHECK (standing IN ('preparing', 'producing', 'stopped', 'suspended', 'registered_only', 'moved_out', 'deregistered')),
  entered_on date NOT NULL,
  left_on date CHECK (left_on >= entered_on),
  left_to text,
  industry text,
  high_tech boolean,
  above_scale boolean,
  registered_place text,
  working_place text,
  contact_name text,
  contact_phone text
);
COMMENT ON TABLE company IS 'Companies by credit code: one row each, whatever they are called and wherever they move.';
SELECT wall_unit_rows('company', ARRAY['standing', 'entered_on', 'high_tech', 'above_scale']);
ALTER TABLE company ADD CONSTRAINT company_code UNIQUE (unit_id, code);
CREATE INDEX company_by_code ON company (code);
CREATE INDEX company_of_park ON company (park_id);

CREATE TABLE company_was (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  company_id bigint NOT NULL REFERENCES company,
  name text NOT NULL,
  park_id bigint REFERENCES park,
  from_on date NOT NULL
);
COMMENT ON TABLE company_was IS 'Under which name and in which park a company stood from a day on; the last row is what it is now.';
SELECT wall_child_rows('company_was', 'company', 'company_id');

CREATE TABLE park_quarter (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  park_id bigint NOT NULL REFERENCES park,
  quarter text NOT NULL CHECK (quarter ~ '^20[0-9]{2}-(03|06|09|12)$'),
  scope text NOT NULL CHECK (scope IN ('registered', 'working')),
  source text
);
COMMENT ON TABLE park_quarter IS 'A quarter of a park, by its last month: asked, received, checked; its case (same id) says where it stands.';
SELECT wall_case_rows('park_quarter', 'park_quarter', ARRAY['quarter', 'scope']);
ALTER TABLE park_quarter ADD CONSTRAINT park_quarter_once UNIQUE (unit_id, park_id, quarter, scope);

CREATE TABLE company_quarter (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  quarter_id bigint NOT NULL REFERENCES park_quarter,
  company_id bigint NOT NULL REFERENCES company,
  output_fen bigint CHECK (output_fen >= 0),
  revenue_fen bigint CHECK (revenue_fen >= 0),
  tax_fen bigint CHECK (tax_fen >= 0),
  employees int CHECK (employees >= 0),
  rd_staff int CHECK (rd_staff >= 0),
  rd_fen bigint CHECK (rd_fen >= 0),
  patents_applied int CHECK (patents_applied >= 0),
  patents_granted int CHECK (patents_granted >= 0),
  carried boolean NOT NULL,
  why text,
  UNIQUE (quarter_id, company_id)
);
COMMENT ON TABLE company_quarter IS 'Figures of a company in a quarter (not cumulated); NULL is unknown, 0 is none.';
COMMENT ON COLUMN company_quarter.carried IS 'Taken from the last quarter as unchanged, nothing typed.';
CREATE INDEX company_quarter_company ON company_quarter (company_id);
SELECT wall_child_rows('company_quarter', 'park_quarter', 'quarter_id');

CREATE TABLE attraction (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  investor text NOT NULL,
  park_id bigint NOT NULL REFERENCES park,
  industry text,
  kind text CHECK (kind IN ('intention', 'framework', 'contract')),
  amount_fen bigint CHECK (amount_fen >= 0),
  in_place_fen bigint CHECK (in_place_fen >= 0),
  signed_on date,
  company_id bigint REFERENCES company,
  landed_on date CHECK (landed_on >= signed_on),
  producing_on date CHECK (producing_on >= landed_on),
  obstacle text,
  next_on date
);
COMMENT ON TABLE attraction IS 'A project that is being attracted to a park; it counts once, whatever events it is signed at.';
SELECT wall_case_rows('attraction', 'attraction', ARRAY['kind', 'signed_on', 'next_on']);
CREATE INDEX attraction_of_park ON attraction (park_id);

CREATE TABLE attraction_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  attraction_id bigint NOT NULL REFERENCES attraction,
  event text NOT NULL CHECK (char_length(event) BETWEEN 2 AND 100),
  on_day date NOT NULL
);
COMMENT ON TABLE attraction_event IS 'Events at which a project was shown or signed; the first one is where it counts.';
SELECT wall_child_rows('attraction_event', 'attraction', 'attraction_id');

CREATE TABLE park_condition (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
  kind text NOT NULL CHECK (kind IN ('computed', 'file', 'statement', 'visit')),
  measure text CHECK (measure IN ('firms', 'high_tech', 'stations', 'experts', 'results')),
  least int CHECK (least BETWEEN 1 AND 1000000),
  months int CHECK (months BETWEEN 1 AND 600),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  CHECK ((kind = 'computed') = (measure IS NOT NULL AND least IS NOT NULL))
);
COMMENT ON TABLE park_condition IS 'Conditions for an expert park as the document in force sets them; a superior''s hold beneath. What `months` says is how far back results count.';
SELECT wall_unit_rows('park_condition', ARRAY['kind', 'from_on'], seen_below => true);

CREATE TABLE park_application (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  park_id bigint NOT NULL REFERENCES park,
  plan text,
  contact_name text,
  contact_phone text,
  submitted_on date,
  published_on date
);
COMMENT ON TABLE park_application IS 'An application to be named an expert park; its case (same id) says where it stands.';
COMMENT ON COLUMN park_application.submitted_on IS 'The day of which its conditions are judged.';
SELECT wall_case_rows('park_application', 'park_application', ARRAY['submitted_on', 'published_on']);
CREATE INDEX park_application_park ON park_application (park_id);

CREATE TABLE park_answer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  application_id bigint NOT NULL REFERENCES park_application,
  condition_id bigint NOT NULL REFERENCES park_condition,
  says text,
  proof text,
  UNIQUE (application_id, condition_id)
);
COMMENT ON TABLE park_answer IS 'What an applicant says to a condition, and the file and pages that prove it.';
SELECT wall_child_rows('park_answer', 'park_application', 'application_id');

CREATE TABLE park_visit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  application_id bigint NOT NULL REFERENCES park_application,
  visited_on date NOT NULL,
  place text NOT NULL,
  team text NOT NULL,
  finding text NOT NULL,
  key text NOT NULL,
  actor_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (application_id, key)
);
COMMENT ON TABLE park_visit IS 'Visits to a park on behalf of the city; never changed, a later visit adds. `key` is the report''s own, sent again after a lost connection.';
SELECT wall_child_rows('park_visit', 'park_application', 'application_id');
CREATE TABLE park_finding (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  visit_id bigint NOT NULL REFERENCES park_visit,
  condition_id bigint NOT NULL REFERENCES park_condition,
  met boolean NOT NULL,
  words text,
  UNIQUE (visit_id, condition_id)
);
COMMENT ON TABLE park_finding IS 'What a visit found to each condition that is seen on site.';
SELECT wall_child_rows('park_finding', 'park_visit', 'visit_id');

CREATE TABLE park_objection (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  application_id bigint NOT NULL REFERENCES park_application,
  received_on date NOT NULL,
  sender text NOT NULL,
  says text NOT NULL,
  entered_by text NOT NULL,
  reply text,
  replied_by text,
  replied_on date,
  CHECK ((reply IS NULL) = (replied_by IS NULL)),
  CHECK (replied_by <> entered_by)
);
COMMENT ON TABLE park_objection IS 'Objections during publicity; replied to by another person than who entered them or judged the application.';
SELECT wall_child_rows('park_objection', 'park_application', 'application_id');
REVOKE UPDATE, DELETE ON park_visit, park_finding FROM bihuan_app;
REVOKE DELETE ON park_objection FROM bihuan_app;

-- Whether a company of this code stands elsewhere too: of a foreign ledger the unit alone is told.
CREATE FUNCTION company_elsewhere(c bigint) RETURNS TABLE (unit_name text, entered_on date) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.name, o.entered_on FROM company mine JOIN company o ON o.code = mine.code AND o.id <> mine.id AND o.left_on IS NULL JOIN unit u ON u.id = o.unit_id
  WHERE mine.id = c AND mine.left_on IS NULL AND (SELECT scope_unit()) = ANY (mine.unit_path) ORDER BY 1 $$;
REVOKE EXECUTE ON FUNCTION company_elsewhere FROM PUBLIC;
GRANT EXECUTE ON FUNCTION company_elsewhere TO bihuan_app;
