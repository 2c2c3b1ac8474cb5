-- A row of a county has no town: the index of the towns' depth need not hold it. Whoever asks of a depth asks of rows that have one.
CREATE OR REPLACE FUNCTION list_by(t text, c text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF list_order(t, c) IS NULL THEN RAISE EXCEPTION '%.%: no such column to list by', t, c; END IF;
  FOR depth IN 1..5 LOOP
    EXECUTE format('CREATE INDEX %I ON %I ((unit_path[%s]), (%s), id)%s', t || '_by_' || c || '_' || depth, t, depth, list_order(t, c),
      CASE WHEN depth > 3 THEN format(' WHERE unit_path[%s] IS NOT NULL', depth) ELSE '' END);
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION list_rows(t text, columns text[]) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE c text;
BEGIN
  PERFORM wall_rows_of_records(t);
  FOR depth IN 1..5 LOOP
    EXECUTE format('CREATE INDEX %I ON %I ((unit_path[%s]), id)%s', t || '_in_' || depth, t, depth,
      CASE WHEN depth > 3 THEN format(' WHERE unit_path[%s] IS NOT NULL', depth) ELSE '' END);
  END LOOP;
  FOREACH c IN ARRAY columns LOOP PERFORM list_by(t, c); END LOOP;
END $$;

DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT x.relname AS name, pg_get_indexdef(i.indexrelid) AS def, right(x.relname, 1) AS depth
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class r ON r.oid = i.indrelid
    WHERE x.relname ~ '_(by_[a-z0-9_]+|in)_[45]$' AND pg_get_indexdef(i.indexrelid) LIKE '%((unit_path[' || right(x.relname, 1) || '])%' AND i.indpred IS NULL
      AND EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = r.oid AND g.tgname IN ('unit_row_begin', 'case_row_begin'))
  LOOP
    EXECUTE format('DROP INDEX %I', one.name);
    EXECUTE format('%s WHERE unit_path[%s] IS NOT NULL', one.def, one.depth);
  END LOOP;
END $$;
