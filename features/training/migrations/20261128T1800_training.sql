CREATE TABLE teacher (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  employer text NOT NULL,
  title text,
  topics text,
  phone text
);
COMMENT ON TABLE teacher IS 'Who teaches; a superior''s teachers are seen by those beneath, who may book them too.';
SELECT wall_unit_rows('teacher', ARRAY[]::text[], seen_below => true);

CREATE TABLE day_off (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  source text NOT NULL
);
COMMENT ON TABLE day_off IS 'Holidays as announced, each with its source; those of a superior hold beneath.';
SELECT wall_unit_rows('day_off', ARRAY['from_on'], seen_below => true);

CREATE TABLE course (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  level text,
  subject text,
  audience text,
  first_on date NOT NULL,
  last_on date NOT NULL CHECK (last_on >= first_on),
  seats int CHECK (seats BETWEEN 1 AND 10000),
  self_enrol boolean,
  over_holiday boolean,
  certificate_from int CHECK (certificate_from BETWEEN 1 AND 200),
  budget_fen bigint CHECK (budget_fen >= 0),
  contact_name text,
  contact_phone text
);
COMMENT ON TABLE course IS 'A course; its case (same id) says where it stands.';
COMMENT ON COLUMN course.certificate_from IS 'A certificate is given to whoever came to so many of its sessions; NULL gives none.';
SELECT wall_case_rows('course', 'course', ARRAY['first_on', 'last_on', 'self_enrol']);

CREATE TABLE course_session (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  course_id bigint NOT NULL REFERENCES course,
  on_day date NOT NULL,
  from_time text NOT NULL CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text NOT NULL CHECK (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND to_time > from_time),
  place text NOT NULL,
  topic text NOT NULL,
  teacher_id bigint NOT NULL REFERENCES teacher,
  teaching_hours int CHECK (teaching_hours BETWEEN 0 AND 24)
);
COMMENT ON TABLE course_session IS 'The timetable of a course.';
COMMENT ON COLUMN course_session.teaching_hours IS 'What the teacher is paid for; no time of those who listen is kept anywhere.';
CREATE INDEX course_session_teacher ON course_session (teacher_id, on_day);
SELECT wall_child_rows('course_session', 'course', 'course_id');

CREATE TABLE course_person (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  course_id bigint NOT NULL REFERENCES course,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  employer text NOT NULL,
  post text,
  standing text NOT NULL CHECK (standing IN ('named', 'confirmed', 'absent', 'replaced')),
  remark text,
  person_id bigint REFERENCES person,
  code text NOT NULL UNIQUE DEFAULT translate(encode(decode(md5(gen_random_uuid()::text), 'hex'), 'base64'), '+/=', 'xyz'),
  useful text,
  missing text,
  told_at timestamptz,
  UNIQUE (course_id, person_id)
);
COMMENT ON TABLE course_person IS 'Who takes part in a course, chosen from the roster, by himself or typed; the code opens his link.';
CREATE INDEX course_person_person ON course_person (person_id);
SELECT wall_child_rows('course_person', 'course', 'course_id');

CREATE TABLE course_material (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  course_id bigint NOT NULL REFERENCES course,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  rights text NOT NULL
);
COMMENT ON TABLE course_material IS 'What is handed out, and by what right.';
SELECT wall_child_rows('course_material', 'course', 'course_id');

CREATE TABLE course_presence (
  course_id bigint NOT NULL REFERENCES course,
  session_id bigint NOT NULL REFERENCES course_session,
  person_row bigint NOT NULL REFERENCES course_person,
  way text NOT NULL CHECK (way IN ('list', 'code')),
  actor_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  UNIQUE (course_id, session_id, person_row)
);
COMMENT ON TABLE course_presence IS 'Who was at which session, as the organiser marked it.';
SELECT wall_child_rows('course_presence', 'course', 'course_id');

CREATE TABLE course_certificate (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  course_id bigint NOT NULL REFERENCES course,
  person_row bigint NOT NULL REFERENCES course_person,
  number text NOT NULL CHECK (number ~ '^PX[0-9]{4}[0-9A-HJKMNP-TV-Z]{10}$'),
  version int NOT NULL CHECK (version >= 1),
  name text NOT NULL,
  initials text NOT NULL,
  issued_on date NOT NULL,
  reason text,
  actor_id text NOT NULL,
  UNIQUE (number, version),
  UNIQUE (course_id, person_row, version)
);
COMMENT ON TABLE course_certificate IS 'Certificates by number; a corrected name is a new version of the same number, none is ever deleted.';
SELECT wall_child_rows('course_certificate', 'course', 'course_id');
REVOKE UPDATE, DELETE ON course_certificate FROM bihuan_app;

