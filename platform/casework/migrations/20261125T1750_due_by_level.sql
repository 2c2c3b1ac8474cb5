-- What is overdue beneath a unit is one range of an index at every level alike; by the day alone it was every unit's.
CREATE INDEX work_case_due1 ON work_case ((unit_path[1]), due_on) WHERE closed_on IS NULL;
CREATE INDEX work_case_due2 ON work_case ((unit_path[2]), due_on) WHERE closed_on IS NULL;
CREATE INDEX work_case_due3 ON work_case ((unit_path[3]), due_on) WHERE closed_on IS NULL;
CREATE INDEX work_case_due4 ON work_case ((unit_path[4]), due_on) WHERE closed_on IS NULL;
CREATE INDEX work_case_due5 ON work_case ((unit_path[5]), due_on) WHERE closed_on IS NULL;
