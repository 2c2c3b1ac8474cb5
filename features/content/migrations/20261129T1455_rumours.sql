CREATE TABLE rumour (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  claim text NOT NULL CHECK (char_length(claim) BETWEEN 2 AND 200),
  met_where text NOT NULL,
  met_on date NOT NULL,
  verdict text CHECK (verdict IN ('false', 'half', 'open')),
  evidence text,
  reviewer_id bigint REFERENCES content_reviewer,
  judged_on date CHECK (judged_on >= met_on),
  superseded_by bigint REFERENCES rumour CHECK (superseded_by <> id),
  item_id bigint REFERENCES content_item,
  CHECK ((verdict IS NULL) = (judged_on IS NULL) AND (verdict IS NULL OR (reviewer_id IS NOT NULL AND evidence IS NOT NULL)))
);
COMMENT ON TABLE rumour IS 'A claim that is met, and what a named reviewer says of it on which evidence; a verdict that no longer holds is superseded, never rewritten.';
SELECT wall_unit_rows('rumour', ARRAY['met_on', 'verdict', 'judged_on']);
CREATE INDEX rumour_same ON rumour (claim);
CREATE INDEX rumour_reviewer ON rumour (reviewer_id) WHERE reviewer_id IS NOT NULL;
