-- How much a person carries is a number, and a superior who ends the post or the person's record is told all of it: cases of sensitive
-- registers count too, though their rows are not shown (decisions/0057). Left out, they would be left to nobody.
CREATE FUNCTION open_cases_of(person bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM work_case WHERE closed_on IS NULL AND (owner_person_id = person OR adviser_person_id = person)
    AND (SELECT scope_unit()) = ANY (unit_path) $$;
COMMENT ON FUNCTION open_cases_of IS 'Open cases within the asker''s unit and beneath that a person owns or advises, sensitive ones included: a number alone.';
REVOKE EXECUTE ON FUNCTION open_cases_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_cases_of TO bihuan_app;
