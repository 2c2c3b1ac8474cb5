-- The system, which is nobody, seals anew when keys change: it saw no reason, and after a turn of keys none could have been opened any more.
ALTER POLICY care_reason_own ON care_reason
  USING (EXISTS (SELECT FROM care_visit r WHERE r.id = care_reason.id AND (r.unit_id = (SELECT scope_unit()) OR (SELECT scope_person()) IS NULL)))
  WITH CHECK (EXISTS (SELECT FROM care_visit r WHERE r.id = care_reason.id AND (r.unit_id = (SELECT scope_unit()) OR (SELECT scope_person()) IS NULL)));
