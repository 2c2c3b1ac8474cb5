CREATE TABLE fair_follow (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fair_id bigint NOT NULL REFERENCES fair,
  project_id bigint NOT NULL REFERENCES fair_project,
  cause text NOT NULL,
  words text CHECK (char_length(words) BETWEEN 1 AND 300),
  said_by text NOT NULL,
  said_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  UNIQUE (fair_id, project_id)
);
COMMENT ON TABLE fair_follow IS 'Why a selected project came to nothing, where none of its talks says it.';
SELECT wall_child_rows('fair_follow', 'fair', 'fair_id');

ALTER TABLE fair_talk ADD agreement_id bigint REFERENCES agreement;
COMMENT ON COLUMN fair_talk.agreement_id IS 'The agreement that was made of what came of it.';
CREATE INDEX fair_talk_agreement ON fair_talk (agreement_id) WHERE agreement_id IS NOT NULL;
