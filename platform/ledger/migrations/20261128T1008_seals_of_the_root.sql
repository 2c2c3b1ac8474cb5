-- A seal stands over the whole ledger: only the whole tree's own rounds add one.
ALTER TABLE ledger_seal ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_seal_read ON ledger_seal FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL);
CREATE POLICY ledger_seal_add ON ledger_seal FOR INSERT TO bihuan_app
  WITH CHECK (EXISTS (SELECT FROM unit u WHERE u.path = ARRAY[scope_unit()]));
