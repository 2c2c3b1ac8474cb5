CREATE TABLE congress_proposal (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  delegate_id bigint NOT NULL REFERENCES congress_nominee,
  received_on date NOT NULL,
  says text NOT NULL,
  lead_office text,
  joint_offices text,
  with_id bigint REFERENCES congress_proposal CHECK (with_id <> id),
  answer_code text,
  answer text,
  letter_no text,
  taken_on date,
  reply_by date,
  extended boolean,
  answered_on date,
  in_time boolean,
  replies int CHECK (replies BETWEEN 0 AND 2),
  basis text CHECK (basis IN ('self', 'proxy'))
);
COMMENT ON TABLE congress_proposal IS 'A delegate''s proposal: who answers it, by when, the answer (A to D) and what he says of it. reply_by is counted from the parameter of the day on which it was taken in.';
SELECT wall_case_rows('congress_proposal', 'congress_proposal', ARRAY['delegate_id', 'received_on', 'with_id', 'answer_code', 'reply_by', 'in_time']);
CREATE INDEX congress_proposal_same ON congress_proposal (title);

CREATE TABLE congress_contact (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  delegate_id bigint NOT NULL REFERENCES congress_nominee,
  on_day date NOT NULL,
  place text NOT NULL,
  met text NOT NULL,
  heard text NOT NULL,
  proposal_id bigint REFERENCES congress_proposal,
  came_of text
);
COMMENT ON TABLE congress_contact IS 'A delegate''s contact day: whom he met, what he heard, what came of it. No count of it enters an indicator.';
SELECT wall_unit_rows('congress_contact', ARRAY['delegate_id', 'on_day']);
CREATE INDEX congress_contact_same ON congress_contact (title);
