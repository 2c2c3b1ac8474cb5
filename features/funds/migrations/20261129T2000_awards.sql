-- Awards to persons and firms: recipients are entries of the registers, conditions stand with the factors, each award is a case of the unit that gives it.
ALTER TABLE fund DROP CONSTRAINT fund_recipients_check;
ALTER TABLE fund ADD CONSTRAINT fund_recipients_check CHECK (recipients IN ('city', 'county', 'town', 'firm', 'person'));

CREATE TABLE fund_named (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fund_id bigint NOT NULL REFERENCES fund,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
  beside text,
  code text CHECK (code ~ '^[0-9A-Z]{18}$'),
  list text,
  record_id bigint,
  CHECK ((list IS NULL) = (record_id IS NULL) AND (code IS NULL) <> (list IS NULL)),
  UNIQUE (fund_id, code),
  UNIQUE (fund_id, list, record_id)
);
COMMENT ON TABLE fund_named IS 'Firms or persons a fund may award, as the registers name them: a firm by its credit code, a person by an entry of a register of persons.';
COMMENT ON COLUMN fund_named.beside IS 'A person''s employer, to tell namesakes apart.';
SELECT wall_child_rows('fund_named', 'fund', 'fund_id');

ALTER TABLE fund_factor ADD least text;
COMMENT ON COLUMN fund_factor.least IS 'Who has less takes no part: the condition of an award.';

ALTER TABLE fund_recipient ALTER unit_id DROP NOT NULL, ADD named_id bigint REFERENCES fund_named,
  ADD CHECK (num_nonnulls(unit_id, named_id) = 1), ADD UNIQUE (fund_id, pot_no, named_id);
COMMENT ON TABLE fund_recipient IS 'Who may receive of a pot, a unit or a named one, with coefficient, fixed sum, last year''s amount, and each factor''s figure with what it is made of.';

CREATE TABLE fund_award (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL,
  beside text,
  code text,
  list text,
  record_id bigint,
  fund_id bigint NOT NULL REFERENCES fund,
  fund_title text NOT NULL,
  basis text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  draft_no int NOT NULL,
  parts jsonb NOT NULL,
  paid_on date,
  voucher text CHECK (char_length(voucher) BETWEEN 1 AND 100),
  CHECK ((paid_on IS NULL) = (voucher IS NULL))
);
COMMENT ON TABLE fund_award IS 'What one firm or person was awarded of a fund: its case stays with the unit that gives it, which pays it whole, once, by a voucher.';
COMMENT ON COLUMN fund_award.parts IS 'Pot → amount in fen, as decided.';
SELECT wall_case_rows('fund_award', 'fund_award', ARRAY['amount_fen', 'paid_on']);
CREATE INDEX fund_award_fund ON fund_award (fund_id);
CREATE INDEX fund_award_code ON fund_award (code) WHERE code IS NOT NULL;

ALTER TABLE fund_objection ADD objector text CHECK (char_length(objector) BETWEEN 1 AND 60);
COMMENT ON COLUMN fund_objection.objector IS 'Who objected by letter or telephone, where the office enters it for him.';
