-- A nominee whose entry was begun from a register of persons says so, and the day on which he agreed.
ALTER TABLE congress_nominee ADD COLUMN consent_on date, ADD COLUMN taken_from text;
COMMENT ON COLUMN congress_nominee.consent_on IS 'The day on which he agreed to be nominated and to the use of what stands here; must stand where the entry was begun from a register.';
COMMENT ON COLUMN congress_nominee.taken_from IS 'The register of persons that the entry was begun from, in words.';
