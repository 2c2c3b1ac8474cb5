CREATE TABLE society (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 3 AND 100),
  credit_code text NOT NULL,
  level text NOT NULL,
  registry text,
  registered_number text,
  founded_on date NOT NULL,
  superior text NOT NULL,
  seat text,
  legal_person text NOT NULL,
  secretary text,
  secretary_full_time boolean,
  contact_phone text,
  term_number int NOT NULL CHECK (term_number BETWEEN 1 AND 99),
  term_from date NOT NULL,
  term_to date NOT NULL CHECK (term_to > term_from),
  council int CHECK (council BETWEEN 0 AND 10000),
  standing_council int CHECK (standing_council BETWEEN 0 AND 10000),
  members_personal int CHECK (members_personal BETWEEN 0 AND 10000000),
  members_units int CHECK (members_units BETWEEN 0 AND 1000000),
  party_body text NOT NULL,
  party_reason text,
  has_account boolean,
  grade text,
  grade_to date,
  reviewed_until date
);
COMMENT ON TABLE society IS 'A society under an association''s guidance; its case (same id) says how it stands.';
COMMENT ON COLUMN society.reviewed_until IS 'Last day of the newest year whose review is on record; kept by a trigger.';
SELECT wall_case_rows('society', 'society', ARRAY['level', 'party_body', 'term_from', 'term_to', 'reviewed_until', 'founded_on']);

CREATE TABLE society_review (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  society_id bigint NOT NULL REFERENCES society,
  year int NOT NULL CHECK (year BETWEEN 1950 AND 2100),
  result text NOT NULL,
  filed_on date,
  note text,
  UNIQUE (society_id, year)
);
COMMENT ON TABLE society_review IS 'Yearly reviews with their result; one a year.';
SELECT wall_child_rows('society_review', 'society', 'society_id');

CREATE TABLE society_branch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  society_id bigint NOT NULL REFERENCES society,
  name text NOT NULL CHECK (char_length(name) BETWEEN 3 AND 100),
  head text,
  founded_on date
);
COMMENT ON TABLE society_branch IS 'Branches: no legal person of their own.';
SELECT wall_child_rows('society_branch', 'society', 'society_id');

CREATE TABLE society_official (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  society_id bigint NOT NULL REFERENCES society,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  post text NOT NULL,
  other_posts text,
  is_official boolean NOT NULL,
  approval text,
  from_on date
);
COMMENT ON TABLE society_official IS 'Who holds its posts; of officials in office, by what approval.';
SELECT wall_child_rows('society_official', 'society', 'society_id');

CREATE TABLE society_honour (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  society_id bigint NOT NULL REFERENCES society,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  given_by text NOT NULL,
  on_day date NOT NULL
);
COMMENT ON TABLE society_honour IS 'Honours, each with who gave it and when.';
SELECT wall_child_rows('society_honour', 'society', 'society_id');

CREATE FUNCTION society_reviewed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE society s SET reviewed_until = (SELECT max(make_date(r.year, 12, 31)) FROM society_review r WHERE r.society_id = s.id AND r.result <> 'absent')
  WHERE s.id = coalesce(NEW.society_id, OLD.society_id);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION society_reviewed FROM PUBLIC;
CREATE TRIGGER society_reviewed AFTER INSERT OR UPDATE OR DELETE ON society_review FOR EACH ROW EXECUTE FUNCTION society_reviewed();

CREATE TABLE society_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  measure text NOT NULL,
  value int NOT NULL CHECK (value BETWEEN 0 AND 3660),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE society_rule IS 'Days that a document sets, with their source and time; a superior''s hold beneath. What no rule sets is not reckoned.';
SELECT wall_unit_rows('society_rule', ARRAY['measure', 'value', 'from_on', 'to_on'], seen_below => true);

CREATE TABLE term_change (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL,
  society_id bigint NOT NULL REFERENCES society,
  ends_on date NOT NULL,
  delayed_to date CHECK (delayed_to > ends_on),
  congress_on date,
  new_number int CHECK (new_number BETWEEN 1 AND 99),
  new_to date,
  new_legal_person text,
  step_due_on date
);
COMMENT ON TABLE term_change IS 'A change of term as a guided case; its state is the step it stands at.';
COMMENT ON COLUMN term_change.step_due_on IS 'Until when the step at which it stands is due, by the rules in force; NULL where none sets it.';
SELECT wall_case_rows('term_change', 'term_change', ARRAY['ends_on', 'step_due_on']);
CREATE INDEX term_change_society ON term_change (society_id);

CREATE TABLE term_paper (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  change_id bigint NOT NULL REFERENCES term_change,
  step text NOT NULL,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  standing text NOT NULL,
  on_day date
);
COMMENT ON TABLE term_paper IS 'Papers of a change of term by step, each with how it stands.';
SELECT wall_child_rows('term_paper', 'term_change', 'change_id');
