CREATE TABLE station_review (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  kind text CHECK (kind IN ('academician', 'expert')),
  reports_until date NOT NULL,
  grades text NOT NULL,
  failing text,
  publicity_days int NOT NULL CHECK (publicity_days BETWEEN 0 AND 60),
  source text NOT NULL,
  published_on date
);
COMMENT ON TABLE station_review IS 'A yearly review of many stations at once, with grades of its own.';
COMMENT ON COLUMN station_review.grades IS 'Its grades, the best first, divided by 、; failing are those that ask for correction.';
SELECT wall_case_rows('station_review', 'station_review', ARRAY['year']);
CREATE INDEX station_review_same ON station_review (name);

CREATE TABLE station_review_row (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  review_id bigint NOT NULL REFERENCES station_review,
  station_id bigint NOT NULL REFERENCES station,
  grade text CHECK (char_length(grade) BETWEEN 1 AND 20),
  grounds text,
  excused text,
  UNIQUE (review_id, station_id)
);
COMMENT ON TABLE station_review_row IS 'What a review found of one station; excused says why it is not graded.';
SELECT wall_child_rows('station_review_row', 'station_review', 'review_id');
CREATE INDEX station_review_row_station ON station_review_row (station_id);

-- The verdict lies with the station, for its county to read, whoever reviewed it.
CREATE TABLE station_verdict (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  station_id bigint NOT NULL REFERENCES station,
  review_id bigint NOT NULL REFERENCES station_review,
  review_name text NOT NULL,
  year int NOT NULL,
  grade text,
  grounds text,
  excused text,
  on_day date NOT NULL,
  UNIQUE (station_id, review_id)
);
COMMENT ON TABLE station_verdict IS 'What closed reviews found of a station; written as they close, changed by nobody.';
SELECT wall_child_rows('station_verdict', 'station', 'station_id');
REVOKE UPDATE, DELETE ON station_verdict FROM bihuan_app;
