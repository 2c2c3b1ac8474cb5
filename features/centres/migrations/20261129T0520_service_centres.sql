CREATE TABLE service_centre (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 80),
  kind text NOT NULL,
  takes_needs boolean NOT NULL,
  address text NOT NULL,
  room text,
  position text,
  phone text NOT NULL,
  hours text NOT NULL,
  services text[] NOT NULL,
  runs_since date,
  lat int CHECK (lat BETWEEN -900000000 AND 900000000),
  lon int CHECK (lon BETWEEN -1800000000 AND 1800000000)
);
COMMENT ON TABLE service_centre IS 'Where an association serves firms and people: address, hours, services, telephone; its case (same id) says whether it is open.';
COMMENT ON COLUMN service_centre.takes_needs IS 'The needs of its unit, and of units beneath that have no nearer one, belong to it.';
COMMENT ON COLUMN service_centre.lat IS 'Degrees × 10⁷, read from the position as typed.';
SELECT wall_case_rows('service_centre', 'service_centre', ARRAY['kind', 'takes_needs', 'runs_since']);
CREATE INDEX service_centre_same ON service_centre (address);
CREATE INDEX service_centre_takes ON service_centre (unit_id) WHERE takes_needs;

CREATE TABLE centre_staff (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  centre_id bigint NOT NULL REFERENCES service_centre,
  post text NOT NULL CHECK (char_length(post) BETWEEN 1 AND 40),
  kind text NOT NULL,
  name text,
  days text,
  instead text,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE centre_staff IS 'Posts of a centre and who holds them from–to; a row without a name says since when the post is vacant, and who stands in.';
SELECT wall_child_rows('centre_staff', 'service_centre', 'centre_id');

CREATE TABLE centre_closure (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  centre_id bigint NOT NULL REFERENCES service_centre,
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  reason text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 100),
  instead text
);
COMMENT ON TABLE centre_closure IS 'Days on which a centre is closed, why, and where one goes instead.';
SELECT wall_child_rows('centre_closure', 'service_centre', 'centre_id');

-- To whom a need of a unit belongs: the nearest centre upwards that takes needs and is not given up. Its door is public, so those beneath are told of it.
CREATE FUNCTION centre_of(path int[]) RETURNS TABLE (id bigint, name text, address text, phone text, hours text, state text, unit_id int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.name, c.address, c.phone, c.hours, c.state, c.unit_id FROM service_centre c
  WHERE c.unit_id = ANY (path) AND c.takes_needs AND c.state IN ('open', 'paused')
  ORDER BY array_position(path, c.unit_id) DESC, c.id LIMIT 1 $$;
REVOKE EXECUTE ON FUNCTION centre_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION centre_of TO bihuan_app;
