-- A look-back looks at an agreement, or at a project of science and innovation after its acceptance or since it was turned into use.
ALTER TABLE lookback ALTER agreement_id DROP NOT NULL,
  ADD innovation_id bigint REFERENCES innovation,
  ADD since text CHECK (since IN ('accepted', 'turned')),
  ADD since_on date,
  ADD CONSTRAINT lookback_of_one CHECK ((agreement_id IS NULL) <> (innovation_id IS NULL)
    AND (innovation_id IS NULL) = (since IS NULL) AND (innovation_id IS NULL) = (since_on IS NULL));
CREATE UNIQUE INDEX lookback_of_project ON lookback (innovation_id, since, months) WHERE innovation_id IS NOT NULL;
COMMENT ON COLUMN lookback.since IS 'Of a project: counted from its acceptance, or from the day it was turned into use, which takes over what is still open.';
