CREATE TABLE appraisal_scheme (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  source text NOT NULL,
  base text NOT NULL CHECK (base IN ('valid', 'returned', 'present')),
  quorum_num int NOT NULL CHECK (quorum_num BETWEEN 1 AND 100),
  quorum_den int NOT NULL CHECK (quorum_den BETWEEN 1 AND 100),
  quorum_above boolean NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE appraisal_scheme IS 'How votes on persons are counted: values, weights, bands and limits, each with its source and time; a superior''s hold beneath.';
SELECT wall_unit_rows('appraisal_scheme', ARRAY['from_on', 'to_on'], seen_below => true);

CREATE TABLE appraisal_scheme_grade (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheme_id bigint NOT NULL REFERENCES appraisal_scheme,
  no int NOT NULL CHECK (no BETWEEN 1 AND 9),
  label text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 20),
  value text NOT NULL,
  top boolean NOT NULL,
  UNIQUE (scheme_id, no)
);
COMMENT ON TABLE appraisal_scheme_grade IS 'Grades of a scheme with their values.';
SELECT wall_child_rows('appraisal_scheme_grade', 'appraisal_scheme', 'scheme_id');
CREATE TABLE appraisal_scheme_class (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheme_id bigint NOT NULL REFERENCES appraisal_scheme,
  key text NOT NULL CHECK (key ~ '^[A-Z]$'),
  label text NOT NULL,
  weight text NOT NULL,
  UNIQUE (scheme_id, key)
);
COMMENT ON TABLE appraisal_scheme_class IS 'Classes of voters with their weights in percent.';
SELECT wall_child_rows('appraisal_scheme_class', 'appraisal_scheme', 'scheme_id');
CREATE TABLE appraisal_scheme_aspect (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheme_id bigint NOT NULL REFERENCES appraisal_scheme,
  label text NOT NULL,
  weight text NOT NULL,
  UNIQUE (scheme_id, label)
);
COMMENT ON TABLE appraisal_scheme_aspect IS 'Aspects each person is graded in, with their weights; without any there is one overall grade.';
SELECT wall_child_rows('appraisal_scheme_aspect', 'appraisal_scheme', 'scheme_id');
CREATE TABLE appraisal_scheme_band (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheme_id bigint NOT NULL REFERENCES appraisal_scheme,
  label text NOT NULL,
  least text NOT NULL,
  UNIQUE (scheme_id, label)
);
COMMENT ON TABLE appraisal_scheme_band IS 'What a score is called.';
SELECT wall_child_rows('appraisal_scheme_band', 'appraisal_scheme', 'scheme_id');
CREATE TABLE appraisal_scheme_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheme_id bigint NOT NULL REFERENCES appraisal_scheme,
  kind text NOT NULL CHECK (kind IN ('at_most', 'at_least', 'not_all_equal', 'complete', 'readable', 'line')),
  grades text,
  n int CHECK (n BETWEEN 0 AND 1000),
  source text NOT NULL
);
COMMENT ON TABLE appraisal_scheme_rule IS 'What makes a sheet void and what is told of a result, each with its source.';
SELECT wall_child_rows('appraisal_scheme_rule', 'appraisal_scheme', 'scheme_id');

CREATE TABLE appraisal (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  kind text NOT NULL,
  scheme_id bigint NOT NULL REFERENCES appraisal_scheme,
  meeting_on date NOT NULL,
  place text,
  chair text,
  statements_until date,
  statement_least int CHECK (statement_least BETWEEN 0 AND 20000),
  statement_most int CHECK (statement_most BETWEEN 1 AND 20000),
  keep_years int NOT NULL CHECK (keep_years BETWEEN 1 AND 100)
);
COMMENT ON TABLE appraisal IS 'A meeting at which persons are appraised by vote; its case (same id) says where it stands.';
SELECT wall_case_rows('appraisal', 'appraisal', ARRAY['kind', 'meeting_on', 'statements_until']);

CREATE TABLE appraisal_person (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appraisal_id bigint NOT NULL REFERENCES appraisal,
  no int NOT NULL CHECK (no BETWEEN 1 AND 200),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  post text NOT NULL,
  UNIQUE (appraisal_id, no)
);
COMMENT ON TABLE appraisal_person IS 'Who is appraised, in the order of the ballot.';
SELECT wall_child_rows('appraisal_person', 'appraisal', 'appraisal_id');
CREATE TABLE appraisal_agenda (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appraisal_id bigint NOT NULL REFERENCES appraisal,
  no int NOT NULL,
  item text NOT NULL CHECK (char_length(item) BETWEEN 1 AND 200),
  speaker text,
  minutes int CHECK (minutes BETWEEN 1 AND 600),
  UNIQUE (appraisal_id, no)
);
COMMENT ON TABLE appraisal_agenda IS 'The meeting''s agenda.';
SELECT wall_child_rows('appraisal_agenda', 'appraisal', 'appraisal_id');
CREATE TABLE appraisal_teller (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appraisal_id bigint NOT NULL REFERENCES appraisal,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  role text NOT NULL,
  UNIQUE (appraisal_id, name)
);
COMMENT ON TABLE appraisal_teller IS 'Who watches and who counts.';
SELECT wall_child_rows('appraisal_teller', 'appraisal', 'appraisal_id');

