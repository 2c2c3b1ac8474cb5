CREATE TABLE feedback (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  words text NOT NULL CHECK (char_length(words) BETWEEN 1 AND 2000),
  contact text CHECK (char_length(contact) <= 60),
  page text,
  given_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE feedback IS '投诉建议 from any page; read by the auditor.';
ALTER TABLE feedback ENABLE ROW LEVEL SECURITY;
CREATE POLICY feedback_given ON feedback FOR INSERT TO bihuan_app WITH CHECK (true);
CREATE POLICY feedback_read ON feedback FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NOT NULL);
GRANT SELECT, INSERT ON feedback TO bihuan_app;
