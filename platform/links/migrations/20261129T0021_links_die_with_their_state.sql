-- A link dies with the state in which its holder had something to answer; what it was for is told to whoever still opens it.
ALTER TABLE one_time_link ADD COLUMN revoked_because text CHECK (revoked_because IN ('edited', 'closed'));
COMMENT ON COLUMN one_time_link.revoked_because IS 'Why it opens nothing although no newer link replaced it: the case is being edited, or is closed.';
UPDATE one_time_link l SET revoked_at = now(), revoked_because = 'closed' FROM work_case c
  WHERE c.id = l.case_id AND c.closed_on IS NOT NULL AND l.used_at IS NULL AND l.revoked_at IS NULL;
