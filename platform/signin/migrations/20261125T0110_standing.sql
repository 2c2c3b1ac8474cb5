-- What an officer has said about an account; better-auth's own tables stay as it made them.
CREATE TABLE signin.standing (
  user_id text PRIMARY KEY REFERENCES signin."user" (id) ON DELETE CASCADE,
  blocked_at timestamptz,
  first_password_until timestamptz
);
COMMENT ON TABLE signin.standing IS 'Accounts an officer has blocked, and first passwords not yet changed by their owner. No row: an account in good standing.';
COMMENT ON COLUMN signin.standing.first_password_until IS 'Until then the first password opens the change of the password and nothing else; afterwards it opens nothing.';
GRANT SELECT, INSERT, UPDATE, DELETE ON signin.standing TO bihuan_app;
