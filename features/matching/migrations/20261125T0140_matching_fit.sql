ALTER TABLE demand
  ADD COLUMN readiness_from int CHECK (readiness_from BETWEEN 1 AND 9),
  ADD COLUMN competitors text,
  ADD COLUMN supplier_region text NOT NULL DEFAULT 'any' CHECK (supplier_region IN ('any', 'province', 'city', 'county'));
COMMENT ON COLUMN demand.readiness_from IS 'Lowest readiness wanted, GB/T 22900 level.';
COMMENT ON COLUMN demand.competitors IS 'Bodies the demander names as competitors, as typed; their experts are not proposed.';
COMMENT ON COLUMN demand.supplier_region IS 'How far the demander lets the search for suppliers go.';

ALTER TABLE supply
  ADD COLUMN readiness int CHECK (readiness BETWEEN 1 AND 9),
  ADD COLUMN valid_to date,
  ADD COLUMN refusals jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN supply.readiness IS 'GB/T 22900 level of what is offered.';
COMMENT ON COLUMN supply.valid_to IS 'Last day of the consent or the offer; null while it has no end.';
COMMENT ON COLUMN supply.refusals IS 'What it does not take: {fields, industries, demanderKinds, regions, from, to}.';

ALTER TABLE candidate ADD COLUMN baseline_rank int;
COMMENT ON COLUMN candidate.baseline_rank IS 'Its place in a plain keyword search on the day it was proposed; null: not found by words.';
ALTER TABLE introduction ADD COLUMN rank int, ADD COLUMN baseline_rank int;
COMMENT ON COLUMN introduction.rank IS 'Its place among the engine''s candidates when it was chosen, with baseline_rank for the engine''s own honesty; null for those made before it was kept.';

CREATE TABLE match_weights (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  weights jsonb NOT NULL,
  note text NOT NULL CHECK (char_length(note) BETWEEN 1 AND 300),
  activated_by text NOT NULL,
  activated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE match_weights IS 'Versions of the matching weights. In force for a need: the latest of the nearest unit above it; never changed, only followed by another.';
CREATE INDEX match_weights_unit ON match_weights (unit_id, id DESC);
ALTER TABLE match_weights ENABLE ROW LEVEL SECURITY;
CREATE POLICY match_weights_read ON match_weights FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL);
CREATE POLICY match_weights_make ON match_weights FOR INSERT TO bihuan_app WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT, INSERT ON match_weights TO bihuan_app;
