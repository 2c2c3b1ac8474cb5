-- The same answer along the same cases, without a recursive statement for each fact: most facts' case has none above it, and a plan is kept.
CREATE OR REPLACE FUNCTION grey_reason_of(subject text) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  above bigint;
  why text;
BEGIN
  IF subject !~ '^[a-z_]+:[0-9]{1,15}$' THEN RETURN NULL; END IF;
  SELECT parent_id, grey_reason INTO above, why FROM work_case WHERE id = split_part(subject, ':', 2)::bigint AND process = split_part(subject, ':', 1);
  FOR depth IN 2 .. 8 LOOP
    EXIT WHEN why IS NOT NULL OR above IS NULL;
    SELECT parent_id, grey_reason INTO above, why FROM work_case WHERE id = above;
  END LOOP;
  RETURN why;
END $$;
