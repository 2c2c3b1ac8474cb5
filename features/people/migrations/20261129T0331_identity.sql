-- Identity numbers: sealed under keys outside the database, found by a keyed hash, with what they are kept for and until when.
CREATE TABLE person_identity (
  id bigint PRIMARY KEY REFERENCES person,
  sealed bytea NOT NULL,
  lookup bytea NOT NULL,
  key_id text NOT NULL,
  purpose text NOT NULL CHECK (char_length(purpose) BETWEEN 2 AND 200),
  keep_until date NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL
);
COMMENT ON TABLE person_identity IS 'Identity numbers of persons, never in plain; the keys lie in a file beside the database (platform/sensitive).';
COMMENT ON COLUMN person_identity.lookup IS 'Keyed hash: the number is found by whoever knows it and has the key, and guessed by nobody who has the table alone.';
COMMENT ON COLUMN person_identity.keep_until IS 'Told when it was entered; afterwards it is to be erased.';
CREATE INDEX person_identity_lookup ON person_identity (lookup);
ALTER TABLE person_identity ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_identity_scope ON person_identity TO bihuan_app
  USING (EXISTS (SELECT FROM person r WHERE r.id = person_identity.id AND (SELECT scope_unit()) = ANY (r.unit_path)))
  WITH CHECK (EXISTS (SELECT FROM person r WHERE r.id = person_identity.id AND (SELECT scope_unit()) = ANY (r.unit_path)));
GRANT SELECT, INSERT, UPDATE, DELETE ON person_identity TO bihuan_app;
GRANT SELECT, DELETE ON person_identity TO bihuan_definer;
CREATE POLICY person_identity_definer ON person_identity TO bihuan_definer USING (true);

-- One number in two entries is the strongest reason to think them one person.
CREATE FUNCTION person_identity_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE person_entry SET fresh = false WHERE list = 'person' AND record_id = CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END;
  RETURN NULL;
END $$;
CREATE TRIGGER person_identity_note AFTER INSERT OR UPDATE OR DELETE ON person_identity FOR EACH ROW EXECUTE FUNCTION person_identity_note();

CREATE OR REPLACE FUNCTION person_withdraw(of_person bigint, on_day date) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE done boolean;
BEGIN
  UPDATE person SET consent_withdrawn_on = on_day, phone = NULL, email = NULL
  WHERE id = of_person AND scope_unit() = ANY (unit_path) AND consent_withdrawn_on IS NULL
    AND NOT EXISTS (SELECT FROM post WHERE post.person_id = of_person AND (post.to_on IS NULL OR post.to_on > on_day));
  done := FOUND;
  IF done THEN DELETE FROM person_identity WHERE id = of_person; END IF;
  RETURN done;
END $$;
COMMENT ON FUNCTION person_withdraw IS 'Hides a person of the own subtree everywhere and forgets phone, e-mail and identity number; false where that may not be.';
