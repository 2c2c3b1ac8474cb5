-- Firms with what is known of them, and what policies give to whom.
CREATE TABLE firm (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  code text NOT NULL CHECK (code ~ '^[0-9A-Z]{18}$'),
  notes text
);
COMMENT ON TABLE firm IS 'Firms whose policies are looked for, by credit code; what is known of them stands in firm_fact.';
SELECT wall_unit_rows('firm', ARRAY['code']);
ALTER TABLE firm ADD CONSTRAINT firm_code UNIQUE (unit_id, code);

CREATE TABLE firm_fact (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  firm_id bigint NOT NULL REFERENCES firm,
  subject text NOT NULL,
  value text NOT NULL CHECK (char_length(value) BETWEEN 1 AND 100),
  on_day date NOT NULL,
  until_on date CHECK (until_on >= on_day),
  source text NOT NULL
);
COMMENT ON TABLE firm_fact IS 'What is known of a firm: each with its day and its source; the newest not after a day holds on that day.';
SELECT wall_child_rows('firm_fact', 'firm', 'firm_id');

CREATE TABLE benefit (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  policy text NOT NULL CHECK (char_length(policy) BETWEEN 2 AND 200),
  gives text NOT NULL,
  amount_fen bigint CHECK (amount_fen >= 0),
  deadline date,
  papers text,
  checked_on date,
  policy_id bigint REFERENCES policy
);
COMMENT ON TABLE benefit IS 'What a policy gives, to whom: entered by one, checked by another; its case (same id) says where it stands.';
COMMENT ON COLUMN benefit.policy IS 'Title or number of the document as typed; policy_id is the one of the library that was found by it.';
SELECT wall_case_rows('benefit', 'benefit', ARRAY['deadline']);

CREATE TABLE benefit_condition (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  benefit_id bigint NOT NULL REFERENCES benefit,
  group_no int NOT NULL CHECK (group_no BETWEEN 1 AND 99),
  how text NOT NULL CHECK (how IN ('all', 'any', 'none')),
  subject text NOT NULL,
  comparison text NOT NULL,
  value text NOT NULL CHECK (char_length(value) BETWEEN 1 AND 200),
  address text NOT NULL CHECK (char_length(address) BETWEEN 1 AND 80),
  clause text NOT NULL CHECK (char_length(clause) BETWEEN 2 AND 1000)
);
COMMENT ON TABLE benefit_condition IS 'Conditions in groups: of a group all must hold, or one, or none may; all groups must.';
SELECT wall_child_rows('benefit_condition', 'benefit', 'benefit_id');

CREATE TABLE benefit_offer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  benefit_id bigint NOT NULL REFERENCES benefit,
  policy_id bigint NOT NULL REFERENCES policy,
  policy_digest text NOT NULL,
  title text NOT NULL,
  gives text NOT NULL,
  amount_fen bigint,
  deadline date,
  papers text,
  from_on date NOT NULL,
  ended_on date,
  unit_id int NOT NULL REFERENCES unit
);
COMMENT ON TABLE benefit_offer IS 'A checked version of a benefit, for its unit and all beneath it; a later check ends the one before. policy_digest is the text that was checked.';
CREATE TABLE benefit_term (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  benefit_id bigint NOT NULL REFERENCES benefit,
  offer_id bigint NOT NULL REFERENCES benefit_offer,
  group_no int NOT NULL,
  how text NOT NULL,
  subject text NOT NULL,
  comparison text NOT NULL,
  value text NOT NULL,
  address text NOT NULL,
  clause text NOT NULL,
  unit_id int NOT NULL REFERENCES unit
);
COMMENT ON TABLE benefit_term IS 'The conditions of a checked version as they were checked.';
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['benefit_offer', 'benefit_term'] LOOP
    PERFORM wall_child_rows(t, 'benefit', 'benefit_id');
    -- What a superior checked holds for those beneath, who therefore read it.
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO bihuan_app USING (unit_id = ANY (ARRAY(SELECT unnest(path) FROM unit WHERE id = (SELECT scope_unit()))))', t || '_below', t);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE OF successor_id ON unit FOR EACH ROW WHEN (NEW.successor_id IS NOT NULL) EXECUTE FUNCTION unit_row_follow(%L)', 'unit_row_' || t, t);
  END LOOP;
END $$;
REVOKE DELETE ON benefit_offer, benefit_term FROM bihuan_app;
REVOKE UPDATE ON benefit_term FROM bihuan_app;
CREATE INDEX benefit_offer_standing ON benefit_offer (unit_id) WHERE ended_on IS NULL;
CREATE INDEX benefit_term_of_offer ON benefit_term (offer_id, id);
