-- The roads of the same extract, for whoever drives: what the map says of them, without speeds.
ALTER TABLE walking_network ADD COLUMN roads text;
COMMENT ON COLUMN walking_network.roads IS 'The road map of the same extract, a file in the data folder (reach/); absent where it holds no road for cars.';
