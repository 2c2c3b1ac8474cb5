ALTER TABLE import_batch ADD same jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN import_batch.same IS 'What the sender said once for every row, by field and without what is sensitive; proposed to the same sender next time.';
