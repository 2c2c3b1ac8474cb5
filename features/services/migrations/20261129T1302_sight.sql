-- Whom to call about a need is for the unit that holds it, and for the other side once both agreed; superiors read it by a grant alone.
DROP POLICY demand_contact_read ON demand_contact;
CREATE POLICY demand_contact_read ON demand_contact FOR SELECT TO bihuan_app
  USING (((SELECT scope_unit()) = ANY (unit_path) AND sees_sensitive('demand_contact', unit_path))
    OR EXISTS (SELECT FROM introduction i WHERE i.demand_id = demand_contact.demand_id AND i.agreed_on IS NOT NULL));

-- That there is one is no secret: whether a need may be published hangs on it.
CREATE FUNCTION demand_has_contact(need bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM demand_contact k WHERE k.demand_id = need) $$;
COMMENT ON FUNCTION demand_has_contact IS 'Whether somebody to call is on record for a need.';
REVOKE EXECUTE ON FUNCTION demand_has_contact FROM PUBLIC;
GRANT EXECUTE ON FUNCTION demand_has_contact TO bihuan_app;
GRANT SELECT ON demand_contact TO bihuan_definer;
CREATE POLICY demand_contact_definer ON demand_contact FOR SELECT TO bihuan_definer USING (true);
