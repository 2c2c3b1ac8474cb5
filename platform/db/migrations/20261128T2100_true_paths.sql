-- Tables made beside the walls (20261128T1000) follow them: what is stored stands under the true path of a unit, and who opened a document is who is asked.
ALTER POLICY confirmation_scope ON confirmation WITH CHECK (scope_writes(unit_path));
ALTER POLICY callback_draw_scope ON callback_draw WITH CHECK (scope_writes(unit_path));
ALTER POLICY account_request_all ON account_request WITH CHECK (scope_writes(unit_path));
ALTER POLICY account_notice_tell ON account_notice WITH CHECK (scope_writes(unit_path));
ALTER POLICY file_opening_scope ON file_opening
  WITH CHECK (person_id = (SELECT scope_person()) AND EXISTS (SELECT FROM stored_file f WHERE f.id = file_id));
