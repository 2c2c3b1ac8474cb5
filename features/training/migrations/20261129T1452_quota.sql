CREATE TABLE course_quota (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  course_id bigint NOT NULL REFERENCES course,
  employer text NOT NULL CHECK (char_length(employer) BETWEEN 2 AND 100),
  places int NOT NULL CHECK (places BETWEEN 0 AND 10000),
  UNIQUE (course_id, employer)
);
COMMENT ON TABLE course_quota IS 'How many each unit may send to a course; where there are rows, a unit that is not among them sends nobody.';
SELECT wall_child_rows('course_quota', 'course', 'course_id');

ALTER TABLE course_person ADD COLUMN lodging boolean, ADD COLUMN diet text CHECK (char_length(diet) <= 60);
COMMENT ON COLUMN course_person.diet IS 'What the kitchen is told; nothing else uses it.';
ALTER TABLE course_session ADD COLUMN fee_fen bigint CHECK (fee_fen BETWEEN 0 AND 100000000);
COMMENT ON COLUMN course_session.fee_fen IS 'What the teacher is paid after tax for the session.';

-- Units of which more take part than their quota holds; none where the course has no quotas. A STABLE function would not see the row its caller just wrote.
CREATE FUNCTION course_over_quota(c bigint) RETURNS TABLE (employer text, places int, n int) LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
  SELECT p.employer, coalesce(q.places, 0), count(*)::int
  FROM course_person p LEFT JOIN course_quota q ON q.course_id = p.course_id AND q.employer = p.employer
  WHERE p.course_id = c AND p.standing NOT IN ('absent', 'replaced') AND EXISTS (SELECT FROM course_quota WHERE course_id = c)
  GROUP BY p.employer, q.places HAVING count(*) > coalesce(q.places, 0) ORDER BY p.employer $$;
CREATE OR REPLACE FUNCTION enrol_in_course(c bigint) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE k record;
BEGIN
  PERFORM FROM course WHERE id = c FOR UPDATE;
  SELECT * INTO k FROM courses_to_enrol() o WHERE o.id = c;
  IF NOT FOUND OR scope_person() IS NULL THEN RETURN 'not-open'; END IF;
  IF k.enrolled THEN RETURN 'enrolled'; END IF;
  IF k.seats IS NOT NULL AND k.taken >= k.seats THEN RETURN 'full'; END IF;
  IF EXISTS (SELECT FROM course_quota WHERE course_id = c) AND (SELECT count(*) FROM course_person p JOIN person me ON me.id = scope_person()
      JOIN unit u ON u.id = me.unit_id WHERE p.course_id = c AND p.employer = u.name AND p.standing NOT IN ('absent', 'replaced'))
    >= coalesce((SELECT q.places FROM course_quota q JOIN person me ON me.id = scope_person() JOIN unit u ON u.id = me.unit_id WHERE q.course_id = c AND q.employer = u.name), 0)
  THEN RETURN 'no-quota'; END IF;
  INSERT INTO course_person (course_id, name, employer, post, standing, person_id)
    SELECT c, p.name, u.name, p.title, 'named', p.id FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.id = scope_person();
  RETURN 'enrolled';
END $$;
REVOKE EXECUTE ON FUNCTION course_over_quota FROM PUBLIC;
GRANT EXECUTE ON FUNCTION course_over_quota TO bihuan_app;
GRANT SELECT ON course_quota TO bihuan_definer;
