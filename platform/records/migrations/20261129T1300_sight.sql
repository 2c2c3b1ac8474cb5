-- Rules of sight (decisions/0057): of a sensitive register a superior sees how many, and single rows only where the unit that holds them
-- granted it, in a transaction that has written the look down.
CREATE TABLE sight_grant (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  kind text NOT NULL,
  registers text[] NOT NULL CHECK (cardinality(registers) > 0),
  to_unit_id int NOT NULL REFERENCES unit,
  to_person_id bigint REFERENCES person,
  from_on date NOT NULL,
  until_on date NOT NULL CHECK (until_on >= from_on),
  reason text NOT NULL CHECK (char_length(reason) BETWEEN 4 AND 300),
  granted_by text NOT NULL,
  granted_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by text,
  end_reason text CHECK (char_length(end_reason) BETWEEN 2 AND 300),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL))
);
COMMENT ON TABLE sight_grant IS 'What a unit lets a superior read of its sensitive registers, until when and why; taken back with a reason, never changed otherwise.';
COMMENT ON COLUMN sight_grant.registers IS 'Tables that the named kind held when it was granted.';
CREATE INDEX sight_grant_to ON sight_grant (to_unit_id, until_on);
CREATE INDEX sight_grant_of ON sight_grant (unit_id, id DESC);
ALTER TABLE sight_grant ENABLE ROW LEVEL SECURITY;
CREATE POLICY sight_grant_read ON sight_grant FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
-- By the unit itself alone, to one that stands above it.
CREATE POLICY sight_grant_give ON sight_grant FOR INSERT TO bihuan_app WITH CHECK (scope_writes(unit_path) AND unit_id = (SELECT scope_unit())
  AND unit_path[cardinality(unit_path)] = unit_id AND to_unit_id = ANY (unit_path[:cardinality(unit_path) - 1]) AND ended_at IS NULL);
CREATE POLICY sight_grant_end ON sight_grant FOR UPDATE TO bihuan_app USING (unit_id = (SELECT scope_unit()) AND ended_at IS NULL)
  WITH CHECK (unit_id = (SELECT scope_unit()) AND ended_at IS NOT NULL);
GRANT SELECT, INSERT, UPDATE (ended_at, ended_by, end_reason) ON sight_grant TO bihuan_app;

CREATE TABLE sight_look (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  grant_id bigint NOT NULL REFERENCES sight_grant,
  register text NOT NULL,
  record_id bigint,
  person_id bigint NOT NULL REFERENCES person,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE sight_look IS 'Every look through a grant; seen by the unit that granted, changed by nobody.';
COMMENT ON COLUMN sight_look.record_id IS 'NULL for the list.';
CREATE INDEX sight_look_grant ON sight_look (grant_id, id DESC);
ALTER TABLE sight_look ENABLE ROW LEVEL SECURITY;
CREATE POLICY sight_look_read ON sight_look FOR SELECT TO bihuan_app USING (EXISTS (SELECT FROM sight_grant r WHERE r.id = grant_id));
CREATE POLICY sight_look_note ON sight_look FOR INSERT TO bihuan_app
  WITH CHECK (EXISTS (SELECT FROM sight_grant r WHERE r.id = grant_id AND r.to_unit_id = (SELECT scope_unit())) AND person_id = (SELECT scope_person()));
GRANT SELECT, INSERT ON sight_look TO bihuan_app;

-- Asked of rows that lie beneath the reader alone: everybody else's walls stand as they were. A grant ends by its day.
CREATE FUNCTION sees_sensitive(register text, of_path int[]) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE holders int[] := of_path[least(4, cardinality(of_path)):];
BEGIN
  IF scope_person() IS NULL OR scope_unit() = ANY (holders) OR scope_unit() <> ALL (of_path) THEN RETURN true; END IF;
  -- A unit that is closed or moved takes everything it holds along.
  IF current_setting('bihuan.sight', true) = 'carried' THEN RETURN true; END IF;
  RETURN coalesce(current_setting('bihuan.sight', true), '') = 'noted' AND EXISTS (SELECT FROM sight_grant g
    WHERE register = ANY (g.registers) AND g.unit_id = ANY (holders) AND g.to_unit_id = scope_unit()
      AND (g.to_person_id IS NULL OR g.to_person_id = scope_person()) AND g.ended_at IS NULL
      AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN g.from_on AND g.until_on);
END $$;
COMMENT ON FUNCTION sees_sensitive IS 'Whether the asker sees single rows of a sensitive register: its holder, no superior at all, or a superior by a grant whose look was written down.';
REVOKE EXECUTE ON FUNCTION sees_sensitive FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sees_sensitive TO bihuan_app;

-- Cases, their course and the history of fields follow the table they belong to.
CREATE FUNCTION wall_sensitive(t text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE every text[];
BEGIN
  EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE TO bihuan_app USING ((SELECT scope_person()) IS NULL
    OR (SELECT scope_unit()) = ANY (unit_path[least(4, cardinality(unit_path)):]) OR sees_sensitive(%L, unit_path))', t || '_sight', t, t);
  SELECT array_agg(tablename::text ORDER BY tablename) INTO every FROM pg_policies
    WHERE schemaname = 'public' AND permissive = 'RESTRICTIVE' AND policyname = tablename || '_sight' AND tablename NOT IN ('work_case', 'field_history');
  DROP POLICY IF EXISTS work_case_sight ON work_case;
  EXECUTE format('CREATE POLICY work_case_sight ON work_case AS RESTRICTIVE TO bihuan_app USING (process <> ALL (%L::text[])
    OR (SELECT scope_person()) IS NULL OR sees_sensitive(process, unit_path))', every);
  DROP POLICY IF EXISTS field_history_sight ON field_history;
  EXECUTE format('CREATE POLICY field_history_sight ON field_history AS RESTRICTIVE FOR SELECT TO bihuan_app USING (register <> ALL (%L::text[])
    OR (SELECT scope_person()) IS NULL OR sees_sensitive(register, unit_path))', every);
END $$;
COMMENT ON FUNCTION wall_sensitive IS 'Hides the rows of a walled table, their cases and their history from superiors who hold no grant; the declaration says `sensitive`.';
REVOKE EXECUTE ON FUNCTION wall_sensitive FROM PUBLIC;
