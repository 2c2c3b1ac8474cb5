-- The body at whose meeting it is voted: its charter's rule is the quorum.
ALTER TABLE appraisal ADD body text
  CHECK (body IN ('congress', 'plenary', 'standing', 'chairs', 'party', 'work', 'special', 'other'));
COMMENT ON COLUMN appraisal.body IS 'Whose meeting votes; then the quorum is that of the charter in force for this body, else the scheme''s.';
