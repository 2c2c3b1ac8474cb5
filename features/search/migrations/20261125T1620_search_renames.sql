-- A record's text holds names of others: who renames one of those puts the record on the list as well.
CREATE FUNCTION search_note_demander() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO search_change (kind, record_id) SELECT 'demand', id FROM demand WHERE demander_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER search_demander AFTER UPDATE OF name ON demander FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION search_note_demander();

CREATE FUNCTION search_note_unit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO search_change (kind, record_id) SELECT 'person', id FROM person WHERE unit_id = NEW.id;
  IF OLD.region_code IS DISTINCT FROM NEW.region_code THEN
    INSERT INTO search_change (kind, record_id) SELECT process, id FROM work_case WHERE unit_id = NEW.id AND process IN ('demand', 'agreement');
    INSERT INTO search_change (kind, record_id) SELECT 'place', id FROM place WHERE unit_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_unit AFTER UPDATE OF name, region_code ON unit FOR EACH ROW
  WHEN ((OLD.name, OLD.region_code) IS DISTINCT FROM (NEW.name, NEW.region_code)) EXECUTE FUNCTION search_note_unit();

DROP TRIGGER search_policy ON policy;
CREATE TRIGGER search_policy AFTER UPDATE OF title, issued_on, issuer, region_code, unit_path ON policy FOR EACH ROW EXECUTE FUNCTION search_note_titles();

-- A need that was introduced joins the text its supplier is found by; withdrawn, it leaves.
CREATE FUNCTION search_note_introduction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO search_change (kind, record_id) VALUES ('supply', NEW.supply_id);
  RETURN NULL;
END $$;
CREATE TRIGGER search_introduction AFTER UPDATE OF agreed_on ON introduction FOR EACH ROW
  WHEN (OLD.agreed_on IS DISTINCT FROM NEW.agreed_on) EXECUTE FUNCTION search_note_introduction();

CREATE FUNCTION search_note_publication() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO search_change (kind, record_id) VALUES ('publication', NEW.demand_id);
  RETURN NULL;
END $$;
CREATE TRIGGER search_publication AFTER INSERT OR UPDATE ON demand_publication FOR EACH ROW EXECUTE FUNCTION search_note_publication();
-- Its scopes are those of its case.
CREATE FUNCTION search_note_published_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO search_change (kind, record_id) SELECT 'publication', demand_id FROM demand_publication WHERE demand_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER search_published_case AFTER UPDATE OF unit_path, shared_path ON work_case FOR EACH ROW
  WHEN (NEW.process = 'demand' AND (OLD.unit_path, OLD.shared_path) IS DISTINCT FROM (NEW.unit_path, NEW.shared_path))
  EXECUTE FUNCTION search_note_published_case();

CREATE TRIGGER search_place_gone AFTER DELETE ON place FOR EACH ROW EXECUTE FUNCTION search_note('place');

-- What stands already is taken in once.
INSERT INTO search_change (kind, record_id) SELECT 'publication', demand_id FROM demand_publication;
INSERT INTO search_change (kind, record_id) SELECT 'supply', id FROM supply WHERE EXISTS (SELECT FROM introduction i WHERE i.supply_id = supply.id AND i.agreed_on IS NOT NULL);
