-- Why a value was changed, where the change asks for its reason.
ALTER TABLE field_history ADD COLUMN reason text CHECK (char_length(reason) BETWEEN 1 AND 500);
