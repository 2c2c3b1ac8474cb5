-- Words of the public go to the unit whose page they were written on, to the root where nobody is named; its auditor and those above read them.
ALTER TABLE feedback ADD COLUMN unit_path int[];
UPDATE feedback SET unit_path = coalesce((SELECT path FROM unit WHERE parent_id IS NULL), '{}');
ALTER TABLE feedback ALTER COLUMN unit_path SET NOT NULL;
DROP POLICY feedback_given ON feedback;
DROP POLICY feedback_read ON feedback;
-- Whoever gives it has no scope: a post has other ways.
CREATE POLICY feedback_given ON feedback FOR INSERT TO bihuan_app
  WITH CHECK ((SELECT scope_unit()) IS NULL AND EXISTS (SELECT FROM unit u WHERE u.id = unit_path[cardinality(unit_path)] AND u.path = unit_path));
CREATE POLICY feedback_read ON feedback FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
