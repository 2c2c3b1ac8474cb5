-- Of a merge and its end the search is told for every register that names persons: whoever is one person is found once in each.
CREATE OR REPLACE FUNCTION person_merge_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_change (kind, record_id) SELECT list, id FROM (VALUES (NEW.gone_list, NEW.gone_id), (NEW.kept_list, NEW.kept_id)) e(list, id)
  WHERE list IN ('person', 'expert', 'supply', 'teacher');
  RETURN NULL;
END $$;
