CREATE TABLE year_text (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  kind text NOT NULL CHECK (kind IN ('speech', 'press')),
  of_report bigint NOT NULL REFERENCES year_report,
  occasion text,
  on_day date
);
COMMENT ON TABLE year_text IS 'A speech or a press text cut from a frozen year report.';
SELECT wall_unit_rows('year_text', ARRAY['kind', 'on_day']);
CREATE INDEX year_text_same ON year_text (title);
CREATE TABLE year_text_line (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  text_id bigint NOT NULL REFERENCES year_text,
  position int NOT NULL CHECK (position BETWEEN 0 AND 100000),
  sentence text CHECK (sentence ~ '^[1-9][0-9]{0,2}[.][1-9][0-9]{0,2}$'),
  words text,
  CHECK (sentence IS NOT NULL OR words IS NOT NULL)
);
COMMENT ON TABLE year_text_line IS 'What is said in its order: a sentence of the frozen report by chapter and number (2.3), own words before it.';
SELECT wall_child_rows('year_text_line', 'year_text', 'text_id');
