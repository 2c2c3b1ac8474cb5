-- A document is found as a whole beside its articles.
CREATE TRIGGER search_policy_itself AFTER INSERT OR DELETE OR UPDATE OF title, part, number, issued_on, issuer, region_code, unit_path ON policy
  FOR EACH ROW EXECUTE FUNCTION search_note('policy');

-- What stands already is taken in once.
INSERT INTO search_change (kind, record_id) SELECT 'policy', id FROM policy;
