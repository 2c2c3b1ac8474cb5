-- A place put out of use has its day: days before it stay as they were.
CREATE OR REPLACE FUNCTION place_operator_reports() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE theirs text[] := ARRAY['hours', 'phone', 'condition', 'checked_on', 'closed_on', 'version'];
BEGIN
  IF scope_unit() IS NOT NULL AND scope_unit() <> ALL (OLD.unit_path) AND to_jsonb(NEW) - theirs <> to_jsonb(OLD) - theirs
  THEN RAISE EXCEPTION 'an operator changes hours, phone and condition alone' USING ERRCODE = '42501'; END IF;
  IF NEW.closed_on IS DISTINCT FROM OLD.closed_on AND NEW.condition IS NOT DISTINCT FROM OLD.condition
     AND scope_unit() IS NOT NULL AND scope_unit() <> ALL (OLD.unit_path)
  THEN RAISE EXCEPTION 'an operator changes hours, phone and condition alone' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
-- Those closed before get the day on which somebody said so.
UPDATE place AS p SET closed_on = greatest(h.day, p.opened_on)
FROM (SELECT DISTINCT ON (record_id) record_id, after, (at AT TIME ZONE 'Asia/Shanghai')::date AS day
      FROM field_history WHERE register = 'place' AND field = 'condition' ORDER BY record_id, id DESC) AS h
WHERE h.record_id = p.id AND h.after = '"closed"' AND p.condition = 'closed' AND p.closed_on IS NULL;
COMMENT ON COLUMN place.closed_on IS 'The first day on which it is no longer in use. Out of use without a day means nobody knows since when: it covers nobody on any day.';
