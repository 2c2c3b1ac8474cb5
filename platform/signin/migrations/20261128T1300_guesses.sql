-- Guesses are counted by name and by where they come from, before they are judged: a stranger's misses lock the stranger.
DELETE FROM signin.lockout;
ALTER TABLE signin.lockout DROP CONSTRAINT lockout_pkey;
ALTER TABLE signin.lockout ADD COLUMN source text NOT NULL DEFAULT '*', ADD PRIMARY KEY (username, source);
COMMENT ON TABLE signin.lockout IS 'Guesses by name and source, counted before they are judged: the fifth from one source locks it for fifteen minutes, whether the name exists or not.';
COMMENT ON COLUMN signin.lockout.source IS 'A network (/24, /64), a device that signed in before, a session, or * for all strangers together.';
-- A code of the authenticator opens once: the step of the last one used is kept.
ALTER TABLE signin.standing ADD COLUMN last_code_step bigint;
COMMENT ON COLUMN signin.standing.last_code_step IS 'The thirty-second step of the last authenticator code used; that code and older ones open nothing any more.';
