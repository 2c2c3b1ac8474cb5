-- An election of a congress or of a unit may be voted on by codes and paper among the appraisals.
ALTER TABLE congress_election ADD COLUMN vote_id bigint REFERENCES appraisal;
COMMENT ON COLUMN congress_election.vote_id IS 'The vote by codes and paper that decides it, of which the count is taken.';
ALTER TABLE congress_delegation ADD COLUMN vote_id bigint REFERENCES appraisal;
COMMENT ON COLUMN congress_delegation.vote_id IS 'The vote by codes and paper in which the unit elects its nominees.';
