CREATE TABLE academic_cost (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES academic_event,
  item text NOT NULL CHECK (item IN ('lodging', 'meals', 'venue', 'traffic', 'print', 'expert', 'lecture', 'interpret', 'other')),
  grade text,
  people int CHECK (people BETWEEN 1 AND 100000),
  days int CHECK (days BETWEEN 1 AND 1000),
  fen bigint NOT NULL CHECK (fen > 0),
  note text
);
COMMENT ON TABLE academic_cost IS 'The budget of an event by item.';
SELECT wall_child_rows('academic_cost', 'academic_event', 'event_id');
CREATE TABLE event_name_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
  words text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('any', 'annual', 'seminar', 'forum', 'lecture', 'international', 'strait')),
  unless text NOT NULL CHECK (unless IN ('international', 'agreed', 'never')),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE event_name_rule IS 'Words that a name may not bear at will, divided by 、, and what gives the right to them, as a document sets it from a day on.';
SELECT wall_unit_rows('event_name_rule', ARRAY['kind', 'unless', 'from_on', 'to_on'], seen_below => true);
CREATE INDEX event_name_rule_same ON event_name_rule (name);
