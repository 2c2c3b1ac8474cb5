CREATE TABLE region (
  code text PRIMARY KEY CHECK (code ~ '^[1-9][0-9]{5}([0-9]{3})?$'),
  name text NOT NULL,
  level int NOT NULL CHECK (level BETWEEN 1 AND 4),
  parent_code text,
  valid_from date,
  valid_to date,
  successors text[] NOT NULL DEFAULT '{}',
  pinyin text NOT NULL DEFAULT ''
);
COMMENT ON TABLE region IS 'Administrative divisions, GB/T 2260 and its extension to towns: 1 province, 2 city, 3 county, 4 town. Codes are never reused; a closed one names its successors.';
COMMENT ON COLUMN region.valid_from IS 'NULL where the source gives no date.';
CREATE INDEX region_parent ON region (parent_code);
CREATE INDEX region_name ON region USING gin (name gin_trgm_ops);
CREATE TABLE unit (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  kind text NOT NULL CHECK (kind IN ('association', 'department', 'society', 'rural_association', 'enterprise_association', 'university_association', 'veterans_association', 'service_centre', 'park')),
  region_code text REFERENCES region,
  parent_id int REFERENCES unit,
  path int[] NOT NULL,
  credit_code text UNIQUE,
  valid_from date NOT NULL DEFAULT '1958-09-01',
  valid_to date,
  successor_id int REFERENCES unit,
  pinyin text NOT NULL DEFAULT '',
  CHECK (successor_id IS NULL OR valid_to IS NOT NULL)
);
COMMENT ON TABLE unit IS 'The tree of units: root, province, city, county, town; other organisations hang below the association they belong to.';
COMMENT ON COLUMN unit.path IS 'Ids from the root to the unit itself, set by trigger when the unit is made.';
CREATE INDEX unit_parent ON unit (parent_id);
CREATE INDEX unit_region ON unit (region_code);
CREATE INDEX unit_path ON unit USING gin (path);
CREATE INDEX unit_name ON unit USING gin (name gin_trgm_ops);
CREATE INDEX unit_pinyin ON unit (pinyin text_pattern_ops);

CREATE FUNCTION unit_set_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.path := coalesce((SELECT path FROM unit WHERE id = NEW.parent_id), '{}') || NEW.id;
  IF array_length(NEW.path, 1) > 5 THEN RAISE EXCEPTION 'a unit lies at most five levels deep' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER unit_path BEFORE INSERT ON unit FOR EACH ROW EXECUTE FUNCTION unit_set_path();

ALTER TABLE unit ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit_read ON unit FOR SELECT TO bihuan_app USING (true);
CREATE POLICY unit_make ON unit FOR INSERT TO bihuan_app WITH CHECK ((SELECT scope_unit()) = ANY (path) AND (SELECT scope_unit()) <> id);
CREATE POLICY unit_change ON unit FOR UPDATE TO bihuan_app USING ((SELECT scope_unit()) = ANY (path));
GRANT SELECT ON region TO bihuan_app;
GRANT SELECT, INSERT, UPDATE (name, valid_to, successor_id, pinyin, credit_code) ON unit TO bihuan_app;
