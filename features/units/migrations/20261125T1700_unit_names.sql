CREATE TABLE unit_former_name (
  unit_id int NOT NULL REFERENCES unit,
  name text NOT NULL,
  until date NOT NULL,
  PRIMARY KEY (unit_id, until)
);
COMMENT ON TABLE unit_former_name IS 'Names a unit bore before; what was written under one keeps it, and a search by it finds the unit.';
COMMENT ON COLUMN unit_former_name.until IS 'The day from which the next name holds.';
ALTER TABLE unit_former_name ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit_former_name_read ON unit_former_name FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL);
CREATE POLICY unit_former_name_write ON unit_former_name FOR INSERT TO bihuan_app
  WITH CHECK (EXISTS (SELECT FROM unit u WHERE u.id = unit_id AND (SELECT scope_unit()) = ANY (u.path)));
GRANT SELECT, INSERT ON unit_former_name TO bihuan_app;
