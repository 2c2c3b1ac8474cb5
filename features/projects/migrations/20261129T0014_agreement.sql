-- Agreements are a declared register: list, filters, sorts and files come from the mechanism; their rows bear the case's title, place,
-- state and days. The version counts edits of the text alone, as in every declared register.
DROP POLICY agreement_scope ON agreement;
DROP TRIGGER search_agreement ON agreement;
DROP TRIGGER count_version ON agreement;
ALTER TABLE agreement RENAME version TO version_before;
ALTER TABLE agreement ADD title text;
UPDATE agreement a SET title = c.title FROM work_case c WHERE c.id = a.id;
ALTER TABLE agreement ALTER title SET NOT NULL;
SELECT wall_case_rows('agreement', 'agreement', ARRAY['type', 'signed_on', 'amount_fen']);
UPDATE agreement SET version = version_before;
ALTER TABLE agreement DROP version_before;
COMMENT ON COLUMN agreement.version IS 'Counts edits: whoever saves an older one is told.';
