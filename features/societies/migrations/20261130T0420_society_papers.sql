-- A society sends papers too: files hang on what it sent, beside a review, a correction, or alone with a word on what they are.
ALTER TABLE society_sent DROP CONSTRAINT society_sent_kind_check, DROP CONSTRAINT society_sent_check,
  ADD CONSTRAINT society_sent_kind_check CHECK (kind IN ('review', 'correction', 'papers')),
  ADD CONSTRAINT society_sent_said CHECK ((kind = 'review') = (year IS NOT NULL) AND (kind = 'correction') = (fields IS NOT NULL) AND (kind = 'correction') = (says IS NULL));
