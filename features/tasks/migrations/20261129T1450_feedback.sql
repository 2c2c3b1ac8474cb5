-- How often a task is reported on is data with its source; a task under way that is asked for it always has its next day.
CREATE TABLE feedback_rhythm (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 60),
  kind text NOT NULL CHECK (kind IN ('days', 'weeks', 'months')),
  every int NOT NULL CHECK (every BETWEEN 1 AND 366),
  on_day int CHECK (on_day BETWEEN 1 AND 31),
  origin text CHECK (origin IN ('meeting', 'document', 'report', 'indicator', 'oral', 'other')),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  CHECK (CASE kind WHEN 'days' THEN on_day IS NULL WHEN 'weeks' THEN on_day BETWEEN 1 AND 7 ELSE on_day IS NOT NULL END)
);
COMMENT ON TABLE feedback_rhythm IS 'Rhythms in which tasks are reported on: so many days, a day of the week, a day of the month; those of a superior may be chosen beneath.';
COMMENT ON COLUMN feedback_rhythm.on_day IS 'Monday is 1; the 31st is the last of a shorter month.';
COMMENT ON COLUMN feedback_rhythm.origin IS 'Tasks of this origin take the rhythm by themselves where none is chosen.';
SELECT wall_unit_rows('feedback_rhythm', ARRAY['kind', 'origin', 'from_on', 'to_on'], seen_below => true);
CREATE INDEX feedback_rhythm_same ON feedback_rhythm (name);

ALTER TABLE task ADD COLUMN rhythm_id bigint REFERENCES feedback_rhythm, ADD COLUMN feedback_on date;
COMMENT ON COLUMN task.feedback_on IS 'Until when the leading unit next writes how the task gets on.';
ALTER TABLE task ADD CONSTRAINT task_has_feedback_day CHECK (state <> 'working' OR rhythm_id IS NULL OR feedback_on IS NOT NULL);
CREATE INDEX task_rhythm ON task (rhythm_id) WHERE rhythm_id IS NOT NULL;
SELECT list_by('task', 'feedback_on');
