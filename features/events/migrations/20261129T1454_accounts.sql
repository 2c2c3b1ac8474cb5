CREATE TABLE media_account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  platform text NOT NULL CHECK (char_length(platform) BETWEEN 1 AND 40),
  address text,
  owner text NOT NULL CHECK (char_length(owner) BETWEEN 2 AND 40),
  publishers text,
  look_days int NOT NULL CHECK (look_days BETWEEN 1 AND 366),
  looked_on date,
  found text,
  next_look_on date,
  closed_on date
);
COMMENT ON TABLE media_account IS 'Accounts on platforms: who answers for each, who publishes there, when somebody last looked that it is still what it should be.';
COMMENT ON COLUMN media_account.next_look_on IS 'The last look and the days between looks; NULL once it is closed.';
SELECT wall_unit_rows('media_account', ARRAY['platform', 'looked_on', 'next_look_on']);
CREATE INDEX media_account_same ON media_account (name);
