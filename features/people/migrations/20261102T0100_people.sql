CREATE TABLE person (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  phone text,
  email text,
  title text,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  account_id text UNIQUE,
  consent_withdrawn_on date,
  pinyin text NOT NULL DEFAULT '',
  sample boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE person IS 'People with a post. Never merged by name; contact data are seen inside the scope and each look is recorded.';
CREATE INDEX person_unit ON person (unit_id);
CREATE INDEX person_name ON person USING gin (name gin_trgm_ops);
CREATE TABLE post (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id bigint NOT NULL REFERENCES person,
  unit_id int NOT NULL REFERENCES unit,
  role text NOT NULL CHECK (role IN ('adviser', 'reviewer', 'leader', 'entry', 'registrar', 'auditor', 'system_officer', 'security_officer')),
  title text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE post IS 'Who holds which post from when to when. System, security and audit officers exclude each other and every business post.';
CREATE INDEX post_person ON post (person_id);
CREATE INDEX post_unit ON post (unit_id, role);
-- Names of advisers are read across units (who to talk to); phones are not: the screen asks for them one by one.
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_read ON person FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL AND consent_withdrawn_on IS NULL);
CREATE POLICY person_make ON person FOR INSERT TO bihuan_app WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
CREATE POLICY person_change ON person FOR UPDATE TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
ALTER TABLE post ENABLE ROW LEVEL SECURITY;
CREATE POLICY post_read ON post FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL OR person_id = (SELECT scope_person()));
CREATE POLICY post_make ON post FOR INSERT TO bihuan_app WITH CHECK ((SELECT scope_unit()) = ANY (SELECT unnest(path) FROM unit WHERE unit.id = unit_id));
CREATE POLICY post_change ON post FOR UPDATE TO bihuan_app USING ((SELECT scope_unit()) = ANY (SELECT unnest(path) FROM unit WHERE unit.id = unit_id));
GRANT SELECT, INSERT, UPDATE ON person, post TO bihuan_app;

-- One person, one group of duties: the three officers stand apart from each other and from the business.
CREATE FUNCTION post_separate_duties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE officers text[] := ARRAY['auditor', 'system_officer', 'security_officer'];
BEGIN
  IF EXISTS (SELECT FROM post p WHERE p.person_id = NEW.person_id AND p.id <> NEW.id AND p.role <> NEW.role
             AND (p.to_on IS NULL OR p.to_on >= NEW.from_on) AND (NEW.to_on IS NULL OR NEW.to_on >= p.from_on)
             AND (p.role = ANY (officers) OR NEW.role = ANY (officers)))
  THEN RAISE EXCEPTION 'officers exclude each other and every business post' USING ERRCODE = '23P01', CONSTRAINT = 'post_separate_duties'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER post_separate_duties BEFORE INSERT OR UPDATE ON post FOR EACH ROW EXECUTE FUNCTION post_separate_duties();
