-- Before the vote opens everybody may try it: one code for all opens a marked sheet with invented names, and what is handed in is laid down nowhere.
ALTER TABLE appraisal_ballot ADD trial text CHECK (trial ~ '^[0-9A-Z]{8}$');
COMMENT ON COLUMN appraisal_ballot.trial IS 'Code of the trial vote, shown on the wall and no secret; it opens a marked sheet until the vote opens.';
CREATE INDEX appraisal_ballot_trial ON appraisal_ballot (trial);
CREATE FUNCTION appraisal_of_trial(c text) RETURNS TABLE (id bigint, state text, unit_name text, definition jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.id, k.state, u.name, b.definition FROM appraisal_ballot b JOIN appraisal k ON k.id = b.appraisal_id JOIN unit u ON u.id = k.unit_id
  WHERE b.trial = c ORDER BY k.id DESC LIMIT 1 $$;
REVOKE EXECUTE ON FUNCTION appraisal_of_trial FROM PUBLIC;
GRANT EXECUTE ON FUNCTION appraisal_of_trial TO bihuan_app;
