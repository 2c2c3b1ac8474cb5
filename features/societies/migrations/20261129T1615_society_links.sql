-- What a charter sets for who holds its posts; compared with candidates, never with anybody else.
CREATE TABLE society_limit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  society_id bigint NOT NULL REFERENCES society,
  what text NOT NULL CHECK (what IN ('age', 'terms')),
  post text CHECK (post IN ('president', 'vice', 'secretary', 'standing', 'council', 'supervisor')),
  value int NOT NULL CHECK (value BETWEEN 1 AND 120),
  article text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE society_limit IS 'Age and terms at most by a society''s own charter, by post or for all, with the article and the days it is in force.';
SELECT wall_child_rows('society_limit', 'society', 'society_id');
ALTER TABLE term_candidate ADD born text, ADD exempted text;
COMMENT ON COLUMN term_candidate.exempted IS 'The paper by which a candidate beyond a limit of the charter is approved all the same.';

-- What a society sends by its link; it becomes part of the record when staff takes it over.
CREATE TABLE society_sent (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  society_id bigint NOT NULL REFERENCES society,
  kind text NOT NULL CHECK (kind IN ('review', 'correction')),
  year int CHECK (year BETWEEN 1950 AND 2100),
  says text CHECK (char_length(says) BETWEEN 2 AND 2000),
  fields jsonb,
  sent_on date NOT NULL,
  outcome text CHECK (outcome IN ('taken', 'declined')),
  words text CHECK (char_length(words) BETWEEN 2 AND 200),
  settled_on date,
  settled_by text,
  CHECK ((kind = 'review') = (year IS NOT NULL AND says IS NOT NULL) AND (kind = 'correction') = (fields IS NOT NULL)),
  CHECK ((outcome IS NULL) = (settled_on IS NULL) AND (outcome IS DISTINCT FROM 'declined' OR words IS NOT NULL))
);
COMMENT ON TABLE society_sent IS 'Yearly reviews and corrections that a society sends itself, and what staff made of each.';
SELECT wall_child_rows('society_sent', 'society', 'society_id');
REVOKE DELETE ON society_sent FROM bihuan_app;
ALTER TABLE society ADD sent_on date;
COMMENT ON COLUMN society.sent_on IS 'The day of the oldest thing it sent that nobody settled.';
SELECT list_by('society', 'sent_on');
