-- Who has gone through the first day's five steps, or skipped them: not shown again unless called.
CREATE TABLE tour_end (
  person_id bigint PRIMARY KEY REFERENCES person,
  ended_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE tour_end IS 'A person who finished or skipped the first day''s steps; no row: they are still offered.';
ALTER TABLE tour_end ENABLE ROW LEVEL SECURITY;
CREATE POLICY tour_end_own ON tour_end TO bihuan_app USING (person_id = (SELECT scope_person())) WITH CHECK (person_id = (SELECT scope_person()));
GRANT SELECT, INSERT ON tour_end TO bihuan_app;
