-- Organisations outside the tree (a neighbourhood, a school, a firm) that run a place stand beneath the unit that registers it.
ALTER TABLE unit DROP CONSTRAINT unit_kind_check;
ALTER TABLE unit ADD CONSTRAINT unit_kind_check CHECK (kind IN ('association', 'department', 'society', 'rural_association',
  'enterprise_association', 'university_association', 'veterans_association', 'service_centre', 'park', 'operator'));
