-- A view may be shared with those who sign in at the same unit: they read and take it, its writer alone changes it.
ALTER TABLE saved_view ADD shared_unit_id int;
COMMENT ON COLUMN saved_view.shared_unit_id IS 'The unit whose people see it too; NULL for its writer alone.';
COMMENT ON TABLE saved_view IS 'A person''s own filters of a list, some shared with the unit.';
CREATE INDEX saved_view_shared ON saved_view (shared_unit_id, list) WHERE shared_unit_id IS NOT NULL;
ALTER POLICY saved_view_own ON saved_view
  WITH CHECK (person_id = (SELECT scope_person()) AND (shared_unit_id IS NULL OR shared_unit_id = (SELECT scope_unit())));
CREATE POLICY saved_view_shared ON saved_view FOR SELECT TO bihuan_app USING (shared_unit_id = (SELECT scope_unit()));