-- Who may vote and who came. It is closed before the first ballot is cast and has nothing to do with ballots.
CREATE TABLE appraisal_voter (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appraisal_id bigint NOT NULL REFERENCES appraisal,
  class text NOT NULL CHECK (class ~ '^[A-Z]$'),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  present boolean NOT NULL DEFAULT false,
  UNIQUE (appraisal_id, name)
);
COMMENT ON TABLE appraisal_voter IS 'Who is due and who is present, by class; changes only before ballots are open.';
SELECT wall_child_rows('appraisal_voter', 'appraisal', 'appraisal_id');
CREATE FUNCTION appraisal_roll_closed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE s text;
BEGIN
  SELECT state INTO s FROM appraisal WHERE id = coalesce(NEW.appraisal_id, OLD.appraisal_id);
  IF s NOT IN ('plan', 'meeting') THEN RAISE EXCEPTION 'the roll of appraisal % is closed', coalesce(NEW.appraisal_id, OLD.appraisal_id) USING ERRCODE = 'check_violation'; END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER appraisal_roll_closed BEFORE INSERT OR UPDATE OR DELETE ON appraisal_voter FOR EACH ROW EXECUTE FUNCTION appraisal_roll_closed();

CREATE TABLE appraisal_ballot (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appraisal_id bigint NOT NULL UNIQUE REFERENCES appraisal,
  definition jsonb NOT NULL,
  sealing bytea NOT NULL,
  phones jsonb,
  result jsonb
);
COMMENT ON TABLE appraisal_ballot IS 'What is voted on, as it was frozen when ballots were handed out; the half of the key that seals; after counting the sums of merged parts.';
COMMENT ON COLUMN appraisal_ballot.phones IS 'Ballots by code, by class; written by the bell.';
SELECT wall_child_rows('appraisal_ballot', 'appraisal', 'appraisal_id');

CREATE TABLE appraisal_statement (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id bigint NOT NULL REFERENCES appraisal_person,
  version int NOT NULL CHECK (version >= 1),
  text text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 20000),
  on_day date NOT NULL,
  UNIQUE (person_id, version)
);
COMMENT ON TABLE appraisal_statement IS '述职述廉: each version that was handed in; none is changed.';
SELECT wall_child_rows('appraisal_statement', 'appraisal_person', 'person_id');
CREATE TABLE appraisal_improvement (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id bigint NOT NULL REFERENCES appraisal_person,
  item text NOT NULL CHECK (char_length(item) BETWEEN 2 AND 200),
  until_on date NOT NULL,
  done_on date
);
COMMENT ON TABLE appraisal_improvement IS 'What a person mends after the appraisal, until when, and when it was done.';
SELECT wall_child_rows('appraisal_improvement', 'appraisal_person', 'person_id');

-- A person's own page: his statement and, once signed, his own result and nobody else's. The link stands on a slip; its keyed hash lies here.
CREATE TABLE appraisal_page (
  hash bytea PRIMARY KEY,
  person_id bigint NOT NULL REFERENCES appraisal_person
);
COMMENT ON TABLE appraisal_page IS 'Links to the own page of a person who is appraised, as keyed hashes.';

