-- Facts of a grey case, or of one opened under it, are withdrawn in the act's own transaction: a trigger cannot be forgotten.
-- They stay in the ledger, so that a granted appeal can record them anew.
CREATE FUNCTION grey_reason_of(subject text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  WITH RECURSIVE up AS (
    SELECT c.parent_id, c.grey_reason, 1 AS depth FROM work_case c
    WHERE subject ~ '^[a-z_]+:[0-9]{1,15}$' AND c.id = split_part(subject, ':', 2)::bigint AND c.process = split_part(subject, ':', 1)
    UNION ALL SELECT c.parent_id, c.grey_reason, up.depth + 1 FROM up JOIN work_case c ON c.id = up.parent_id WHERE up.depth < 8)
  SELECT grey_reason FROM up WHERE grey_reason IS NOT NULL ORDER BY depth LIMIT 1 $$;
COMMENT ON FUNCTION grey_reason_of IS 'Why the case a fact''s subject names, or one above it, is grey; NULL when none is.';
CREATE FUNCTION ledger_withdraw_grey() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE why text := grey_reason_of(NEW.subject);
BEGIN
  IF why IS NOT NULL THEN
    INSERT INTO ledger_fact (kind, occurred_on, unit_id, unit_path, region_code, subject, evidence, actor_id, supersedes, void, reason)
    VALUES (NEW.kind, NEW.occurred_on, NEW.unit_id, NEW.unit_path, NEW.region_code, NEW.subject, NEW.evidence, NEW.actor_id, NEW.id, true, why);
  END IF;
  RETURN NULL;
END $$;
-- Runs after ledger_fact_roll_up: triggers of one kind fire in the order of their names.
CREATE TRIGGER ledger_fact_withdraw_grey AFTER INSERT ON ledger_fact FOR EACH ROW WHEN (NOT NEW.void) EXECUTE FUNCTION ledger_withdraw_grey();
