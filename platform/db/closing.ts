import type pg from "pg";

/**
 * What keeps the application's role the application's role (decisions/0038): functions that act beyond the caller's rights belong to
 * `bihuan_definer`, which is no superuser, passes no row policy and cannot sign in; nobody makes temporary tables, with which a
 * caller could stand in for what such a function names.
 *
 * Done at each start and wherever a database is made: privileges on a database are copied by no template and by no dump, and
 * a restored dump may have given the functions to whoever restored it. Needs no superuser: an owner that may make roles is enough.
 */
export async function closeDatabase(owner: pg.Client): Promise<void> {
  await owner.query(CLOSE);
  const { rows } = await owner.query<{ open: string }>(STILL_OPEN);
  if (rows.length > 0)
    throw new Error(
      `The database must be closed by its owner before Bihuan can start on it. As the owner of the database and of the schema public run: ${rows.map((r) => r.open).join(" ")}`,
    );
}

/** Before any migration that names it. Roles belong to the whole server, so another database may have made it a moment ago. */
export async function ensureDefinerRole(owner: pg.Client): Promise<void> {
  await owner.query(`DO $$ BEGIN
    CREATE ROLE bihuan_definer NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$`);
  // Who is no superuser must belong to the role to give it a function.
  await owner.query(`DO $$ BEGIN
    IF NOT pg_has_role(current_user, 'bihuan_definer', 'USAGE') THEN EXECUTE format('GRANT bihuan_definer TO %I', current_user); END IF;
  END $$`);
}

const OURS = `SELECT p.oid::regprocedure AS f, p.prosecdef AS definer, p.prorettype = 'trigger'::regtype AS fires, p.proowner <> 'bihuan_definer'::regrole AS foreign_owner,
    EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) AS open
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')`;

// A function with the caller's own rights stays open to the two roles that could call it; others and triggers need no grant, or name theirs.
const CLOSE = `DO $$ DECLARE fn record; BEGIN
  EXECUTE format('REVOKE TEMPORARY, CREATE ON DATABASE %I FROM PUBLIC, bihuan_app', current_database());
  REVOKE CREATE ON SCHEMA public FROM PUBLIC, bihuan_app;
  FOR fn IN SELECT x.* FROM (${OURS}) x WHERE x.open OR (x.definer AND x.foreign_owner) LOOP
    IF fn.open THEN
      EXECUTE format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC', fn.f);
      IF NOT fn.definer AND NOT fn.fires THEN EXECUTE format('GRANT EXECUTE ON ROUTINE %s TO bihuan_app, bihuan_definer', fn.f); END IF;
    END IF;
    IF fn.definer AND fn.foreign_owner THEN
      GRANT CREATE ON SCHEMA public TO bihuan_definer;
      EXECUTE format('ALTER FUNCTION %s OWNER TO bihuan_definer', fn.f);
      REVOKE CREATE ON SCHEMA public FROM bihuan_definer;
    END IF;
  END LOOP;
END $$`;

const STILL_OPEN = `
  SELECT format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC, bihuan_app;', current_database()) AS open
    WHERE has_database_privilege('bihuan_app', current_database(), 'TEMPORARY')
  UNION ALL SELECT 'REVOKE CREATE ON SCHEMA public FROM PUBLIC, bihuan_app;' WHERE has_schema_privilege('bihuan_app', 'public', 'CREATE')
  UNION ALL SELECT 'ALTER ROLE bihuan_app NOSUPERUSER NOBYPASSRLS NOCREATEROLE;'
    WHERE EXISTS (SELECT FROM pg_roles WHERE rolname = 'bihuan_app' AND (rolsuper OR rolbypassrls OR rolcreaterole))
  UNION ALL SELECT 'REVOKE bihuan_definer FROM bihuan_app;' WHERE pg_has_role('bihuan_app', 'bihuan_definer', 'MEMBER')`;
