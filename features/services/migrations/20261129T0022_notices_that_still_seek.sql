-- A notice stands only while its need seeks a supplier.
UPDATE demand_publication p SET withdrawn_on = current_date FROM work_case c
  WHERE c.id = p.demand_id AND c.state NOT IN ('published', 'matching') AND p.withdrawn_on IS NULL;
