CREATE TABLE expert (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  employer text,
  academy text CHECK (academy IN ('cas', 'cae', 'none')),
  field text,
  retired_on date,
  outside_stations int CHECK (outside_stations BETWEEN 0 AND 50),
  outside_source text
);
COMMENT ON TABLE expert IS 'Academicians and experts who work in stations; without the day of retirement an academician''s limit cannot be told.';
COMMENT ON COLUMN expert.outside_stations IS 'Stations he reports outside this system; outside_source says by what paper.';
SELECT wall_unit_rows('expert', ARRAY['academy', 'retired_on']);

CREATE TABLE station (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  kind text NOT NULL CHECK (kind IN ('academician', 'expert')),
  host_name text NOT NULL,
  host_code text NOT NULL,
  industry text,
  field text,
  agreement_from date,
  agreement_to date CHECK (agreement_to >= agreement_from),
  room_area int CHECK (room_area >= 0),
  staff int CHECK (staff >= 0),
  contact_name text,
  contact_phone text,
  established_on date,
  last_project_on date,
  report_until date
);
COMMENT ON TABLE station IS 'A workstation of academicians or experts at a host; its case (same id) says where it stands.';
COMMENT ON COLUMN station.last_project_on IS 'Last day on which a joint project was under way; the day of establishment where there was none yet.';
COMMENT ON COLUMN station.report_until IS 'Last day covered by a yearly report; the day of establishment where there is none yet.';
SELECT wall_case_rows('station', 'station', ARRAY['kind', 'agreement_to', 'last_project_on', 'report_until']);

CREATE TABLE station_expert (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  station_id bigint NOT NULL REFERENCES station,
  expert_id bigint NOT NULL REFERENCES expert,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  days_per_year int CHECK (days_per_year BETWEEN 0 AND 366),
  UNIQUE (station_id, expert_id, from_on)
);
COMMENT ON TABLE station_expert IS 'Who works in a station, from when to when.';
CREATE INDEX station_expert_expert ON station_expert (expert_id);
SELECT wall_child_rows('station_expert', 'station', 'station_id');

CREATE TABLE station_project (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  station_id bigint NOT NULL REFERENCES station,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  amount_fen bigint CHECK (amount_fen >= 0),
  result text
);
COMMENT ON TABLE station_project IS 'Joint projects of a station.';
SELECT wall_child_rows('station_project', 'station', 'station_id');

CREATE TABLE station_result (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  station_id bigint NOT NULL REFERENCES station,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  used_on date NOT NULL,
  amount_fen bigint CHECK (amount_fen >= 0),
  evidence text NOT NULL
);
COMMENT ON TABLE station_result IS 'Results of a station that were put to use, each with its evidence.';
SELECT wall_child_rows('station_result', 'station', 'station_id');

CREATE TABLE station_report (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  station_id bigint NOT NULL REFERENCES station,
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  filed_on date NOT NULL,
  changes text NOT NULL,
  grade text CHECK (grade IN ('excellent', 'good', 'passed', 'to_correct')),
  UNIQUE (station_id, year)
);
COMMENT ON TABLE station_report IS 'Yearly reports of a station and the grade of the review.';
SELECT wall_child_rows('station_report', 'station', 'station_id');

-- What the list of warnings counts from follows the child rows, whoever writes them.
CREATE FUNCTION station_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.station_id ELSE NEW.station_id END;
BEGIN
  UPDATE station SET
    last_project_on = greatest(established_on, (SELECT max(coalesce(to_on, from_on)) FROM station_project p WHERE p.station_id = s)),
    report_until = greatest(established_on, (SELECT make_date(max(year), 12, 31) FROM station_report r WHERE r.station_id = s))
  WHERE id = s;
  RETURN NULL;
END $$;
CREATE TRIGGER station_project_follow AFTER INSERT OR UPDATE OR DELETE ON station_project FOR EACH ROW EXECUTE FUNCTION station_follow();
CREATE TRIGGER station_report_follow AFTER INSERT OR UPDATE OR DELETE ON station_report FOR EACH ROW EXECUTE FUNCTION station_follow();

CREATE TABLE station_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
  measure text NOT NULL CHECK (measure IN ('stations_working', 'stations_retired', 'stations_expert', 'days_per_year', 'renewal_days')),
  value int NOT NULL CHECK (value BETWEEN 0 AND 10000),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE station_rule IS 'Limits and days as the documents in force set them, each with its source and its time; those of the nearest superior hold.';
SELECT wall_unit_rows('station_rule', ARRAY['measure', 'from_on'], seen_below => true);
