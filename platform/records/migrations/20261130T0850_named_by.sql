-- A batch that is taken back asks, for each record that goes, who names it: each column that names a plain record has an index, or every one of them reads the
-- whole table (a table that names its own kind by the square of its length).
DO $$ DECLARE one record; BEGIN
  FOR one IN
    SELECT r.relname AS t, a.attname AS c, a.attnotnull AS held FROM pg_constraint f
    JOIN pg_class r ON r.oid = f.conrelid JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
    WHERE f.contype = 'f' AND cardinality(f.conkey) = 1
      AND EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = f.confrelid AND g.tgname = 'unit_row_begin')
      AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = f.conrelid AND i.indkey[0] = f.conkey[1])
  LOOP
    EXECUTE format('CREATE INDEX %I ON %I (%I)%s', one.t || '_names_' || one.c, one.t, one.c, CASE WHEN one.held THEN '' ELSE format(' WHERE %I IS NOT NULL', one.c) END);
  END LOOP;
END $$;
