-- Votes from afar: tellers make a key that nobody holds whole, whoever is on the roll has one token signed blindly before the vote opens, ballots come encrypted.
CREATE TABLE appraisal_afar (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appraisal_id bigint NOT NULL UNIQUE REFERENCES appraisal,
  key text NOT NULL UNIQUE CHECK (key ~ '^[0-9a-f]{32}$'),
  election jsonb,
  file text
);
COMMENT ON TABLE appraisal_afar IS 'A vote from afar: its public name; what is voted on with the tellers'' and the token keys, since ballots were handed out; after the count the file from which anybody counts again.';
SELECT wall_child_rows('appraisal_afar', 'appraisal', 'appraisal_id');
CREATE TABLE appraisal_afar_teller (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appraisal_id bigint NOT NULL REFERENCES appraisal,
  no int NOT NULL CHECK (no BETWEEN 1 AND 9),
  name text NOT NULL,
  link bytea NOT NULL UNIQUE,
  offer jsonb,
  dealt jsonb,
  ready boolean NOT NULL DEFAULT false,
  share jsonb,
  UNIQUE (appraisal_id, no)
);
COMMENT ON TABLE appraisal_afar_teller IS 'What a teller''s own device told of the key that the tellers share: nothing that opens anything; after the bell his share of the tallies fixed before.';
SELECT wall_child_rows('appraisal_afar_teller', 'appraisal', 'appraisal_id');

ALTER TABLE appraisal_voter ADD link bytea UNIQUE, ADD asked bytea;
COMMENT ON COLUMN appraisal_voter.link IS 'Keyed hash of the link by which this voter has his token signed.';
COMMENT ON COLUMN appraisal_voter.asked IS 'Hash of the one blinded request that was signed: the same is signed again, another never. The token itself nobody knows but its voter.';

CREATE TABLE appraisal_afar_signer (
  appraisal_id bigint NOT NULL REFERENCES appraisal,
  class text NOT NULL,
  signer bytea NOT NULL,
  PRIMARY KEY (appraisal_id, class)
);
COMMENT ON TABLE appraisal_afar_signer IS 'secret: what signs the tokens of a class; gone when the vote opens, so that nobody signs while ballots come in.';
CREATE TABLE appraisal_afar_entry (
  credential bytea PRIMARY KEY,
  appraisal_id bigint NOT NULL REFERENCES appraisal,
  no int NOT NULL,
  ballot bytea NOT NULL,
  token bytea NOT NULL
);
COMMENT ON TABLE appraisal_afar_entry IS 'secret: the last encrypted ballot of each credential with its token: no name, no time; only sums are ever opened.';
CREATE INDEX appraisal_afar_entry_of ON appraisal_afar_entry (appraisal_id);
ALTER TABLE appraisal_afar_signer ENABLE ROW LEVEL SECURITY;
ALTER TABLE appraisal_afar_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY appraisal_afar_signer_definer ON appraisal_afar_signer TO bihuan_definer USING (true) WITH CHECK (true);
CREATE POLICY appraisal_afar_entry_definer ON appraisal_afar_entry TO bihuan_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON appraisal_afar_signer, appraisal_afar_entry TO bihuan_definer;

