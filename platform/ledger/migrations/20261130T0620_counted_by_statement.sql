-- Roll-ups are counted once for each statement that brings facts, not once for each of them: thousands of facts of one holder move each of its cells once
-- (decisions/0099). Who counts for a holder has its year first, a county's before its towns': two statements never wait for each other.
CREATE FUNCTION ledger_values(value bigint[], more bigint[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY(SELECT v FROM unnest(value) WITH ORDINALITY o (v, at) FULL JOIN unnest(more) WITH ORDINALITY m (v, at) USING (v) ORDER BY o.at, m.at)
$$;
COMMENT ON FUNCTION ledger_values IS 'The values of a cell of ledger_histogram, then those of `more` that it had not.';
CREATE FUNCTION ledger_added(value bigint[], n int[], more bigint[], by int[]) RETURNS int[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE at int;
BEGIN
  IF cardinality(more) = 1 THEN
    at := array_position(value, more[1]);
    IF at IS NULL THEN RETURN n || by; END IF;
    n[at] := n[at] + by[1];
    RETURN n;
  END IF;
  RETURN ARRAY(SELECT coalesce(o.n, 0) + coalesce(m.n, 0)
    FROM unnest(value, n) WITH ORDINALITY o (v, n, at) FULL JOIN unnest(more, by) WITH ORDINALITY m (v, n, at) USING (v) ORDER BY o.at, m.at);
END $$;
COMMENT ON FUNCTION ledger_added(bigint[], int[], bigint[], int[]) IS 'How often each of ledger_values(value, more) occurs.';

-- One fact, as an act brings it, holder by holder: sorting and grouping would cost more than the counting.
CREATE OR REPLACE FUNCTION ledger_count(f ledger_fact, sign int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  s int := ledger_series_of(f.kind, f.dimensions);
  first date := date_trunc('month', f.occurred_on);
  january date := date_trunc('year', f.occurred_on);
  of_year int := extract(year FROM january);
  depth int;
  holder int;
  path int[];
  is_new boolean;
BEGIN
  FOR depth IN least(4, cardinality(f.unit_path)) .. cardinality(f.unit_path) LOOP
    holder := f.unit_path[depth];
    path := f.unit_path[1:depth];
    -- Facts of one transaction stamp their holder's year once; a holder without this year may be a new one.
    is_new := false;
    INSERT INTO ledger_year AS y (unit_id, year, unit_path) VALUES (holder, of_year, path)
    ON CONFLICT (unit_id, year) DO UPDATE SET stamp = excluded.stamp WHERE y.xmin <> pg_current_xact_id()::xid RETURNING xmax = 0 INTO is_new;
    IF is_new THEN INSERT INTO ledger_unit (unit_id, unit_path) VALUES (holder, path) ON CONFLICT (unit_id) DO NOTHING; END IF;
    IF f.measures = '{}' THEN
      INSERT INTO ledger_rollup AS r (unit_id, series, measure, month, total, unit_path) VALUES (holder, s, '', first, sign, path)
      ON CONFLICT (unit_id, series, measure, month) DO UPDATE SET total = r.total + excluded.total;
    ELSE
      INSERT INTO ledger_rollup AS r (unit_id, series, measure, month, total, unit_path)
      SELECT holder, s, measure, first, sign * amount, path
      FROM (SELECT '' AS measure, 1 AS amount UNION ALL SELECT key, value::bigint FROM jsonb_each_text(f.measures)) m ORDER BY measure
      ON CONFLICT (unit_id, series, measure, month) DO UPDATE SET total = r.total + excluded.total;
    END IF;
    CONTINUE WHEN f.keys = '{}';
    INSERT INTO ledger_histogram AS h (unit_id, series, key, months, month, value, n, unit_path)
    SELECT holder, s, key, months, begun, ARRAY[value::bigint], ARRAY[sign], path
    FROM jsonb_each_text(f.keys), (VALUES (1, first), (12, january)) cell (months, begun) ORDER BY key, months
    ON CONFLICT (unit_id, series, key, months, month) DO UPDATE SET
      value = CASE WHEN excluded.value[1] = ANY (h.value) THEN h.value ELSE h.value || excluded.value END,
      n = ledger_added(h.value, h.n, excluded.value, excluded.n);
  END LOOP;
END $$;

DROP TRIGGER ledger_fact_roll_up ON ledger_fact;
CREATE OR REPLACE FUNCTION ledger_roll_up() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  facts bigint;
  corrections bigint;
  one ledger_fact;
  refused record;
BEGIN
  SELECT count(*), count(supersedes) INTO facts, corrections FROM fresh;
  IF corrections > 0 THEN
    SELECT o.id, o.void INTO refused FROM fresh f JOIN ledger_fact o ON o.id = f.supersedes WHERE o.void OR scope_unit() <> ALL (o.unit_path) LIMIT 1;
    IF refused.void THEN RAISE EXCEPTION 'fact % is withdrawn and cannot be superseded', refused.id USING ERRCODE = '55000'; END IF;
    IF refused.id IS NOT NULL THEN RAISE EXCEPTION 'fact % lies outside the scope', refused.id USING ERRCODE = '42501'; END IF;
  END IF;
  IF facts = 1 THEN
    IF corrections = 1 THEN PERFORM ledger_count(o, -1) FROM fresh f JOIN ledger_fact o ON o.id = f.supersedes; END IF;
    SELECT * INTO one FROM fresh;
    IF NOT one.void THEN PERFORM ledger_count(one, 1); END IF;
    RETURN NULL;
  END IF;
  INSERT INTO ledger_series (kind, dimensions) SELECT DISTINCT kind, dimensions FROM fresh f WHERE NOT EXISTS (SELECT FROM ledger_series s WHERE s.kind = f.kind AND s.dimensions = f.dimensions)
  ORDER BY kind, dimensions ON CONFLICT (kind, dimensions) DO NOTHING;
  INSERT INTO ledger_year AS y (unit_id, year, unit_path)
  SELECT unit_path[depth], extract(year FROM occurred_on)::smallint, max(unit_path[:depth])
  FROM (SELECT unit_path, occurred_on FROM fresh UNION ALL SELECT o.unit_path, o.occurred_on FROM fresh f JOIN ledger_fact o ON o.id = f.supersedes) moved,
    generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth
  GROUP BY 1, 2 ORDER BY 3, 2
  ON CONFLICT (unit_id, year) DO UPDATE SET stamp = excluded.stamp WHERE y.xmin <> pg_current_xact_id()::xid;
  WITH moved AS (
    SELECT kind, dimensions, occurred_on, measures, keys, unit_path, 1 AS sign FROM fresh WHERE NOT void
    UNION ALL
    SELECT o.kind, o.dimensions, o.occurred_on, o.measures, o.keys, o.unit_path, -1 FROM fresh f JOIN ledger_fact o ON o.id = f.supersedes),
  held AS MATERIALIZED (
    SELECT s.id AS series, date_trunc('month', occurred_on::timestamp)::date AS month, measures, keys, sign, unit_path[depth] AS holder, unit_path[:depth] AS path
    FROM moved JOIN ledger_series s USING (kind, dimensions), generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth),
  units AS (
    INSERT INTO ledger_unit (unit_id, unit_path) SELECT holder, max(path) FROM held GROUP BY holder ON CONFLICT (unit_id) DO NOTHING),
  sums AS (
    INSERT INTO ledger_rollup AS r (unit_id, series, measure, month, total, unit_path)
    SELECT holder, series, measure, month, sum(sign * amount)::bigint, max(path)
    FROM held, LATERAL (SELECT '' AS measure, 1::bigint AS amount UNION ALL SELECT key, value::bigint FROM jsonb_each_text(measures)) m
    GROUP BY 1, 2, 3, 4
    ON CONFLICT (unit_id, series, measure, month) DO UPDATE SET total = r.total + excluded.total)
  INSERT INTO ledger_histogram AS h (unit_id, series, key, months, month, value, n, unit_path)
  SELECT holder, series, key, months, begun, array_agg(value), array_agg(n), max(path)
  FROM (
    SELECT holder, series, key, months, CASE months WHEN 1 THEN month ELSE date_trunc('year', month::timestamp)::date END AS begun, value::bigint AS value, sum(sign)::int AS n, max(path) AS path
    FROM held, jsonb_each_text(keys), (VALUES (1::smallint), (12)) span (months) GROUP BY 1, 2, 3, 4, 5, 6) v
  GROUP BY 1, 2, 3, 4, 5
  ON CONFLICT (unit_id, series, key, months, month) DO UPDATE SET
    value = CASE WHEN cardinality(excluded.value) > 1 THEN ledger_values(h.value, excluded.value) WHEN excluded.value[1] = ANY (h.value) THEN h.value ELSE h.value || excluded.value END,
    n = ledger_added(h.value, h.n, excluded.value, excluded.n);
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_fact_roll_up AFTER INSERT ON ledger_fact REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger_roll_up();
DROP FUNCTION ledger_added(bigint[], int[], bigint, int);
REVOKE EXECUTE ON FUNCTION ledger_values, ledger_added FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_values, ledger_added TO bihuan_definer;
