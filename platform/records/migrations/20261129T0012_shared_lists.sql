-- Cases that are shared with the asking unit itself, the newest first: a row policy keeps the index of shared_path from the
-- asker's own statement, so the question is asked by the role that may use it. What it answers each asker sees by the policy anyway.
CREATE FUNCTION shared_cases(of_process text) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM work_case WHERE shared_path <> '{}' AND shared_path @> ARRAY[(SELECT scope_unit())] AND process = of_process ORDER BY id DESC LIMIT 5000 $$;
REVOKE EXECUTE ON FUNCTION shared_cases FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shared_cases TO bihuan_app;
