-- A row for each person that came cost a third of storing a long list: those that came together are told in runs, and their entries are written once, with their keys.
CREATE TABLE person_come (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  list text NOT NULL,
  first_id bigint NOT NULL,
  last_id bigint NOT NULL CHECK (last_id >= first_id),
  unit_path int[] NOT NULL
);
COMMENT ON TABLE person_come IS 'Rows of registers that name persons, at most 1,000 to a run, whose entries were not reckoned yet.';
ALTER TABLE person_come ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_come_scope ON person_come TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK (scope_writes(unit_path));
CREATE POLICY person_come_definer ON person_come TO bihuan_definer USING (true) WITH CHECK (true);
-- To lock one is to have the right to change it.
GRANT SELECT, UPDATE (first_id), DELETE ON person_come TO bihuan_app;
GRANT SELECT, INSERT ON person_come TO bihuan_definer;

CREATE OR REPLACE FUNCTION person_entry_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM person_entry e USING changed c WHERE e.list = TG_ARGV[0] AND e.record_id = c.id;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO person_come (list, first_id, last_id, unit_path)
    SELECT TG_ARGV[0], min(c.id), max(c.id), c.unit_path
    FROM (SELECT id, unit_path, row_number() OVER (PARTITION BY unit_path ORDER BY id) AS n FROM changed) c GROUP BY c.unit_path, c.id - c.n, (c.n - 1) / 1000;
  ELSE
    INSERT INTO person_entry (list, record_id, unit_path) SELECT TG_ARGV[0], c.id, c.unit_path FROM changed c
    ON CONFLICT (list, record_id) DO UPDATE SET unit_path = EXCLUDED.unit_path, fresh = false;
  END IF;
  RETURN NULL;
END $$;

-- Entries of runs that the caller sees, where the run says they lie: nobody enters one of another unit, or learns of one by its number.
CREATE FUNCTION person_entries_come(runs bigint[], told jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO person_entry (list, record_id, unit_path, keys, fresh)
  SELECT t.list, t.id, c.unit_path, array(SELECT jsonb_array_elements_text(t.keys)::bigint), true
  FROM jsonb_to_recordset(told) AS t (list text, id bigint, keys jsonb)
    JOIN person_come c ON c.id = ANY (runs) AND c.list = t.list AND t.id BETWEEN c.first_id AND c.last_id AND (SELECT scope_unit()) = ANY (c.unit_path)
  ON CONFLICT (list, record_id) DO NOTHING $$;
REVOKE EXECUTE ON FUNCTION person_entries_come FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_entries_come TO bihuan_app;
