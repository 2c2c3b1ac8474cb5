-- Entries that wait in a GIN index's list are read whole by every question until a vacuum takes them in: what asks with each act, as near-copies
-- of a need do, paid more with each act. They go in at once.
DO $$ DECLARE gin regclass; BEGIN
  FOR gin IN SELECT i.indexrelid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
      WHERE a.amname = 'gin' AND c.relnamespace = 'public'::regnamespace LOOP
    EXECUTE format('ALTER INDEX %s SET (fastupdate = off)', gin);
    PERFORM gin_clean_pending_list(gin);
  END LOOP;
END $$;
