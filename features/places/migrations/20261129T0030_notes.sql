-- What an import did not understand stays with its place, as it was written.
ALTER TABLE place ADD COLUMN notes text CHECK (char_length(notes) <= 500);
COMMENT ON COLUMN place.notes IS 'Remarks of the register; words of cells that an import did not understand.';
