CREATE TABLE centre_duty (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  centre_id bigint NOT NULL REFERENCES service_centre,
  on_day date NOT NULL,
  part text NOT NULL CHECK (part IN ('day', 'morning', 'afternoon')),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  changed text,
  UNIQUE (centre_id, on_day, part, name)
);
COMMENT ON TABLE centre_duty IS 'Who is on duty in a centre on a day; changed says with whom and why it was exchanged.';
SELECT wall_child_rows('centre_duty', 'service_centre', 'centre_id');
