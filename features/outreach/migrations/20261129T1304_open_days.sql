-- A partner's open days are a place of the register, with its hours and bookings; yearly reviews of whoever bears a title stand with it.
ALTER TABLE partner ADD place_id bigint REFERENCES place, ADD reviewed_until date;
COMMENT ON COLUMN partner.place_id IS 'The place at which its open days are found and booked; NULL where it has none.';
COMMENT ON COLUMN partner.reviewed_until IS 'Last day covered by a yearly review with a verdict; the day its title began where there is none yet.';
UPDATE partner SET reviewed_until = title_from;
CREATE INDEX partner_place ON partner (place_id) WHERE place_id IS NOT NULL;
SELECT list_by('partner', 'reviewed_until');

CREATE TABLE partner_review (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner_id bigint NOT NULL REFERENCES partner,
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  open_days int CHECK (open_days BETWEEN 0 AND 366),
  seen_on date,
  seen text,
  verdict text CHECK (verdict IN ('passed', 'to_correct', 'withdrawn')),
  correct_until date,
  source text,
  UNIQUE (partner_id, year)
);
COMMENT ON TABLE partner_review IS 'Yearly review of a science base: days it kept open, what was seen there, the verdict.';
SELECT wall_child_rows('partner_review', 'partner', 'partner_id');
