-- The first stage of a survey's sample: which of the registered stations take part, and how likely each was to.
CREATE TABLE survey_stage (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  survey_id bigint NOT NULL REFERENCES survey,
  station_id bigint NOT NULL REFERENCES survey_station,
  chance_num bigint NOT NULL CHECK (chance_num >= 1),
  chance_den bigint NOT NULL CHECK (chance_den >= chance_num),
  drawn_on date NOT NULL,
  UNIQUE (survey_id, station_id)
);
COMMENT ON TABLE survey_stage IS 'Stations drawn for a survey by its seed, within each kind in proportion to their people. A survey without any asks all stations.';
COMMENT ON COLUMN survey_stage.chance_num IS 'With chance_den: how likely it was to be drawn. Each answer weighs by its inverse.';
SELECT wall_child_rows('survey_stage', 'survey', 'survey_id');
