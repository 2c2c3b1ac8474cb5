ALTER TABLE population_set ADD COLUMN kind text NOT NULL DEFAULT 'people' CHECK (kind IN ('people', 'buildings', 'equal'));
COMMENT ON COLUMN population_set.kind IS 'What the counts are: people; where nobody has loaded any, buildings of the map or crossings of the network stand in and are named in every answer.';
