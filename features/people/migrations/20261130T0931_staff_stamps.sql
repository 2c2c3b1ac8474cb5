-- Who of a city's or a province's persons has left is asked by every bench of its leaders, and changes when a post, an account or a person does:
-- what was found stands under the stamps of the counties beneath, as answers of the ledger do (decisions/0090, 0114).
CREATE TABLE staff_stamp (
  unit_id int PRIMARY KEY,
  stamp uuid NOT NULL DEFAULT gen_random_uuid(),
  unit_path int[] NOT NULL
);
COMMENT ON TABLE staff_stamp IS 'Units down to the county that have persons, of their own or beneath.';
COMMENT ON COLUMN staff_stamp.stamp IS 'Never twice the same: given anew, once a transaction, whenever a person there comes, goes or moves, or his posts or account change.';
CREATE INDEX staff_stamp_in_1 ON staff_stamp ((unit_path[1]));
CREATE INDEX staff_stamp_in_2 ON staff_stamp ((unit_path[2]));
CREATE INDEX staff_stamp_in_3 ON staff_stamp ((unit_path[3]));
ALTER TABLE staff_stamp ENABLE ROW LEVEL SECURITY;
CREATE POLICY staff_stamp_scope ON staff_stamp FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT ON staff_stamp TO bihuan_app;
GRANT SELECT, INSERT, UPDATE ON staff_stamp TO bihuan_definer;
CREATE POLICY staff_stamp_definer ON staff_stamp TO bihuan_definer USING (true) WITH CHECK (true);

CREATE FUNCTION staff_stamp_anew(of_path int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO staff_stamp AS s (unit_id, unit_path) VALUES (of_path[least(4, cardinality(of_path))], of_path[:4])
  ON CONFLICT (unit_id) DO UPDATE SET stamp = excluded.stamp WHERE s.xmin <> pg_current_xact_id()::xid;
$$;
CREATE FUNCTION staff_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'post' THEN
    PERFORM staff_stamp_anew(p.unit_path) FROM person p WHERE p.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.person_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.person_id END);
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN PERFORM staff_stamp_anew(OLD.unit_path); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM staff_stamp_anew(NEW.unit_path); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER staff_changed AFTER INSERT OR DELETE OR UPDATE OF account_id, consent_withdrawn_on, unit_path ON person FOR EACH ROW EXECUTE FUNCTION staff_changed();
CREATE TRIGGER staff_changed AFTER INSERT OR UPDATE OR DELETE ON post FOR EACH ROW EXECUTE FUNCTION staff_changed();
INSERT INTO staff_stamp (unit_id, unit_path) SELECT DISTINCT unit_path[least(4, cardinality(unit_path))], unit_path[:4] FROM person;