-- secret: tables that hold what somebody voted, or the right to vote. They have no time, no number in a sequence, nothing that names a person
-- (tests/secret-tables.test.ts reads the word at the beginning of the comment), and the application reads none of them.
CREATE TABLE appraisal_code (
  hash bytea PRIMARY KEY,
  appraisal_id bigint NOT NULL REFERENCES appraisal,
  class text NOT NULL
);
COMMENT ON TABLE appraisal_code IS 'secret: codes that were not used yet, as keyed hashes; a used one is gone.';
CREATE TABLE appraisal_cell (
  sealed bytea PRIMARY KEY,
  appraisal_id bigint NOT NULL REFERENCES appraisal,
  class text NOT NULL,
  item int NOT NULL
);
COMMENT ON TABLE appraisal_cell IS 'secret: one cell of a ballot each, sealed; never a row over several persons, never readable before the bell.';
CREATE TABLE appraisal_pile (
  appraisal_id bigint NOT NULL REFERENCES appraisal,
  class text NOT NULL,
  teller int NOT NULL CHECK (teller IN (1, 2)),
  sealed bytea NOT NULL,
  PRIMARY KEY (appraisal_id, class, teller)
);
COMMENT ON TABLE appraisal_pile IS 'secret: a pile of paper as one teller keyed it, sealed until both are compared.';
CREATE INDEX appraisal_code_of ON appraisal_code (appraisal_id, class);
CREATE INDEX appraisal_cell_of ON appraisal_cell (appraisal_id, class, item);
CREATE INDEX appraisal_page_of ON appraisal_page (person_id);
ALTER TABLE appraisal_page ENABLE ROW LEVEL SECURITY;
ALTER TABLE appraisal_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE appraisal_cell ENABLE ROW LEVEL SECURITY;
ALTER TABLE appraisal_pile ENABLE ROW LEVEL SECURITY;
CREATE POLICY appraisal_page_definer ON appraisal_page TO bihuan_definer USING (true) WITH CHECK (true);
CREATE POLICY appraisal_code_definer ON appraisal_code TO bihuan_definer USING (true) WITH CHECK (true);
CREATE POLICY appraisal_cell_definer ON appraisal_cell TO bihuan_definer USING (true) WITH CHECK (true);
CREATE POLICY appraisal_pile_definer ON appraisal_pile TO bihuan_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON appraisal_page, appraisal_code, appraisal_cell, appraisal_pile TO bihuan_definer;
COMMENT ON TABLE survey_code IS 'secret: codes that were not used yet, as keyed hashes; a used one is gone.';
COMMENT ON TABLE survey_answer IS 'secret: what somebody said: no name, no time, no address, no number in a sequence. Put in another order when the survey is closed.';

