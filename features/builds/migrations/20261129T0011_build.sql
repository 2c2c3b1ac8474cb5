-- The build list is a declared register: its table bears its name, its row the case's title, place, state and days.
ALTER TABLE build_target RENAME TO build;
DROP POLICY build_target_scope ON build;
ALTER TABLE build ADD title text;
UPDATE build b SET title = c.title FROM work_case c WHERE c.id = b.id;
ALTER TABLE build ALTER title SET NOT NULL, ADD CHECK (char_length(title) BETWEEN 1 AND 100);
SELECT wall_case_rows('build', 'build', ARRAY['kind', 'year', 'started_on', 'accepted_on']);
