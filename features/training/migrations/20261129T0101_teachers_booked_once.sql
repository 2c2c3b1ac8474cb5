-- An open course takes its teachers' hours; a plan takes nobody's. Where two offices open at once, the table refuses the second.
CREATE FUNCTION course_session_book(s course_session, c course) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  SELECT book_time('teacher:' || s.teacher_id, s.on_day, s.from_time, s.to_time, 0, 'course_session:' || s.id, c.title, c.unit_id) $$;
CREATE FUNCTION course_session_times() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM free_times('course_session:' || OLD.id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM course_session_book(NEW, c) FROM course c WHERE c.id = NEW.course_id AND c.state IN ('open', 'held'); END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION course_times() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM free_times('course_session:' || s.id) FROM course_session s WHERE s.course_id = NEW.id;
  IF NEW.state IN ('open', 'held', 'closed') THEN
    PERFORM course_session_book(s, NEW) FROM course_session s WHERE s.course_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION course_session_book, course_session_times, course_times FROM PUBLIC;
GRANT EXECUTE ON FUNCTION course_session_book TO bihuan_definer;
CREATE TRIGGER course_session_times AFTER INSERT OR UPDATE OR DELETE ON course_session FOR EACH ROW EXECUTE FUNCTION course_session_times();
CREATE TRIGGER course_times AFTER UPDATE OF state ON course FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION course_times();
-- Courses opened before: the earlier one keeps the hour where two had it.
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT s, c FROM course_session s JOIN course c ON c.id = s.course_id WHERE c.state IN ('open', 'held', 'closed') ORDER BY s.id LOOP
    BEGIN PERFORM course_session_book(r.s, r.c); EXCEPTION WHEN exclusion_violation THEN NULL; END;
  END LOOP;
END $$;

-- A teacher's clashes are told with lectures and whatever else takes his hours.
CREATE OR REPLACE FUNCTION course_clashes(c bigint) RETURNS TABLE (kind text, who text, on_day date, from_time text, to_time text, place text, title text, unit_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'teacher', t.name, b.on_day, b.from_time, b.to_time, b.place, k.title, u.name
  FROM course mine JOIN course_session a ON a.course_id = mine.id
  JOIN course_session b ON b.teacher_id = a.teacher_id AND b.id <> a.id AND b.on_day = a.on_day AND a.from_time < b.to_time AND b.from_time < a.to_time
  JOIN course k ON k.id = b.course_id AND k.state <> 'cancelled' JOIN teacher t ON t.id = a.teacher_id JOIN unit u ON u.id = k.unit_id
  WHERE mine.id = c AND (SELECT scope_unit()) = ANY (mine.unit_path)
  UNION
  SELECT 'teacher', t.name, a.on_day, to_char(b.from_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI'), to_char(b.to_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI'), '', b.what, u.name
  FROM course mine JOIN course_session a ON a.course_id = mine.id JOIN teacher t ON t.id = a.teacher_id
  JOIN booked_time b ON b.who = 'teacher:' || a.teacher_id AND b.subject NOT LIKE 'course_session:%'
    AND tstzrange(b.from_at, b.to_at) && tstzrange((a.on_day + a.from_time::time) AT TIME ZONE 'Asia/Shanghai', (a.on_day + a.to_time::time) AT TIME ZONE 'Asia/Shanghai')
  JOIN unit u ON u.id = b.unit_id
  WHERE mine.id = c AND (SELECT scope_unit()) = ANY (mine.unit_path)
  UNION
  SELECT 'person', p.name, b.on_day, b.from_time, b.to_time, b.place, k.title, u.name
  FROM course mine JOIN course_person p ON p.course_id = mine.id AND p.standing NOT IN ('absent', 'replaced')
  JOIN course_person q ON q.person_id = p.person_id AND q.course_id <> mine.id AND q.standing NOT IN ('absent', 'replaced')
  JOIN course_session a ON a.course_id = mine.id
  JOIN course_session b ON b.course_id = q.course_id AND b.on_day = a.on_day AND a.from_time < b.to_time AND b.from_time < a.to_time
  JOIN course k ON k.id = q.course_id AND k.state <> 'cancelled' JOIN unit u ON u.id = k.unit_id
  WHERE mine.id = c AND (SELECT scope_unit()) = ANY (mine.unit_path)
  ORDER BY 1, 3, 4, 2 $$;
