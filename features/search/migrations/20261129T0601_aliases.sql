CREATE TABLE alias (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  said text NOT NULL CHECK (char_length(said) BETWEEN 2 AND 40),
  means text NOT NULL CHECK (char_length(means) BETWEEN 2 AND 100 AND means <> said),
  kind text NOT NULL,
  note text
);
COMMENT ON TABLE alias IS 'How people call bodies, laws, crops and trades, entered by offices; what a superior entered holds for those beneath.';
SELECT wall_unit_rows('alias', ARRAY['kind'], seen_below => true);
CREATE INDEX alias_same ON alias (said);
