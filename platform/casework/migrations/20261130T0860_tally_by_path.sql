-- An act adds one row where a case is and one where it was, with its whole path and one index entry; the round that folds them writes the rows of
-- the units above (decisions/0073). Only folded rows stand in the indexes by place, which hold what a sum reads.
WITH gone AS (DELETE FROM case_tally RETURNING process, unit_id, unit_path, state, n)
INSERT INTO case_tally (process, unit_id, unit_path, state, n, added) SELECT process, unit_id, unit_path, state, sum(n), false FROM gone GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0;
DROP INDEX case_tally_t1, case_tally_t2, case_tally_t3, case_tally_of, case_tally_added;
CREATE INDEX case_tally_t1 ON case_tally (process, (unit_path[1]), state) INCLUDE (unit_path, n) WHERE NOT added AND cardinality(unit_path) <= 4;
CREATE INDEX case_tally_t2 ON case_tally (process, (unit_path[2]), state) INCLUDE (unit_path, n) WHERE NOT added AND cardinality(unit_path) <= 4;
CREATE INDEX case_tally_t3 ON case_tally (process, (unit_path[3]), state) INCLUDE (unit_path, n) WHERE NOT added AND cardinality(unit_path) <= 4;
CREATE INDEX case_tally_of ON case_tally (process, unit_id, state) WHERE NOT added;
CREATE INDEX case_tally_added ON case_tally (process, state) WHERE added;
COMMENT ON TABLE case_tally IS 'How many cases stand in each state, to be summed: of acts, written in their transaction, at the case''s own unit; folded, at that unit and at every superior from the county (depth 4) down.';

CREATE OR REPLACE FUNCTION case_tally_opened() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_tally (process, unit_id, unit_path, state, n) VALUES (NEW.process, NEW.unit_id, NEW.unit_path, NEW.state, 1);
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION case_tally_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_tally (process, unit_id, unit_path, state, n)
  SELECT process, unit_id, unit_path, state, sum(n)
  FROM (SELECT process, unit_id, unit_path, state, -1 AS n FROM before UNION ALL SELECT process, unit_id, unit_path, state, 1 FROM after) c
  GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION unit_rows_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_tally (process, unit_id, unit_path, state, n)
  SELECT TG_ARGV[0], unit_path[cardinality(unit_path)], unit_path, '', CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END FROM moved GROUP BY 3;
  INSERT INTO search_change (reader, kind, record_id, last_id)
  SELECT r.id, TG_ARGV[0], min(m.id), nullif(max(m.id), min(m.id))
  FROM (SELECT id, id - row_number() OVER (ORDER BY id) AS run FROM moved) m, search_reader r GROUP BY r.id, m.run, m.id / 500 ORDER BY 3;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION unit_row_count() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.unit_path <> NEW.unit_path THEN
    INSERT INTO case_tally (process, unit_id, unit_path, state, n)
    SELECT TG_ARGV[0], path[cardinality(path)], path, '', n FROM (VALUES (OLD.unit_path, -1), (NEW.unit_path, 1)) change (path, n);
  END IF;
  RETURN NULL;
END $$;

-- Each row is taken away by one fold alone, which adds what it took: two of them, or an act beside one, count nothing twice.
CREATE OR REPLACE FUNCTION case_tally_fold() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH came AS (DELETE FROM case_tally WHERE added RETURNING process, unit_path, state, n),
  change AS (SELECT process, unit_path[depth] AS unit_id, unit_path[:depth] AS unit_path, state, sum(n) AS n
    FROM came, generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth GROUP BY 1, 2, 3, 4),
  gone AS (DELETE FROM case_tally t USING change x WHERE NOT t.added AND t.process = x.process AND t.unit_id = x.unit_id AND t.state = x.state
    RETURNING t.process, t.unit_id, t.unit_path, t.state, t.n)
  INSERT INTO case_tally (process, unit_id, unit_path, state, n, added)
  SELECT process, unit_id, unit_path, state, sum(n), false FROM (TABLE change UNION ALL TABLE gone) a GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 $$;
