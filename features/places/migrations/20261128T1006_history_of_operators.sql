-- Who runs a place may add to its history; it is read where the place is kept.
CREATE POLICY field_history_operated ON field_history FOR INSERT TO bihuan_app
  WITH CHECK (register = 'place' AND EXISTS (SELECT FROM place p WHERE p.id = record_id AND p.unit_path = field_history.unit_path AND (SELECT scope_unit()) = ANY (p.operator_unit_ids)));
