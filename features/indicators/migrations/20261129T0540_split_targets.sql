-- A unit's target shared out among the units right beneath it. Rows are added, never changed: the newest of a unit, indicator and year
-- holds, and its shares are the targets that name it. At every commit the shares are what the target is.
CREATE TABLE indicator_split (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  code text NOT NULL CHECK (char_length(code) BETWEEN 1 AND 60),
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  target numeric CHECK (target >= 0),
  kept numeric NOT NULL DEFAULT 0 CHECK (kept >= 0),
  adds boolean NOT NULL,
  reason text CHECK (char_length(reason) BETWEEN 1 AND 500),
  source text NOT NULL CHECK (char_length(source) BETWEEN 1 AND 200),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (unit_id = unit_path[cardinality(unit_path)]),
  CHECK (adds OR kept = 0)
);
COMMENT ON TABLE indicator_split IS 'How a unit shares a year''s target out among the units right beneath it; the newest row holds, an empty target takes the shares back.';
COMMENT ON COLUMN indicator_split.kept IS 'What the unit itself carries: kept and shares together are the target.';
COMMENT ON COLUMN indicator_split.adds IS 'Counts and money add up; a share or a number of days is the same for everybody.';
CREATE INDEX indicator_split_newest ON indicator_split (unit_id, year, code, id DESC);
ALTER TABLE indicator_split ENABLE ROW LEVEL SECURITY;
CREATE POLICY indicator_split_read ON indicator_split FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
CREATE POLICY indicator_split_set ON indicator_split FOR INSERT TO bihuan_app
  WITH CHECK (scope_writes(unit_path) AND set_by = 'person:' || (SELECT scope_person()));
GRANT SELECT, INSERT ON indicator_split TO bihuan_app;

ALTER TABLE indicator_target ADD COLUMN split_id bigint REFERENCES indicator_split,
  ADD COLUMN reason text CHECK (char_length(reason) BETWEEN 1 AND 500),
  ADD COLUMN followed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN indicator_target.split_id IS 'The superior''s split of which this is a share; none where the unit set its target itself.';
COMMENT ON COLUMN indicator_target.reason IS 'Why it is another than before.';
COMMENT ON COLUMN indicator_target.followed IS 'Nobody wrote this share: a change above went down in the old proportion.';
CREATE INDEX indicator_target_split ON indicator_target (split_id) WHERE split_id IS NOT NULL;

-- What a superior gave, the unit does not write over; it goes when the superior takes it back.
CREATE FUNCTION indicator_target_given() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE given boolean;
BEGIN
  SELECT t.split_id IS NOT NULL AND t.value IS NOT NULL INTO given FROM indicator_target t
    WHERE t.unit_id = NEW.unit_id AND t.year = NEW.year AND t.code = NEW.code ORDER BY t.id DESC LIMIT 1;
  IF given AND NEW.split_id IS NULL THEN RAISE EXCEPTION 'a target given by a superior is the superior''s to change' USING ERRCODE = '23514'; END IF;
  IF NEW.split_id IS NOT NULL AND NOT EXISTS (SELECT FROM indicator_split s WHERE s.id = NEW.split_id AND s.code = NEW.code AND s.year = NEW.year
      AND s.unit_id = NEW.unit_path[cardinality(NEW.unit_path) - 1])
    THEN RAISE EXCEPTION 'a share comes from the unit right above' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER indicator_target_given BEFORE INSERT ON indicator_target FOR EACH ROW EXECUTE FUNCTION indicator_target_given();

CREATE FUNCTION indicator_shares_add_up(of_unit int, of_year int, of_code text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE s indicator_split; own numeric; total numeric; differs boolean; shared boolean;
BEGIN
  SELECT * INTO s FROM indicator_split x WHERE x.unit_id = of_unit AND x.year = of_year AND x.code = of_code ORDER BY x.id DESC LIMIT 1;
  IF s.id IS NULL THEN RETURN; END IF;
  SELECT t.value INTO own FROM indicator_target t WHERE t.unit_id = of_unit AND t.year = of_year AND t.code = of_code ORDER BY t.id DESC LIMIT 1;
  SELECT coalesce(sum(t.value), 0), coalesce(bool_or(t.value <> s.target), false), coalesce(bool_or(t.value IS NOT NULL), false)
    INTO total, differs, shared FROM indicator_target t WHERE t.split_id = s.id;
  IF s.target IS NULL AND shared OR s.target IS NOT NULL AND (own IS DISTINCT FROM s.target
      OR s.adds AND s.kept + total <> s.target OR NOT s.adds AND differs)
    THEN RAISE EXCEPTION 'the shares of % of unit % are not its target', of_code, of_unit USING ERRCODE = '23514'; END IF;
END $$;
CREATE FUNCTION indicator_split_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM indicator_shares_add_up(NEW.unit_id, NEW.year, NEW.code);
  RETURN NULL;
END $$;
CREATE FUNCTION indicator_target_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM indicator_shares_add_up(NEW.unit_id, NEW.year, NEW.code);
  IF NEW.split_id IS NOT NULL THEN
    PERFORM indicator_shares_add_up(NEW.unit_path[cardinality(NEW.unit_path) - 1], NEW.year, NEW.code);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER indicator_split_adds_up AFTER INSERT ON indicator_split DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION indicator_split_check();
CREATE CONSTRAINT TRIGGER indicator_target_adds_up AFTER INSERT ON indicator_target DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION indicator_target_check();
