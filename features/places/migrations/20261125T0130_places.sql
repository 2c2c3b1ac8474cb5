CREATE TABLE place_batch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  source_system text NOT NULL CHECK (source_system IN ('wgs84', 'cgcs2000', 'gcj02', 'bd09')),
  rows_read int NOT NULL,
  rows_stored int NOT NULL,
  rows_refused int NOT NULL,
  suspected_system text CHECK (suspected_system IN ('wgs84', 'gcj02', 'bd09')),
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  undone_at timestamptz
);
COMMENT ON TABLE place_batch IS 'One import: what came, from which map its numbers were said to be, and whether it was taken back.';
COMMENT ON COLUMN place_batch.suspected_system IS 'The system that would make these points agree with known places of the same name, where it is not the one declared.';

CREATE TABLE place (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
  kind text NOT NULL,
  standing text NOT NULL CHECK (standing IN ('point', 'resource')),
  town_code text REFERENCES region,
  address text CHECK (char_length(address) <= 200),
  area_m2 int CHECK (area_m2 BETWEEN 0 AND 10000000),
  hours text CHECK (char_length(hours) <= 200),
  free boolean,
  groups text[] NOT NULL DEFAULT '{}',
  barrier_free boolean,
  operators text[] NOT NULL DEFAULT '{}',
  phone text,
  bookable boolean NOT NULL DEFAULT false,
  condition text CHECK (condition IN ('good', 'repair', 'closed')),
  checked_on date,
  opened_on date,
  closed_on date,
  lat int CHECK (lat BETWEEN -900000000 AND 900000000),
  lon int CHECK (lon BETWEEN -1800000000 AND 1800000000),
  source_system text CHECK (source_system IN ('wgs84', 'cgcs2000', 'gcj02', 'bd09', 'pin')),
  source_text text CHECK (char_length(source_text) <= 100),
  quality text NOT NULL CHECK (quality IN ('checked', 'imported', 'doubtful', 'waiting')),
  doubt text CHECK (char_length(doubt) <= 200),
  version int NOT NULL DEFAULT 1,
  batch_id bigint REFERENCES place_batch,
  sample boolean NOT NULL DEFAULT false,
  CHECK ((lat IS NULL) = (lon IS NULL)),
  CHECK ((lat IS NULL) = (quality = 'waiting')),
  CHECK (closed_on IS NULL OR opened_on IS NULL OR closed_on >= opened_on)
);
COMMENT ON TABLE place IS 'Places of popular science (standing point) and resources that could become one (resource): libraries, parks, schools.';
COMMENT ON COLUMN place.lat IS 'WGS-84, whole 1e-7 degrees; NULL while the address waits for its pin.';
COMMENT ON COLUMN place.source_system IS 'The system the numbers came in; pin = set by hand on the map.';
COMMENT ON COLUMN place.source_text IS 'The coordinates as they came, so that a wrong system can be set right later.';
COMMENT ON COLUMN place.operators IS 'Organisations that run it; two or more may run one.';
COMMENT ON COLUMN place.version IS 'Counts changes: whoever saves an older one is told.';
CREATE INDEX place_l1 ON place ((unit_path[1]), id);
CREATE INDEX place_l2 ON place ((unit_path[2]), id);
CREATE INDEX place_l3 ON place ((unit_path[3]), id);
CREATE INDEX place_l4 ON place ((unit_path[4]), id);
CREATE INDEX place_l5 ON place ((unit_path[5]), id);
CREATE INDEX place_name ON place USING gin (name gin_trgm_ops);
CREATE INDEX place_batch_of ON place (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX place_waiting ON place (unit_id) WHERE lat IS NULL;

CREATE TABLE population_set (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  name text NOT NULL,
  people bigint NOT NULL,
  lats int[] NOT NULL,
  lons int[] NOT NULL,
  counts int[] NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sample boolean NOT NULL DEFAULT false,
  CHECK (cardinality(lats) = cardinality(lons) AND cardinality(lons) = cardinality(counts))
);
COMMENT ON TABLE population_set IS 'People by cell for one unit: WGS-84 centres in 1e-7 degrees and whole numbers of people. The newest of the nearest unit above is used.';

CREATE TABLE walking_network (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  name text NOT NULL,
  file text NOT NULL,
  nodes int NOT NULL,
  arcs int NOT NULL,
  bounds int[] NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sample boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE walking_network IS 'A graph file in the data folder (reach/), built once from OpenStreetMap; the newest of the nearest unit above is used.';
COMMENT ON COLUMN walking_network.bounds IS 'South, west, north, east in 1e-7 degrees.';

CREATE TABLE boundary (
  region_code text PRIMARY KEY REFERENCES region,
  rings jsonb NOT NULL,
  source_system text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sample boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE boundary IS 'Outline of a region: GeoJSON MultiPolygon coordinates, WGS-84 degrees, converted from source_system.';

CREATE TABLE siting_plan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
  asked jsonb NOT NULL,
  answer jsonb NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL
);
COMMENT ON TABLE siting_plan IS 'A kept answer of the siting: what was asked, what was chosen, with bound, method and date.';

CREATE TABLE build_target (
  id bigint PRIMARY KEY REFERENCES work_case,
  kind text NOT NULL,
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  town_code text REFERENCES region,
  lat int,
  lon int,
  started_on date,
  accepted_on date,
  place_id bigint REFERENCES place,
  fact_id bigint REFERENCES ledger_fact,
  CHECK ((accepted_on IS NULL) = (fact_id IS NULL))
);
COMMENT ON TABLE build_target IS 'A place to be built: its case (same id) says planned, under way or accepted; accepted needs a dated record among the case''s files.';

CREATE TABLE booking (
  id bigint PRIMARY KEY REFERENCES work_case,
  place_id bigint NOT NULL REFERENCES place,
  visit_on date NOT NULL,
  visit_at text NOT NULL CHECK (visit_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  people int NOT NULL CHECK (people BETWEEN 1 AND 500),
  contact_name text,
  phone text,
  erased_on date
);
COMMENT ON TABLE booking IS 'A visit asked for by the public. Name and phone are erased 30 days after the visit.';
CREATE INDEX booking_place ON booking (place_id, visit_on);

CREATE TABLE coverage_record (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  as_of date NOT NULL,
  speed text NOT NULL CHECK (speed IN ('adult', 'elderly')),
  people bigint NOT NULL,
  covered bigint NOT NULL,
  method jsonb NOT NULL,
  fact_id bigint NOT NULL REFERENCES ledger_fact,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL
);
COMMENT ON TABLE coverage_record IS 'A coverage that was computed and entered into the ledger, with the method it was computed by.';

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['place', 'place_batch', 'siting_plan', 'coverage_record'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path))', t || '_scope', t);
  END LOOP;
  -- What a superior has loaded serves everybody below; only the own subtree is written.
  FOREACH t IN ARRAY ARRAY['population_set', 'walking_network'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path) OR unit_id = ANY (SELECT unnest(path) FROM unit WHERE id = (SELECT scope_unit())))', t || '_scope', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['build_target', 'booking'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO bihuan_app USING (EXISTS (SELECT FROM work_case c WHERE c.id = %I.id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = %I.id))', t || '_scope', t, t, t);
  END LOOP;
END $$;
ALTER TABLE boundary ENABLE ROW LEVEL SECURITY;
CREATE POLICY boundary_read ON boundary FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL);
GRANT SELECT, INSERT, UPDATE, DELETE ON place TO bihuan_app;
GRANT SELECT, INSERT, UPDATE ON place_batch, build_target, booking TO bihuan_app;
GRANT SELECT, INSERT ON siting_plan, coverage_record TO bihuan_app;
GRANT SELECT ON population_set, walking_network, boundary TO bihuan_app;
