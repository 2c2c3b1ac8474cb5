CREATE TABLE caravan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plate text NOT NULL CHECK (char_length(plate) BETWEEN 5 AND 12),
  model text NOT NULL,
  registered_on date NOT NULL,
  home_name text NOT NULL,
  home_position text NOT NULL,
  drive_minutes int NOT NULL CHECK (drive_minutes BETWEEN 30 AND 900),
  nights_in_a_row int NOT NULL CHECK (nights_in_a_row BETWEEN 0 AND 30),
  insurance_to date NOT NULL,
  in_use boolean NOT NULL,
  km int CHECK (km BETWEEN 0 AND 9999999)
);
COMMENT ON TABLE caravan IS 'Vehicles that bring popular science to schools. km is the last reading that a trip has brought.';
-- Schools beneath see which vehicle comes, and what it carries.
SELECT wall_unit_rows('caravan', ARRAY['model', 'registered_on', 'insurance_to', 'in_use', 'km'], seen_below => true);
CREATE UNIQUE INDEX caravan_plate ON caravan (plate, unit_id);

CREATE TABLE caravan_exhibit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  caravan_id bigint NOT NULL REFERENCES caravan,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  condition text NOT NULL,
  since_on date NOT NULL,
  repair text
);
COMMENT ON TABLE caravan_exhibit IS 'What a vehicle carries; only what is in order is offered to schools.';
SELECT wall_child_rows('caravan_exhibit', 'caravan', 'caravan_id');

CREATE TABLE caravan_driver (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  phone text,
  caravan_id bigint NOT NULL REFERENCES caravan,
  licence text NOT NULL,
  licence_to date NOT NULL
);
COMMENT ON TABLE caravan_driver IS 'Who drives a vehicle; without a licence that holds on the day it does not run.';
SELECT wall_unit_rows('caravan_driver', ARRAY['licence', 'licence_to']);
CREATE INDEX caravan_driver_of ON caravan_driver (caravan_id);

CREATE TABLE caravan_lodging (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  position text NOT NULL,
  beds int NOT NULL CHECK (beds BETWEEN 0 AND 100),
  cost_fen bigint NOT NULL CHECK (cost_fen >= 0),
  phone text
);
COMMENT ON TABLE caravan_lodging IS 'Where crews may sleep; beds are counted in vehicles.';
SELECT wall_unit_rows('caravan_lodging', ARRAY[]::text[]);

CREATE TABLE caravan_way (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  from_name text NOT NULL CHECK (char_length(from_name) BETWEEN 2 AND 100),
  to_name text NOT NULL CHECK (char_length(to_name) BETWEEN 2 AND 100),
  minutes int NOT NULL CHECK (minutes BETWEEN 1 AND 2000),
  km int CHECK (km BETWEEN 0 AND 2000),
  both_ways boolean NOT NULL,
  passable boolean NOT NULL,
  source text NOT NULL
);
COMMENT ON TABLE caravan_way IS 'Ways as people know them, by the names of schools, garages and lodgings; they stand before every estimate.';
SELECT wall_unit_rows('caravan_way', ARRAY['passable'], seen_below => true);

CREATE TABLE caravan_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
  measure text NOT NULL,
  value int NOT NULL CHECK (value BETWEEN 0 AND 10000000),
  source text NOT NULL CHECK (char_length(source) >= 2),
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE caravan_rule IS 'Renewal, yearly duty, assumed speeds: data with source and time; those of the nearest superior hold.';
SELECT wall_unit_rows('caravan_rule', ARRAY['measure', 'value', 'from_on', 'to_on'], seen_below => true);

CREATE TABLE caravan_tour (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on AND to_on <= from_on + 30),
  duty text NOT NULL,
  hours text NOT NULL,
  weekends boolean NOT NULL,
  extra_days text,
  plan_id bigint
);
COMMENT ON TABLE caravan_tour IS 'Some days of visits by all vehicles in use; its case (same id) says whether the plan is frozen.';
SELECT wall_case_rows('caravan_tour', 'caravan_tour', ARRAY['from_on', 'to_on']);

