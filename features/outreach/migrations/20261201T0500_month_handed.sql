ALTER TABLE month_report ADD handed_on date;
COMMENT ON COLUMN month_report.handed_on IS 'When it went to the superior; until then its due day is warned of.';
