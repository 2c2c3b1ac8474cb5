CREATE TABLE brief (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  theme text,
  authors text NOT NULL,
  source text,
  summary text,
  body text,
  addressees text,
  not_secret boolean,
  stated_by text,
  stated_on date,
  number text,
  issued_on date
);
COMMENT ON TABLE brief IS 'Briefs of a think tank; its case (same id) says where it stands. What bears a mark of secrecy is refused before it reaches this table.';
COMMENT ON COLUMN brief.number IS 'Given when it is signed, without gaps by unit and year.';
SELECT wall_case_rows('brief', 'brief', ARRAY['issued_on']);
ALTER TABLE brief ADD CONSTRAINT brief_number UNIQUE (unit_id, number);

CREATE TABLE brief_delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  brief_id bigint NOT NULL REFERENCES brief,
  addressee text NOT NULL,
  way text NOT NULL,
  on_day date NOT NULL
);
COMMENT ON TABLE brief_delivery IS 'To whom a brief went, how and when.';
SELECT wall_child_rows('brief_delivery', 'brief', 'brief_id');

-- Adoption is seen by those who are named for the brief, through one function that writes down every look. The product's own role has
-- no right to read these rows, so no list, export, search, fact or indicator can hold them.
CREATE TABLE brief_seer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  brief_id bigint NOT NULL REFERENCES brief,
  person_id bigint NOT NULL REFERENCES person,
  named_by text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE brief_seer IS 'Who may see and enter what became of a brief, named by a leader.';
SELECT wall_child_rows('brief_seer', 'brief', 'brief_id');
REVOKE DELETE ON brief_seer FROM bihuan_app;

CREATE TABLE brief_adoption (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  brief_id bigint NOT NULL REFERENCES brief,
  form text NOT NULL CHECK (form IN ('adopted', 'passed_on', 'read')),
  body text NOT NULL CHECK (char_length(body) BETWEEN 2 AND 200),
  on_day date NOT NULL,
  kept_at text NOT NULL CHECK (char_length(kept_at) BETWEEN 2 AND 200),
  entered_by bigint NOT NULL REFERENCES person
);
COMMENT ON TABLE brief_adoption IS 'That a brief was adopted, by whom and where the paper lies; never its wording.';
SELECT wall_child_rows('brief_adoption', 'brief', 'brief_id');
REVOKE ALL ON brief_adoption FROM bihuan_app;

CREATE TABLE brief_look (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  brief_id bigint NOT NULL REFERENCES brief,
  person_id bigint NOT NULL REFERENCES person,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE brief_look IS 'Every look at what became of a brief; written by the function that shows it, never changed.';
SELECT wall_child_rows('brief_look', 'brief', 'brief_id');
REVOKE INSERT, UPDATE, DELETE ON brief_look FROM bihuan_app;

CREATE FUNCTION sees_adoption(b bigint, on_day date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM brief_seer s JOIN brief r ON r.id = s.brief_id WHERE s.brief_id = b AND s.person_id = (SELECT scope_person())
    AND s.from_on <= on_day AND (s.to_on IS NULL OR s.to_on >= on_day) AND (SELECT scope_unit()) = ANY (r.unit_path)) $$;
CREATE FUNCTION look_at_adoption(b bigint, on_day date) RETURNS TABLE (id bigint, form text, body text, adopted_on date, kept_at text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT sees_adoption(b, on_day) THEN RETURN; END IF;
  INSERT INTO brief_look (brief_id, person_id) VALUES (b, scope_person());
  RETURN QUERY SELECT a.id, a.form, a.body, a.on_day, a.kept_at FROM brief_adoption a WHERE a.brief_id = b ORDER BY a.id;
END $$;
CREATE FUNCTION enter_adoption(b bigint, today date, f text, who text, adopted date, place text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT sees_adoption(b, today) THEN RETURN false; END IF;
  INSERT INTO brief_adoption (brief_id, form, body, on_day, kept_at, entered_by) VALUES (b, f, who, adopted, place, scope_person());
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION sees_adoption, look_at_adoption, enter_adoption FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sees_adoption, look_at_adoption, enter_adoption TO bihuan_app;
GRANT INSERT ON brief_look, brief_adoption TO bihuan_definer;
