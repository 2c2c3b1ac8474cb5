-- An election's scheme may let voters write in somebody who is no candidate.
ALTER TABLE appraisal_scheme ADD write_in boolean;
COMMENT ON COLUMN appraisal_scheme.write_in IS 'Of an election: a ballot has as many places for names written in as there are seats.';
