ALTER TABLE fair_guest ADD erased_on date;
COMMENT ON COLUMN fair_guest.erased_on IS 'When name, employer and telephone were erased, since the time of keeping them had ended.';
CREATE INDEX fair_guest_kept ON fair_guest (fair_id) WHERE erased_on IS NULL;

ALTER TABLE fair_adviser ADD version int NOT NULL DEFAULT 1;
COMMENT ON COLUMN fair_adviser.version IS 'Counts the changes of the line of hours: of two who write at once the second is told.';
