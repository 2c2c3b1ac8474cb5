CREATE TABLE volunteer_team (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  kind text NOT NULL,
  leader_name text,
  leader_phone text
);
COMMENT ON TABLE volunteer_team IS 'Teams of volunteers, those of retired scientists among them.';
SELECT wall_unit_rows('volunteer_team', ARRAY['kind']);

CREATE TABLE volunteer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  team_id bigint REFERENCES volunteer_team,
  employer text,
  skills text,
  phone text,
  joined_on date NOT NULL,
  consent_on date NOT NULL
);
COMMENT ON TABLE volunteer IS 'Who serves of his own will; hours are computed of confirmed activities alone and stand in no column.';
SELECT wall_unit_rows('volunteer', ARRAY['joined_on']);

CREATE TABLE partner (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  credit_code text,
  kind text NOT NULL,
  offers text,
  address text,
  contact_name text,
  contact_phone text,
  title_held text,
  title_from date,
  title_to date CHECK (title_to >= title_from)
);
COMMENT ON TABLE partner IS 'Schools, institutes, firms and bodies that take part in popular science.';
SELECT wall_case_rows('partner', 'partner', ARRAY['kind', 'title_from', 'title_to']);

CREATE TABLE activity (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  kind text NOT NULL,
  first_on date NOT NULL,
  last_on date NOT NULL CHECK (last_on >= first_on AND last_on <= first_on + 366),
  place text NOT NULL,
  summary text,
  seats int CHECK (seats BETWEEN 1 AND 100000),
  takes_bookings boolean NOT NULL,
  contact_name text,
  contact_phone text,
  basis text CHECK (basis IN ('self', 'proxy', 'sheet'))
);
COMMENT ON TABLE activity IS 'An event of popular science; one record whoever of its hosts enters it. It counts when the site, or a second person by the signed sheet, has confirmed it.';
SELECT wall_case_rows('activity', 'activity', ARRAY['kind', 'first_on', 'last_on', 'takes_bookings']);

CREATE TABLE activity_session (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  activity_id bigint NOT NULL REFERENCES activity,
  on_day date NOT NULL,
  from_time text NOT NULL CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text NOT NULL CHECK (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND to_time > from_time),
  topic text
);
COMMENT ON TABLE activity_session IS 'The sessions of an activity; people are counted for the whole activity, never per session.';
SELECT wall_child_rows('activity_session', 'activity', 'activity_id');

CREATE TABLE activity_host (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  activity_id bigint NOT NULL REFERENCES activity,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  role text NOT NULL,
  partner_id bigint REFERENCES partner,
  hours int CHECK (hours BETWEEN 0 AND 10000),
  UNIQUE (activity_id, name)
);
COMMENT ON TABLE activity_host IS 'Who holds an activity together, each body once, in one role.';
SELECT wall_child_rows('activity_host', 'activity', 'activity_id');
CREATE INDEX activity_host_partner ON activity_host (partner_id);

CREATE TABLE activity_people (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  activity_id bigint NOT NULL REFERENCES activity,
  audience text NOT NULL,
  people int NOT NULL CHECK (people BETWEEN 0 AND 1000000),
  source text NOT NULL,
  UNIQUE (activity_id, audience)
);
COMMENT ON TABLE activity_people IS 'People of each group at an activity, each person once and in one group, however many sessions he came to.';
SELECT wall_child_rows('activity_people', 'activity', 'activity_id');

