-- The tally is kept by the database: the application's role may read it and no more. By statement, so that a thousand cases handed to
-- another unit are a few rows, written in one order everywhere: by state, then the county before the town. Two acts cannot deadlock here.
CREATE FUNCTION case_tally_opened() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_tally AS t (process, unit_id, unit_path, state, n)
  SELECT process, unit_path[depth], unit_path[:depth], state, count(*)
  FROM opened, generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 4, cardinality(unit_path[:depth]), 2
  ON CONFLICT (process, unit_id, state) DO UPDATE SET n = t.n + excluded.n;
  RETURN NULL;
END $$;
CREATE FUNCTION case_tally_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_tally AS t (process, unit_id, unit_path, state, n)
  SELECT process, unit_path[depth], unit_path[:depth], state, sum(n)
  FROM (SELECT process, unit_path, state, -1 AS n FROM before UNION ALL SELECT process, unit_path, state, 1 FROM after) c,
    generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth
  GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 ORDER BY 1, 4, cardinality(unit_path[:depth]), 2
  ON CONFLICT (process, unit_id, state) DO UPDATE SET n = t.n + excluded.n;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION case_tally_opened, case_tally_moved FROM PUBLIC;
CREATE TRIGGER case_tally_opened AFTER INSERT ON work_case REFERENCING NEW TABLE AS opened FOR EACH STATEMENT EXECUTE FUNCTION case_tally_opened();
CREATE TRIGGER case_tally_moved AFTER UPDATE ON work_case REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION case_tally_moved();
REVOKE INSERT, UPDATE ON case_tally FROM bihuan_app;
GRANT SELECT, INSERT, UPDATE ON case_tally TO bihuan_definer;
ALTER TABLE case_tally ENABLE ROW LEVEL SECURITY;
CREATE POLICY case_tally_scope ON case_tally FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
CREATE POLICY case_tally_definer ON case_tally TO bihuan_definer USING (true) WITH CHECK (true);

-- Sharing lets others see a case and act in it; it does not let them open one in another's name, nor move it.
DROP POLICY work_case_scope ON work_case;
CREATE POLICY work_case_read ON work_case FOR SELECT TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path) OR (SELECT scope_unit()) = ANY (shared_path) OR owner_person_id = (SELECT scope_person()));
CREATE POLICY work_case_open ON work_case FOR INSERT TO bihuan_app WITH CHECK (unit_id = unit_path[cardinality(unit_path)] AND scope_writes(unit_path));
CREATE POLICY work_case_change ON work_case FOR UPDATE TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path) OR (SELECT scope_unit()) = ANY (shared_path) OR owner_person_id = (SELECT scope_person()));
CREATE FUNCTION work_case_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF scope_unit() IS NOT NULL AND NOT (scope_unit() = ANY (OLD.unit_path) AND NEW.unit_id = NEW.unit_path[cardinality(NEW.unit_path)] AND scope_writes(NEW.unit_path))
  THEN RAISE EXCEPTION 'a case moves only between units of the own subtree: row-level security' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION work_case_stays FROM PUBLIC;
CREATE TRIGGER work_case_stays BEFORE UPDATE OF unit_id, unit_path, process ON work_case FOR EACH ROW
  WHEN ((OLD.unit_id, OLD.unit_path, OLD.process) IS DISTINCT FROM (NEW.unit_id, NEW.unit_path, NEW.process)) EXECUTE FUNCTION work_case_stays();
