-- Lists are asked for those whom one person carries: the mirror of a case holds its adviser, indexed as every column of lists.
CREATE OR REPLACE FUNCTION case_row_begin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT c.unit_id, c.unit_path, c.shared_path, c.owner_person_id, c.adviser_person_id, c.state, c.opened_on, c.due_on, c.closed_on
  INTO STRICT NEW.unit_id, NEW.unit_path, NEW.shared_path, NEW.owner_person_id, NEW.adviser_person_id, NEW.state, NEW.opened_on, NEW.due_on, NEW.closed_on
  FROM work_case c WHERE c.id = NEW.id AND c.process = TG_ARGV[0];
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION case_row_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('UPDATE %I SET unit_id = $2, unit_path = $3, shared_path = $4, owner_person_id = $5, adviser_person_id = $6, state = $7, opened_on = $8, due_on = $9, closed_on = $10 WHERE id = $1', TG_ARGV[0])
  USING NEW.id, NEW.unit_id, NEW.unit_path, NEW.shared_path, NEW.owner_person_id, NEW.adviser_person_id, NEW.state, NEW.opened_on, NEW.due_on, NEW.closed_on;
  RETURN NULL;
END $$;

-- Tables walled before hold it from now on; those walled from now on by the function beneath.
CREATE FUNCTION case_row_carried(t text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ADD adviser_person_id bigint', t);
  EXECUTE format('UPDATE %I r SET adviser_person_id = c.adviser_person_id FROM work_case c WHERE c.id = r.id', t);
  PERFORM list_by(t, 'adviser_person_id');
END $$;
REVOKE EXECUTE ON FUNCTION case_row_carried FROM PUBLIC;
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'case_row_begin' LOOP PERFORM case_row_carried(t); END LOOP;
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
  EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON work_case FOR EACH ROW WHEN (NEW.process = %L) EXECUTE FUNCTION case_row_follow(%L)', 'case_row_' || t, process, t);
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY %I ON %I TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path) OR (SELECT scope_unit()) = ANY (shared_path) OR owner_person_id = (SELECT scope_person()))', t || '_scope', t);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO bihuan_app', t);
  EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION search_note(%L)', 'search_' || t, t, t);
  PERFORM list_rows(t, ARRAY['state', 'due_on'] || columns);
END $$;
