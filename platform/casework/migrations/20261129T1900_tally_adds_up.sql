-- What is counted is added (decisions/0073): an act writes its own rows, a sum reads them, a round folds them. A row counted up in place was walked
-- over once more for every act of the same transaction, and held back whoever counted beside it.
ALTER TABLE case_tally DROP CONSTRAINT case_tally_pkey, ADD added boolean NOT NULL DEFAULT true;
UPDATE case_tally SET added = false;
ALTER TABLE case_tally RESET (fillfactor);
CREATE INDEX case_tally_of ON case_tally (process, unit_id, state);
CREATE INDEX case_tally_added ON case_tally (process, unit_id, state) WHERE added;
COMMENT ON TABLE case_tally IS 'How many cases stand in each state, to be summed: written in the transaction of the act, at the case''s unit and at every superior from the county (depth 4) down.';
COMMENT ON COLUMN case_tally.added IS 'Of an act; false once rows of one place and state were folded into one.';
GRANT DELETE ON case_tally TO bihuan_definer;

CREATE OR REPLACE FUNCTION case_tally_opened() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_tally (process, unit_id, unit_path, state, n)
  SELECT NEW.process, NEW.unit_path[depth], NEW.unit_path[:depth], NEW.state, 1
  FROM generate_series(least(4, cardinality(NEW.unit_path)), cardinality(NEW.unit_path)) depth;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION case_tally_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_tally (process, unit_id, unit_path, state, n)
  SELECT process, unit_path[depth], unit_path[:depth], state, sum(n)
  FROM (SELECT process, unit_path, state, -1 AS n FROM before UNION ALL SELECT process, unit_path, state, 1 FROM after) c,
    generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth
  GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0;
  RETURN NULL;
END $$;

-- Each row is taken away by one fold alone, which adds what it took: two of them, or an act beside one, count nothing twice.
CREATE FUNCTION case_tally_fold() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH touched AS (SELECT DISTINCT process, unit_id, state FROM case_tally WHERE added),
  gone AS (DELETE FROM case_tally t USING touched x WHERE t.process = x.process AND t.unit_id = x.unit_id AND t.state = x.state
    RETURNING t.process, t.unit_id, t.unit_path, t.state, t.n)
  INSERT INTO case_tally (process, unit_id, unit_path, state, n, added)
  SELECT process, unit_id, unit_path, state, sum(n), false FROM gone GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 $$;
COMMENT ON FUNCTION case_tally_fold IS 'Makes one row of those that acts added to the tally; what they add up to stays.';
REVOKE EXECUTE ON FUNCTION case_tally_fold FROM PUBLIC;
GRANT EXECUTE ON FUNCTION case_tally_fold TO bihuan_app;
