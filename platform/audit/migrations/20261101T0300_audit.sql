CREATE TABLE audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id text NOT NULL,
  unit_id int,
  act text NOT NULL,
  subject text,
  detail jsonb NOT NULL DEFAULT '{}',
  request_id text
);
COMMENT ON TABLE audit_entry IS 'Every act and every look at a sensitive field. Read by the audit officer alone; nobody edits it.';
CREATE INDEX audit_entry_at ON audit_entry (at DESC);
CREATE INDEX audit_entry_subject ON audit_entry (subject, at DESC);
CREATE TRIGGER audit_entry_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
GRANT SELECT, INSERT ON audit_entry TO bihuan_app;

CREATE TABLE field_history (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  register text NOT NULL,
  record_id bigint NOT NULL,
  field text NOT NULL,
  before jsonb,
  after jsonb,
  actor_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE field_history IS 'Every change of every register field: before, after, who, when. Sensitive values are kept as the word 已更改.';
CREATE INDEX field_history_record ON field_history (register, record_id, id);
CREATE TRIGGER field_history_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON field_history FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
GRANT SELECT, INSERT ON field_history TO bihuan_app;
