-- A scheme may elect: so many of a base's votes are needed, so many more candidates than seats.
ALTER TABLE appraisal_scheme ADD elect_num int CHECK (elect_num BETWEEN 1 AND 100), ADD elect_den int CHECK (elect_den BETWEEN 1 AND 100), ADD elect_above boolean,
  ADD elect_base text CHECK (elect_base IN ('valid', 'returned', 'present', 'due')), ADD more_percent int CHECK (more_percent BETWEEN 0 AND 100);
COMMENT ON COLUMN appraisal_scheme.elect_num IS 'Where it is set the vote is an election: who has so many (of elect_den) votes of the base is elected, most votes first.';
ALTER TABLE appraisal ADD seats int CHECK (seats BETWEEN 1 AND 200), ADD second boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN appraisal.seats IS 'How many are to be elected.';
COMMENT ON COLUMN appraisal.second IS 'A second round among those who were tied: there need be no more candidates than one above the seats.';