-- Handing out anew ends tokens and ballots of before; the end of the vote takes the entries away.
CREATE OR REPLACE FUNCTION appraisal_clear(a bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT appraisal_is_mine(a, '{plan,meeting,published,cancelled}') THEN RETURN; END IF;
  DELETE FROM appraisal_code WHERE appraisal_id = a;
  DELETE FROM appraisal_cell WHERE appraisal_id = a;
  DELETE FROM appraisal_pile WHERE appraisal_id = a;
  DELETE FROM appraisal_afar_signer WHERE appraisal_id = a;
  DELETE FROM appraisal_afar_entry WHERE appraisal_id = a;
END $$;
CREATE FUNCTION appraisal_afar_signers(a bigint, classes text[], signers bytea[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT appraisal_is_mine(a, '{meeting}') THEN RETURN false; END IF;
  INSERT INTO appraisal_afar_signer (appraisal_id, class, signer) SELECT a, c, s FROM unnest(classes, signers) x(c, s);
  RETURN true;
END $$;
-- The vote opens: from now on no token is signed.
CREATE FUNCTION appraisal_afar_close(a bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF appraisal_is_mine(a, '{voting}') THEN DELETE FROM appraisal_afar_signer WHERE appraisal_id = a; END IF;
END $$;
-- What whoever has the vote's name may know: never anything of a voter or a ballot.
CREATE FUNCTION appraisal_afar_look(k text) RETURNS TABLE (state text, title text, unit_name text, definition jsonb, election jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.state, x.title, u.name, b.definition, f.election FROM appraisal_afar f JOIN appraisal x ON x.id = f.appraisal_id JOIN unit u ON u.id = x.unit_id
  LEFT JOIN appraisal_ballot b ON b.appraisal_id = x.id WHERE f.key = k $$;
CREATE FUNCTION appraisal_afar_voter(k text, l bytea) RETURNS TABLE (name text, class text, asked boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.name, v.class, v.asked IS NOT NULL FROM appraisal_voter v JOIN appraisal_afar f ON f.appraisal_id = v.appraisal_id JOIN appraisal x ON x.id = v.appraisal_id
  WHERE f.key = k AND v.link = l AND x.state = 'meeting' AND f.election IS NOT NULL $$;
CREATE FUNCTION appraisal_afar_ask(k text, l bytea, h bytea) RETURNS TABLE (class text, signer bytea) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v record;
BEGIN
  -- Held against the opening, which waits for whoever is just asking.
  PERFORM FROM appraisal x JOIN appraisal_afar f ON f.appraisal_id = x.id WHERE f.key = k AND f.election IS NOT NULL AND x.state = 'meeting' FOR SHARE OF x;
  IF NOT FOUND THEN RETURN; END IF;
  UPDATE appraisal_voter t SET asked = h FROM appraisal_afar f WHERE f.key = k AND f.appraisal_id = t.appraisal_id AND t.link = l AND coalesce(t.asked, h) = h
  RETURNING t.appraisal_id, t.class INTO v;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY SELECT s.class, s.signer FROM appraisal_afar_signer s WHERE s.appraisal_id = v.appraisal_id AND s.class = v.class;
END $$;
-- Of one credential the ballot with the highest number stays; an older one sent again changes nothing.
CREATE FUNCTION appraisal_afar_put(k text, c bytea, n int, b bytea, t bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a bigint;
BEGIN
  SELECT x.id INTO a FROM appraisal x JOIN appraisal_afar f ON f.appraisal_id = x.id WHERE f.key = k AND x.state = 'voting' FOR SHARE OF x;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO appraisal_afar_entry AS e (credential, appraisal_id, no, ballot, token) VALUES (c, a, n, b, t)
  ON CONFLICT (credential) DO UPDATE SET no = excluded.no, ballot = excluded.ballot, token = excluded.token WHERE e.appraisal_id = a AND e.no < excluded.no;
  RETURN true;
END $$;
CREATE FUNCTION appraisal_afar_file(k text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.file FROM appraisal_afar f JOIN appraisal x ON x.id = f.appraisal_id WHERE f.key = k AND x.state IN ('published', 'archived') $$;
CREATE FUNCTION appraisal_afar_teller_look(l bytea) RETURNS TABLE (no int, name text, key text, state text, title text, unit_name text, election jsonb, tellers jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.no, t.name, f.key, x.state, x.title, u.name, f.election,
    (SELECT jsonb_agg(jsonb_build_object('offer', o.offer, 'dealt', o.dealt, 'ready', o.ready, 'shared', o.share IS NOT NULL) ORDER BY o.no) FROM appraisal_afar_teller o WHERE o.appraisal_id = t.appraisal_id)
  FROM appraisal_afar_teller t JOIN appraisal_afar f ON f.appraisal_id = t.appraisal_id JOIN appraisal x ON x.id = t.appraisal_id JOIN unit u ON u.id = x.unit_id WHERE t.link = l $$;
-- Each step once: what was told stays; the share comes after the bell.
CREATE FUNCTION appraisal_afar_teller_put(l bytea, what text, v jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s text;
BEGIN
  SELECT x.state INTO s FROM appraisal_afar_teller t JOIN appraisal x ON x.id = t.appraisal_id WHERE t.link = l;
  IF what = 'share' THEN
    UPDATE appraisal_afar_teller SET share = v WHERE link = l AND s = 'counting';
  ELSIF what = 'offer' THEN
    UPDATE appraisal_afar_teller SET offer = v WHERE link = l AND s IN ('plan', 'meeting') AND offer IS NULL;
  ELSIF what = 'dealt' THEN
    UPDATE appraisal_afar_teller SET dealt = v WHERE link = l AND s IN ('plan', 'meeting') AND offer IS NOT NULL AND dealt IS NULL;
  ELSIF what = 'ready' THEN
    UPDATE appraisal_afar_teller SET ready = true WHERE link = l AND s IN ('plan', 'meeting') AND dealt IS NOT NULL;
  ELSE RETURN false;
  END IF;
  RETURN FOUND;
END $$;
-- After the bell, in an order that tells nothing: for each teller's own program, and for whoever counts.
CREATE FUNCTION appraisal_afar_board(l bytea) RETURNS TABLE (ballot bytea, token bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.ballot, e.token FROM appraisal_afar_entry e JOIN appraisal_afar_teller t ON t.appraisal_id = e.appraisal_id JOIN appraisal x ON x.id = e.appraisal_id
  WHERE t.link = l AND x.state = 'counting' ORDER BY e.credential $$;
CREATE FUNCTION appraisal_afar_entries(a bigint) RETURNS TABLE (ballot bytea, token bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ballot, token FROM appraisal_afar_entry WHERE appraisal_id = a AND appraisal_is_mine(a, '{counting}') ORDER BY credential $$;
CREATE OR REPLACE FUNCTION appraisal_received(a bigint) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN appraisal_is_mine(a, '{voting,counting}') THEN (SELECT count(*)::int FROM appraisal_cell c WHERE c.appraisal_id = a AND c.item = 0)
    + (SELECT count(*)::int FROM appraisal_afar_entry e WHERE e.appraisal_id = a) END $$;
REVOKE EXECUTE ON FUNCTION appraisal_afar_signers, appraisal_afar_close, appraisal_afar_look, appraisal_afar_voter, appraisal_afar_ask, appraisal_afar_put, appraisal_afar_file,
  appraisal_afar_teller_look, appraisal_afar_teller_put, appraisal_afar_board, appraisal_afar_entries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION appraisal_afar_signers, appraisal_afar_close, appraisal_afar_look, appraisal_afar_voter, appraisal_afar_ask, appraisal_afar_put, appraisal_afar_file,
  appraisal_afar_teller_look, appraisal_afar_teller_put, appraisal_afar_board, appraisal_afar_entries TO bihuan_app;
