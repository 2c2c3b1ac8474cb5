-- A path is written, not only carried: whoever writes a row names a unit of the own subtree with that unit's true path. A made-up
-- path that merely held the own unit would be counted at every unit it names (decisions/0038).
CREATE FUNCTION scope_writes(of_path int[]) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN scope_unit() = ANY (of_path) AND EXISTS (SELECT FROM unit u WHERE u.id = of_path[cardinality(of_path)] AND u.path = of_path);
END $$;
COMMENT ON FUNCTION scope_writes IS 'May the present connection store a record at this path: the true path of a unit of its subtree?';

-- Every policy that let a row in because its path held the own unit.
DO $$ DECLARE p record; BEGIN
  FOR p IN
    SELECT pol.polname AS name, c.oid::regclass AS of, pg_get_expr(pol.polqual, c.oid) AS qual, pol.polcmd AS cmd,
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'unit_id' AND NOT a.attisdropped) AS has_unit
    FROM pg_policy pol JOIN pg_class c ON c.oid = pol.polrelid
    WHERE c.relnamespace = 'public'::regnamespace
      AND replace(pg_get_expr(coalesce(pol.polwithcheck, pol.polqual), c.oid), ' AS scope_unit', '') = '(( SELECT scope_unit()) = ANY (unit_path))'
      AND pol.polcmd <> 'r' AND pol.polcmd <> 'd'
  LOOP
    EXECUTE format('ALTER POLICY %I ON %s WITH CHECK (%s scope_writes(unit_path))', p.name, p.of,
      CASE WHEN p.has_unit THEN 'unit_id = unit_path[cardinality(unit_path)] AND' ELSE '' END);
  END LOOP;
END $$;

-- Rows that functions of the ledger, the tally and the search journal must see or write whoever's act fired them; the role that owns
-- these functions is no superuser and passes no row policy but the following.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['work_case', 'demand', 'demand_publication', 'policy_article', 'person', 'place', 'supply', 'ledger_fact'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO bihuan_definer', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO bihuan_definer USING (true)', t || '_definer', t);
  END LOOP;
END $$;
-- `search_note` and its kin: names of records on the journal.
GRANT INSERT ON search_change TO bihuan_definer;
CREATE POLICY search_change_definer ON search_change FOR INSERT TO bihuan_definer WITH CHECK (true);
-- Where indexes register already, they did so before there was this role.
DO $$ BEGIN
  IF to_regclass('public.search_reader') IS NOT NULL THEN
    GRANT SELECT ON search_reader TO bihuan_definer;
    DROP POLICY IF EXISTS search_reader_definer ON search_reader;
    CREATE POLICY search_reader_definer ON search_reader FOR SELECT TO bihuan_definer USING (true);
  END IF;
END $$;
-- `ledger_withdraw_grey` adds the void fact; `ledger_position` waits for writers, which asks for the right to UPDATE: no policy lets it change a row.
GRANT INSERT, UPDATE ON ledger_fact TO bihuan_definer;
CREATE POLICY ledger_fact_definer_adds ON ledger_fact FOR INSERT TO bihuan_definer WITH CHECK (true);
-- `ledger_roll_up`.
GRANT SELECT, INSERT, UPDATE ON ledger_series, ledger_unit, ledger_rollup, ledger_histogram TO bihuan_definer;
CREATE POLICY ledger_unit_definer ON ledger_unit TO bihuan_definer USING (true) WITH CHECK (true);
CREATE POLICY ledger_rollup_definer ON ledger_rollup TO bihuan_definer USING (true) WITH CHECK (true);
CREATE POLICY ledger_histogram_definer ON ledger_histogram TO bihuan_definer USING (true) WITH CHECK (true);
GRANT USAGE ON SCHEMA public TO bihuan_definer;

-- Temporary tables come last where names are looked up: one of the caller's own can stand in for nothing. Triggers that guard
-- something run with the caller's rights and are told the same.
ALTER FUNCTION grey_reason_of SET search_path = public, pg_temp;
ALTER FUNCTION ledger_withdraw_grey SET search_path = public, pg_temp;
ALTER FUNCTION ledger_roll_up SET search_path = public, pg_temp;
ALTER FUNCTION ledger_position SET search_path = public, pg_temp;
ALTER FUNCTION demands_alike SET search_path = public, pg_temp;
ALTER FUNCTION search_note SET search_path = public, pg_temp;
ALTER FUNCTION search_note_titles SET search_path = public, pg_temp;
ALTER FUNCTION search_note_demander SET search_path = public, pg_temp;
ALTER FUNCTION search_note_unit SET search_path = public, pg_temp;
ALTER FUNCTION search_note_introduction SET search_path = public, pg_temp;
ALTER FUNCTION search_note_publication SET search_path = public, pg_temp;
ALTER FUNCTION search_note_published_case SET search_path = public, pg_temp;
ALTER FUNCTION unit_set_path SET search_path = public, pg_temp;
ALTER FUNCTION post_separate_duties SET search_path = public, pg_temp;
ALTER FUNCTION place_operator_reports SET search_path = public, pg_temp;

-- What a function does is open to those named, not to everybody.
DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
  LOOP EXECUTE format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC', f); END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION scope_unit, scope_person TO bihuan_app, bihuan_definer;
GRANT EXECUTE ON FUNCTION scope_writes, ledger_position, demands_alike TO bihuan_app;
GRANT EXECUTE ON FUNCTION ledger_count, ledger_series_of, ledger_added, grey_reason_of TO bihuan_definer;
