-- Plain rows are counted as cases are (decisions/0073). The search is told of a statement's rows by the runs of their numbers, not one by one.
ALTER TABLE search_change ADD last_id bigint CHECK (last_id > record_id);
COMMENT ON COLUMN search_change.last_id IS 'Of several records with consecutive numbers the last; NULL for one record.';

CREATE OR REPLACE FUNCTION unit_rows_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_tally (process, unit_id, unit_path, state, n)
  SELECT TG_ARGV[0], unit_path[depth], unit_path[:depth], '', CASE TG_OP WHEN 'INSERT' THEN sum(n) ELSE -sum(n) END
  FROM (SELECT unit_path, count(*) AS n FROM moved GROUP BY 1) m, generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth
  GROUP BY 2, 3;
  INSERT INTO search_change (reader, kind, record_id, last_id)
  SELECT r.id, TG_ARGV[0], min(m.id), nullif(max(m.id), min(m.id))
  FROM (SELECT id, id - row_number() OVER (ORDER BY id) AS run FROM moved) m, search_reader r GROUP BY r.id, m.run, m.id / 500 ORDER BY 3;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION unit_row_count() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_tally (process, unit_id, unit_path, state, n)
  SELECT TG_ARGV[0], path[depth], path[:depth], '', sum(n)
  FROM (SELECT OLD.unit_path AS path, -1 AS n UNION ALL SELECT NEW.unit_path, 1) change,
    generate_series(least(4, cardinality(path)), cardinality(path)) depth
  GROUP BY 2, 3 HAVING sum(n) <> 0;
  RETURN NULL;
END $$;
