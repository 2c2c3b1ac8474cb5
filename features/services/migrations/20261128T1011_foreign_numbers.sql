-- Somebody else's number of a need is theirs to repeat: what one unit notes keeps no other from noting the same.
ALTER TABLE demand DROP CONSTRAINT demand_external_id_key;
