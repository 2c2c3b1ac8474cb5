-- Roll-ups anew: numbered series instead of texts, one row per cell instead of one per value, kept where reading needs
-- them (decisions/0006). What the old tables held follows from the facts and is counted again at the end.
DROP TABLE ledger_rollup, ledger_value;
DROP FUNCTION ledger_count;
DROP FUNCTION ledger_dimensions;

CREATE TABLE ledger_series (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  dimensions jsonb NOT NULL,
  UNIQUE (kind, dimensions)
);
COMMENT ON TABLE ledger_series IS 'A kind of fact together with its dimension values; roll-ups are kept by series. A few hundred rows.';

CREATE TABLE ledger_unit (
  unit_id int PRIMARY KEY,
  unit_path int[] NOT NULL
);
COMMENT ON TABLE ledger_unit IS 'Units that hold roll-ups: those with facts of their own, and the counties above them.';

CREATE TABLE ledger_rollup (
  unit_id int NOT NULL,
  series int NOT NULL,
  measure text NOT NULL,
  month date NOT NULL,
  total bigint NOT NULL,
  unit_path int[] NOT NULL,
  PRIMARY KEY (unit_id, series, measure, month)
) WITH (fillfactor = 80);
COMMENT ON TABLE ledger_rollup IS 'Facts in force of a holder''s subtree by month and series. A fact is counted at its own unit and at every superior from the county (depth 4) down; units above are the sum of the holders of depth ≤ 4 beneath.';
COMMENT ON COLUMN ledger_rollup.measure IS 'The measure that `total` sums; empty for the number of facts.';

CREATE TABLE ledger_histogram (
  unit_id int NOT NULL,
  series int NOT NULL,
  key text NOT NULL,
  month date NOT NULL,
  value bigint[] NOT NULL,
  n int[] NOT NULL,
  unit_path int[] NOT NULL,
  PRIMARY KEY (unit_id, series, key, month)
) WITH (fillfactor = 80);
COMMENT ON TABLE ledger_histogram IS 'How often (n[i]) each value of a distribution or distinct key (value[i]) occurs in a cell of ledger_rollup: medians and distinct counts stay exact without reading facts. A value taken back stays with n = 0.';

CREATE FUNCTION ledger_series_of(of_kind text, of_dimensions jsonb) RETURNS int LANGUAGE plpgsql AS $$
DECLARE found int;
BEGIN
  SELECT id INTO found FROM ledger_series WHERE kind = of_kind AND dimensions = of_dimensions;
  IF found IS NULL THEN
    INSERT INTO ledger_series (kind, dimensions) VALUES (of_kind, of_dimensions) ON CONFLICT (kind, dimensions) DO NOTHING;
    SELECT id INTO STRICT found FROM ledger_series WHERE kind = of_kind AND dimensions = of_dimensions;
  END IF;
  RETURN found;
END $$;

CREATE FUNCTION ledger_added(value bigint[], n int[], one bigint, by int) RETURNS int[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE at int := array_position(value, one);
BEGIN
  IF at IS NULL THEN RETURN n || by; END IF;
  n[at] := n[at] + by;
  RETURN n;
END $$;

-- Adds (sign 1) or takes back (sign −1) one fact in the roll-ups of its holders, own superior first: of two facts in one
-- county the second waits for the first before either has touched a row the other wants.
CREATE FUNCTION ledger_count(f ledger_fact, sign int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  s int := ledger_series_of(f.kind, f.dimensions);
  first date := date_trunc('month', f.occurred_on);
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
    INSERT INTO ledger_histogram AS h (unit_id, series, key, month, value, n, unit_path)
    SELECT holder, s, key, first, ARRAY[value::bigint], ARRAY[sign], path FROM jsonb_each_text(f.keys) ORDER BY key
    ON CONFLICT (unit_id, series, key, month) DO UPDATE SET
      value = CASE WHEN excluded.value[1] = ANY (h.value) THEN h.value ELSE h.value || excluded.value END,
      n = ledger_added(h.value, h.n, excluded.value[1], sign);
  END LOOP;
END $$;

-- Counts everything again from the facts, for the owner alone. The facts are read with several workers, in their own order;
-- what is written arrives in the order of the primary keys. A path has at most five units, so a fact's holders are its
-- county and, below it, the town.
CREATE FUNCTION ledger_rebuild() RETURNS void LANGUAGE plpgsql
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

  CREATE TEMP TABLE valued ON COMMIT DROP AS
  SELECT f.unit_id, s.id AS series, k.key, date_trunc('month', f.occurred_on::timestamp)::date AS month, k.value::bigint AS value, count(*)::int AS n
  FROM ledger_fact f JOIN ledger_series s USING (kind, dimensions), LATERAL jsonb_each_text(f.keys) k
  WHERE NOT f.void AND f.id NOT IN (SELECT supersedes FROM ledger_fact WHERE supersedes IS NOT NULL)
  GROUP BY 1, 2, 3, 4, 5;
  ANALYZE valued;
  INSERT INTO ledger_histogram (unit_id, series, key, month, value, n, unit_path)
  SELECT unit_id, series, key, month, array_agg(value), array_agg(n), any_value(unit_path)
  FROM valued JOIN ledger_unit USING (unit_id) WHERE cardinality(unit_path) <> 4
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;
  INSERT INTO ledger_histogram (unit_id, series, key, month, value, n, unit_path)
  SELECT county, series, key, month, array_agg(value), array_agg(n), any_value(path)
  FROM (
    SELECT unit_path[4] AS county, series, key, month, value, sum(n)::int AS n, any_value(unit_path[:4]) AS path
    FROM valued JOIN ledger_unit USING (unit_id) WHERE cardinality(unit_path) >= 4 GROUP BY 1, 2, 3, 4, 5) v
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;
  DROP TABLE counted, holding, valued;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_rebuild, ledger_count, ledger_series_of FROM public;

ALTER TABLE ledger_unit ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_unit_scope ON ledger_unit FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
ALTER TABLE ledger_rollup ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_rollup_scope ON ledger_rollup FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
ALTER TABLE ledger_histogram ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_histogram_scope ON ledger_histogram FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT ON ledger_series, ledger_unit, ledger_rollup, ledger_histogram TO bihuan_app;

-- Nothing to wait for in an empty ledger; in a full one this is the rebuild that `npm run cli -- rebuild-rollups` runs.
SELECT ledger_rebuild();
