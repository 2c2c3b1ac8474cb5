-- An entry whose keys were not reckoned yet is found by none: a long import of persons leaves the index of keys alone.
DROP INDEX person_entry_keys;
CREATE INDEX person_entry_keys ON person_entry USING gin (keys) WHERE keys <> '{}';
CREATE OR REPLACE FUNCTION persons_alike(of_keys bigint[], most int) RETURNS TABLE (list text, record_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.list, e.record_id FROM person_entry e WHERE e.keys && of_keys AND e.keys <> '{}' AND (SELECT scope_unit()) = ANY (e.unit_path)
  ORDER BY (SELECT count(*) FROM unnest(e.keys) k WHERE k = ANY (of_keys)) DESC, e.list, e.record_id LIMIT most $$;
