CREATE TABLE composite_assessment (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  basis text NOT NULL,
  grades text NOT NULL,
  missing text NOT NULL CHECK (missing IN ('zero', 'undecided')),
  ranking boolean,
  unit_count int,
  composed jsonb
);
COMMENT ON TABLE composite_assessment IS 'Several assessments of the same units composed into one by weights; its case (same id) says where it stands.';
COMMENT ON COLUMN composite_assessment.composed IS 'The table as it was decided.';
SELECT wall_case_rows('composite_assessment', 'composite_assessment', ARRAY['year']);
CREATE INDEX composite_assessment_same ON composite_assessment (title);

CREATE TABLE composite_part (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  composite_id bigint NOT NULL REFERENCES composite_assessment,
  round_id bigint NOT NULL REFERENCES assessment_round,
  weight text NOT NULL,
  UNIQUE (composite_id, round_id)
);
COMMENT ON TABLE composite_part IS 'Assessments of a composed one, each with its weight in percent.';
SELECT wall_child_rows('composite_part', 'composite_assessment', 'composite_id');
CREATE INDEX composite_part_of ON composite_part (round_id);
