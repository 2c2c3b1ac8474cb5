CREATE TABLE closed_door (
  id bigint PRIMARY KEY REFERENCES work_case,
  place_name text NOT NULL CHECK (char_length(place_name) BETWEEN 1 AND 120),
  place_id bigint REFERENCES place,
  partner_id bigint REFERENCES partner,
  on_day date NOT NULL,
  at_time text NOT NULL CHECK (char_length(at_time) BETWEEN 1 AND 20),
  found text NOT NULL,
  phone text,
  partner_says text,
  partner_said_on date,
  answer text
);
COMMENT ON TABLE closed_door IS 'Somebody stood before a closed door: day, hour, what was found. The partner may answer by its link, the office judges.';
SELECT wall_case_rows('closed_door', 'closed_door', ARRAY['on_day', 'partner_id']);
CREATE INDEX closed_door_place ON closed_door (place_id, on_day);
CREATE INDEX closed_door_partner ON closed_door (partner_id, on_day);
ALTER TABLE partner ADD doors_closed_on date;
COMMENT ON COLUMN partner.doors_closed_on IS 'The last day its door was found closed, while that has happened repeatedly and no yearly review has covered it.';
SELECT list_by('partner', 'doors_closed_on');
ALTER TABLE partner_review ADD closed_doors int;
COMMENT ON COLUMN partner_review.closed_doors IS 'Upheld complaints of that year about a closed door, counted by the system.';
