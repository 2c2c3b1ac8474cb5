-- A withdrawn supply stays readable where it was entered: without that its own unit could not withdraw it (the new row must be
-- readable to who writes it) nor take back a slip.
DROP POLICY supply_read ON supply;
CREATE POLICY supply_read ON supply FOR SELECT TO bihuan_app
  USING ((SELECT scope_unit()) IS NOT NULL AND (withdrawn_on IS NULL OR (SELECT scope_unit()) = ANY (unit_path)));
