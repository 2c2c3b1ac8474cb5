-- Whom one visits may stand in other registers: found as one person, by whoever may see both entries.
DO $$ BEGIN
  CREATE TRIGGER person_entry_new AFTER INSERT ON care_person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION person_entry_note('care_person');
  CREATE TRIGGER person_entry_old AFTER UPDATE ON care_person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION person_entry_note('care_person');
  CREATE TRIGGER person_entry_end AFTER DELETE ON care_person REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION person_entry_note('care_person');
  INSERT INTO person_entry (list, record_id, unit_path) SELECT 'care_person', id, unit_path FROM care_person;
END $$;
