ALTER TABLE candidate ADD COLUMN by_hand boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN candidate.by_hand IS 'Added by a person beside what the engine proposed.';
COMMENT ON COLUMN candidate.baseline_rank IS 'Its place in a plain BM25 over the same open supplies on the day it was proposed, limits obeyed; null: not among the first fifty.';
ALTER TABLE introduction ADD COLUMN by_hand boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN introduction.by_hand IS 'The supply was added by a person: a miss in the engine''s own honesty, its rank is null.';
