-- How a person wants to be told beyond the bell: nothing, a mail or a group robot's message once a day, and of which kinds.
CREATE TABLE notice_setting (
  person_id bigint PRIMARY KEY REFERENCES person,
  way text NOT NULL CHECK (way IN ('none', 'mail', 'robot')),
  kinds text[] NOT NULL CHECK (kinds <@ ARRAY['moved', 'nudge', 'mention', 'due']),
  robot bytea,
  last_on date,
  CHECK ((way = 'robot') = (robot IS NOT NULL))
);
COMMENT ON TABLE notice_setting IS 'A person''s choice of the daily digest. No row: a mail only when own cases are overdue.';
COMMENT ON COLUMN notice_setting.robot IS 'Address of a robot of 企业微信 or 钉钉, sealed under a key outside the database: whoever has it may write there.';
COMMENT ON COLUMN notice_setting.last_on IS 'Day of the last digest.';
ALTER TABLE notice_setting ENABLE ROW LEVEL SECURITY;
CREATE POLICY notice_setting_own ON notice_setting TO bihuan_app USING (person_id = (SELECT scope_person())) WITH CHECK (person_id = (SELECT scope_person()));
CREATE POLICY notice_setting_definer ON notice_setting TO bihuan_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON notice_setting TO bihuan_app;
GRANT SELECT, UPDATE (last_on) ON notice_setting TO bihuan_definer;
GRANT SELECT, UPDATE (told_at) ON notice TO bihuan_definer;
CREATE POLICY notice_definer ON notice TO bihuan_definer USING (true) WITH CHECK (true);

-- For the clock's round at the root alone, which counts and reads no word: who is due for today's digest, how to be reached, how many of what is unread.
CREATE FUNCTION take_digests(today date) RETURNS TABLE (person_id bigint, way text, robot bytea, moved bigint, nudge bigint, mention bigint, due bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF scope_person() IS NOT NULL OR scope_unit() IS DISTINCT FROM (SELECT u.id FROM unit u WHERE u.parent_id IS NULL) THEN RETURN; END IF;
  RETURN QUERY
    WITH chosen AS (UPDATE notice_setting s SET last_on = today WHERE s.way <> 'none' AND (s.last_on IS NULL OR s.last_on < today)
        RETURNING s.person_id, s.way, s.kinds, s.robot),
      told AS (UPDATE notice n SET told_at = now() FROM chosen c
        WHERE n.person_id = c.person_id AND n.told_at IS NULL AND n.seen_at IS NULL AND n.kind = ANY (c.kinds) RETURNING n.person_id, n.kind)
    SELECT c.person_id, c.way, c.robot, count(t.kind) FILTER (WHERE t.kind = 'moved'), count(t.kind) FILTER (WHERE t.kind = 'nudge'),
      count(t.kind) FILTER (WHERE t.kind = 'mention'), count(t.kind) FILTER (WHERE t.kind = 'due')
    FROM chosen c LEFT JOIN told t ON t.person_id = c.person_id GROUP BY c.person_id, c.way, c.robot;
END $$;
REVOKE EXECUTE ON FUNCTION take_digests FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_digests TO bihuan_app;
ALTER TABLE message DROP CONSTRAINT message_channel_check, ADD CONSTRAINT message_channel_check CHECK (channel IN ('mail', 'text', 'robot'));