CREATE TABLE caravan_plan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tour_id bigint NOT NULL REFERENCES caravan_tour,
  name text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  input jsonb NOT NULL,
  routes jsonb NOT NULL,
  answer jsonb NOT NULL
);
COMMENT ON TABLE caravan_plan IS 'Plans of a tour, each with the question it answers; none is changed, whoever moves a visit makes another.';
SELECT wall_child_rows('caravan_plan', 'caravan_tour', 'tour_id');
ALTER TABLE caravan_tour ADD CONSTRAINT caravan_tour_plan FOREIGN KEY (plan_id) REFERENCES caravan_plan;

CREATE TABLE caravan_request (
  id bigint PRIMARY KEY REFERENCES work_case,
  school text NOT NULL CHECK (char_length(school) BETWEEN 2 AND 100),
  address text NOT NULL,
  position text,
  road text,
  pupils int NOT NULL CHECK (pupils BETWEEN 1 AND 20000),
  first_on date NOT NULL,
  last_on date NOT NULL CHECK (last_on >= first_on AND last_on <= first_on + 366),
  half text NOT NULL,
  weekdays text[],
  kit text,
  ground text,
  power text,
  minutes int CHECK (minutes BETWEEN 20 AND 480),
  contact_name text NOT NULL,
  contact_phone text,
  must boolean,
  tour_id bigint REFERENCES caravan_tour,
  caravan_id bigint REFERENCES caravan,
  on_day date,
  from_time text CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text CHECK (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND to_time > from_time),
  present int CHECK (present BETWEEN 0 AND 20000),
  verdict text,
  basis text CHECK (basis IN ('self', 'proxy')),
  CHECK (num_nulls(tour_id, caravan_id, on_day, from_time, to_time) IN (0, 5))
);
COMMENT ON TABLE caravan_request IS 'A school that asks for a visit; it counts when the school has said by its own link that the vehicle was there, with how many pupils.';
SELECT wall_case_rows('caravan_request', 'caravan_request', ARRAY['first_on', 'last_on', 'on_day', 'power', 'must', 'pupils']);
CREATE INDEX caravan_request_tour ON caravan_request (tour_id, on_day);
CREATE INDEX caravan_request_caravan ON caravan_request (caravan_id, on_day);

-- A vehicle is at one school at a time, whichever office's plan sends it there.
CREATE FUNCTION caravan_request_times() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM free_times('caravan_request:' || NEW.id);
  IF NEW.caravan_id IS NOT NULL AND NEW.state NOT IN ('cancelled', 'not_held') THEN
    PERFORM book_time('caravan:' || NEW.caravan_id, NEW.on_day, NEW.from_time, NEW.to_time, 0, 'caravan_request:' || NEW.id, NEW.school, NEW.unit_id);
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION caravan_request_times FROM PUBLIC;
CREATE TRIGGER caravan_request_times AFTER INSERT OR UPDATE ON caravan_request FOR EACH ROW EXECUTE FUNCTION caravan_request_times();

CREATE TABLE caravan_trip (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  caravan_id bigint NOT NULL REFERENCES caravan,
  request_id bigint REFERENCES caravan_request,
  on_day date NOT NULL,
  arrive text NOT NULL CHECK (arrive ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  leave text NOT NULL CHECK (leave ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND leave >= arrive),
  km_from int NOT NULL CHECK (km_from BETWEEN 0 AND 9999999),
  km_to int NOT NULL CHECK (km_to BETWEEN km_from AND km_from + 2000),
  pupils int CHECK (pupils BETWEEN 0 AND 20000),
  driver text NOT NULL,
  faults text
);
COMMENT ON TABLE caravan_trip IS 'What a driver wrote down of a leg: when, and what the odometer said. No track, no position. It counts kilometres and days of the vehicle, no pupils: these are told by the school.';
SELECT wall_unit_rows('caravan_trip', ARRAY['on_day', 'km_from', 'km_to']);
CREATE UNIQUE INDEX caravan_trip_once ON caravan_trip (caravan_id, on_day, arrive, unit_id);
CREATE INDEX caravan_trip_of ON caravan_trip (caravan_id, on_day, arrive);
-- Whether a record is there already is looked up, not read through.
CREATE INDEX caravan_driver_same ON caravan_driver (name);
CREATE INDEX caravan_lodging_same ON caravan_lodging (name);
CREATE INDEX caravan_way_same ON caravan_way (from_name);