CREATE FUNCTION appraisal_is_mine(a bigint, wanted text[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM appraisal k WHERE k.id = a AND k.state = ANY (wanted) AND (SELECT scope_unit()) = ANY (k.unit_path)) $$;
-- Ballots are handed out before voting opens: whatever was handed out before is void.
CREATE FUNCTION appraisal_deal(a bigint, hashes bytea[], classes text[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT appraisal_is_mine(a, '{meeting}') THEN RETURN false; END IF;
  DELETE FROM appraisal_code WHERE appraisal_id = a;
  DELETE FROM appraisal_cell WHERE appraisal_id = a;
  DELETE FROM appraisal_pile WHERE appraisal_id = a;
  INSERT INTO appraisal_code (hash, appraisal_id, class) SELECT h, a, c FROM unnest(hashes, classes) x(h, c) ORDER BY gen_random_uuid();
  RETURN true;
END $$;
CREATE FUNCTION appraisal_of_code(h bytea) RETURNS TABLE (appraisal_id bigint, class text, unit_name text, definition jsonb, sealing bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.id, c.class, u.name, b.definition, b.sealing FROM appraisal_code c JOIN appraisal k ON k.id = c.appraisal_id
  JOIN unit u ON u.id = k.unit_id JOIN appraisal_ballot b ON b.appraisal_id = k.id WHERE c.hash = h AND k.state = 'voting' $$;
-- A code is used by taking it away; cut off in between, nothing has happened and the code is still good.
CREATE FUNCTION appraisal_put(h bytea, items int[], sealed bytea[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c record;
BEGIN
  DELETE FROM appraisal_code x USING appraisal k WHERE x.hash = h AND k.id = x.appraisal_id AND k.state = 'voting' RETURNING x.appraisal_id, x.class INTO c;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO appraisal_cell (sealed, appraisal_id, class, item) SELECT s, c.appraisal_id, c.class, i FROM unnest(items, sealed) x(i, s) ORDER BY s;
  RETURN true;
END $$;
-- While it runs: how many codes are out and how many came back, over all classes and no finer.
CREATE FUNCTION appraisal_received(a bigint) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN appraisal_is_mine(a, '{voting,counting}') THEN (SELECT count(*)::int FROM appraisal_cell c WHERE c.appraisal_id = a AND c.item = 0) END $$;
-- The bell: whoever is just handing in is waited for, and the rest of the codes ends.
CREATE FUNCTION appraisal_bell(a bigint) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT appraisal_is_mine(a, '{counting}') THEN RETURN NULL; END IF;
  DELETE FROM appraisal_code WHERE appraisal_id = a;
  RETURN (SELECT coalesce(jsonb_object_agg(class, n), '{}') FROM (SELECT class, count(*) AS n FROM appraisal_cell WHERE appraisal_id = a AND item = 0 GROUP BY class) x);
END $$;
CREATE FUNCTION appraisal_key(a bigint, c text, t int, s bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT appraisal_is_mine(a, '{counting}') THEN RETURN false; END IF;
  INSERT INTO appraisal_pile (appraisal_id, class, teller, sealed) VALUES (a, c, t, s)
  ON CONFLICT (appraisal_id, class, teller) DO UPDATE SET sealed = excluded.sealed;
  RETURN true;
END $$;
CREATE FUNCTION appraisal_piles(a bigint) RETURNS TABLE (class text, teller int, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT class, teller, sealed FROM appraisal_pile WHERE appraisal_id = a AND appraisal_is_mine(a, '{counting}') ORDER BY class, teller $$;
CREATE FUNCTION appraisal_cells(a bigint) RETURNS TABLE (class text, item int, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT class, item, sealed FROM appraisal_cell WHERE appraisal_id = a AND appraisal_is_mine(a, '{counting}') ORDER BY sealed $$;
-- The end, or a new beginning: sealed ballots and codes go.
CREATE FUNCTION appraisal_clear(a bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT appraisal_is_mine(a, '{plan,meeting,published,cancelled}') THEN RETURN; END IF;
  DELETE FROM appraisal_code WHERE appraisal_id = a;
  DELETE FROM appraisal_cell WHERE appraisal_id = a;
  DELETE FROM appraisal_pile WHERE appraisal_id = a;
END $$;
CREATE FUNCTION appraisal_give_page(p bigint, h bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM appraisal_person x JOIN appraisal k ON k.id = x.appraisal_id WHERE x.id = p AND (SELECT scope_unit()) = ANY (k.unit_path)) THEN RETURN false; END IF;
  DELETE FROM appraisal_page WHERE person_id = p;
  INSERT INTO appraisal_page (hash, person_id) VALUES (h, p);
  RETURN true;
END $$;
CREATE FUNCTION appraisal_own_page(h bytea) RETURNS TABLE (person_id bigint, name text, post text, title text, state text, unit_name text, meeting_on date, statements_until date,
  statement_least int, statement_most int, definition jsonb, result jsonb, statements jsonb, improvements jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.id, x.name, x.post, k.title, k.state, u.name, k.meeting_on, k.statements_until, k.statement_least, k.statement_most,
    CASE WHEN k.state IN ('published', 'archived') THEN b.definition END, CASE WHEN k.state IN ('published', 'archived') THEN b.result END,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('version', s.version, 'text', s.text, 'onDay', s.on_day) ORDER BY s.version), '[]') FROM appraisal_statement s WHERE s.person_id = x.id),
    (SELECT coalesce(jsonb_agg(jsonb_build_object('item', i.item, 'untilOn', i.until_on, 'doneOn', i.done_on) ORDER BY i.id), '[]') FROM appraisal_improvement i WHERE i.person_id = x.id)
  FROM appraisal_page g JOIN appraisal_person x ON x.id = g.person_id JOIN appraisal k ON k.id = x.appraisal_id JOIN unit u ON u.id = k.unit_id
  LEFT JOIN appraisal_ballot b ON b.appraisal_id = k.id WHERE g.hash = h $$;
CREATE FUNCTION appraisal_hand_in(h bytea, t text, day date) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p bigint; v int;
BEGIN
  SELECT x.id INTO p FROM appraisal_page g JOIN appraisal_person x ON x.id = g.person_id JOIN appraisal k ON k.id = x.appraisal_id WHERE g.hash = h AND k.state = 'plan' FOR UPDATE OF x;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO appraisal_statement (person_id, version, text, on_day)
  SELECT p, coalesce(max(s.version), 0) + 1, t, day FROM appraisal_statement s WHERE s.person_id = p RETURNING version INTO v;
  RETURN v;
END $$;
GRANT INSERT ON appraisal_statement TO bihuan_definer;
REVOKE EXECUTE ON FUNCTION appraisal_roll_closed, appraisal_is_mine, appraisal_deal, appraisal_of_code, appraisal_put, appraisal_received, appraisal_bell, appraisal_key, appraisal_piles, appraisal_cells,
  appraisal_clear, appraisal_give_page, appraisal_own_page, appraisal_hand_in FROM PUBLIC;
GRANT EXECUTE ON FUNCTION appraisal_deal, appraisal_of_code, appraisal_put, appraisal_received, appraisal_bell, appraisal_key, appraisal_piles, appraisal_cells,
  appraisal_clear, appraisal_give_page, appraisal_own_page, appraisal_hand_in TO bihuan_app;
GRANT EXECUTE ON FUNCTION appraisal_is_mine TO bihuan_definer;
CREATE INDEX appraisal_scheme_same ON appraisal_scheme (name);
CREATE INDEX appraisal_same ON appraisal (title);
