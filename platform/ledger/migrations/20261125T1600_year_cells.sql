-- Distinct counts and medians of a whole year are read from one cell instead of uniting twelve (decisions/0006): a year's
-- answer for every county of a province takes a tenth of the time, a fact two more small rows.
ALTER TABLE ledger_histogram ADD COLUMN months smallint NOT NULL DEFAULT 1 CHECK (months IN (1, 12));
ALTER TABLE ledger_histogram ALTER COLUMN months DROP DEFAULT, DROP CONSTRAINT ledger_histogram_pkey, ADD PRIMARY KEY (unit_id, series, key, months, month);
COMMENT ON COLUMN ledger_histogram.months IS 'How many months the cell spans from `month` on: 1, or 12 from a January.';

CREATE OR REPLACE FUNCTION ledger_count(f ledger_fact, sign int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  s int := ledger_series_of(f.kind, f.dimensions);
  first date := date_trunc('month', f.occurred_on);
  january date := date_trunc('year', f.occurred_on);
  depth int;
  holder int;
  path int[];
BEGIN
  FOR depth IN least(4, cardinality(f.unit_path)) .. cardinality(f.unit_path) LOOP
    holder := f.unit_path[depth];
    path := f.unit_path[1:depth];
    INSERT INTO ledger_unit (unit_id, unit_path) VALUES (holder, path) ON CONFLICT (unit_id) DO NOTHING;
    INSERT INTO ledger_rollup AS r (unit_id, series, measure, month, total, unit_path)
    SELECT holder, s, measure, first, sign * amount, path
    FROM (SELECT '' AS measure, 1 AS amount UNION ALL SELECT key, value::bigint FROM jsonb_each_text(f.measures)) m ORDER BY measure
    ON CONFLICT (unit_id, series, measure, month) DO UPDATE SET total = r.total + excluded.total;
    INSERT INTO ledger_histogram AS h (unit_id, series, key, months, month, value, n, unit_path)
    SELECT holder, s, key, months, begun, ARRAY[value::bigint], ARRAY[sign], path
    FROM jsonb_each_text(f.keys), (VALUES (1, first), (12, january)) cell (months, begun) ORDER BY key, months
    ON CONFLICT (unit_id, series, key, months, month) DO UPDATE SET
      value = CASE WHEN excluded.value[1] = ANY (h.value) THEN h.value ELSE h.value || excluded.value END,
      n = ledger_added(h.value, h.n, excluded.value[1], sign);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION ledger_rebuild() RETURNS void LANGUAGE plpgsql
SET work_mem = '512MB' SET parallel_setup_cost = 0 SET parallel_tuple_cost = 0.01 SET random_page_cost = 10 AS $$
BEGIN
  LOCK TABLE ledger_fact IN SHARE MODE;
  TRUNCATE ledger_unit, ledger_rollup, ledger_histogram;

  CREATE TEMP TABLE counted ON COMMIT DROP AS
  SELECT f.unit_id, f.kind, f.dimensions, f.measures, date_trunc('month', f.occurred_on::timestamp)::date AS month, any_value(f.unit_path) AS unit_path, count(*) AS n
  FROM ledger_fact f
  WHERE NOT f.void AND f.id NOT IN (SELECT supersedes FROM ledger_fact WHERE supersedes IS NOT NULL)
  GROUP BY 1, 2, 3, 4, 5;
  INSERT INTO ledger_series (kind, dimensions) SELECT DISTINCT kind, dimensions FROM counted ON CONFLICT (kind, dimensions) DO NOTHING;
  INSERT INTO ledger_unit (unit_id, unit_path)
  SELECT DISTINCT unit_path[depth], unit_path[:depth]
  FROM (SELECT DISTINCT unit_path FROM counted) u, generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth;
  CREATE TEMP TABLE holding ON COMMIT DROP AS
  SELECT u.unit_id, h.unit_id AS holder, h.unit_path FROM ledger_unit u JOIN ledger_unit h ON h.unit_id IN (u.unit_id, u.unit_path[4]);
  ANALYZE counted, holding, ledger_series, ledger_unit;

  INSERT INTO ledger_rollup (unit_id, series, measure, month, total, unit_path)
  SELECT h.holder, s.id, m.measure, c.month, sum(c.n * m.amount), any_value(h.unit_path)
  FROM counted c JOIN ledger_series s USING (kind, dimensions) JOIN holding h USING (unit_id),
    LATERAL (SELECT '' AS measure, 1 AS amount UNION ALL SELECT key, value::bigint FROM jsonb_each_text(c.measures)) m
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;

  -- Values by month at the fact's own unit, then by year, then both at the county.
  CREATE TEMP TABLE valued ON COMMIT DROP AS
  SELECT f.unit_id, s.id AS series, k.key, 1::smallint AS months, date_trunc('month', f.occurred_on::timestamp)::date AS month, k.value::bigint AS value, count(*)::int AS n
  FROM ledger_fact f JOIN ledger_series s USING (kind, dimensions), LATERAL jsonb_each_text(f.keys) k
  WHERE NOT f.void AND f.id NOT IN (SELECT supersedes FROM ledger_fact WHERE supersedes IS NOT NULL)
  GROUP BY 1, 2, 3, 4, 5, 6;
  ANALYZE valued;
  INSERT INTO valued SELECT unit_id, series, key, 12, date_trunc('year', month::timestamp)::date, value, sum(n)::int FROM valued GROUP BY 1, 2, 3, 5, 6;
  ANALYZE valued;
  INSERT INTO ledger_histogram (unit_id, series, key, months, month, value, n, unit_path)
  SELECT unit_id, series, key, months, month, array_agg(value), array_agg(n), any_value(unit_path)
  FROM valued JOIN ledger_unit USING (unit_id) WHERE cardinality(unit_path) <> 4
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;
  INSERT INTO ledger_histogram (unit_id, series, key, months, month, value, n, unit_path)
  SELECT county, series, key, months, month, array_agg(value), array_agg(n), any_value(path)
  FROM (
    SELECT unit_path[4] AS county, series, key, months, month, value, sum(n)::int AS n, any_value(unit_path[:4]) AS path
    FROM valued JOIN ledger_unit USING (unit_id) WHERE cardinality(unit_path) >= 4 GROUP BY 1, 2, 3, 4, 5, 6) v
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;
  DROP TABLE counted, holding, valued;
END $$;

-- Years of what stands: a holder's months are complete, so they add up.
INSERT INTO ledger_histogram (unit_id, series, key, months, month, value, n, unit_path)
SELECT unit_id, series, key, 12, year, array_agg(value), array_agg(n), any_value(unit_path)
FROM (
  SELECT unit_id, series, key, date_trunc('year', month::timestamp)::date AS year, v.value, sum(v.n)::int AS n, any_value(unit_path) AS unit_path
  FROM ledger_histogram, unnest(value, n) AS v (value, n) GROUP BY 1, 2, 3, 4, 5) y
GROUP BY 1, 2, 3, 4, 5;
