-- A participant's code opens his link: like an identity number it lies sealed, and is found by a keyed hash (platform/sensitive). The server draws it
-- when the desk first shows it. Codes that lay here in plain are sealed then too; until that they open as before.
ALTER TABLE course_person ALTER code DROP NOT NULL, ALTER code DROP DEFAULT,
  ADD sealed bytea, ADD lookup bytea UNIQUE, ADD key_id text, ADD CHECK ((sealed IS NULL) = (lookup IS NULL) AND (sealed IS NULL) = (key_id IS NULL));
COMMENT ON COLUMN course_person.code IS 'Emptied when the code is sealed.';
COMMENT ON COLUMN course_person.sealed IS 'The code, sealed under keys outside the database.';

DROP FUNCTION course_of_code(text);
CREATE FUNCTION course_of_code(hashes bytea[], plain text) RETURNS TABLE (row_id bigint, course_id bigint, title text, name text, first_on date, last_on date, state text, told boolean, unit_path int[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, k.id, k.title, p.name, k.first_on, k.last_on, k.state, p.told_at IS NOT NULL, k.unit_path
  FROM course_person p JOIN course k ON k.id = p.course_id WHERE (p.lookup = ANY (hashes) OR p.code = plain) AND p.standing <> 'replaced' $$;
DROP FUNCTION tell_course(text, text, text);
CREATE FUNCTION tell_course(of_row bigint, is_useful text, is_missing text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE course_person p SET useful = is_useful, missing = is_missing, told_at = clock_timestamp()
  FROM course k WHERE k.id = p.course_id AND k.state IN ('open', 'held') AND p.id = of_row AND (SELECT scope_unit()) = ANY (k.unit_path) AND p.told_at IS NULL;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION tell_course IS 'What the holder of a code says, once; the server has found the row by the code and acts with the course''s scope.';
GRANT EXECUTE ON FUNCTION course_of_code, tell_course TO bihuan_app;
