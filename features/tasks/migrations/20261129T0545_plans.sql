CREATE TABLE action_plan (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  number text CHECK (char_length(number) BETWEEN 2 AND 60),
  issued_on date,
  to_on date,
  below_by date,
  basis text,
  above_id bigint REFERENCES action_plan CHECK (above_id < id),
  above_title text
);
COMMENT ON TABLE action_plan IS 'A unit''s plan to carry out an outline or programme; the case (same id) says whether it is issued.';
COMMENT ON COLUMN action_plan.below_by IS 'Until when the units right beneath issue theirs; from the issue on each has its own draft with this day.';
COMMENT ON COLUMN action_plan.above_id IS 'The superior''s plan for which this one was asked: always an older one, so that no circle comes about.';
COMMENT ON COLUMN action_plan.above_title IS 'Name and number of the superior''s plan, which lies beyond the unit''s sight.';
SELECT wall_case_rows('action_plan', 'action_plan', ARRAY['issued_on', 'to_on', 'below_by']);
-- A unit is asked once for a plan under a plan.
CREATE UNIQUE INDEX action_plan_once ON action_plan (unit_id, above_id) WHERE above_id IS NOT NULL;
CREATE INDEX action_plan_above ON action_plan (above_id) WHERE above_id IS NOT NULL;

ALTER TABLE task ADD COLUMN plan_id bigint REFERENCES action_plan;
COMMENT ON COLUMN task.plan_id IS 'The plan whose text set it.';
CREATE INDEX task_plan ON task (plan_id) WHERE plan_id IS NOT NULL;
