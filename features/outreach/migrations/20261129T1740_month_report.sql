ALTER TABLE activity ADD aimed_at text[];
COMMENT ON COLUMN activity.aimed_at IS 'Groups it is planned for; who came stands in activity_people.';
CREATE TABLE month_report (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  stage text NOT NULL CHECK (stage IN ('plan', 'feedback')),
  theme text,
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on AND to_on <= from_on + 366),
  source text,
  due_by date,
  measures text,
  problems text
);
COMMENT ON TABLE month_report IS 'Plan or feedback of the national month of popular science as the superior asks for it; its figures come out of the activities of its days.';
SELECT wall_unit_rows('month_report', ARRAY['stage', 'from_on', 'due_by']);
CREATE INDEX month_report_same ON month_report (title);
