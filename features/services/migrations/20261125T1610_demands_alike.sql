-- The overlap of arrays is no leakproof operator, so under row policies its index is not used and every demand of the scope
-- was read. The function looks the bands up as the owner and gives out numbers of the scope alone; rows are read under the policies as before.
CREATE FUNCTION demands_alike(bands int[], most int) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public SET enable_seqscan = off AS $$
  -- By the index whatever the statistics of the arrays say, and not in the order of ids; cut off where masses are alike.
  WITH alike AS MATERIALIZED (SELECT id FROM demand WHERE likeness && bands LIMIT 10 * most)
  SELECT c.id FROM work_case c WHERE c.id IN (SELECT id FROM alike) AND c.process = 'demand' AND scope_unit() = ANY (c.unit_path)
  ORDER BY c.id LIMIT most $$;
COMMENT ON FUNCTION demands_alike IS 'Demands of the scope that share a MinHash band with these, oldest first.';
REVOKE EXECUTE ON FUNCTION demands_alike FROM public;
GRANT EXECUTE ON FUNCTION demands_alike TO bihuan_app;
