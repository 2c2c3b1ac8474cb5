-- An entry belongs to the unit in whose name it was done and is read there and above; the root reads those of no unit too. Sign-in has no scope yet and may add its own.
ALTER TABLE audit_entry ALTER COLUMN unit_id SET DEFAULT scope_unit();
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_read ON audit_entry FOR SELECT TO bihuan_app
  USING ((SELECT EXISTS (SELECT FROM unit r WHERE r.id = scope_unit() AND r.parent_id IS NULL))
    OR EXISTS (SELECT FROM unit u WHERE u.id = unit_id AND (SELECT scope_unit()) = ANY (u.path)));
CREATE POLICY audit_entry_add ON audit_entry FOR INSERT TO bihuan_app
  WITH CHECK ((SELECT scope_unit()) IS NULL OR EXISTS (SELECT FROM unit u WHERE u.id = unit_id AND (SELECT scope_unit()) = ANY (u.path)));

-- A change of a field belongs to the unit of its record; entries of before have it from their records.
ALTER TABLE field_history ADD COLUMN unit_path int[];
ALTER TABLE field_history DISABLE TRIGGER field_history_immutable;
UPDATE field_history h SET unit_path = c.unit_path FROM work_case c WHERE h.register IN ('demand', 'agreement') AND c.id = h.record_id;
DO $$ DECLARE r text; BEGIN
  FOREACH r IN ARRAY ARRAY['supply', 'place', 'policy', 'person'] LOOP
    EXECUTE format('UPDATE field_history h SET unit_path = t.unit_path FROM %I t WHERE h.register = %L AND t.id = h.record_id', r, r);
  END LOOP;
END $$;
-- Records that are gone leave their history to the root.
UPDATE field_history SET unit_path = coalesce((SELECT path FROM unit WHERE parent_id IS NULL), '{}') WHERE unit_path IS NULL;
ALTER TABLE field_history ENABLE TRIGGER field_history_immutable;
ALTER TABLE field_history ALTER COLUMN unit_path SET NOT NULL;
COMMENT ON COLUMN field_history.unit_path IS 'The unit of the record on the day of the change.';
ALTER TABLE field_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY field_history_add ON field_history FOR INSERT TO bihuan_app WITH CHECK (scope_writes(unit_path));
CREATE POLICY field_history_read ON field_history FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
