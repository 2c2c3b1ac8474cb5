-- Behind a row policy PostgreSQL reads a range of an index only where the condition cannot leak a row; of coalesce() it does not know
-- that, of CASE it does. So lists order by CASE, and their indexes are made anew where a column may be blank.
CREATE OR REPLACE FUNCTION list_order(t text, c text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN a.attnotnull THEN format('%I', c)
    WHEN a.atttypid = 'date'::regtype THEN format('CASE WHEN %1$I IS NULL THEN ''infinity''::date ELSE %1$I END', c)
    WHEN a.atttypid IN ('int4'::regtype, 'int8'::regtype) THEN format('CASE WHEN %1$I IS NULL THEN 9223372036854775807 ELSE %1$I::int8 END', c)
    WHEN a.atttypid = 'bool'::regtype THEN format('CASE WHEN %1$I IS NULL THEN false ELSE %1$I END', c)
    ELSE format('CASE WHEN %1$I IS NULL THEN '''' ELSE %1$I END', c) END
  FROM pg_attribute a WHERE a.attrelid = t::regclass AND a.attname = c AND NOT a.attisdropped $$;

DO $$
DECLARE one record;
BEGIN
  FOR one IN
    SELECT DISTINCT r.relname AS t, a.attname AS c FROM pg_index i
    JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class r ON r.oid = i.indrelid
    JOIN pg_attribute a ON a.attrelid = r.oid AND NOT a.attisdropped AND x.relname = r.relname || '_by_' || a.attname || '_1'
    WHERE pg_get_indexdef(i.indexrelid) ILIKE '%coalesce(%'
  LOOP
    FOR depth IN 1..5 LOOP EXECUTE format('DROP INDEX %I', one.t || '_by_' || one.c || '_' || depth); END LOOP;
    PERFORM list_by(one.t, one.c);
  END LOOP;
END $$;
