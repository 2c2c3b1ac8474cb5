CREATE TABLE title_award (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 120),
  batch text NOT NULL,
  named_by_id int NOT NULL REFERENCES unit,
  basis text NOT NULL,
  listed_on date,
  given_on date,
  doc_no text,
  valid_until date CHECK (valid_until >= given_on),
  reviewed_on date
);
COMMENT ON TABLE title_award IS 'A title of one batch on its unit''s way: applied for, being earned, named, reviewed each year, expired or withdrawn.';
SELECT wall_case_rows('title_award', 'title_award', ARRAY['given_on', 'valid_until', 'reviewed_on']);
