CREATE TABLE policy (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 200),
  part text CHECK (char_length(part) BETWEEN 1 AND 60),
  family text NOT NULL CHECK (char_length(family) BETWEEN 1 AND 280),
  number text CHECK (char_length(number) BETWEEN 2 AND 60),
  issuer text CHECK (char_length(issuer) BETWEEN 2 AND 100),
  level text NOT NULL CHECK (level IN ('constitution', 'law', 'regulation', 'rule', 'local', 'document')),
  region_code text REFERENCES region,
  issued_on date,
  in_force_on date,
  in_force_basis text CHECK (in_force_basis IN ('text', 'assumed', 'entered')),
  repealed_on date CHECK (repealed_on >= in_force_on),
  notes text NOT NULL DEFAULT '',
  is_public boolean NOT NULL DEFAULT false,
  source text UNIQUE,
  digest text NOT NULL,
  characters int NOT NULL CHECK (characters >= 0),
  version int NOT NULL DEFAULT 1,
  request_key text UNIQUE,
  unit_id int NOT NULL REFERENCES unit,
  unit_path int[] NOT NULL,
  sample boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((in_force_on IS NULL) = (in_force_basis IS NULL))
);
COMMENT ON TABLE policy IS 'A law, regulation or document of an office, one row per version of its text. Read by everybody signed in, kept by the unit that entered it.';
COMMENT ON COLUMN policy.family IS 'What stays the same from version to version: the name without 中华人民共和国, brackets and blanks; name/part where a law comes in parts.';
COMMENT ON COLUMN policy.in_force_basis IS 'text: read in the document; assumed: nothing says so, the day of issue is taken; entered: by a person.';
COMMENT ON COLUMN policy.repealed_on IS 'First day on which it no longer holds, where it is known by itself; with a successor (policy_link) the successor''s first day ends it.';
COMMENT ON COLUMN policy.source IS 'Path within the imported folder; NULL where a person entered it.';
COMMENT ON COLUMN policy.digest IS 'SHA-256 of the text read, so that a second import of the same file changes nothing and the same text under two paths is seen.';
COMMENT ON COLUMN policy.version IS 'Counts edits: who edits an older state is refused.';
CREATE INDEX policy_family ON policy (family text_pattern_ops, issued_on);
CREATE INDEX policy_number ON policy (number) WHERE number IS NOT NULL;
CREATE INDEX policy_title ON policy USING gin (title gin_trgm_ops);
CREATE INDEX policy_issued ON policy (issued_on DESC NULLS LAST, id DESC);

CREATE TABLE policy_article (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  policy_id bigint NOT NULL REFERENCES policy,
  seq int NOT NULL CHECK (seq > 0),
  address text NOT NULL CHECK (char_length(address) BETWEEN 1 AND 80),
  headings text[] NOT NULL DEFAULT '{}',
  body text NOT NULL,
  UNIQUE (policy_id, seq),
  UNIQUE (policy_id, address)
);
COMMENT ON TABLE policy_article IS 'The text of a document by article, in order. Lines of the body are its 款; lines beginning （一） are 项.';
COMMENT ON COLUMN policy_article.address IS 'Stable within the document and used in links: 第三条, 第三条之一, 序言.';

CREATE TABLE policy_reference (
  policy_id bigint NOT NULL REFERENCES policy,
  seq int NOT NULL,
  family text NOT NULL,
  address text,
  UNIQUE NULLS NOT DISTINCT (policy_id, seq, family, address)
);
COMMENT ON TABLE policy_reference IS 'Which article names which other document or article of it; resolved when read, so that a document added later is found.';
CREATE INDEX policy_reference_family ON policy_reference (family, address);

CREATE TABLE policy_link (
  from_id bigint NOT NULL REFERENCES policy,
  kind text NOT NULL CHECK (kind IN ('replaces', 'amends', 'implements')),
  to_id bigint NOT NULL REFERENCES policy,
  basis text NOT NULL CHECK (basis IN ('derived', 'entered')),
  PRIMARY KEY (from_id, kind, to_id),
  CHECK (from_id <> to_id)
);
-- A unit ends only documents it keeps itself: "replaces" needs both ends in scope.
COMMENT ON TABLE policy_link IS 'from replaces, amends or implements to. "replaces" never closes a circle: decided under a lock before it is written.';
COMMENT ON COLUMN policy_link.basis IS 'derived: read from titles and closing articles by the import; entered: by a person.';
CREATE INDEX policy_link_to ON policy_link (to_id, kind);

ALTER TABLE policy ENABLE ROW LEVEL SECURITY;
CREATE POLICY policy_read ON policy FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL);
CREATE POLICY policy_make ON policy FOR INSERT TO bihuan_app WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
CREATE POLICY policy_change ON policy FOR UPDATE TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
ALTER TABLE policy_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY policy_link_read ON policy_link FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL);
CREATE POLICY policy_link_make ON policy_link FOR INSERT TO bihuan_app
  WITH CHECK (EXISTS (SELECT FROM policy p WHERE p.id = from_id AND (SELECT scope_unit()) = ANY (p.unit_path))
    AND (kind <> 'replaces' OR EXISTS (SELECT FROM policy p WHERE p.id = to_id AND (SELECT scope_unit()) = ANY (p.unit_path))));
CREATE POLICY policy_link_drop ON policy_link FOR DELETE TO bihuan_app
  USING (EXISTS (SELECT FROM policy p WHERE p.id = from_id AND (SELECT scope_unit()) = ANY (p.unit_path)));
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['policy_article', 'policy_reference'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL)', t || '_read', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO bihuan_app WITH CHECK (EXISTS (SELECT FROM policy p WHERE p.id = policy_id AND (SELECT scope_unit()) = ANY (p.unit_path)))', t || '_make', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO bihuan_app USING (EXISTS (SELECT FROM policy p WHERE p.id = policy_id AND (SELECT scope_unit()) = ANY (p.unit_path)))', t || '_drop', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON policy TO bihuan_app;
GRANT SELECT, INSERT, DELETE ON policy_article, policy_reference, policy_link TO bihuan_app;
