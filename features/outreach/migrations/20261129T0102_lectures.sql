CREATE TABLE lecture (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  audience text NOT NULL,
  ages text,
  minutes int NOT NULL CHECK (minutes BETWEEN 10 AND 300),
  language text,
  equipment text,
  summary text,
  offered boolean NOT NULL
);
COMMENT ON TABLE lecture IS 'The menu: what can be ordered; a superior''s lectures are ordered beneath too.';
SELECT wall_unit_rows('lecture', ARRAY['audience', 'offered', 'minutes'], seen_below => true);

CREATE TABLE lecture_teacher (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lecture_id bigint NOT NULL REFERENCES lecture,
  teacher_id bigint NOT NULL REFERENCES teacher,
  most_a_year int CHECK (most_a_year BETWEEN 0 AND 366),
  UNIQUE (lecture_id, teacher_id)
);
COMMENT ON TABLE lecture_teacher IS 'Who can give a lecture, and how often a year at most he is willing to.';
SELECT wall_child_rows('lecture_teacher', 'lecture', 'lecture_id');

CREATE TABLE lecture_order (
  id bigint PRIMARY KEY REFERENCES work_case,
  school text NOT NULL CHECK (char_length(school) BETWEEN 2 AND 100),
  kind text NOT NULL,
  address text NOT NULL,
  lecture_id bigint NOT NULL REFERENCES lecture,
  audience text NOT NULL,
  grade text,
  expected int NOT NULL CHECK (expected BETWEEN 1 AND 20000),
  first_on date NOT NULL,
  last_on date NOT NULL CHECK (last_on >= first_on AND last_on <= first_on + 366),
  half text NOT NULL CHECK (half IN ('morning', 'afternoon', 'any')),
  contact_name text NOT NULL,
  contact_phone text,
  equipment text,
  travel_minutes int CHECK (travel_minutes BETWEEN 0 AND 600),
  teacher_id bigint REFERENCES teacher,
  on_day date,
  from_time text CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text CHECK (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND to_time > from_time),
  present int CHECK (present BETWEEN 0 AND 20000),
  verdict text,
  basis text CHECK (basis IN ('self', 'proxy')),
  CHECK (num_nulls(teacher_id, on_day, from_time, to_time) IN (0, 4))
);
COMMENT ON TABLE lecture_order IS 'A lecture ordered by a school or village; its case (same id) says where it stands. It counts when the school has said that it was held.';
COMMENT ON COLUMN lecture_order.travel_minutes IS 'One way; the expert is taken for it before and after.';
SELECT wall_case_rows('lecture_order', 'lecture_order', ARRAY['kind', 'audience', 'first_on', 'last_on', 'on_day']);
CREATE INDEX lecture_order_teacher ON lecture_order (teacher_id, on_day);

CREATE TABLE lecture_declined (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES lecture_order,
  teacher_id bigint NOT NULL REFERENCES teacher,
  on_day date NOT NULL,
  reason text NOT NULL
);
COMMENT ON TABLE lecture_declined IS 'Who declined an order, and why: he is not asked again for it.';
SELECT wall_child_rows('lecture_declined', 'lecture_order', 'order_id');

CREATE FUNCTION lecture_order_times() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM free_times('lecture_order:' || NEW.id);
  IF NEW.teacher_id IS NOT NULL AND NEW.state NOT IN ('cancelled', 'not_held') THEN
    PERFORM book_time('teacher:' || NEW.teacher_id, NEW.on_day, NEW.from_time, NEW.to_time, NEW.travel_minutes, 'lecture_order:' || NEW.id,
      (SELECT title FROM lecture WHERE id = NEW.lecture_id) || '（' || NEW.school || '）', NEW.unit_id);
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION lecture_order_times FROM PUBLIC;
CREATE TRIGGER lecture_order_times AFTER INSERT OR UPDATE ON lecture_order FOR EACH ROW EXECUTE FUNCTION lecture_order_times();
