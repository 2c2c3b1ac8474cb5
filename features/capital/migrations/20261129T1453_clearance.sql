-- What comes from abroad is cleared by customs and found healthy, each with its paper and day, before its pieces are accepted.
ALTER TABLE specimen_batch ADD COLUMN cleared_on date, ADD COLUMN healthy_on date,
  ADD CONSTRAINT specimen_batch_cleared CHECK (cleared_on IS NULL OR declaration_no IS NOT NULL),
  ADD CONSTRAINT specimen_batch_healthy CHECK (healthy_on IS NULL OR quarantine_no IS NOT NULL);
COMMENT ON COLUMN specimen_batch.cleared_on IS 'Customs let it pass.';
COMMENT ON COLUMN specimen_batch.healthy_on IS 'Quarantine found it healthy.';
