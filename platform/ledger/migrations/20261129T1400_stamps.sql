-- A holder's stamp is another one after every act that moved its roll-ups: whoever kept what he computed of them sees by it that it is stale.
ALTER TABLE ledger_unit ADD COLUMN stamp uuid NOT NULL DEFAULT gen_random_uuid();
COMMENT ON COLUMN ledger_unit.stamp IS 'Never twice the same: given anew, once a transaction, whenever a roll-up of the holder moves.';

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
    -- A thousand facts of one transaction stamp their holder once.
    INSERT INTO ledger_unit AS u (unit_id, unit_path) VALUES (holder, path)
    ON CONFLICT (unit_id) DO UPDATE SET stamp = excluded.stamp WHERE u.xmin <> pg_current_xact_id()::xid;
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
