CREATE TABLE capital_project (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  site text,
  area_m2 int CHECK (area_m2 > 0),
  opening_on date,
  owner_name text
);
COMMENT ON TABLE capital_project IS 'Building projects from their approval to the opening and the accounts; the case (same id) says where each stands.';
SELECT wall_case_rows('capital_project', 'capital_project', ARRAY['opening_on']);
CREATE TABLE capital_approval (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id bigint NOT NULL REFERENCES capital_project,
  kind text NOT NULL CHECK (kind IN ('proposal', 'feasibility', 'estimate', 'drawings')),
  number text NOT NULL,
  on_day date NOT NULL,
  fen bigint CHECK (fen >= 0)
);
COMMENT ON TABLE capital_approval IS 'Approvals of a project with their sums.';
SELECT wall_child_rows('capital_approval', 'capital_project', 'project_id');
CREATE TABLE capital_budget (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id bigint NOT NULL REFERENCES capital_project,
  part text NOT NULL CHECK (part IN ('works', 'exhibits', 'equipment', 'other', 'reserve')),
  fen bigint NOT NULL CHECK (fen >= 0),
  UNIQUE (project_id, part)
);
COMMENT ON TABLE capital_budget IS 'The approved estimate by parts.';
SELECT wall_child_rows('capital_budget', 'capital_project', 'project_id');
CREATE TABLE capital_milestone (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id bigint NOT NULL REFERENCES capital_project,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  plan_from date NOT NULL,
  plan_to date NOT NULL CHECK (plan_to >= plan_from),
  after text,
  forecast_to date,
  actual_from date,
  actual_to date CHECK (actual_to >= actual_from),
  proof text,
  UNIQUE (project_id, name)
);
COMMENT ON TABLE capital_milestone IS 'Milestones planned and reached; `after` names those that must be over before it begins.';
SELECT wall_child_rows('capital_milestone', 'capital_project', 'project_id');
CREATE TABLE capital_risk (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id bigint NOT NULL REFERENCES capital_project,
  says text NOT NULL,
  days int CHECK (days BETWEEN 0 AND 3650),
  who text,
  next_on date,
  closed_on date
);
COMMENT ON TABLE capital_risk IS 'What may go wrong, by how many days, who sees to it.';
SELECT wall_child_rows('capital_risk', 'capital_project', 'project_id');
CREATE TABLE capital_baseline (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id bigint NOT NULL REFERENCES capital_project,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  reason text NOT NULL,
  fixed_on date NOT NULL,
  actor_id text NOT NULL,
  UNIQUE (project_id, name)
);
COMMENT ON TABLE capital_baseline IS 'The plan as it was fixed on a day, with its reason; never changed.';
SELECT wall_child_rows('capital_baseline', 'capital_project', 'project_id');
CREATE TABLE capital_baseline_row (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  baseline_id bigint NOT NULL REFERENCES capital_baseline,
  name text NOT NULL,
  plan_from date NOT NULL,
  plan_to date NOT NULL
);
COMMENT ON TABLE capital_baseline_row IS 'Milestones of a baseline.';
SELECT wall_child_rows('capital_baseline_row', 'capital_baseline', 'baseline_id');
REVOKE UPDATE, DELETE ON capital_baseline, capital_baseline_row FROM bihuan_app;

CREATE TABLE capital_meeting (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  project_id bigint NOT NULL REFERENCES capital_project,
  kind text NOT NULL CHECK (kind IN ('experts', 'review', 'site', 'other')),
  on_day date NOT NULL,
  experts text,
  conclusion text
);
COMMENT ON TABLE capital_meeting IS 'Expert and review meetings of a project; each opinion is answered.';
SELECT wall_unit_rows('capital_meeting', ARRAY['kind', 'on_day']);
CREATE INDEX capital_meeting_of ON capital_meeting (project_id);
CREATE TABLE meeting_opinion (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meeting_id bigint NOT NULL REFERENCES capital_meeting,
  expert text NOT NULL,
  says text NOT NULL,
  answer text,
  answered_on date
);
COMMENT ON TABLE meeting_opinion IS 'An expert''s opinion and what became of it.';
SELECT wall_child_rows('meeting_opinion', 'capital_meeting', 'meeting_id');

