CREATE TABLE indicator (
  code text NOT NULL,
  version int NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  definition_zh text NOT NULL,
  definition_en text NOT NULL,
  expression text NOT NULL,
  unit text NOT NULL CHECK (unit IN ('count', 'fen', 'days', 'ratio')),
  better text NOT NULL CHECK (better IN ('higher', 'lower', 'neither')),
  position int NOT NULL DEFAULT 0,
  active_from date NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (code, version)
);
COMMENT ON TABLE indicator IS 'Definitions of indicators; a change is a new version, so that an old figure keeps its rule.';
GRANT SELECT, INSERT ON indicator TO bihuan_app;
