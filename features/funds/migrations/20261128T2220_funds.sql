CREATE TABLE fund (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  basis text NOT NULL,
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  recipients text NOT NULL CHECK (recipients IN ('city', 'county', 'town')),
  period_from text NOT NULL CHECK (period_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  period_to text NOT NULL CHECK (period_to ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' AND period_to >= period_from),
  account text,
  use_rule text,
  public_until date,
  object_to text,
  notice_no text,
  total_fen bigint CHECK (total_fen >= 0),
  as_of bigint,
  frozen_on date,
  chosen_draft int
);
COMMENT ON TABLE fund IS 'Money that a unit allots to those beneath it by factors or awards; its case (same id) says where it stands.';
COMMENT ON COLUMN fund.total_fen IS 'Sum of its pots, kept by trigger.';
COMMENT ON COLUMN fund.as_of IS 'Position of the ledger at which the factors'' figures were frozen.';
SELECT wall_case_rows('fund', 'fund', ARRAY['year', 'public_until']);

CREATE TABLE fund_pot (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fund_id bigint NOT NULL REFERENCES fund,
  no int NOT NULL CHECK (no BETWEEN 1 AND 20),
  name text NOT NULL,
  method text NOT NULL CHECK (method IN ('factors', 'award')),
  total_fen bigint NOT NULL CHECK (total_fen > 0),
  reserve_fen bigint CHECK (reserve_fen >= 0),
  step_fen bigint CHECK (step_fen >= 1),
  floor_fen bigint CHECK (floor_fen >= 0),
  cap_fen bigint CHECK (cap_fen >= 0),
  down_percent text,
  up_percent text,
  sum_over text CHECK (sum_over IN ('eligible', 'all')),
  rest text CHECK (rest IN ('refuse', 'reserve')),
  top_percent text,
  top_factor int,
  top_round text CHECK (top_round IN ('up', 'down', 'half-up')),
  top_ties text CHECK (top_ties IN ('in', 'out')),
  award_fen bigint CHECK (award_fen > 0),
  quota int CHECK (quota BETWEEN 1 AND 5000),
  except_years int CHECK (except_years BETWEEN 0 AND 20),
  UNIQUE (fund_id, no)
);
COMMENT ON TABLE fund_pot IS 'A sum of its own with rules of its own: floors, caps, who is eligible, what is left, steps.';
SELECT wall_child_rows('fund_pot', 'fund', 'fund_id');

CREATE TABLE fund_factor (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fund_id bigint NOT NULL REFERENCES fund,
  pot_no int NOT NULL,
  no int NOT NULL CHECK (no BETWEEN 1 AND 30),
  name text NOT NULL,
  weight text NOT NULL,
  source text NOT NULL CHECK (source IN ('indicator', 'reported')),
  source_words text,
  missing text NOT NULL CHECK (missing IN ('refuse', 'zero', 'ineligible')),
  all_zero text CHECK (all_zero IN ('refuse', 'spread')),
  UNIQUE (fund_id, pot_no, no)
);
COMMENT ON TABLE fund_factor IS 'What a pot is shared by. source_words: the indicator''s name, or where reported figures come from.';
SELECT wall_child_rows('fund_factor', 'fund', 'fund_id');

CREATE TABLE fund_recipient (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fund_id bigint NOT NULL REFERENCES fund,
  pot_no int NOT NULL,
  unit_id int NOT NULL REFERENCES unit,
  coefficient text,
  fixed_fen bigint CHECK (fixed_fen >= 0),
  last_fen bigint CHECK (last_fen >= 0),
  excluded text,
  figures jsonb NOT NULL DEFAULT '{}',
  UNIQUE (fund_id, pot_no, unit_id)
);
COMMENT ON TABLE fund_recipient IS 'Who may receive of a pot, with coefficient, fixed sum, last year''s amount, and each factor''s figure with what it is made of.';
COMMENT ON COLUMN fund_recipient.figures IS 'Factor number → {value, from, code, version, numerator, denominator, n}; value null is missing and never 0.';
SELECT wall_child_rows('fund_recipient', 'fund', 'fund_id');

CREATE TABLE fund_draft (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fund_id bigint NOT NULL REFERENCES fund,
  no int NOT NULL CHECK (no >= 1),
  remark text,
  pots jsonb NOT NULL,
  digest text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (fund_id, no)
);
COMMENT ON TABLE fund_draft IS 'Tables that were reckoned and kept: the whole question, every amount, their digest. Never changed: another reckoning is another draft.';
SELECT wall_child_rows('fund_draft', 'fund', 'fund_id');
REVOKE UPDATE, DELETE ON fund_draft FROM bihuan_app;

CREATE TABLE fund_allotment (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL,
  fund_id bigint NOT NULL REFERENCES fund,
  giver_unit_id int NOT NULL REFERENCES unit,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  draft_no int NOT NULL,
  parts jsonb NOT NULL,
  basis text NOT NULL,
  account text,
  paid_fen bigint NOT NULL DEFAULT 0,
  paid_on date,
  used_fen bigint NOT NULL DEFAULT 0,
  recovered_fen bigint NOT NULL DEFAULT 0,
  report text,
  notice bytea
);
COMMENT ON TABLE fund_allotment IS 'What one unit received of a fund: its case belongs to the recipient, who reports its use; the giver pays and checks.';
COMMENT ON COLUMN fund_allotment.parts IS 'Pot → amount in fen, as decided.';
SELECT wall_case_rows('fund_allotment', 'fund_allotment', ARRAY['amount_fen', 'paid_on']);
CREATE INDEX fund_allotment_fund ON fund_allotment (fund_id);

CREATE TABLE fund_payment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  allotment_id bigint NOT NULL REFERENCES fund_allotment,
  kind text NOT NULL CHECK (kind IN ('paid', 'recovered')),
  on_day date NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  voucher text NOT NULL CHECK (char_length(voucher) BETWEEN 1 AND 100),
  actor_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (allotment_id, kind, voucher)
);
COMMENT ON TABLE fund_payment IS 'Money that went out or came back, each with its voucher; never changed.';
SELECT wall_child_rows('fund_payment', 'fund_allotment', 'allotment_id');
REVOKE UPDATE, DELETE ON fund_payment FROM bihuan_app;

CREATE TABLE fund_use (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  allotment_id bigint NOT NULL REFERENCES fund_allotment,
  on_day date NOT NULL,
  what text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  evidence text NOT NULL
);
COMMENT ON TABLE fund_use IS 'What a recipient spent, each with its proof.';
SELECT wall_child_rows('fund_use', 'fund_allotment', 'allotment_id');

CREATE TABLE fund_objection (
  id bigint PRIMARY KEY REFERENCES work_case,
  claim text NOT NULL CHECK (char_length(claim) BETWEEN 2 AND 200),
  fund_id bigint NOT NULL REFERENCES fund,
  reason text NOT NULL,
  fund_title text,
  answer_unit_id int REFERENCES unit,
  answer text
);
COMMENT ON TABLE fund_objection IS 'What a recipient holds against a table on show; answered in writing by somebody who did not make it.';
SELECT wall_case_rows('fund_objection', 'fund_objection', ARRAY[]::text[]);
CREATE INDEX fund_objection_fund ON fund_objection (fund_id);

CREATE FUNCTION fund_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE f bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.fund_id ELSE NEW.fund_id END;
BEGIN
  UPDATE fund SET total_fen = (SELECT sum(total_fen) FROM fund_pot p WHERE p.fund_id = f) WHERE id = f;
  RETURN NULL;
END $$;
CREATE TRIGGER fund_pot_follow AFTER INSERT OR UPDATE OR DELETE ON fund_pot FOR EACH ROW EXECUTE FUNCTION fund_follow();
CREATE FUNCTION fund_allotment_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.allotment_id ELSE NEW.allotment_id END;
BEGIN
  UPDATE fund_allotment SET
    paid_fen = coalesce((SELECT sum(amount_fen) FROM fund_payment p WHERE p.allotment_id = a AND p.kind = 'paid'), 0),
    paid_on = (SELECT max(on_day) FROM fund_payment p WHERE p.allotment_id = a AND p.kind = 'paid'),
    recovered_fen = coalesce((SELECT sum(amount_fen) FROM fund_payment p WHERE p.allotment_id = a AND p.kind = 'recovered'), 0),
    used_fen = coalesce((SELECT sum(amount_fen) FROM fund_use u WHERE u.allotment_id = a), 0)
  WHERE id = a;
  RETURN NULL;
END $$;
CREATE TRIGGER fund_payment_follow AFTER INSERT ON fund_payment FOR EACH ROW EXECUTE FUNCTION fund_allotment_follow();
CREATE TRIGGER fund_use_follow AFTER INSERT OR UPDATE OR DELETE ON fund_use FOR EACH ROW EXECUTE FUNCTION fund_allotment_follow();

-- A table on show is seen whole by all whom it concerns, and by nobody before: those beneath the unit that allots.
CREATE FUNCTION funds_on_show() RETURNS TABLE (id bigint, title text, basis text, unit_id int, unit_name text, state text, public_until date, object_to text, total_fen bigint, pots jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.id, f.title, f.basis, f.unit_id, u.name, f.state, f.public_until, f.object_to, f.total_fen, d.pots
  FROM fund f JOIN unit u ON u.id = f.unit_id JOIN fund_draft d ON d.fund_id = f.id AND d.no = f.chosen_draft
  WHERE f.state IN ('shown', 'checked', 'decided', 'closed')
    AND f.unit_id = ANY (ARRAY(SELECT unnest(path) FROM unit WHERE unit.id = (SELECT scope_unit())))
  ORDER BY f.id DESC LIMIT 50 $$;
REVOKE EXECUTE ON FUNCTION funds_on_show FROM PUBLIC;
GRANT EXECUTE ON FUNCTION funds_on_show TO bihuan_app;
