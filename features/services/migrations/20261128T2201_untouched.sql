-- What the last matching could not meet, and what must be asked of a candidate before it is chosen.
ALTER TABLE demand ADD COLUMN untouched text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN demand.untouched IS 'Words of the need''s subject that no supply spoke of when it was last matched.';
ALTER TABLE candidate ADD COLUMN doubt jsonb;
COMMENT ON COLUMN candidate.doubt IS 'In both languages: why this may be the demander''s own body or a competitor under another name; NULL where nothing is in doubt.';
