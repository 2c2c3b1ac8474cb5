-- The same walls for less (docs/performance.md). Names are qualified instead of looked up along a path set for each call; what one row needs is
-- no statement over many; and one condition is read where each room had brought its own, which PostgreSQL reads anew with every statement.
CREATE OR REPLACE FUNCTION scope_writes(of_path int[]) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN public.scope_unit() OPERATOR(pg_catalog.=) ANY (of_path) AND EXISTS (SELECT FROM public.unit u
    WHERE u.id OPERATOR(pg_catalog.=) of_path[pg_catalog.cardinality(of_path)] AND u.path OPERATOR(pg_catalog.=) of_path);
END $$;

-- Of the case that opens, its county before its town.
DROP TRIGGER case_tally_opened ON work_case;
CREATE OR REPLACE FUNCTION case_tally_opened() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE depth int;
BEGIN
  FOR depth IN least(4, cardinality(NEW.unit_path)) .. cardinality(NEW.unit_path) LOOP
    INSERT INTO case_tally AS t (process, unit_id, unit_path, state, n) VALUES (NEW.process, NEW.unit_path[depth], NEW.unit_path[:depth], NEW.state, 1)
    ON CONFLICT (process, unit_id, state) DO UPDATE SET n = t.n + 1;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER case_tally_opened AFTER INSERT ON work_case FOR EACH ROW EXECUTE FUNCTION case_tally_opened();

-- One trigger carries what moves in a case to the row of its room: process and table in turn are its arguments.
CREATE OR REPLACE FUNCTION case_row_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('UPDATE %I SET unit_id = $2, unit_path = $3, shared_path = $4, owner_person_id = $5, adviser_person_id = $6, state = $7, opened_on = $8, due_on = $9, closed_on = $10 WHERE id = $1',
    TG_ARGV[array_position(TG_ARGV, NEW.process) + 1])
  USING NEW.id, NEW.unit_id, NEW.unit_path, NEW.shared_path, NEW.owner_person_id, NEW.adviser_person_id, NEW.state, NEW.opened_on, NEW.due_on, NEW.closed_on;
  RETURN NULL;
END $$;
-- Tables whose rows are cases are told by their own trigger, which names the process.
CREATE FUNCTION case_rows_follow() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE processes text[]; tables text[];
BEGIN
  SELECT array_agg(substring(pg_get_triggerdef(g.oid) FROM $re$case_row_begin\('([^']+)'\)$re$) ORDER BY c.relname), array_agg(c.relname::text ORDER BY c.relname)
  INTO processes, tables FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE g.tgname = 'case_row_begin';
  DROP TRIGGER IF EXISTS case_row_follow ON work_case;
  IF processes IS NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TRIGGER case_row_follow AFTER UPDATE ON work_case FOR EACH ROW WHEN (NEW.process = ANY (%L::text[])) EXECUTE FUNCTION case_row_follow(%s)',
    processes, (SELECT string_agg(format('%L, %L', p, t), ', ') FROM unnest(processes, tables) x (p, t)));
END $$;
REVOKE EXECUTE ON FUNCTION case_rows_follow FROM PUBLIC;
DO $$ DECLARE of name; BEGIN
  FOR of IN SELECT tgname FROM pg_trigger WHERE tgrelid = 'work_case'::regclass AND tgname LIKE 'case\_row\_%' LOOP EXECUTE format('DROP TRIGGER %I ON work_case', of); END LOOP;
  PERFORM case_rows_follow();
END $$;
CREATE OR REPLACE FUNCTION wall_case_rows(t text, process text, columns text[]) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ADD unit_id int, ADD unit_path int[], ADD shared_path int[], ADD owner_person_id bigint, ADD state text, ADD opened_on date,
    ADD due_on date, ADD closed_on date, ADD version int NOT NULL DEFAULT 1', t);
  EXECUTE format('UPDATE %I r SET unit_id = c.unit_id, unit_path = c.unit_path, shared_path = c.shared_path, owner_person_id = c.owner_person_id, state = c.state,
    opened_on = c.opened_on, due_on = c.due_on, closed_on = c.closed_on FROM work_case c WHERE c.id = r.id', t);
  EXECUTE format('ALTER TABLE %I ALTER unit_id SET NOT NULL, ALTER unit_path SET NOT NULL, ALTER shared_path SET NOT NULL, ALTER state SET NOT NULL, ALTER opened_on SET NOT NULL', t);
  PERFORM case_row_carried(t);
  EXECUTE format('CREATE TRIGGER case_row_begin BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION case_row_begin(%L)', t, process);
  PERFORM case_rows_follow();
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY %I ON %I TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path) OR (SELECT scope_unit()) = ANY (shared_path) OR owner_person_id = (SELECT scope_person()))', t || '_scope', t);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO bihuan_app', t);
  EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION search_note(%L)', 'search_' || t, t, t);
  PERFORM list_rows(t, ARRAY['state', 'due_on'] || columns);
END $$;

-- Most acts are of the own unit: no other is read then.
ALTER POLICY audit_entry_add ON audit_entry WITH CHECK ((SELECT scope_unit()) IS NULL OR unit_id = (SELECT scope_unit())
  OR EXISTS (SELECT FROM unit u WHERE u.id = unit_id AND (SELECT scope_unit()) = ANY (u.path)));

-- Most facts have no measures, and their holder is known.
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
    IF NOT EXISTS (SELECT FROM ledger_unit WHERE unit_id = holder) THEN
      INSERT INTO ledger_unit (unit_id, unit_path) VALUES (holder, path) ON CONFLICT (unit_id) DO NOTHING;
    END IF;
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
