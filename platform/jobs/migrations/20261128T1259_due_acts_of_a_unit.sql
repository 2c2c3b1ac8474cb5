-- What is listed stands under the true path of its unit, and one unit's listing keeps no other's from being made.
ALTER POLICY due_act_scope ON due_act WITH CHECK (unit_id = unit_path[cardinality(unit_path)] AND scope_writes(unit_path));
DROP INDEX due_act_open;
CREATE UNIQUE INDEX due_act_open ON due_act (round, subject, unit_id) WHERE state IN ('waiting', 'held');
