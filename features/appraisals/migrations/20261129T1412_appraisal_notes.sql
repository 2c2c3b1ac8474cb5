-- 逐一点评: what was said of each person, for those who ran the meeting and the head of its office alone. One text a person, sealed; no register names it, so
-- no list, export, search, paper or fact can hold it.
CREATE TABLE appraisal_note (
  id bigint PRIMARY KEY REFERENCES appraisal_person ON DELETE CASCADE,
  sealed bytea NOT NULL,
  lookup bytea NOT NULL,
  key_id text NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL
);
COMMENT ON TABLE appraisal_note IS 'What was said of a person at the meeting: sealed under keys beside the database; every look is in the audit trail.';
ALTER TABLE appraisal_note ENABLE ROW LEVEL SECURITY;
-- The office''s own; and the system, which is nobody, seals anew when keys change.
CREATE POLICY appraisal_note_own ON appraisal_note TO bihuan_app
  USING (EXISTS (SELECT FROM appraisal_person r WHERE r.id = appraisal_note.id
    AND EXISTS (SELECT FROM appraisal k WHERE k.id = r.appraisal_id AND (k.unit_id = (SELECT scope_unit()) OR (SELECT scope_person()) IS NULL))))
  WITH CHECK (EXISTS (SELECT FROM appraisal_person r WHERE r.id = appraisal_note.id
    AND EXISTS (SELECT FROM appraisal k WHERE k.id = r.appraisal_id AND (k.unit_id = (SELECT scope_unit()) OR (SELECT scope_person()) IS NULL))));
GRANT SELECT, INSERT, UPDATE, DELETE ON appraisal_note TO bihuan_app;

-- When the archive need not keep it any longer, what names persons goes: with a person his statements, his page, his note, what he mended.
ALTER TABLE appraisal ADD erased_on date;
COMMENT ON COLUMN appraisal.erased_on IS 'The day on which persons, roll and results were erased, keep_years after the meeting.';
ALTER TABLE appraisal_statement DROP CONSTRAINT appraisal_statement_person_id_fkey,
  ADD CONSTRAINT appraisal_statement_person_id_fkey FOREIGN KEY (person_id) REFERENCES appraisal_person ON DELETE CASCADE;
ALTER TABLE appraisal_improvement DROP CONSTRAINT appraisal_improvement_person_id_fkey,
  ADD CONSTRAINT appraisal_improvement_person_id_fkey FOREIGN KEY (person_id) REFERENCES appraisal_person ON DELETE CASCADE;
ALTER TABLE appraisal_page DROP CONSTRAINT appraisal_page_person_id_fkey,
  ADD CONSTRAINT appraisal_page_person_id_fkey FOREIGN KEY (person_id) REFERENCES appraisal_person ON DELETE CASCADE;
-- The roll of an archived appraisal can be erased, and nothing else be done to it.
CREATE OR REPLACE FUNCTION appraisal_roll_closed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE s text;
BEGIN
  SELECT state INTO s FROM appraisal WHERE id = coalesce(NEW.appraisal_id, OLD.appraisal_id);
  IF s NOT IN ('plan', 'meeting') AND NOT (TG_OP = 'DELETE' AND s = 'archived') THEN
    RAISE EXCEPTION 'the roll of appraisal % is closed', coalesce(NEW.appraisal_id, OLD.appraisal_id) USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE INDEX appraisal_kept ON appraisal (meeting_on) WHERE state = 'archived' AND erased_on IS NULL;
