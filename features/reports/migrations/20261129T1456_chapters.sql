CREATE TABLE year_chapter (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  of_report bigint NOT NULL REFERENCES year_report,
  chapter text NOT NULL CHECK (char_length(chapter) BETWEEN 1 AND 60),
  owner text NOT NULL CHECK (char_length(owner) BETWEEN 2 AND 60),
  due_on date NOT NULL,
  handed_on date,
  UNIQUE (of_report, chapter)
);
COMMENT ON TABLE year_chapter IS 'Who hands in which chapter of a year report, and until when.';
SELECT wall_child_rows('year_chapter', 'year_report', 'of_report');
