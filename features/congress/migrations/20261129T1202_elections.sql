CREATE TABLE congress_election (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  congress_id bigint NOT NULL REFERENCES congress,
  seats int NOT NULL CHECK (seats BETWEEN 1 AND 2000),
  more_percent int NOT NULL CHECK (more_percent BETWEEN 0 AND 100),
  source text NOT NULL,
  held_on date,
  due int CHECK (due BETWEEN 1 AND 5000),
  present int CHECK (present BETWEEN 0 AND 5000),
  issued int CHECK (issued BETWEEN 0 AND 5000),
  returned int CHECK (returned BETWEEN 0 AND 5000),
  valid int CHECK (valid BETWEEN 0 AND 5000),
  candidates int,
  CHECK (present <= due)
);
COMMENT ON TABLE congress_election IS 'An election of a congress among its delegates: candidates, more of them than seats, and the counted ballots.';
SELECT wall_case_rows('congress_election', 'congress_election', ARRAY['congress_id', 'held_on']);
CREATE INDEX congress_election_same ON congress_election (title);

CREATE TABLE congress_candidate (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  election_id bigint NOT NULL REFERENCES congress_election,
  nominee_id bigint NOT NULL REFERENCES congress_nominee,
  votes_for int CHECK (votes_for BETWEEN 0 AND 5000),
  result text CHECK (result IN ('elected', 'not_elected', 'tied')),
  UNIQUE (election_id, nominee_id)
);
COMMENT ON TABLE congress_candidate IS 'A delegate who stands in an election, his votes and what came of it.';
SELECT wall_child_rows('congress_candidate', 'congress_election', 'election_id');
