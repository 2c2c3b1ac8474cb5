-- A definition belongs to a unit: the root's are the standard everywhere, a unit's own bear its number and are seen in its subtree alone.
ALTER TABLE indicator ADD COLUMN unit_id int, ADD COLUMN unit_path int[], ADD COLUMN in_force boolean, ADD COLUMN decided_by text, ADD COLUMN decided_at timestamptz;
UPDATE indicator SET in_force = true, decided_by = created_by, decided_at = created_at, unit_id = u.id, unit_path = u.path
  FROM unit u WHERE u.parent_id IS NULL AND created_by = 'system';
-- What one person put under a standard code is kept and counts nowhere; what was a unit's own goes on under its number.
UPDATE indicator i SET in_force = false, decided_by = 'system', decided_at = now(), unit_id = u.id, unit_path = u.path
  FROM unit u WHERE u.parent_id IS NULL AND i.created_by <> 'system'
    AND EXISTS (SELECT FROM indicator s WHERE s.code = i.code AND s.created_by = 'system');
UPDATE indicator i SET in_force = true, decided_by = created_by, decided_at = created_at, unit_id = p.unit_id, unit_path = p.unit_path,
    code = CASE WHEN cardinality(p.unit_path) > 1 THEN 'u' || p.unit_id || '_' ELSE '' END || i.code
  FROM person p WHERE i.unit_id IS NULL AND i.created_by = 'person:' || p.id;
ALTER TABLE indicator ALTER COLUMN unit_id SET NOT NULL, ALTER COLUMN unit_path SET NOT NULL,
  ADD CHECK ((in_force IS NULL) = (decided_by IS NULL)), ADD CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  ADD CHECK (CASE WHEN cardinality(unit_path) = 1 THEN code !~ '^u[0-9]+_' ELSE code LIKE 'u' || unit_id || '\_%' END);
COMMENT ON COLUMN indicator.in_force IS 'NULL while a change of the standard waits for a second person of the root, false where it was set aside.';
COMMENT ON COLUMN indicator.created_by IS 'person:<id>, or system for what a release brought.';
ALTER TABLE indicator ENABLE ROW LEVEL SECURITY;
CREATE POLICY indicator_read ON indicator FOR SELECT TO bihuan_app
  USING (unit_id = ANY (ARRAY(SELECT unnest(u.path) FROM unit u WHERE u.id = (SELECT scope_unit()))));
-- The root's persons propose and never put in force in one act; a release is written by the owner.
CREATE POLICY indicator_define ON indicator FOR INSERT TO bihuan_app
  WITH CHECK (unit_id = (SELECT scope_unit()) AND scope_writes(unit_path) AND unit_id = unit_path[cardinality(unit_path)]
    AND created_by = 'person:' || (SELECT scope_person()) AND (cardinality(unit_path) > 1 OR in_force IS NULL));
CREATE POLICY indicator_decide ON indicator FOR UPDATE TO bihuan_app
  USING (unit_id = (SELECT scope_unit()) AND in_force IS NULL)
  WITH CHECK (unit_id = (SELECT scope_unit()) AND decided_by = 'person:' || (SELECT scope_person()) AND (NOT in_force OR decided_by <> created_by));
GRANT UPDATE (in_force, decided_by, decided_at) ON indicator TO bihuan_app;
