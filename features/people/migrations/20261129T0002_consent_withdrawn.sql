-- Whoever withdraws his consent is hidden by the row policy, so no statement of the application's own could write that: a function does, within
-- the caller's subtree and for nobody who still holds a post after the day.
CREATE FUNCTION person_withdraw(of_person bigint, on_day date) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE person SET consent_withdrawn_on = on_day, phone = NULL, email = NULL
  WHERE id = of_person AND scope_unit() = ANY (unit_path) AND consent_withdrawn_on IS NULL
    AND NOT EXISTS (SELECT FROM post WHERE post.person_id = of_person AND (post.to_on IS NULL OR post.to_on > on_day));
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION person_withdraw IS 'Hides a person of the own subtree everywhere and forgets phone and e-mail; false where that may not be.';
REVOKE EXECUTE ON FUNCTION person_withdraw FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_withdraw TO bihuan_app;
GRANT UPDATE (consent_withdrawn_on, phone, email) ON person TO bihuan_definer;
CREATE POLICY person_definer_withdraws ON person FOR UPDATE TO bihuan_definer USING (consent_withdrawn_on IS NULL) WITH CHECK (consent_withdrawn_on IS NOT NULL);
GRANT SELECT ON post TO bihuan_definer;
CREATE POLICY post_definer ON post FOR SELECT TO bihuan_definer USING (true);