CREATE TABLE course_question (
  id bigint PRIMARY KEY REFERENCES work_case,
  question text NOT NULL CHECK (char_length(question) BETWEEN 2 AND 200),
  course_id bigint NOT NULL REFERENCES course,
  details text,
  answer text,
  answered_by text,
  asked_on date
);
COMMENT ON TABLE course_question IS 'Questions of a course and their answers, found by the search.';
SELECT wall_case_rows('course_question', 'course_question', ARRAY['asked_on']);
CREATE INDEX course_question_course ON course_question (course_id);

-- A teacher booked in two places at once, or a participant; whoever asks sees of foreign courses the title, the unit and the hours.
CREATE FUNCTION course_clashes(c bigint) RETURNS TABLE (kind text, who text, on_day date, from_time text, to_time text, place text, title text, unit_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'teacher', t.name, b.on_day, b.from_time, b.to_time, b.place, k.title, u.name
  FROM course mine JOIN course_session a ON a.course_id = mine.id
  JOIN course_session b ON b.teacher_id = a.teacher_id AND b.id <> a.id AND b.on_day = a.on_day AND a.from_time < b.to_time AND b.from_time < a.to_time
  JOIN course k ON k.id = b.course_id AND k.state <> 'cancelled' JOIN teacher t ON t.id = a.teacher_id JOIN unit u ON u.id = k.unit_id
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

-- Courses of the own unit and of its superiors that take whoever enrols himself; nothing of their participants is shown but how many.
CREATE FUNCTION courses_to_enrol() RETURNS TABLE (id bigint, title text, unit_name text, subject text, first_on date, last_on date, seats int, taken int, enrolled boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.id, k.title, u.name, k.subject, k.first_on, k.last_on, k.seats,
    (SELECT count(*)::int FROM course_person p WHERE p.course_id = k.id AND p.standing NOT IN ('absent', 'replaced')),
    EXISTS (SELECT FROM course_person p WHERE p.course_id = k.id AND p.person_id = (SELECT scope_person()))
  FROM course k JOIN unit u ON u.id = k.unit_id
  WHERE k.state = 'open' AND k.self_enrol AND k.unit_id = ANY (ARRAY(SELECT unnest(path) FROM unit WHERE id = (SELECT scope_unit()))) $$;
CREATE FUNCTION enrol_in_course(c bigint) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE k record;
BEGIN
  PERFORM FROM course WHERE id = c FOR UPDATE;
  SELECT * INTO k FROM courses_to_enrol() o WHERE o.id = c;
  IF NOT FOUND OR scope_person() IS NULL THEN RETURN 'not-open'; END IF;
  IF k.enrolled THEN RETURN 'enrolled'; END IF;
  IF k.seats IS NOT NULL AND k.taken >= k.seats THEN RETURN 'full'; END IF;
  INSERT INTO course_person (course_id, name, employer, post, standing, person_id)
    SELECT c, p.name, u.name, p.title, 'named', p.id FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.id = scope_person();
  RETURN 'enrolled';
END $$;

-- What the holder of a participant's link sees and says, without an account.
CREATE FUNCTION course_of_code(c text) RETURNS TABLE (row_id bigint, course_id bigint, title text, name text, first_on date, last_on date, state text, told boolean, unit_path int[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, k.id, k.title, p.name, k.first_on, k.last_on, k.state, p.told_at IS NOT NULL, k.unit_path
  FROM course_person p JOIN course k ON k.id = p.course_id WHERE p.code = c AND p.standing <> 'replaced' $$;
CREATE FUNCTION tell_course(c text, is_useful text, is_missing text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE course_person p SET useful = is_useful, missing = is_missing, told_at = clock_timestamp()
  FROM course k WHERE k.id = p.course_id AND k.state IN ('open', 'held') AND p.code = c AND p.told_at IS NULL;
  RETURN FOUND;
END $$;

-- Public: enough that a changed paper is recognised, not the name itself.
CREATE FUNCTION certificate_of_number(n text) RETURNS TABLE (number text, version int, initials text, title text, level text, first_on date, last_on date, issued_on date, unit_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.number, c.version, c.initials, k.title, k.level, k.first_on, k.last_on, c.issued_on, u.name
  FROM course_certificate c JOIN course k ON k.id = c.course_id JOIN unit u ON u.id = k.unit_id
  WHERE c.number = n ORDER BY c.version DESC LIMIT 1 $$;
REVOKE EXECUTE ON FUNCTION course_clashes, courses_to_enrol, enrol_in_course, course_of_code, tell_course, certificate_of_number FROM PUBLIC;
GRANT EXECUTE ON FUNCTION course_clashes, courses_to_enrol, enrol_in_course, course_of_code, tell_course, certificate_of_number TO bihuan_app;
-- `enrol_in_course` writes the one row of whoever enrols himself.
GRANT INSERT ON course_person TO bihuan_definer;
