-- A person is in one place at a time, whoever books him: the table refuses the second booking, whatever program or office makes it.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE booked_time (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  who text NOT NULL CHECK (who ~ '^[a-z_]+:[0-9]{1,15}$'),
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL CHECK (to_at > from_at),
  subject text NOT NULL CHECK (subject ~ '^[a-z_]+:[0-9]{1,15}$'),
  what text NOT NULL,
  unit_id int NOT NULL REFERENCES unit,
  CONSTRAINT booked_once EXCLUDE USING gist (who WITH =, tstzrange(from_at, to_at) WITH &&)
);
COMMENT ON TABLE booked_time IS 'Who (`teacher:12`) is taken from when until when, by which record; written by triggers of the records'' own tables alone, so that none can forget it.';
CREATE INDEX booked_time_subject ON booked_time (subject);
ALTER TABLE booked_time ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON booked_time TO bihuan_definer;
CREATE POLICY booked_time_definer ON booked_time TO bihuan_definer USING (true) WITH CHECK (true);

-- For triggers: takes the times of a record back, and books them, Beijing days and hours.
CREATE FUNCTION free_times(of_subject text) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  DELETE FROM booked_time WHERE subject = of_subject $$;
CREATE FUNCTION book_time(of_who text, on_day date, from_time text, to_time text, minutes_around int, of_subject text, of_what text, of_unit int)
RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO booked_time (who, from_at, to_at, subject, what, unit_id)
  VALUES (of_who, (on_day + from_time::time) AT TIME ZONE 'Asia/Shanghai' - make_interval(mins => coalesce(minutes_around, 0)),
    (on_day + to_time::time) AT TIME ZONE 'Asia/Shanghai' + make_interval(mins => coalesce(minutes_around, 0)), of_subject, of_what, of_unit) $$;
REVOKE EXECUTE ON FUNCTION free_times, book_time FROM PUBLIC;
GRANT EXECUTE ON FUNCTION free_times, book_time TO bihuan_definer;

-- When these people are taken, whoever booked them: hours, title and unit, and nothing else of records that the asker does not see.
CREATE FUNCTION booked_times(whose text[], from_day date, to_day date)
RETURNS TABLE (who text, on_day date, from_time text, to_time text, subject text, what text, unit_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.who, (b.from_at AT TIME ZONE 'Asia/Shanghai')::date, to_char(b.from_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI'), to_char(b.to_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI'),
    b.subject, b.what, u.name
  FROM booked_time b JOIN unit u ON u.id = b.unit_id
  WHERE scope_unit() IS NOT NULL AND b.who = ANY (whose)
    AND tstzrange(b.from_at, b.to_at) && tstzrange(from_day::timestamp AT TIME ZONE 'Asia/Shanghai', (to_day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
  ORDER BY 1, 2, 3 $$;
REVOKE EXECUTE ON FUNCTION booked_times FROM PUBLIC;
GRANT EXECUTE ON FUNCTION booked_times TO bihuan_app;
