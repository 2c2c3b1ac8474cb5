CREATE TABLE station_subsidy (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  station_id bigint NOT NULL REFERENCES station,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 60),
  source text NOT NULL,
  fen bigint NOT NULL CHECK (fen > 0),
  due_on date NOT NULL,
  paid_fen bigint CHECK (paid_fen BETWEEN 1 AND fen),
  paid_on date,
  voucher text,
  UNIQUE (station_id, name),
  UNIQUE (station_id, voucher),
  CHECK ((paid_fen IS NULL) = (paid_on IS NULL) AND (paid_fen IS NULL) = (voucher IS NULL))
);
COMMENT ON TABLE station_subsidy IS 'Instalments of a station''s subsidies: agreed by a document, due on a day, paid by a voucher, never above what is agreed.';
SELECT wall_child_rows('station_subsidy', 'station', 'station_id');
ALTER TABLE station ADD subsidy_agreed_fen bigint, ADD subsidy_paid_fen bigint, ADD subsidy_due_on date;
COMMENT ON COLUMN station.subsidy_due_on IS 'The day of the next instalment that is not paid in full; kept with the sums from its rows.';
SELECT list_by('station', 'subsidy_due_on');
