-- Grades as points from which each is proposed: rules of their document, as the limits are.
ALTER TABLE station_rule DROP CONSTRAINT station_rule_measure_check, ADD CONSTRAINT station_rule_measure_check
  CHECK (measure IN ('stations_working', 'stations_retired', 'stations_expert', 'days_per_year', 'renewal_days', 'publicity_days', 'grade_points'));
ALTER TABLE station_rule ADD grade text CHECK (char_length(grade) BETWEEN 1 AND 20),
  ADD CONSTRAINT station_rule_grade CHECK ((measure = 'grade_points') = (grade IS NOT NULL));
COMMENT ON COLUMN station_rule.grade IS 'The grade proposed from so many points of a hundred.';

ALTER TABLE station_review ADD judges_each int CHECK (judges_each BETWEEN 1 AND 30);
COMMENT ON COLUMN station_review.judges_each IS 'By how many experts each station is scored at least.';
CREATE TABLE station_criterion (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  review_id bigint NOT NULL REFERENCES station_review,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 60),
  points int NOT NULL CHECK (points BETWEEN 1 AND 100),
  UNIQUE (review_id, name)
);
COMMENT ON TABLE station_criterion IS 'What the experts of a review score, and up to how many points.';
SELECT wall_child_rows('station_criterion', 'station_review', 'review_id');
CREATE TABLE station_judge (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  review_id bigint NOT NULL REFERENCES station_review,
  expert_id bigint NOT NULL REFERENCES expert,
  UNIQUE (review_id, expert_id)
);
COMMENT ON TABLE station_judge IS 'The experts who score the stations of a review, each but those he has to do with.';
SELECT wall_child_rows('station_judge', 'station_review', 'review_id');
CREATE TABLE station_score (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  review_id bigint NOT NULL REFERENCES station_review,
  judge_id bigint NOT NULL REFERENCES station_judge,
  station_id bigint NOT NULL REFERENCES station,
  on_day date NOT NULL,
  opinion text,
  declined text,
  entered_by text NOT NULL,
  UNIQUE (judge_id, station_id),
  CHECK ((opinion IS NULL) <> (declined IS NULL))
);
COMMENT ON TABLE station_score IS 'What an expert found of a station, or why he stood back; entered once, changed by nobody.';
SELECT wall_child_rows('station_score', 'station_review', 'review_id');
CREATE INDEX station_score_station ON station_score (station_id);
CREATE TABLE station_mark (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  score_id bigint NOT NULL REFERENCES station_score,
  criterion_id bigint NOT NULL REFERENCES station_criterion,
  points int NOT NULL CHECK (points BETWEEN 0 AND of_points),
  of_points int NOT NULL,
  UNIQUE (score_id, criterion_id)
);
COMMENT ON TABLE station_mark IS 'Points of a station by criterion, and of how many.';
SELECT wall_child_rows('station_mark', 'station_score', 'score_id');
REVOKE UPDATE, DELETE ON station_score, station_mark FROM bihuan_app;
