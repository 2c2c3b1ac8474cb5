-- A certificate is checked in public by a random code, since its number can be guessed; what was accepted before has one too.
ALTER TABLE study ADD certificate_code text UNIQUE;
COMMENT ON COLUMN study.certificate_code IS 'Printed on the certificate; by it anybody sees what the certificate says. Random: it tells nothing of the next one.';
UPDATE study SET certificate_code = upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 13)) WHERE certificate IS NOT NULL;

CREATE FUNCTION study_of_certificate(c text) RETURNS TABLE (certificate text, number text, title text, host_name text, leader text, accepted_on date, unit_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.certificate, s.number, s.title, s.host_name, s.leader, s.accepted_on, u.name FROM study s JOIN unit u ON u.id = s.unit_id
  WHERE s.certificate_code = c AND s.accepted_on IS NOT NULL $$;
REVOKE EXECUTE ON FUNCTION study_of_certificate FROM PUBLIC;
GRANT EXECUTE ON FUNCTION study_of_certificate TO bihuan_app;
