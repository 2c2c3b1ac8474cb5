CREATE TABLE campaign (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  purpose text,
  first_on date NOT NULL,
  last_on date NOT NULL CHECK (last_on >= first_on)
);
COMMENT ON TABLE campaign IS 'A campaign with its activities and works; its case (same id) says where it stands.';
SELECT wall_case_rows('campaign', 'campaign', ARRAY['first_on', 'last_on']);

CREATE TABLE campaign_activity (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign_id bigint NOT NULL REFERENCES campaign,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  on_day date NOT NULL,
  place text
);
COMMENT ON TABLE campaign_activity IS 'What was done in a campaign, day by day.';
SELECT wall_child_rows('campaign_activity', 'campaign', 'campaign_id');

CREATE TABLE campaign_work (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign_id bigint NOT NULL REFERENCES campaign,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
  author text NOT NULL,
  rights text NOT NULL,
  published_on date
);
COMMENT ON TABLE campaign_work IS 'Works of a campaign, each with its author and by what right it is shown.';
SELECT wall_child_rows('campaign_work', 'campaign', 'campaign_id');

CREATE TABLE media_figure (
  id bigint PRIMARY KEY REFERENCES work_case,
  work text NOT NULL CHECK (char_length(work) BETWEEN 1 AND 100),
  campaign_id bigint NOT NULL REFERENCES campaign,
  platform text NOT NULL,
  metric text NOT NULL,
  value bigint NOT NULL CHECK (value >= 0),
  cumulated boolean,
  published_on date,
  read_on date NOT NULL CHECK (read_on >= published_on),
  read_by text NOT NULL,
  address text
);
COMMENT ON TABLE media_figure IS 'What one platform showed of one work on one day. Figures of several platforms are never people and are added up nowhere; no fact is made of them.';
SELECT wall_case_rows('media_figure', 'media_figure', ARRAY['read_on']);
