ALTER TABLE day_off ADD worked boolean;
COMMENT ON COLUMN day_off.worked IS 'A weekend that is worked for a holiday; else the days are off.';
SELECT list_by('day_off', 'worked');
