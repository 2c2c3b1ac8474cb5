CREATE TABLE report_template (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 80),
  audience text,
  source text
);
COMMENT ON TABLE report_template IS 'What an office writes into its year report: its own words with figures named.';
SELECT wall_unit_rows('report_template', ARRAY[]::text[]);
CREATE TABLE report_part (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  template_id bigint NOT NULL REFERENCES report_template,
  position int NOT NULL CHECK (position BETWEEN 0 AND 100000),
  chapter text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('sentence', 'table', 'chart')),
  by text CHECK (by IN ('years', 'units', 'months')),
  text text NOT NULL,
  needs text,
  CHECK (kind = 'sentence' OR by IS NOT NULL)
);
COMMENT ON TABLE report_part IS 'A paragraph, table or chart of a template; figures stand in braces by their names.';
SELECT wall_child_rows('report_part', 'report_template', 'template_id');

CREATE TABLE year_report (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  template_id bigint NOT NULL REFERENCES report_template,
  audience text,
  drafts_until date,
  corrects text,
  report_id bigint REFERENCES report
);
COMMENT ON TABLE year_report IS 'A year''s report of a unit from draft to print; its text is frozen whole in `report`.';
SELECT wall_case_rows('year_report', 'year_report', ARRAY['year']);
CREATE TABLE year_note (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  of_report bigint NOT NULL REFERENCES year_report,
  chapter text NOT NULL,
  text text NOT NULL,
  writer text
);
COMMENT ON TABLE year_note IS 'Paragraphs of one year''s report alone: what stood in the way, what is planned.';
SELECT wall_child_rows('year_note', 'year_report', 'of_report');
-- Whether a record is there already is looked up, not read through.
CREATE INDEX report_template_same ON report_template (name);
