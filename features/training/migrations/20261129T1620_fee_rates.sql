CREATE TABLE fee_rate (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
  item text NOT NULL CHECK (item IN ('lodging', 'meals', 'venue', 'traffic', 'print', 'expert', 'lecture', 'interpret', 'other', 'total')),
  grade text CHECK (char_length(grade) BETWEEN 1 AND 40),
  per text NOT NULL CHECK (per IN ('person_day', 'hour', 'person', 'once')),
  fen bigint NOT NULL CHECK (fen > 0),
  strict boolean NOT NULL,
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE fee_rate IS 'What may be spent at most on an item, by grade and unit, as a document sets it from a day on; strict ones stop what exceeds them.';
SELECT wall_unit_rows('fee_rate', ARRAY['item', 'per', 'from_on', 'to_on', 'fen', 'strict'], seen_below => true);
CREATE INDEX fee_rate_same ON fee_rate (name);
CREATE TABLE course_cost (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  course_id bigint NOT NULL REFERENCES course,
  item text NOT NULL CHECK (item IN ('lodging', 'meals', 'venue', 'traffic', 'print', 'expert', 'lecture', 'interpret', 'other')),
  grade text,
  people int CHECK (people BETWEEN 1 AND 100000),
  days int CHECK (days BETWEEN 1 AND 1000),
  fen bigint NOT NULL CHECK (fen > 0),
  note text
);
COMMENT ON TABLE course_cost IS 'The budget of a course by item.';
SELECT wall_child_rows('course_cost', 'course', 'course_id');
