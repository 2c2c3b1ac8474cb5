-- The list of people costs a province what it costs a town: an index for each depth of the tree, in the list's own order.
DO $$ BEGIN
  FOR depth IN 1..5 LOOP
    EXECUTE format('CREATE INDEX %I ON person ((unit_path[%s]), id)', 'person_in_' || depth, depth);
  END LOOP;
END $$;
