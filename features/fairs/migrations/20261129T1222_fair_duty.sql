CREATE TABLE fair_adviser (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fair_id bigint NOT NULL REFERENCES fair,
  person_id bigint NOT NULL REFERENCES person,
  hours text,
  UNIQUE (fair_id, person_id)
);
COMMENT ON TABLE fair_adviser IS 'Who stands on duty at a fair, and when he can; blank: all the time. Hours are told by the day of the fair.';
SELECT wall_child_rows('fair_adviser', 'fair', 'fair_id');

CREATE TABLE fair_duty (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fair_id bigint NOT NULL REFERENCES fair,
  zone_id bigint NOT NULL REFERENCES fair_zone,
  person_id bigint NOT NULL REFERENCES person,
  on_day date NOT NULL,
  from_time text NOT NULL CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text NOT NULL CHECK (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND to_time > from_time),
  UNIQUE (fair_id, person_id, on_day, from_time)
);
COMMENT ON TABLE fair_duty IS 'Who stands in which zone in which half of a day; nobody in two zones at once.';
SELECT wall_child_rows('fair_duty', 'fair', 'fair_id');

ALTER TABLE fair_talk ADD demand_id bigint REFERENCES demand;
COMMENT ON COLUMN fair_talk.demand_id IS 'The need that was made of what came of it.';
CREATE INDEX fair_talk_demand ON fair_talk (demand_id) WHERE demand_id IS NOT NULL;
