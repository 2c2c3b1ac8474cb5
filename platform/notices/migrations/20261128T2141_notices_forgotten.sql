-- Old notices are forgotten by the round at the root alone: nobody's county empties another's.
DROP POLICY notice_old ON notice;
CREATE POLICY notice_old ON notice FOR DELETE TO bihuan_app
  USING ((SELECT scope_unit()) = (SELECT id FROM unit WHERE parent_id IS NULL) AND at < now() - interval '90 days');
