-- A body without account reports by its link; what it wrote stands as it wrote it.
CREATE TABLE task_outside (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id bigint NOT NULL REFERENCES task,
  on_day date NOT NULL,
  done text NOT NULL CHECK (char_length(done) BETWEEN 2 AND 500),
  proof text CHECK (char_length(proof) <= 200),
  finished boolean NOT NULL,
  basis text NOT NULL CHECK (basis IN ('self', 'proxy')),
  at timestamptz NOT NULL
);
COMMENT ON TABLE task_outside IS 'What a co-operating body without account wrote of a task by its link; changed by nobody.';
COMMENT ON COLUMN task_outside.basis IS 'Whether the link was answered from the body''s own place, or from where it was handed out.';
SELECT wall_child_rows('task_outside', 'task', 'task_id');
REVOKE UPDATE, DELETE ON task_outside FROM bihuan_app;
