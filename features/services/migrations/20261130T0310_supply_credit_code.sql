-- Who has the demander's code is the demander, however the two names are written.
ALTER TABLE supply ADD COLUMN credit_code text;
COMMENT ON COLUMN supply.credit_code IS 'Unified social credit code of the organisation, checked by its last character (GB 32100); null where unknown.';
