-- What stands beneath every room of declared records (platform/records): walls, lists, mirrors, counts and the journal of the
-- search, one line of a room's migration each. The functions run while a migration runs, as the owner; nobody else may call them.

-- The order of a column in lists: what is blank comes last, or first among texts; so a page goes on behind any row by one comparison.
CREATE FUNCTION list_order(t text, c text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN a.attnotnull THEN format('%I', c)
    WHEN a.atttypid = 'date'::regtype THEN format('coalesce(%I, ''infinity''::date)', c)
    WHEN a.atttypid IN ('int4'::regtype, 'int8'::regtype) THEN format('coalesce(%I::int8, 9223372036854775807)', c)
    WHEN a.atttypid = 'bool'::regtype THEN format('coalesce(%I, false)', c)
    ELSE format('coalesce(%I, '''')', c) END
  FROM pg_attribute a WHERE a.attrelid = t::regclass AND a.attname = c AND NOT a.attisdropped $$;
COMMENT ON FUNCTION list_order IS 'How lists order a column; platform/records/list.ts writes the same words.';

-- An index for each depth of the tree (decisions/0002), so that a page costs a province what it costs a town.
CREATE FUNCTION list_by(t text, c text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF list_order(t, c) IS NULL THEN RAISE EXCEPTION '%.%: no such column to list by', t, c; END IF;
  FOR depth IN 1..5 LOOP
    EXECUTE format('CREATE INDEX %I ON %I ((unit_path[%s]), (%s), id)', t || '_by_' || c || '_' || depth, t, depth, list_order(t, c));
  END LOOP;
END $$;

CREATE FUNCTION list_rows(t text, columns text[]) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE c text;
BEGIN
  FOR depth IN 1..5 LOOP
    EXECUTE format('CREATE INDEX %I ON %I ((unit_path[%s]), id)', t || '_in_' || depth, t, depth);
  END LOOP;
  FOREACH c IN ARRAY columns LOOP PERFORM list_by(t, c); END LOOP;
END $$;

-- Child rows are seen with their record.
CREATE FUNCTION wall_child_rows(t text, parent text, of_column text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY %I ON %I TO bihuan_app USING (EXISTS (SELECT FROM %I r WHERE r.id = %I)) WITH CHECK (EXISTS (SELECT FROM %I r WHERE r.id = %I))',
    t || '_of_record', t, parent, of_column, parent, of_column);
  EXECUTE format('CREATE INDEX %I ON %I (%I, id)', t || '_of_record', t, of_column);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO bihuan_app', t);
END $$;

-- A case's row carries its case's place, state and days, so that one table answers a list.
CREATE FUNCTION case_row_begin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT c.unit_id, c.unit_path, c.shared_path, c.owner_person_id, c.state, c.opened_on, c.due_on, c.closed_on
  INTO STRICT NEW.unit_id, NEW.unit_path, NEW.shared_path, NEW.owner_person_id, NEW.state, NEW.opened_on, NEW.due_on, NEW.closed_on
  FROM work_case c WHERE c.id = NEW.id AND c.process = TG_ARGV[0];
  RETURN NEW;
END $$;
CREATE FUNCTION case_row_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('UPDATE %I SET unit_id = $2, unit_path = $3, shared_path = $4, owner_person_id = $5, state = $6, opened_on = $7, due_on = $8, closed_on = $9 WHERE id = $1', TG_ARGV[0])
  USING NEW.id, NEW.unit_id, NEW.unit_path, NEW.shared_path, NEW.owner_person_id, NEW.state, NEW.opened_on, NEW.due_on, NEW.closed_on;
  RETURN NULL;
END $$;

CREATE FUNCTION wall_case_rows(t text, process text, columns text[]) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ADD unit_id int, ADD unit_path int[], ADD shared_path int[], ADD owner_person_id bigint, ADD state text, ADD opened_on date,
    ADD due_on date, ADD closed_on date, ADD version int NOT NULL DEFAULT 1', t);
  EXECUTE format('UPDATE %I r SET unit_id = c.unit_id, unit_path = c.unit_path, shared_path = c.shared_path, owner_person_id = c.owner_person_id, state = c.state,
    opened_on = c.opened_on, due_on = c.due_on, closed_on = c.closed_on FROM work_case c WHERE c.id = r.id', t);
  EXECUTE format('ALTER TABLE %I ALTER unit_id SET NOT NULL, ALTER unit_path SET NOT NULL, ALTER shared_path SET NOT NULL, ALTER state SET NOT NULL, ALTER opened_on SET NOT NULL', t);
  EXECUTE format('CREATE TRIGGER case_row_begin BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION case_row_begin(%L)', t, process);
  EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON work_case FOR EACH ROW WHEN (NEW.process = %L) EXECUTE FUNCTION case_row_follow(%L)', 'case_row_' || t, process, t);
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY %I ON %I TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path) OR (SELECT scope_unit()) = ANY (shared_path) OR owner_person_id = (SELECT scope_person()))', t || '_scope', t);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO bihuan_app', t);
  EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION search_note(%L)', 'search_' || t, t, t);
  PERFORM list_rows(t, ARRAY['state', 'due_on'] || columns);
END $$;
COMMENT ON FUNCTION wall_case_rows IS 'Walls a table whose rows are cases (same id): place and state mirrored from the case, row policy, grants, indexes of its lists, journal of the search.';

-- Plain rows are carried by a unit, counted where cases are, and go with their unit to whoever takes it over.
CREATE FUNCTION unit_row_begin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT path INTO STRICT NEW.unit_path FROM unit WHERE id = NEW.unit_id;
  RETURN NEW;
END $$;
CREATE FUNCTION unit_row_count() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_tally (process, unit_id, unit_path, state, n)
  SELECT TG_ARGV[0], path[depth], path[:depth], '', sum(n)
  FROM (SELECT OLD.unit_path AS path, -1 AS n WHERE TG_OP <> 'INSERT' UNION ALL SELECT NEW.unit_path, 1 WHERE TG_OP <> 'DELETE') change,
    generate_series(least(4, cardinality(path)), cardinality(path)) depth
  GROUP BY 2, 3 ORDER BY 2
  ON CONFLICT (process, unit_id, state) DO UPDATE SET n = case_tally.n + excluded.n;
  RETURN NULL;
END $$;
CREATE FUNCTION unit_row_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('UPDATE %I SET unit_id = $2 WHERE unit_id = $1', TG_ARGV[0]) USING NEW.id, NEW.successor_id;
  RETURN NULL;
END $$;

CREATE FUNCTION wall_unit_rows(t text, columns text[], seen_below boolean DEFAULT false) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ADD unit_id int NOT NULL REFERENCES unit, ADD unit_path int[] NOT NULL, ADD version int NOT NULL DEFAULT 1', t);
  EXECUTE format('CREATE TRIGGER unit_row_begin BEFORE INSERT OR UPDATE OF unit_id ON %I FOR EACH ROW EXECUTE FUNCTION unit_row_begin()', t);
  EXECUTE format('CREATE TRIGGER unit_row_count AFTER INSERT OR DELETE OR UPDATE OF unit_id ON %I FOR EACH ROW EXECUTE FUNCTION unit_row_count(%L)', t, t);
  EXECUTE format('CREATE TRIGGER %I AFTER UPDATE OF successor_id ON unit FOR EACH ROW WHEN (NEW.successor_id IS NOT NULL) EXECUTE FUNCTION unit_row_follow(%L)', 'unit_row_' || t, t);
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY %I ON %I TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path))', t || '_scope', t);
  -- Rules of a superior hold for those beneath, who therefore read them.
  IF seen_below THEN
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO bihuan_app USING (unit_id = ANY (ARRAY(SELECT unnest(path) FROM unit WHERE id = (SELECT scope_unit()))))', t || '_below', t);
  END IF;
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO bihuan_app', t);
  EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION search_note(%L)', 'search_' || t, t, t);
  PERFORM list_rows(t, columns);
END $$;
COMMENT ON FUNCTION wall_unit_rows IS 'Walls a table whose rows a unit carries: unit and version added, row policy, grants, indexes of its lists, tally, journal of the search.';

REVOKE EXECUTE ON FUNCTION list_by, list_rows, wall_child_rows, wall_case_rows, wall_unit_rows FROM PUBLIC;

-- Remarks and files belong to a record, named as `table:id`, and are seen by whoever sees it: asked of the table's own wall.
CREATE FUNCTION sees_record(subject text) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE seen boolean;
BEGIN
  IF subject !~ '^[a-z_]+:[0-9]{1,15}$' THEN RETURN false; END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1)', split_part(subject, ':', 1)) INTO seen USING split_part(subject, ':', 2)::bigint;
  RETURN seen;
END $$;
CREATE TABLE remark (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject text NOT NULL,
  text text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 2000),
  actor_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE remark IS 'What colleagues write to each other about a record (`table:id`); never changed afterwards.';
CREATE INDEX remark_subject ON remark (subject, id);
ALTER TABLE remark ENABLE ROW LEVEL SECURITY;
CREATE POLICY remark_of_record ON remark TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL AND sees_record(subject)) WITH CHECK (sees_record(subject));
GRANT SELECT, INSERT ON remark TO bihuan_app;

-- A file belongs to a case or to any record, and may be of a kind that a gate asks for. The same content may prove several records.
ALTER TABLE stored_file ALTER case_id DROP NOT NULL, ADD subject text, ADD kind text,
  ADD CHECK (case_id IS NOT NULL OR subject IS NOT NULL);
COMMENT ON COLUMN stored_file.subject IS 'The record as `table:id` where it is no case, or beside it.';
COMMENT ON COLUMN stored_file.kind IS 'What it proves, a word of its record''s declaration; NULL for anything.';
CREATE INDEX stored_file_subject ON stored_file (subject, id) WHERE subject IS NOT NULL;
DROP POLICY stored_file_scope ON stored_file;
CREATE POLICY stored_file_scope ON stored_file TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = case_id) OR (case_id IS NULL AND (SELECT scope_unit()) IS NOT NULL AND sees_record(subject)))
  WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = case_id) OR (case_id IS NULL AND sees_record(subject)));

-- A plain record has no event that remembers the request that made it; the audit entry does.
CREATE INDEX audit_entry_request ON audit_entry (request_id, act) WHERE request_id IS NOT NULL;
