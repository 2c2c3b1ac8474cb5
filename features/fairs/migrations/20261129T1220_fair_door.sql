ALTER TABLE fair ADD seats int CHECK (seats BETWEEN 1 AND 500000);
COMMENT ON COLUMN fair.seats IS 'So many may be entered to come in; who is entered beyond them waits.';

CREATE TABLE fair_guest (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fair_id bigint NOT NULL REFERENCES fair,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  employer text NOT NULL CHECK (char_length(employer) BETWEEN 1 AND 100),
  kind text NOT NULL CHECK (kind IN ('party', 'guest', 'visitor', 'staff')),
  party_id bigint REFERENCES fair_party,
  phone text,
  standing text NOT NULL DEFAULT 'expected' CHECK (standing IN ('expected', 'waiting', 'revoked')),
  badge_no int NOT NULL DEFAULT 1 CHECK (badge_no BETWEEN 1 AND 9999),
  revoked_at timestamptz,
  CHECK ((standing = 'revoked') <= (revoked_at IS NOT NULL))
);
COMMENT ON TABLE fair_guest IS 'Who may come through the door of a fair. A badge''s code is a keyed hash of guest and badge number and lies nowhere; another number makes the older badge void.';
COMMENT ON COLUMN fair_guest.revoked_at IS 'Since when the guest, or his older badge, is let in no more.';
SELECT wall_unit_rows('fair_guest', ARRAY['fair_id', 'kind', 'standing']);
CREATE INDEX fair_guest_same ON fair_guest (name);
CREATE INDEX fair_guest_party ON fair_guest (party_id);

CREATE TABLE fair_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fair_id bigint NOT NULL REFERENCES fair,
  guest_id bigint REFERENCES fair_guest,
  key text NOT NULL CHECK (char_length(key) BETWEEN 8 AND 60),
  door text NOT NULL CHECK (char_length(door) BETWEEN 1 AND 40),
  device text NOT NULL CHECK (char_length(device) BETWEEN 1 AND 40),
  way text NOT NULL CHECK (way IN ('badge', 'name', 'walk_in')),
  on_day date NOT NULL,
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  roster_at timestamptz,
  verdict text NOT NULL CHECK (verdict IN ('confirmed', 'again', 'twice', 'revoked', 'waiting', 'over', 'unknown')),
  other_id bigint REFERENCES fair_entry,
  UNIQUE (fair_id, key),
  CHECK ((guest_id IS NULL) <= (verdict = 'unknown'))
);
COMMENT ON TABLE fair_entry IS 'Who was let in at which door, as the door''s device tells it later; one row a scan however often it is sent, and none is merged with another.';
COMMENT ON COLUMN fair_entry.roster_at IS 'Of when the roster was by which the device decided, where its signature holds.';
SELECT wall_child_rows('fair_entry', 'fair', 'fair_id');
CREATE INDEX fair_entry_guest ON fair_entry (guest_id, on_day);

-- Whoever holds a badge has no scope; the server has compared its code before it asks.
CREATE FUNCTION fair_badge(of_fair bigint, of_guest bigint)
RETURNS TABLE (name text, employer text, standing text, "badgeNo" int, title text, place text, "fromOn" date, "toOn" date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.name, g.employer, g.standing, g.badge_no, f.title, f.place, f.from_on, f.to_on
  FROM fair_guest g JOIN fair f ON f.id = g.fair_id WHERE g.id = of_guest AND g.fair_id = of_fair $$;
REVOKE EXECUTE ON FUNCTION fair_badge FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fair_badge TO bihuan_app;
