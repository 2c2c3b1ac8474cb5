ALTER TABLE fair_session ADD takes_questions boolean;
COMMENT ON COLUMN fair_session.takes_questions IS 'Whoever follows it may ask on its public page, until the fair is held.';
ALTER TABLE fair_session ADD panel text;
COMMENT ON COLUMN fair_session.panel IS 'Who asks and comments at a session of pitches.';

CREATE TABLE fair_question (
  id bigint PRIMARY KEY REFERENCES work_case,
  fair_id bigint NOT NULL REFERENCES fair,
  session_id bigint REFERENCES fair_session ON DELETE SET NULL,
  project_id bigint REFERENCES fair_project,
  text text NOT NULL CHECK (char_length(text) BETWEEN 2 AND 300),
  shown_as text,
  answer text,
  answered_by text,
  answered_on date
);
COMMENT ON TABLE fair_question IS 'A question asked at a stream or of a fair, without a name; shown to the public only with its answer and with who answers.';
SELECT wall_case_rows('fair_question', 'fair_question', ARRAY['fair_id']);
CREATE INDEX fair_question_same ON fair_question (text);
CREATE INDEX fair_question_session ON fair_question (session_id);

CREATE TABLE fair_objection (
  id bigint PRIMARY KEY REFERENCES work_case,
  fair_id bigint NOT NULL REFERENCES fair,
  project_id bigint REFERENCES fair_project,
  about text NOT NULL CHECK (char_length(about) BETWEEN 2 AND 120),
  text text NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  phone text,
  answer text,
  answered_by text,
  answered_on date,
  code_hash bytea,
  erased_on date
);
COMMENT ON TABLE fair_objection IS 'What somebody says against a list in publicity; the list is confirmed once each has its answer. Name and telephone are erased with the guests.';
COMMENT ON COLUMN fair_objection.code_hash IS 'Of the code by which whoever objected reads the answer.';
SELECT wall_case_rows('fair_objection', 'fair_objection', ARRAY['fair_id']);
CREATE INDEX fair_objection_same ON fair_objection (about);

ALTER TABLE fair_project ADD sent_by text CHECK (sent_by IN ('office', 'firm'));
COMMENT ON COLUMN fair_project.sent_by IS 'Who entered it: the office, or its owner by the public form.';
ALTER TABLE fair_project ADD checked_on date;
COMMENT ON COLUMN fair_project.checked_on IS 'When the office made sure that what the owner entered is true.';

CREATE TABLE fair_pitch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fair_id bigint NOT NULL REFERENCES fair,
  session_id bigint NOT NULL REFERENCES fair_session ON DELETE CASCADE,
  order_no int NOT NULL CHECK (order_no BETWEEN 1 AND 200),
  project_id bigint NOT NULL REFERENCES fair_project,
  speaker text NOT NULL CHECK (char_length(speaker) BETWEEN 1 AND 40),
  minutes int NOT NULL CHECK (minutes BETWEEN 1 AND 240),
  question_minutes int NOT NULL CHECK (question_minutes BETWEEN 0 AND 240),
  UNIQUE (fair_id, project_id)
);
COMMENT ON TABLE fair_pitch IS 'Who pitches when in a session: its hour follows from those before it.';
SELECT wall_child_rows('fair_pitch', 'fair', 'fair_id');
CREATE INDEX fair_pitch_session ON fair_pitch (session_id, order_no);
