-- Who sees the case sees its links. A token is looked up before anybody is known, on a connection without a scope: it may read, not write.
ALTER TABLE one_time_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_time_link_scope ON one_time_link TO bihuan_app
  USING (EXISTS (SELECT FROM work_case c WHERE c.id = case_id)) WITH CHECK (EXISTS (SELECT FROM work_case c WHERE c.id = case_id));
CREATE POLICY one_time_link_lookup ON one_time_link FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) IS NULL);
