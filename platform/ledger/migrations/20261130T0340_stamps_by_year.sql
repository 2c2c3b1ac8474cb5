-- A holder's stamp by year of its facts: what was computed of years that are closed stays true while facts of this year come in.
CREATE TABLE ledger_year (
  unit_id int NOT NULL,
  year smallint NOT NULL,
  stamp uuid NOT NULL DEFAULT gen_random_uuid(),
  unit_path int[] NOT NULL,
  PRIMARY KEY (unit_id, year)
);
COMMENT ON TABLE ledger_year IS 'Years of which a unit holds roll-ups.';
COMMENT ON COLUMN ledger_year.stamp IS 'Never twice the same: given anew, once a transaction, whenever a roll-up of the holder in this year moves.';
-- Cities, provinces and the country are the sums of the holders down to the county.
CREATE INDEX ledger_year_in_1 ON ledger_year ((unit_path[1])) WHERE cardinality(unit_path) <= 4;
CREATE INDEX ledger_year_in_2 ON ledger_year ((unit_path[2])) WHERE cardinality(unit_path) <= 4;
CREATE INDEX ledger_year_in_3 ON ledger_year ((unit_path[3])) WHERE cardinality(unit_path) <= 4;
CREATE INDEX ledger_unit_in_1 ON ledger_unit ((unit_path[1])) WHERE cardinality(unit_path) <= 4;
CREATE INDEX ledger_unit_in_2 ON ledger_unit ((unit_path[2])) WHERE cardinality(unit_path) <= 4;
CREATE INDEX ledger_unit_in_3 ON ledger_unit ((unit_path[3])) WHERE cardinality(unit_path) <= 4;

ALTER TABLE ledger_year ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_year_scope ON ledger_year FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT ON ledger_year TO bihuan_app;
GRANT SELECT, INSERT, UPDATE ON ledger_year TO bihuan_definer;
CREATE POLICY ledger_year_definer ON ledger_year TO bihuan_definer USING (true) WITH CHECK (true);

CREATE FUNCTION ledger_stamp_all() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  TRUNCATE ledger_year;
  INSERT INTO ledger_year (unit_id, year, unit_path) SELECT DISTINCT unit_id, extract(year FROM month)::smallint, unit_path FROM ledger_rollup;
$$;
REVOKE EXECUTE ON FUNCTION ledger_stamp_all FROM public;
SELECT ledger_stamp_all();
ALTER TABLE ledger_unit DROP COLUMN stamp;

-- Whatever recounts all gives all years new stamps.
ALTER FUNCTION ledger_rebuild RENAME TO ledger_recount_all;
CREATE FUNCTION ledger_rebuild() RETURNS void LANGUAGE sql AS $$
  SELECT ledger_recount_all();
  SELECT ledger_stamp_all();
$$;
REVOKE EXECUTE ON FUNCTION ledger_rebuild FROM public;

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
    -- A thousand facts of one transaction stamp their holder's year once.
    INSERT INTO ledger_year AS y (unit_id, year, unit_path) VALUES (holder, extract(year FROM january), path)
    ON CONFLICT (unit_id, year) DO UPDATE SET stamp = excluded.stamp WHERE y.xmin <> pg_current_xact_id()::xid;
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
      n = ledger_added(h.value, h.n, excluded.value[1], sign);
  END LOOP;
END $$;
