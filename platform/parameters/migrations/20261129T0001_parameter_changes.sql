-- Thresholds that decide what counts are changed on a page, by two persons: one proposes a value with its source and its days, another agrees.
ALTER TABLE parameter
  ADD COLUMN source text NOT NULL DEFAULT '' CHECK (char_length(source) <= 300),
  ADD COLUMN from_on date,
  ADD COLUMN to_on date,
  ADD COLUMN outcome text CHECK (outcome IN ('agreed', 'refused')),
  ADD COLUMN decided_by text,
  ADD COLUMN decided_at timestamptz;
UPDATE parameter SET from_on = (set_at AT TIME ZONE 'Asia/Shanghai')::date, outcome = 'agreed', decided_by = set_by, decided_at = set_at;
ALTER TABLE parameter
  ALTER COLUMN from_on SET NOT NULL,
  ADD CHECK (to_on >= from_on),
  ADD CHECK ((outcome IS NULL) = (decided_by IS NULL) AND (outcome IS NULL) = (decided_at IS NULL));
COMMENT ON TABLE parameter IS 'Thresholds and shares that an office sets: of those agreed to and in their days the newest of the nearest unit upwards holds. A row is decided once and never changed.';
COMMENT ON COLUMN parameter.source IS 'Where the value comes from: a document, a decision.';
COMMENT ON COLUMN parameter.outcome IS 'NULL while it waits for a second person.';
CREATE UNIQUE INDEX parameter_waiting ON parameter (name, unit_id) WHERE outcome IS NULL;
CREATE POLICY parameter_propose ON parameter FOR INSERT TO bihuan_app
  WITH CHECK (unit_id = unit_path[cardinality(unit_path)] AND scope_writes(unit_path) AND outcome IS NULL AND set_by = 'person:' || (SELECT scope_person()));
-- Whoever proposed may take it back, and not agree to it himself.
CREATE POLICY parameter_decide ON parameter FOR UPDATE TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path) AND outcome IS NULL)
  WITH CHECK (scope_writes(unit_path) AND decided_by = 'person:' || (SELECT scope_person()) AND (outcome = 'refused' OR decided_by <> set_by));
GRANT INSERT (name, unit_id, unit_path, value, source, from_on, to_on, set_by, set_at), UPDATE (outcome, decided_by, decided_at) ON parameter TO bihuan_app;
