-- Rows between checking and storing are not laid down any more: the file is there, and is read again (decisions/0089).
DROP TABLE table_job_piece;
COMMENT ON COLUMN table_job.pieces IS 'How many pieces of an import are stored: who goes on after a killed server reads the file anew and passes over so many.';
