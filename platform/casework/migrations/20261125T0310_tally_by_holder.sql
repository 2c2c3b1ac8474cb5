-- The tally as the roll-ups of the ledger (decisions/0006): a county's row counts its towns as well, so a town and a county
-- read one row per state and a province its counties'. No index holds `n` any more: a count changes in place.
DROP INDEX case_tally_l1, case_tally_l2, case_tally_l3, case_tally_l4, case_tally_l5;
TRUNCATE case_tally;
ALTER TABLE case_tally SET (fillfactor = 70);
INSERT INTO case_tally (process, unit_id, unit_path, state, n)
SELECT process, unit_path[depth], unit_path[:depth], state, count(*)
FROM work_case, generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth
GROUP BY 1, 2, 3, 4;
CREATE INDEX case_tally_t1 ON case_tally (process, (unit_path[1]), state) WHERE cardinality(unit_path) <= 4;
CREATE INDEX case_tally_t2 ON case_tally (process, (unit_path[2]), state) WHERE cardinality(unit_path) <= 4;
CREATE INDEX case_tally_t3 ON case_tally (process, (unit_path[3]), state) WHERE cardinality(unit_path) <= 4;
COMMENT ON TABLE case_tally IS 'How many cases stand in each state, kept in the transaction of the act: at the case''s unit and at every superior from the county (depth 4) down.';
