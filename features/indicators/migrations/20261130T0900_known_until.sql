-- Until when the ledger stood at a position, whoever asks: the instant of its next fact, none while it still stands there.
CREATE FUNCTION ledger_stood_until(at_position bigint) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT recorded_at FROM ledger_fact WHERE id > at_position ORDER BY id LIMIT 1
$$;
COMMENT ON FUNCTION ledger_stood_until IS 'What came in beside the ledger before this was known at the position; it tells a time and nothing of whose fact it was.';
REVOKE EXECUTE ON FUNCTION ledger_stood_until FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_stood_until TO bihuan_app;