CREATE TABLE tender_threshold (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
  part text NOT NULL CHECK (part IN ('works', 'goods', 'services')),
  fen bigint NOT NULL CHECK (fen > 0),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE tender_threshold IS 'From which sum a tender is compulsory, as the rule in force sets it; a superior''s hold beneath.';
SELECT wall_unit_rows('tender_threshold', ARRAY['part', 'from_on'], seen_below => true);
CREATE TABLE capital_tender (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  project_id bigint NOT NULL REFERENCES capital_project,
  part text NOT NULL CHECK (part IN ('works', 'goods', 'services')),
  law text NOT NULL CHECK (law IN ('tender', 'procurement')),
  method text NOT NULL CHECK (method IN ('open', 'invited', 'negotiation', 'consultation', 'inquiry', 'single')),
  method_reason text,
  estimate_fen bigint NOT NULL CHECK (estimate_fen > 0),
  ceiling_fen bigint CHECK (ceiling_fen > 0),
  notice_on date,
  bids_on date CHECK (bids_on >= notice_on),
  bidders int CHECK (bidders BETWEEN 0 AND 1000),
  published_on date,
  winner text,
  award_fen bigint CHECK (award_fen > 0),
  round int
);
COMMENT ON TABLE capital_tender IS 'Tenders and procurements; which law applies is asked first. `round` counts repetitions after a failed one.';
SELECT wall_case_rows('capital_tender', 'capital_tender', ARRAY['part', 'method', 'estimate_fen', 'bids_on']);
CREATE INDEX capital_tender_of ON capital_tender (project_id);

CREATE TABLE capital_contract (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  project_id bigint NOT NULL REFERENCES capital_project,
  tender_id bigint REFERENCES capital_tender,
  part text NOT NULL CHECK (part IN ('works', 'goods', 'services')),
  party text NOT NULL,
  party_code text NOT NULL,
  number text NOT NULL,
  fen bigint NOT NULL CHECK (fen > 0),
  signed_on date NOT NULL,
  to_on date CHECK (to_on >= signed_on),
  retention_permille int CHECK (retention_permille BETWEEN 0 AND 100),
  defects_until date,
  guarantee_until date
);
COMMENT ON TABLE capital_contract IS 'Contracts; what they come to is contract plus signed changes, what is left is that less what is paid.';
COMMENT ON COLUMN capital_contract.retention_permille IS 'Of contract plus changes, in thousandths, kept until the defect period is over.';
SELECT wall_unit_rows('capital_contract', ARRAY['part', 'signed_on', 'defects_until']);
CREATE INDEX capital_contract_of ON capital_contract (project_id);
CREATE TABLE contract_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contract_id bigint NOT NULL REFERENCES capital_contract,
  kind text NOT NULL CHECK (kind IN ('design', 'site')),
  cause text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('more', 'less')),
  fen bigint NOT NULL CHECK (fen > 0),
  asked_on date NOT NULL,
  contractor_on date CHECK (contractor_on >= asked_on),
  supervisor_on date CHECK (supervisor_on >= contractor_on),
  adviser_on date CHECK (adviser_on >= supervisor_on),
  owner_on date CHECK (owner_on >= adviser_on)
);
COMMENT ON TABLE contract_change IS 'Changes of a contract; one counts when all four have signed, in their order.';
SELECT wall_child_rows('contract_change', 'capital_contract', 'contract_id');
CREATE TABLE contract_payment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contract_id bigint NOT NULL REFERENCES capital_contract,
  kind text NOT NULL CHECK (kind IN ('advance', 'progress', 'settlement', 'retention')),
  fen bigint NOT NULL CHECK (fen > 0),
  paid_on date NOT NULL,
  done_fen bigint CHECK (done_fen >= 0),
  invoice text NOT NULL
);
COMMENT ON TABLE contract_payment IS 'What was paid under a contract, each with its invoice.';
SELECT wall_child_rows('contract_payment', 'capital_contract', 'contract_id');
