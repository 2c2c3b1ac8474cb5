-- The charter and standing rules by version, and what meetings vote by them. One version is one record; its rules of quorum and majority are rows.
CREATE TABLE charter (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 80),
  kind text NOT NULL CHECK (kind IN ('charter', 'rules')),
  edition text NOT NULL CHECK (char_length(edition) BETWEEN 1 AND 40),
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on - 1),
  passed_by text,
  passed_on date CHECK (passed_on <= from_on)
);
COMMENT ON TABLE charter IS 'One version of the charter or of standing rules; in force from from_on until to_on, once passed.';
COMMENT ON COLUMN charter.to_on IS 'Written when a newer version of the name is passed, or on repeal; a day before from_on: never in force.';
SELECT wall_case_rows('charter', 'charter', ARRAY['kind', 'from_on', 'to_on']);
CREATE INDEX charter_same ON charter (title);
-- On one day one version of a name is in force.
ALTER TABLE charter ADD CONSTRAINT charter_once EXCLUDE USING gist (unit_id WITH =, title WITH =, daterange(from_on, to_on + 1) WITH &&)
  WHERE (state IN ('adopted', 'replaced', 'repealed')) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE charter_article (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  charter_id bigint NOT NULL REFERENCES charter,
  no int NOT NULL CHECK (no BETWEEN 1 AND 2000),
  address text NOT NULL CHECK (char_length(address) BETWEEN 1 AND 40),
  heading text,
  body text NOT NULL
);
COMMENT ON TABLE charter_article IS 'The text of a version, article by article.';
SELECT wall_child_rows('charter_article', 'charter', 'charter_id');

CREATE TABLE charter_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  charter_id bigint NOT NULL REFERENCES charter,
  body text NOT NULL,
  matter text NOT NULL,
  quorum_num int NOT NULL CHECK (quorum_num >= 1),
  quorum_den int NOT NULL CHECK (quorum_den >= quorum_num),
  quorum_above boolean NOT NULL,
  base text NOT NULL CHECK (base IN ('due', 'present', 'cast')),
  majority_num int NOT NULL CHECK (majority_num >= 1 AND majority_num * 2 >= majority_den),
  majority_den int NOT NULL CHECK (majority_den >= majority_num),
  majority_above boolean NOT NULL,
  article text NOT NULL,
  UNIQUE (charter_id, body, matter)
);
COMMENT ON TABLE charter_rule IS 'How a body votes on a matter: who must be there, and what votes for are counted against; with the article that says so.';
SELECT wall_child_rows('charter_rule', 'charter', 'charter_id');

ALTER TABLE meeting DROP CONSTRAINT meeting_kind_check,
  ADD CONSTRAINT meeting_kind_check CHECK (kind IN ('congress', 'plenary', 'standing', 'chairs', 'party', 'work', 'special', 'other'));
CREATE TABLE meeting_motion (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meeting_id bigint NOT NULL REFERENCES meeting,
  no int NOT NULL CHECK (no BETWEEN 1 AND 200),
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 200),
  matter text NOT NULL,
  charter_id bigint REFERENCES charter,
  due int CHECK (due BETWEEN 0 AND 100000),
  present int CHECK (present BETWEEN 0 AND 100000),
  votes_for int CHECK (votes_for >= 0),
  votes_against int CHECK (votes_against >= 0),
  votes_abstain int CHECK (votes_abstain >= 0),
  not_voted text,
  result text CHECK (result IN ('carried', 'not_carried', 'not_voted')),
  reckoning text,
  UNIQUE (meeting_id, no)
);
COMMENT ON TABLE meeting_motion IS 'What a meeting voted on, the votes, and the result by the rule of the charter in force on its day.';
COMMENT ON COLUMN meeting_motion.reckoning IS 'The arithmetic in words, as the minutes have it.';
SELECT wall_child_rows('meeting_motion', 'meeting', 'meeting_id');
CREATE INDEX meeting_motion_of_charter ON meeting_motion (charter_id) WHERE charter_id IS NOT NULL;

-- One post answers for its work and for clean hands within it; what was signed stays as it was signed.
ALTER TABLE duty_item ADD kind text NOT NULL DEFAULT 'work' CHECK (kind IN ('work', 'integrity'));
ALTER TABLE duty_item ALTER kind DROP DEFAULT;
ALTER TABLE duty_list ADD signed_items text;
COMMENT ON COLUMN duty_list.signed_items IS 'A digest of the items as they were signed.';
-- Lists signed before this day stand as they are.
UPDATE duty_list l SET signed_items = (SELECT md5(coalesce(string_agg(concat_ws('|', i.kind, i.duty, i.measure, i.due_on, i.with_units, i.channel), E'\n' ORDER BY i.id), ''))
  FROM duty_item i WHERE i.list_id = l.id) WHERE l.signed_on IS NOT NULL;
