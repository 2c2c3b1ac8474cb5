ALTER TABLE candidate ALTER COLUMN rank DROP NOT NULL;
COMMENT ON COLUMN candidate.rank IS 'Its place in the engine''s own list for the need on the day, whoever brought it there; added by hand: after all others; null: assigned by a month before that place was kept.';
UPDATE candidate SET rank = NULL WHERE run_id IS NOT NULL;
ALTER TABLE introduction ADD COLUMN run_id bigint REFERENCES assignment_run;
COMMENT ON COLUMN introduction.run_id IS 'The assignment of a month that proposed the supply, if one did: told apart in the engine''s own honesty.';
UPDATE introduction i SET run_id = c.run_id, rank = NULL
  FROM candidate c WHERE c.demand_id = i.demand_id AND c.supply_id = i.supply_id AND c.run_id IS NOT NULL;
ALTER TABLE demand ADD COLUMN barred jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN demand.barred IS 'Supplies that fit but might not be proposed at the last matching: [{supplyId, code, reason}].';
