-- Who runs a place answers its visitors: a post of its own, whose duties reach the places its unit operates and no further.
ALTER TABLE post DROP CONSTRAINT post_role_check;
ALTER TABLE post ADD CONSTRAINT post_role_check
  CHECK (role IN ('adviser', 'reviewer', 'leader', 'entry', 'registrar', 'operator', 'auditor', 'system_officer', 'security_officer'));
