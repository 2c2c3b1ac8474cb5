-- Sums of pots that were on show change by a decided transfer alone.
ALTER TABLE fund_pot ADD shown_fen bigint;
COMMENT ON COLUMN fund_pot.shown_fen IS 'What it was first shown with, moved by transfers since; null while the fund was never on show.';
ALTER TABLE fund ADD shown_fen bigint;
COMMENT ON COLUMN fund.shown_fen IS 'The whole sum as first shown.';

CREATE TABLE fund_transfer (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  fund_id bigint NOT NULL REFERENCES fund,
  from_no int NOT NULL,
  to_no int NOT NULL CHECK (to_no <> from_no),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  reason text NOT NULL
);
COMMENT ON TABLE fund_transfer IS 'Money that moves between two pots of a fund by a decision; the whole stays.';
SELECT wall_case_rows('fund_transfer', 'fund_transfer', ARRAY[]::text[]);
CREATE INDEX fund_transfer_fund ON fund_transfer (fund_id);
