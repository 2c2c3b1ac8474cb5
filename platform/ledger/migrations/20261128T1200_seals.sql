-- Seals anew: keyed, over facts, case events and audit entries alike, with a tree that proves one record without opening another
-- (decisions/0036). The old ones were a chain that anybody could reckon again, and depended on the session's time zone.
DROP TABLE ledger_seal;

-- An order in which events came, as facts and audit entries have it: what is sealed is a log.
ALTER TABLE case_event ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY;
CREATE UNIQUE INDEX case_event_id ON case_event (id);
COMMENT ON COLUMN case_event.id IS 'Position in the log of all events, for seals alone; a case''s own order is seq.';

CREATE TABLE ledger_leaf (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  log text NOT NULL CHECK (log IN ('fact', 'event', 'audit')),
  first bigint NOT NULL CHECK (first >= 0),
  ids bigint[] NOT NULL CHECK (cardinality(ids) BETWEEN 1 AND 256),
  leaves bytea NOT NULL CHECK (octet_length(leaves) = 32 * cardinality(ids)),
  root bytea,
  digest bytea NOT NULL,
  key_id text NOT NULL,
  mac bytea NOT NULL
);
COMMENT ON TABLE ledger_leaf IS 'Leaves of the tree over each log, in stretches of at most 256 that cross no border of 256: the records'' ids and the hashes of their salted bytes. A row whose mac does not match is nobody''s.';
COMMENT ON COLUMN ledger_leaf.first IS 'Position of the stretch''s first leaf in its log, from 0.';
COMMENT ON COLUMN ledger_leaf.root IS 'Root of the 256 leaves that this stretch completes, or NULL.';
COMMENT ON COLUMN ledger_leaf.digest IS 'SHA-256 of ids and leaves; the mac covers log, first, number, root and this.';
CREATE INDEX ledger_leaf_first ON ledger_leaf (log, first, id);

CREATE TABLE ledger_seal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  n int NOT NULL CHECK (n > 0),
  statement text NOT NULL CHECK (octet_length(statement) <= 10000),
  totals text NOT NULL CHECK (octet_length(totals) <= 1000000),
  key_id text NOT NULL,
  mac bytea NOT NULL
);
COMMENT ON TABLE ledger_seal IS 'What stood at an instant: size and root of each log''s tree, a hash of the roll-ups'' totals, the mac of the seal before. The mac is HMAC-SHA-256 of `statement` under a key outside the database; a row without it counts as nothing and is reported.';
COMMENT ON COLUMN ledger_seal.totals IS 'Totals of the roll-ups over all units, of which the statement holds a salted hash: a seal that leaves the house tells no figures.';
CREATE INDEX ledger_seal_n ON ledger_seal (n);

CREATE TABLE seal_check (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  seals int NOT NULL,
  records jsonb NOT NULL,
  cells bigint NOT NULL,
  faults jsonb NOT NULL,
  millis int NOT NULL
);
COMMENT ON TABLE seal_check IS 'What each recount found: how much was looked at, and every fault in words. The auditor''s page shows the last.';

CREATE TRIGGER ledger_leaf_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_leaf FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_seal_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_seal FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER seal_check_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_check FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER case_event_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON case_event FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
GRANT SELECT, INSERT ON ledger_leaf, ledger_seal, seal_check TO bihuan_app;

-- Seals speak of the whole tree: whoever sees less of it sees none of them, and the pages show what the server has read for them.
CREATE FUNCTION is_whole_tree() RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM unit WHERE id = scope_unit() AND parent_id IS NULL) $$;
COMMENT ON FUNCTION is_whole_tree IS 'Whether the connection''s scope is the root of all units.';
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_leaf', 'ledger_seal', 'seal_check'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO bihuan_app USING ((SELECT is_whole_tree())) WITH CHECK ((SELECT is_whole_tree()))', name || '_scope', name);
  END LOOP;
END $$;
