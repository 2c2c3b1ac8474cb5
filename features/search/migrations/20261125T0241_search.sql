CREATE TABLE search_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  record_id bigint NOT NULL
);
COMMENT ON TABLE search_change IS 'Records that changed and are not yet in the search index: written by triggers in the transaction of the act, taken away when the index has them. Whatever kills the process, they are found again.';
ALTER TABLE search_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY search_change_system ON search_change TO bihuan_app
  USING ((SELECT scope_unit()) = (SELECT id FROM unit WHERE parent_id IS NULL));
GRANT SELECT, DELETE ON search_change TO bihuan_app;

-- The writer of a row need not see the list of changes: the function runs as its owner and writes nothing else.
CREATE FUNCTION search_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO search_change (kind, record_id) VALUES (TG_ARGV[0], CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END);
  RETURN NULL;
END $$;
CREATE TRIGGER search_demand AFTER INSERT OR UPDATE ON demand FOR EACH ROW EXECUTE FUNCTION search_note('demand');
CREATE TRIGGER search_agreement AFTER INSERT OR UPDATE ON agreement FOR EACH ROW EXECUTE FUNCTION search_note('agreement');
CREATE TRIGGER search_demand_case AFTER UPDATE ON work_case FOR EACH ROW WHEN (NEW.process = 'demand') EXECUTE FUNCTION search_note('demand');
CREATE TRIGGER search_agreement_case AFTER UPDATE ON work_case FOR EACH ROW WHEN (NEW.process = 'agreement') EXECUTE FUNCTION search_note('agreement');
CREATE TRIGGER search_supply AFTER INSERT OR UPDATE ON supply FOR EACH ROW EXECUTE FUNCTION search_note('supply');
CREATE TRIGGER search_person AFTER INSERT OR UPDATE ON person FOR EACH ROW EXECUTE FUNCTION search_note('person');
CREATE TRIGGER search_place AFTER INSERT OR UPDATE ON place FOR EACH ROW EXECUTE FUNCTION search_note('place');
CREATE TRIGGER search_article AFTER INSERT OR DELETE ON policy_article FOR EACH ROW EXECUTE FUNCTION search_note('article');
CREATE FUNCTION search_note_titles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO search_change (kind, record_id) SELECT 'article', id FROM policy_article WHERE policy_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER search_policy AFTER UPDATE OF title, issued_on ON policy FOR EACH ROW EXECUTE FUNCTION search_note_titles();
