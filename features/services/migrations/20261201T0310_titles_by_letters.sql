-- Which needs hold some letters in their title, without reading a million titles. pg_trgm cuts no Chinese (decisions/0017); pairs of neighbouring letters
-- serve every word, and the last letter by itself one letter. In a table of their own: a case gets an entry in each of its indexes with every step.
CREATE FUNCTION neighbours(words text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE l text[] := string_to_array(lower(words), NULL);
BEGIN
  RETURN ARRAY(SELECT a || coalesce(b, '') FROM unnest(l, l[2:]) p(a, b));
END $$;
COMMENT ON FUNCTION neighbours IS 'Each letter with the one behind it, the last one alone: Ab1 → ab, b1, 1.';

-- One letter is the beginning of a pair or the last of the title; of more letters every pair is held.
CREATE FUNCTION neighbours_asked(words text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg('''' || replace(replace(pair, '\', '\\'), '''', '''''') || CASE WHEN n = 1 THEN ''':*' ELSE '''' END, ' & ')::tsquery
  FROM neighbours(words) l, cardinality(l) n, unnest(l[:greatest(n - 1, 1)]) pair $$;
REVOKE EXECUTE ON FUNCTION neighbours, neighbours_asked FROM PUBLIC;

CREATE TABLE demand_letters (
  id bigint PRIMARY KEY REFERENCES demand,
  letters tsvector NOT NULL
);
COMMENT ON TABLE demand_letters IS 'Letters of a need''s title, kept by triggers; read by demands_titled alone.';
ALTER TABLE demand_letters ENABLE ROW LEVEL SECURITY;
CREATE POLICY demand_letters_definer ON demand_letters TO bihuan_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON demand_letters TO bihuan_definer;
GRANT EXECUTE ON FUNCTION neighbours, neighbours_asked TO bihuan_definer;
INSERT INTO demand_letters SELECT d.id, array_to_tsvector(neighbours(c.title)) FROM demand d JOIN work_case c ON c.id = d.id;
CREATE INDEX demand_letters_held ON demand_letters USING gin (letters) WITH (fastupdate = off);

CREATE FUNCTION demand_letters_begin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO demand_letters SELECT c.id, array_to_tsvector(neighbours(c.title)) FROM work_case c WHERE c.id = NEW.id;
  RETURN NULL;
END $$;
CREATE FUNCTION demand_letters_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE demand_letters SET letters = array_to_tsvector(neighbours(NEW.title)) WHERE id = NEW.id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION demand_letters_begin, demand_letters_follow FROM PUBLIC;
CREATE TRIGGER demand_letters_begin AFTER INSERT ON demand FOR EACH ROW EXECUTE FUNCTION demand_letters_begin();
CREATE TRIGGER demand_letters_follow AFTER UPDATE OF title ON work_case FOR EACH ROW EXECUTE FUNCTION demand_letters_follow();

-- Null where more hold the letters than are asked for: then no list of them helps. By the index whatever the statistics say.
CREATE FUNCTION demands_titled(words text, most int) RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  WITH held AS MATERIALIZED (SELECT id FROM demand_letters WHERE letters @@ neighbours_asked(words) LIMIT most)
  SELECT CASE WHEN (SELECT count(*) FROM held) < most THEN
    ARRAY(SELECT c.id FROM work_case c WHERE c.id IN (SELECT id FROM held) AND c.process = 'demand' AND scope_unit() = ANY (c.unit_path)) END $$;
COMMENT ON FUNCTION demands_titled IS 'Needs of the scope among which are all whose title holds these words; some hold its letters in another order.';
REVOKE EXECUTE ON FUNCTION demands_titled FROM PUBLIC;
GRANT EXECUTE ON FUNCTION demands_titled TO bihuan_app;
