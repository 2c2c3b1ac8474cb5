ALTER TABLE census_reply ADD COLUMN asked_id int REFERENCES unit;
UPDATE census_reply SET asked_id = unit_id;
ALTER TABLE census_reply ALTER COLUMN asked_id SET NOT NULL;
COMMENT ON COLUMN census_reply.asked_id IS 'The unit that was asked; an open reply of one that was merged goes to its successor, and still is about this one.';
CREATE INDEX census_reply_asked ON census_reply (round_id, asked_id);
CREATE INDEX unit_successor ON unit (successor_id) WHERE successor_id IS NOT NULL;
-- What was said in the earlier round by the unit a reply is about and by those that were merged into it since, unless this round asks them themselves.
CREATE FUNCTION census_earlier(reply bigint) RETURNS TABLE (unit_name text, answers jsonb, definition jsonb, replied_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE own AS (
    SELECT y.round_id, y.asked_id, k.earlier_id FROM census_reply y JOIN census_round k ON k.id = y.round_id
    WHERE y.id = reply AND (SELECT scope_unit()) = ANY (y.unit_path)),
  part AS (
    SELECT asked_id AS id FROM own
    UNION
    SELECT u.id FROM part p JOIN unit u ON u.successor_id = p.id
    WHERE NOT EXISTS (SELECT FROM own JOIN census_reply n ON n.round_id = own.round_id AND n.asked_id = u.id))
  SELECT u.name, e.answers, f.definition, e.replied_on
  FROM own JOIN census_reply e ON e.round_id = own.earlier_id JOIN part p ON p.id = e.asked_id JOIN unit u ON u.id = e.asked_id
    JOIN census_form f ON f.round_id = e.round_id
  WHERE e.answers IS NOT NULL ORDER BY e.asked_id <> own.asked_id, u.path $$;
REVOKE EXECUTE ON FUNCTION census_earlier FROM PUBLIC;
GRANT EXECUTE ON FUNCTION census_earlier TO bihuan_app;
