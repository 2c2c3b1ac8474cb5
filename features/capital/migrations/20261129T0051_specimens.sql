CREATE TABLE specimen_batch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  supplier text,
  country text,
  ordered_pieces int NOT NULL CHECK (ordered_pieces BETWEEN 1 AND 100000),
  contract_no text,
  price_fen bigint CHECK (price_fen >= 0),
  entry_on date,
  port text,
  declaration_no text,
  quarantine_no text,
  quarantine_until date
);
COMMENT ON TABLE specimen_batch IS 'Batches of specimens as ordered and brought in. The day of entry is the day of which permits are judged.';
SELECT wall_unit_rows('specimen_batch', ARRAY['entry_on']);

CREATE TABLE permit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text NOT NULL CHECK (char_length(number) BETWEEN 2 AND 60),
  kind text NOT NULL CHECK (kind IN ('import', 'export', 'wildlife', 'species')),
  issuer text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  pieces int NOT NULL CHECK (pieces BETWEEN 1 AND 100000)
);
COMMENT ON TABLE permit IS 'Permits for protected species, each for so many pieces; `specimen_permit` uses them up.';
SELECT wall_unit_rows('permit', ARRAY['kind', 'to_on']);
ALTER TABLE permit ADD CONSTRAINT permit_number UNIQUE (unit_id, number);

CREATE TABLE permit_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
  appendix text NOT NULL CHECK (appendix IN ('I', 'II', 'III', 'none')),
  kind text NOT NULL CHECK (kind IN ('import', 'export', 'wildlife', 'species')),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE permit_rule IS 'Which permits an appendix asks for, as the rule in force sets it; a superior''s hold beneath.';
SELECT wall_unit_rows('permit_rule', ARRAY['appendix', 'from_on'], seen_below => true);

CREATE TABLE specimen (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  catalog_number text NOT NULL CHECK (char_length(catalog_number) BETWEEN 1 AND 40),
  batch_id bigint NOT NULL REFERENCES specimen_batch,
  scientific_name text NOT NULL,
  basis text NOT NULL CHECK (basis IN ('specimen', 'replica')),
  pieces int NOT NULL CHECK (pieces BETWEEN 1 AND 10000),
  appendix text NOT NULL CHECK (appendix IN ('I', 'II', 'III', 'none')),
  permit_truth text NOT NULL CHECK (permit_truth IN ('needed', 'none_needed', 'no_information')),
  none_ground text,
  sex text CHECK (sex IN ('male', 'female', 'unknown')),
  preparation text CHECK (preparation IN ('mounted', 'skeleton', 'fluid', 'dried', 'skin', 'other')),
  size text,
  country text,
  locality text,
  price_fen bigint CHECK (price_fen >= 0),
  hazard text,
  condition text CHECK (condition IN ('good', 'fair', 'damaged')),
  place text,
  arrived_on date,
  accepted_on date,
  last_seen_on date
);
COMMENT ON TABLE specimen IS 'Specimens and replicas; the case (same id) says where each stands. A replica is never counted as a specimen.';
COMMENT ON COLUMN specimen.permit_truth IS 'Three truths: permits are needed, none is needed (by what paper), nothing is known.';
SELECT wall_case_rows('specimen', 'specimen', ARRAY['basis', 'appendix', 'permit_truth', 'condition', 'last_seen_on']);
ALTER TABLE specimen ADD CONSTRAINT specimen_catalog_number UNIQUE (unit_id, catalog_number);
CREATE INDEX specimen_of_batch ON specimen (batch_id);

CREATE TABLE specimen_permit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  specimen_id bigint NOT NULL REFERENCES specimen,
  permit_id bigint NOT NULL REFERENCES permit,
  pieces int NOT NULL CHECK (pieces >= 1),
  UNIQUE (specimen_id, permit_id)
);
COMMENT ON TABLE specimen_permit IS 'How many pieces of a specimen a permit covers; a permit never covers more than it is for.';
SELECT wall_child_rows('specimen_permit', 'specimen', 'specimen_id');
CREATE INDEX specimen_permit_of ON specimen_permit (permit_id);
CREATE TABLE specimen_condition (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  specimen_id bigint NOT NULL REFERENCES specimen,
  on_day date NOT NULL,
  grade text NOT NULL CHECK (grade IN ('good', 'fair', 'damaged')),
  says text
);
COMMENT ON TABLE specimen_condition IS 'Reports of a specimen''s condition.';
SELECT wall_child_rows('specimen_condition', 'specimen', 'specimen_id');

CREATE TABLE specimen_loan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  borrower text NOT NULL CHECK (char_length(borrower) BETWEEN 2 AND 100),
  agreement_no text NOT NULL,
  purpose text,
  out_on date NOT NULL,
  due_on date NOT NULL CHECK (due_on >= out_on),
  insured_fen bigint CHECK (insured_fen >= 0)
);
COMMENT ON TABLE specimen_loan IS 'Loans of specimens; pieces go out and come back one by one.';
SELECT wall_unit_rows('specimen_loan', ARRAY['due_on']);
CREATE TABLE loan_piece (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  loan_id bigint NOT NULL REFERENCES specimen_loan,
  specimen_id bigint NOT NULL REFERENCES specimen,
  out_on date NOT NULL,
  back_on date CHECK (back_on >= out_on),
  UNIQUE (loan_id, specimen_id)
);
COMMENT ON TABLE loan_piece IS 'What went out on a loan, and when it came back.';
SELECT wall_child_rows('loan_piece', 'specimen_loan', 'loan_id');
CREATE UNIQUE INDEX loan_piece_out ON loan_piece (specimen_id) WHERE back_on IS NULL;
REVOKE DELETE ON loan_piece FROM bihuan_app;

CREATE TABLE stock_count (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  place text NOT NULL,
  on_day date NOT NULL
);
COMMENT ON TABLE stock_count IS 'A count of one place by scanning labels.';
SELECT wall_case_rows('stock_count', 'stock_count', ARRAY['on_day']);
CREATE TABLE stock_seen (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  count_id bigint NOT NULL REFERENCES stock_count,
  code text NOT NULL CHECK (char_length(code) BETWEEN 1 AND 60),
  specimen_id bigint REFERENCES specimen,
  seen_at timestamptz NOT NULL,
  actor_id text NOT NULL,
  UNIQUE (count_id, code)
);
COMMENT ON TABLE stock_seen IS 'Labels scanned in a count, unknown ones among them; sent again after a lost connection they are the same.';
SELECT wall_child_rows('stock_seen', 'stock_count', 'count_id');
REVOKE UPDATE, DELETE ON stock_seen FROM bihuan_app;
