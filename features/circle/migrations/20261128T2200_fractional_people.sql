-- Cells of a raster hold parts of a person: rounded each by itself, four thousand people become none.
ALTER TABLE population_set ALTER COLUMN counts TYPE float8[] USING counts::float8[];
COMMENT ON TABLE population_set IS 'People by cell for one unit: WGS-84 centres in 1e-7 degrees and people in whole thousandths. The newest of the nearest unit above is used.';