CREATE TABLE activity_shift (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  activity_id bigint NOT NULL REFERENCES activity,
  volunteer_id bigint NOT NULL REFERENCES volunteer,
  on_day date NOT NULL,
  from_time text NOT NULL CHECK (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text NOT NULL CHECK (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND to_time > from_time),
  duty text NOT NULL,
  came boolean
);
COMMENT ON TABLE activity_shift IS 'Shifts of volunteers; nobody stands at two places at once (booked_time).';
SELECT wall_child_rows('activity_shift', 'activity', 'activity_id');
CREATE INDEX activity_shift_volunteer ON activity_shift (volunteer_id);

CREATE FUNCTION activity_shift_times() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM free_times('activity_shift:' || OLD.id); END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM book_time('volunteer:' || NEW.volunteer_id, NEW.on_day, NEW.from_time, NEW.to_time, 0, 'activity_shift:' || NEW.id, a.title, a.unit_id)
    FROM activity a WHERE a.id = NEW.activity_id AND a.state <> 'cancelled' AND NEW.came IS DISTINCT FROM false;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION activity_times() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM free_times('activity_shift:' || s.id) FROM activity_shift s WHERE s.activity_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION activity_shift_times, activity_times FROM PUBLIC;
CREATE TRIGGER activity_shift_times AFTER INSERT OR UPDATE OR DELETE ON activity_shift FOR EACH ROW EXECUTE FUNCTION activity_shift_times();
CREATE TRIGGER activity_times AFTER UPDATE OF state ON activity FOR EACH ROW WHEN (NEW.state = 'cancelled') EXECUTE FUNCTION activity_times();

CREATE TABLE activity_booking (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  activity_id bigint NOT NULL REFERENCES activity,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  phone text NOT NULL,
  people int NOT NULL CHECK (people BETWEEN 1 AND 50),
  standing text NOT NULL CHECK (standing IN ('booked', 'waiting', 'cancelled')),
  code_hash bytea NOT NULL UNIQUE,
  made_at timestamptz NOT NULL
);
COMMENT ON TABLE activity_booking IS 'Places booked by the public; beyond the seats one waits, and moves up in order when somebody cancels. Only a hash of the code is kept.';
SELECT wall_child_rows('activity_booking', 'activity', 'activity_id');
CREATE UNIQUE INDEX activity_booking_once ON activity_booking (activity_id, phone) WHERE standing <> 'cancelled';

-- Activities of other units near in days: what their public calendars say, for the warning that one may be entered twice.
CREATE FUNCTION activities_near(on_day date) RETURNS TABLE (id bigint, title text, first_on date, place text, unit_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.title, a.first_on, a.place, u.name FROM activity a JOIN unit u ON u.id = a.unit_id
  WHERE a.first_on BETWEEN on_day - 3 AND on_day + 3 AND a.state IN ('plan', 'open') AND scope_unit() IS NOT NULL
    AND NOT (scope_unit() = ANY (a.unit_path)) AND NOT (scope_unit() = ANY (a.shared_path))
  ORDER BY a.id DESC LIMIT 2000 $$;
CREATE INDEX activity_near ON activity (first_on);
REVOKE EXECUTE ON FUNCTION activities_near FROM PUBLIC;
GRANT EXECUTE ON FUNCTION activities_near TO bihuan_app;

CREATE TABLE service_proof (
  id bigint PRIMARY KEY REFERENCES work_case,
  holder text NOT NULL CHECK (char_length(holder) BETWEEN 1 AND 100),
  volunteer_id bigint REFERENCES volunteer,
  partner_id bigint REFERENCES partner,
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  responsible text,
  issuer_phone text,
  shown_on date,
  issued_on date,
  minutes int,
  number text UNIQUE CHECK (number ~ '^FW[0-9]{4}[0-9A-HJKMNP-TV-Z]{10}$'),
  CHECK (num_nulls(volunteer_id, partner_id) = 1)
);
COMMENT ON TABLE service_proof IS 'A proof of service: person, service, issuer, number and day; shown to the members before it is issued.';
SELECT wall_case_rows('service_proof', 'service_proof', ARRAY['shown_on', 'issued_on']);

CREATE TABLE proof_line (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  proof_id bigint NOT NULL REFERENCES service_proof,
  on_day date NOT NULL,
  what text NOT NULL,
  minutes int NOT NULL CHECK (minutes >= 0),
  subject text NOT NULL
);
COMMENT ON TABLE proof_line IS 'What a proof counts, as it stood when it was shown: confirmed activities alone.';
SELECT wall_child_rows('proof_line', 'service_proof', 'proof_id');

-- Public: the four parts, of a person his initials alone (kept with the lines), so that a changed paper is recognised.
CREATE FUNCTION proof_of_number(n text) RETURNS TABLE (id bigint, number text, holder text, is_person boolean, from_on date, to_on date, minutes int, responsible text,
  issuer_phone text, unit_name text, issued_on date, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.number, p.holder, p.volunteer_id IS NOT NULL, p.from_on, p.to_on, p.minutes, p.responsible, p.issuer_phone, u.name, p.issued_on, p.state
  FROM service_proof p JOIN unit u ON u.id = p.unit_id WHERE p.number = n AND p.state IN ('issued', 'withdrawn') $$;
CREATE FUNCTION proof_lines_of_number(n text) RETURNS TABLE (on_day date, what text, minutes int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.on_day, l.what, l.minutes FROM service_proof p JOIN proof_line l ON l.proof_id = p.id WHERE p.number = n AND p.state = 'issued' ORDER BY l.on_day, l.id $$;
REVOKE EXECUTE ON FUNCTION proof_of_number, proof_lines_of_number FROM PUBLIC;
GRANT EXECUTE ON FUNCTION proof_of_number, proof_lines_of_number TO bihuan_app;
