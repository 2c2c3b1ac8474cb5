ALTER TABLE place ADD COLUMN operator_unit_ids int[] NOT NULL DEFAULT '{}' CHECK (cardinality(operator_unit_ids) <= 10);
COMMENT ON COLUMN place.operator_unit_ids IS 'Units whose operators answer its bookings, correct its hours and report its condition; they see this place and no other.';
CREATE INDEX place_operated ON place USING gin (operator_unit_ids) WHERE operator_unit_ids <> '{}';
CREATE POLICY place_operated_read ON place FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (operator_unit_ids));
CREATE POLICY place_operated_report ON place FOR UPDATE TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (operator_unit_ids)) WITH CHECK ((SELECT scope_unit()) = ANY (operator_unit_ids));

-- A policy opens rows, not columns: what an operator may write is said here.
CREATE FUNCTION place_operator_reports() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE theirs text[] := ARRAY['hours', 'phone', 'condition', 'checked_on', 'version'];
BEGIN
  IF scope_unit() IS NOT NULL AND scope_unit() <> ALL (OLD.unit_path) AND to_jsonb(NEW) - theirs <> to_jsonb(OLD) - theirs
  THEN RAISE EXCEPTION 'an operator changes hours, phone and condition alone' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER place_operator_reports BEFORE UPDATE ON place FOR EACH ROW WHEN (OLD.operator_unit_ids <> '{}') EXECUTE FUNCTION place_operator_reports();
