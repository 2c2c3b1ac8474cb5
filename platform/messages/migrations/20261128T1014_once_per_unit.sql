-- A message is sent once per unit; nobody's key keeps another unit's message from being written.
ALTER TABLE message DROP CONSTRAINT message_once_key_key;
CREATE UNIQUE INDEX message_once ON message (unit_path, once_key) WHERE once_key IS NOT NULL;
