-- A unit reads what was composed of its own assessments once it is decided: its own row and the weights, nothing of the others.
CREATE FUNCTION composites_of(a bigint) RETURNS TABLE (id bigint, title text, year int, basis text, unit_name text, parts jsonb, own jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.title, c.year, c.basis, u.name, c.composed -> 'parts', o.own
  FROM assessment r JOIN composite_part p ON p.round_id = r.round_id JOIN composite_assessment c ON c.id = p.composite_id AND c.state = 'decided'
    JOIN unit u ON u.id = c.unit_id, LATERAL (SELECT x AS own FROM jsonb_array_elements(c.composed -> 'rows') x WHERE (x ->> 'unitId')::int = r.unit_id) o
  WHERE r.id = a AND (SELECT scope_unit()) = ANY (r.unit_path) ORDER BY c.year DESC, c.id DESC $$;
COMMENT ON FUNCTION composites_of IS 'Of an assessed unit, its own row in each decided composite assessment that takes this assessment in.';
REVOKE EXECUTE ON FUNCTION composites_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION composites_of TO bihuan_app;
