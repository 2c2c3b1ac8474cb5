CREATE TABLE grey_mark (
  id bigint PRIMARY KEY REFERENCES work_case,
  demand_id bigint NOT NULL REFERENCES demand,
  signs jsonb NOT NULL
);
COMMENT ON TABLE grey_mark IS 'Signs of mass production seen in a demand; its case (same id, process grey) holds the appeal and its answer.';
CREATE INDEX grey_mark_demand ON grey_mark (demand_id);
ALTER TABLE grey_mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY grey_mark_scope ON grey_mark TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = grey_mark.id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = grey_mark.id));
GRANT SELECT, INSERT ON grey_mark TO bihuan_app;

ALTER TABLE demand ADD COLUMN duplicate_of bigint REFERENCES demand, ADD COLUMN duplicate_reason text,
  ADD CHECK ((duplicate_of IS NULL) = (duplicate_reason IS NULL));
COMMENT ON COLUMN demand.duplicate_of IS 'The most similar earlier demand that was shown before this one was saved anyway.';
-- Trigrams of pg_trgm are empty for Chinese in a database of locale C; signatures find near-copies at any size.
ALTER TABLE demand ADD COLUMN likeness int[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN demand.likeness IS 'MinHash bands of title and text: two demands that share one may be near-duplicates and are compared exactly.';
CREATE INDEX demand_likeness ON demand USING gin (likeness);
