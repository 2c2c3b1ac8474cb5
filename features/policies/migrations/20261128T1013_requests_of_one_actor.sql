-- A request is one person's in one unit: nobody else's key stands in its way.
ALTER TABLE policy DROP CONSTRAINT policy_request_key_key;
ALTER TABLE policy ADD COLUMN requested_by text;
CREATE UNIQUE INDEX policy_request ON policy (unit_id, requested_by, request_key);
COMMENT ON COLUMN policy.requested_by IS 'Whose request entered it; NULL for imports and for those entered before this was kept.';
-- A path is one within the folder a unit imports; another unit's folder may hold the same.
ALTER TABLE policy DROP CONSTRAINT policy_source_key;
CREATE UNIQUE INDEX policy_source ON policy (unit_id, source);
