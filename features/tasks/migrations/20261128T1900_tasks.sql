CREATE TABLE meeting (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  kind text NOT NULL CHECK (kind IN ('party', 'chairs', 'work', 'special', 'plenary', 'other')),
  issue text,
  held_on date NOT NULL,
  place text,
  chair text NOT NULL,
  recorder text,
  passed_on text,
  speeches text,
  minutes text,
  distribution text
);
COMMENT ON TABLE meeting IS 'A meeting with what was passed on, said and decided; its case (same id) says whether its minutes are signed.';
SELECT wall_case_rows('meeting', 'meeting', ARRAY['kind', 'held_on']);

CREATE TABLE meeting_agenda (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meeting_id bigint NOT NULL REFERENCES meeting,
  topic text NOT NULL,
  reporter text,
  material text
);
COMMENT ON TABLE meeting_agenda IS 'What a meeting deals with, in order.';
SELECT wall_child_rows('meeting_agenda', 'meeting', 'meeting_id');

CREATE TABLE meeting_attendance (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meeting_id bigint NOT NULL REFERENCES meeting,
  name text NOT NULL,
  post text,
  how text NOT NULL CHECK (how IN ('present', 'leave', 'observer')),
  reason text,
  UNIQUE (meeting_id, name)
);
COMMENT ON TABLE meeting_attendance IS 'Who was invited and came, was excused or sat in.';
SELECT wall_child_rows('meeting_attendance', 'meeting', 'meeting_id');

CREATE TABLE task (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 200),
  ask text,
  lead_unit_id int NOT NULL REFERENCES unit,
  lead_person text,
  outside_body text,
  until_on date,
  weight text NOT NULL CHECK (weight IN ('normal', 'urgent', 'most_urgent')),
  origin text NOT NULL CHECK (origin IN ('meeting', 'document', 'report', 'indicator', 'oral', 'other')),
  origin_ref text,
  giver_unit_id int REFERENCES unit,
  meeting_id bigint REFERENCES meeting,
  parent_id bigint REFERENCES task
);
COMMENT ON TABLE task IS 'What a unit is to do until a day; from the order on its case belongs to the unit that leads, and the unit that gave it decides what is done.';
COMMENT ON COLUMN task.until_on IS 'NULL until the head of the leading unit sets it: before it is received.';
COMMENT ON COLUMN task.parent_id IS 'The task of which this is the part of a co-operating unit.';
SELECT wall_case_rows('task', 'task', ARRAY['until_on', 'origin', 'weight']);
CREATE INDEX task_parent ON task (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX task_meeting ON task (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE TABLE meeting_decision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meeting_id bigint NOT NULL REFERENCES meeting,
  no int NOT NULL CHECK (no BETWEEN 1 AND 200),
  matter text NOT NULL,
  lead_unit_id int REFERENCES unit,
  lead_person text,
  until_on date,
  lead_sets_day boolean,
  part_of int CHECK (part_of <> no),
  outside_body text,
  task_id bigint REFERENCES task,
  UNIQUE (meeting_id, no)
);
COMMENT ON TABLE meeting_decision IS 'What a meeting decided to have done; signing the minutes makes each row a task.';
COMMENT ON COLUMN meeting_decision.part_of IS 'The number of the decision of which this is the part of a co-operating unit.';
SELECT wall_child_rows('meeting_decision', 'meeting', 'meeting_id');

CREATE TABLE task_progress (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id bigint NOT NULL REFERENCES task,
  on_day date NOT NULL,
  done text NOT NULL,
  obstacle text CHECK (obstacle IN ('none', 'money', 'staff', 'other_unit', 'rule', 'other')),
  proof text
);
COMMENT ON TABLE task_progress IS 'How a task gets on, in the words of the unit that leads it.';
SELECT wall_child_rows('task_progress', 'task', 'task_id');

CREATE TABLE task_delay (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id bigint NOT NULL REFERENCES task,
  old_on date NOT NULL,
  new_on date NOT NULL CHECK (new_on > old_on),
  reason text NOT NULL,
  asked_on date NOT NULL,
  asked_by text NOT NULL,
  answer text CHECK (answer IN ('granted', 'denied')),
  answered_on date,
  answered_by text
);
COMMENT ON TABLE task_delay IS 'Every delay that was asked for: the old day, the new one, why, and the answer; never changed afterwards.';
SELECT wall_child_rows('task_delay', 'task', 'task_id');

CREATE TABLE task_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
  measure text NOT NULL CHECK (measure IN ('leader_closes')),
  value int NOT NULL CHECK (value BETWEEN 0 AND 366),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE task_rule IS 'Who signs that a task is done, and other rules of supervision, each with its source and its time; those of the nearest superior hold.';
SELECT wall_unit_rows('task_rule', ARRAY['measure', 'from_on'], seen_below => true);
