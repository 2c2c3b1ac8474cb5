CREATE TABLE term_candidate (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  change_id bigint NOT NULL REFERENCES term_change,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 40),
  post text NOT NULL CHECK (post IN ('president', 'vice', 'secretary', 'standing', 'council', 'supervisor')),
  employer text NOT NULL,
  title text,
  again boolean NOT NULL,
  terms int CHECK (terms BETWEEN 0 AND 20),
  is_official boolean NOT NULL,
  approval text,
  CHECK (NOT is_official OR approval IS NOT NULL)
);
COMMENT ON TABLE term_candidate IS 'Who is proposed for a post of a society''s new term; an official is proposed with the paper that approves it.';
SELECT wall_child_rows('term_candidate', 'term_change', 'change_id');
