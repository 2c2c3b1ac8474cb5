-- A body is known once to the unit that registers it. What another unit holds under the same credit code is that unit's: it blocks nobody
-- and tells nobody.
DROP INDEX demander_credit_code;
CREATE UNIQUE INDEX demander_credit_code ON demander (unit_id, credit_code) WHERE credit_code IS NOT NULL;

-- Who is called about a need, per need: another need of the same body changes nothing here, and what was noted before stays readable.
CREATE TABLE demand_contact (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  demand_id bigint NOT NULL REFERENCES demand,
  contact_name text NOT NULL,
  phone text NOT NULL,
  unit_path int[] NOT NULL,
  noted_by text,
  noted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE demand_contact IS 'How to reach the demander about one need; the latest row holds, earlier ones are its history. Seen by its own side, and by the other side after both agreed to be introduced.';
COMMENT ON COLUMN demand_contact.noted_by IS 'NULL for what was carried over from the body''s own card, where only the last was kept.';
CREATE INDEX demand_contact_latest ON demand_contact (demand_id, id DESC);
INSERT INTO demand_contact (demand_id, contact_name, phone, unit_path)
  SELECT d.id, k.contact_name, k.phone, k.unit_path FROM demand d JOIN demander_contact k ON k.demander_id = d.demander_id ORDER BY d.id;
ALTER TABLE demand_contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY demand_contact_read ON demand_contact FOR SELECT TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)
    OR EXISTS (SELECT FROM introduction i WHERE i.demand_id = demand_contact.demand_id AND i.agreed_on IS NOT NULL));
CREATE POLICY demand_contact_note ON demand_contact FOR INSERT TO bihuan_app WITH CHECK (scope_writes(unit_path));
CREATE POLICY demand_contact_move ON demand_contact FOR UPDATE TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK (scope_writes(unit_path));
GRANT SELECT, INSERT, UPDATE (unit_path) ON demand_contact TO bihuan_app;
DROP TABLE demander_contact;
