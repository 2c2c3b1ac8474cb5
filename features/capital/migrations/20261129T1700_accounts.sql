CREATE TABLE contract_settlement (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contract_id bigint NOT NULL REFERENCES capital_contract,
  step text NOT NULL CHECK (step IN ('submitted', 'reviewed', 'audited')),
  fen bigint NOT NULL CHECK (fen >= 0),
  on_day date NOT NULL,
  body text NOT NULL,
  document_no text,
  reason text,
  UNIQUE (contract_id, step)
);
COMMENT ON TABLE contract_settlement IS 'The final account of a contract: what was submitted, what a review and the audit left of it; a sum that differs from the step before has its reason.';
SELECT wall_child_rows('contract_settlement', 'capital_contract', 'contract_id');
ALTER TABLE contract_payment DROP CONSTRAINT contract_payment_kind_check,
  ADD CONSTRAINT contract_payment_kind_check CHECK (kind IN ('advance', 'progress', 'settlement', 'retention', 'refund'));
COMMENT ON COLUMN contract_payment.kind IS 'A refund comes back from the party: it lessens what is paid.';

CREATE TABLE audit_finding (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  project_id bigint NOT NULL REFERENCES capital_project,
  contract_id bigint REFERENCES capital_contract,
  says text NOT NULL,
  fen bigint CHECK (fen >= 0),
  body text NOT NULL,
  report_no text,
  found_on date NOT NULL,
  who text NOT NULL,
  until_on date NOT NULL CHECK (until_on >= found_on),
  answer text
);
COMMENT ON TABLE audit_finding IS 'What an audit found, who answers it until when; closed by another person on paper.';
SELECT wall_case_rows('audit_finding', 'audit_finding', ARRAY['found_on']);
CREATE INDEX audit_finding_of ON audit_finding (project_id);
