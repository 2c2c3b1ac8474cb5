-- One person once: registers that name persons say whose row changed; under what an entry is looked up is reckoned outside, since the sound of a
-- name stands in a dictionary. Two persons decide that two entries are one; nothing in the registers is rewritten for it.
CREATE TABLE person_entry (
  list text NOT NULL,
  record_id bigint NOT NULL,
  unit_path int[] NOT NULL,
  keys bigint[] NOT NULL DEFAULT '{}',
  fresh boolean NOT NULL DEFAULT false,
  PRIMARY KEY (list, record_id)
);
COMMENT ON TABLE person_entry IS 'Entries of persons in the registers that name them, with hashes of what they are looked up by.';
COMMENT ON COLUMN person_entry.fresh IS 'The keys say what the register says; false since the row changed.';
CREATE INDEX person_entry_keys ON person_entry USING gin (keys);
CREATE INDEX person_entry_stale ON person_entry (list, record_id) WHERE NOT fresh;
ALTER TABLE person_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_entry_scope ON person_entry TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK (scope_writes(unit_path));
GRANT SELECT, UPDATE (keys, fresh) ON person_entry TO bihuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON person_entry TO bihuan_definer;
CREATE POLICY person_entry_definer ON person_entry TO bihuan_definer USING (true) WITH CHECK (true);

-- Once for a statement: an import of many rows pays once.
CREATE FUNCTION person_entry_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM person_entry e USING changed c WHERE e.list = TG_ARGV[0] AND e.record_id = c.id;
  ELSE
    INSERT INTO person_entry (list, record_id, unit_path) SELECT TG_ARGV[0], c.id, c.unit_path FROM changed c
    ON CONFLICT (list, record_id) DO UPDATE SET unit_path = EXCLUDED.unit_path, fresh = false;
  END IF;
  RETURN NULL;
END $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['person', 'supply', 'expert', 'teacher'] LOOP
    EXECUTE format('CREATE TRIGGER person_entry_new AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION person_entry_note(%L)', t, t);
    EXECUTE format('CREATE TRIGGER person_entry_old AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION person_entry_note(%L)', t, t);
    EXECUTE format('CREATE TRIGGER person_entry_end AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION person_entry_note(%L)', t, t);
    EXECUTE format('INSERT INTO person_entry (list, record_id, unit_path) SELECT %L, id, unit_path FROM %I', t, t);
  END LOOP;
END $$;

-- An index over arrays serves nobody behind a row policy; the function holds the policy's own condition. Who shares most comes first.
CREATE FUNCTION persons_alike(of_keys bigint[], most int) RETURNS TABLE (list text, record_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.list, e.record_id FROM person_entry e WHERE e.keys && of_keys AND (SELECT scope_unit()) = ANY (e.unit_path)
  ORDER BY (SELECT count(*) FROM unnest(e.keys) k WHERE k = ANY (of_keys)) DESC, e.list, e.record_id LIMIT most $$;
GRANT EXECUTE ON FUNCTION persons_alike TO bihuan_app;
COMMENT ON FUNCTION persons_alike IS 'Entries of the own subtree that share a key, those that share most first.';

CREATE TABLE person_merge (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kept_list text NOT NULL,
  kept_id bigint NOT NULL,
  gone_list text NOT NULL,
  gone_id bigint NOT NULL,
  evidence jsonb NOT NULL,
  reason text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 300),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('agreed', 'refused')),
  decided_by text,
  decided_at timestamptz,
  parted_by text,
  parted_at timestamptz,
  part_reason text CHECK (char_length(part_reason) BETWEEN 1 AND 300),
  unit_path int[] NOT NULL,
  CHECK ((kept_list, kept_id) <> (gone_list, gone_id)),
  CHECK ((outcome IS NULL) = (decided_by IS NULL)),
  CHECK (parted_at IS NULL OR outcome = 'agreed')
);
COMMENT ON TABLE person_merge IS 'That two entries are one person: proposed by one, decided by another, undone at any time. It is a pointer; the registers stay as they are.';
COMMENT ON COLUMN person_merge.evidence IS 'The reasons as they were shown when it was proposed.';
COMMENT ON COLUMN person_merge.unit_path IS 'The lowest unit above both entries: who sees both may decide.';
CREATE UNIQUE INDEX person_merge_open ON person_merge (gone_list, gone_id) WHERE outcome IS NULL OR (outcome = 'agreed' AND parted_at IS NULL);
CREATE INDEX person_merge_kept ON person_merge (kept_list, kept_id);
ALTER TABLE person_merge ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_merge_read ON person_merge FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
CREATE POLICY person_merge_propose ON person_merge FOR INSERT TO bihuan_app
  WITH CHECK (scope_writes(unit_path) AND outcome IS NULL AND set_by = 'person:' || (SELECT scope_person()));
CREATE POLICY person_merge_decide ON person_merge FOR UPDATE TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path) AND outcome IS NULL)
  WITH CHECK (scope_writes(unit_path) AND parted_at IS NULL AND decided_by = 'person:' || (SELECT scope_person()) AND (outcome = 'refused' OR decided_by <> set_by));
CREATE POLICY person_merge_part ON person_merge FOR UPDATE TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path) AND outcome = 'agreed' AND parted_at IS NULL)
  WITH CHECK (scope_writes(unit_path) AND outcome = 'agreed' AND decided_by <> set_by AND parted_by = 'person:' || (SELECT scope_person()));
GRANT SELECT, INSERT (kept_list, kept_id, gone_list, gone_id, evidence, reason, set_by, set_at, unit_path),
  UPDATE (outcome, decided_by, decided_at, parted_by, parted_at, part_reason) ON person_merge TO bihuan_app;

-- All entries that are one person with this one, itself among them, as far as the asker sees.
CREATE FUNCTION same_person(of_list text, of_id bigint) RETURNS TABLE (list text, id bigint) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE one AS (
    SELECT of_list AS list, of_id AS id
    UNION SELECT CASE WHEN (m.kept_list, m.kept_id) = (one.list, one.id) THEN m.gone_list ELSE m.kept_list END,
      CASE WHEN (m.kept_list, m.kept_id) = (one.list, one.id) THEN m.gone_id ELSE m.kept_id END
    FROM one JOIN person_merge m ON m.outcome = 'agreed' AND m.parted_at IS NULL
      AND ((m.kept_list = one.list AND m.kept_id = one.id) OR (m.gone_list = one.list AND m.gone_id = one.id))
  ) SELECT one.list, one.id FROM one $$;
COMMENT ON FUNCTION same_person IS 'Follows the pointers of merges both ways.';

-- The search shows who goes on; both are told of a merge and of its end.
CREATE FUNCTION person_merge_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_change (kind, record_id) SELECT 'person', NEW.gone_id WHERE NEW.gone_list = 'person';
  RETURN NULL;
END $$;
CREATE TRIGGER person_merge_note AFTER UPDATE OF outcome, parted_at ON person_merge FOR EACH ROW EXECUTE FUNCTION person_merge_note();
